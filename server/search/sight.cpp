#include "server/search/sight.hpp"

#include "server/archive/connection.hpp"
#include "server/search/schema.hpp"

namespace outward::server {

namespace {

/// So many are looked up one by one, at 6 µs each; for more, all numbers are kept at hand.
constexpr std::size_t few_released = 200;

}  // namespace

Numbers::Numbers(SQLite::Database& catalogue)
    : find(catalogue, catalogue_sql::conversations::number),
      list(catalogue, catalogue_sql::conversations::numbers),
      version(catalogue, "PRAGMA data_version") {}

std::optional<ConversationNumber> Numbers::of(const std::string& conversation) {
    std::optional<ConversationNumber> number;
    for_each_row(find, {{":id", conversation}},
                 [&](auto& row) { number = row.getColumn(0).getInt64(); });
    return number;
}

std::optional<Allowed> Numbers::allowed_by(const Sight& sight) {
    if (!sight) return std::nullopt;
    const bool many = sight->size() > few_released;
    if (many) read_all();
    Allowed allowed;
    for (const MaySee& may : *sight) {
        std::optional<ConversationNumber> number;
        if (!many)
            number = of(may.conversation);
        else if (const auto known = all.find(may.conversation); known != all.end())
            number = known->second;
        if (!number) continue;
        const auto index = static_cast<std::size_t>(*number);
        if (index >= allowed.size()) allowed.resize(index + 1, Admission::none);
        allowed[index] = may.crew ? Admission::all : Admission::without_crew;
    }
    return allowed;
}

void Numbers::read_all() {
    int now = 0;
    for_each_row(version, {}, [&](auto& row) { now = row.getColumn(0).getInt(); });
    if (now == read_at_version) return;
    all.clear();
    for_each_row(list, {}, [&](auto& row) {
        all.emplace(row.getColumn(0).getString(), row.getColumn(1).getInt64());
    });
    read_at_version = now;
}

}  // namespace outward::server
