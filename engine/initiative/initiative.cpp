#include "engine/initiative/initiative.hpp"

#include <algorithm>

namespace outward::engine {

const RecordId& id_of(const Record& record) {
    return std::visit([](const auto& r) -> const RecordId& { return r.id; }, record);
}

const Kept* Initiative::find_kept(RecordKindIndex kind, const RecordId& id) const {
    const auto found = records.find({kind, id});
    return found == records.end() ? nullptr : &found->second;
}

const Statement* Initiative::find(StatementNumber number) const {
    const bool known = number >= 1 && static_cast<std::size_t>(number) <= statements.size();
    return known ? &statements[static_cast<std::size_t>(number) - 1] : nullptr;
}

bool Initiative::is_approved(const RecordId& what) const {
    const Kept* approval = find_kept(kind_of<record::Approval>(), what);
    if (!approval) return false;
    const auto covers = [&](RecordKindIndex kind, const std::string& id) {
        const Kept* kept = find_kept(kind, {id});
        return kept && kept->seq < approval->seq;
    };
    const auto named_after = [&](std::string_view prefix) {
        return what.value.starts_with(prefix) ? what.value.substr(prefix.size()) : std::string{};
    };
    if (what.value == "story")
        return std::ranges::all_of(record::story_parts, [&](std::string_view part) {
            return covers(kind_of<record::StoryPart>(), std::string{part});
        });
    return covers(kind_of<record::Version>(), named_after("version:")) ||
           covers(kind_of<record::Update>(), named_after("update:"));
}

}  // namespace outward::engine
