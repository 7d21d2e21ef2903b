// Whether a record may stand as it is, by itself.
#include "engine/dates.hpp"
#include "engine/initiative/decider.hpp"
#include "engine/limits.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <set>

namespace outward::engine {

namespace {

bool is_printable(const std::string& id, std::size_t longest) noexcept {
    return id.size() <= longest &&
           std::ranges::all_of(id, [](char c) { return c > ' ' && c < '\x7f'; });
}

/// Looks at one field after the other; the first that is unfit is told.
struct RecordCheck {
    std::string_view kind;
    std::optional<Rejection> found = std::nullopt;

    void operator()(std::string_view name, const std::string& text, std::size_t most) {
        const std::string what = name_of(name);
        if (auto unfit = unfit_text(text, most, what.c_str())) return tell(*unfit);
        const bool date = name == "on" || name == "due" || name == "sent_on";
        if (date && !text.empty() && !read_date(text))
            tell({Reason::bad_request, what + " is no day. Write it like 2026-11-23."});
        if (name == "at" && !text.empty() && !is_time_of_day(text))
            tell({Reason::bad_request, what + " is no time of day. Write it like 18:30."});
    }
    template <class Kind>
    void operator()(std::string_view name, const Id<Kind>& id, std::size_t most) {
        const std::size_t longest =
            std::is_same_v<Id<Kind>, RecordId> ? limits::record_id_length : limits::id_length;
        const bool own = name == "id";
        if (!is_printable(id.value, own ? most : longest) || (own && id.empty()))
            tell({Reason::bad_request, name_of(name) + " is unfit. Use 1 to " +
                                           std::to_string(own ? most : longest) +
                                           " printable ASCII characters without spaces."});
    }
    void operator()(std::string_view name, int number, std::size_t most) {
        if (number < 0 || static_cast<std::size_t>(number) > most)
            tell({Reason::bad_request, name_of(name) + " must be a whole number from 0 to " +
                                           std::to_string(most) + "."});
    }
    void operator()(std::string_view, bool, std::size_t) {}
    template <class Choice>
    requires std::is_enum_v<Choice>
    void operator()(std::string_view, Choice, std::size_t) {}

    template <class Item>
    void operator()(std::string_view name, const std::vector<Item>& list, std::size_t most) {
        if (list.size() > most)
            return tell({Reason::too_many, name_of(name) + " has " + std::to_string(list.size()) +
                                               " entries; at most " + std::to_string(most) +
                                               " can be kept."});
        for (const Item& item : list) listed(name, item);
    }
    void operator()(std::string_view name, const Texts& texts, std::size_t most) {
        if (texts.size() > record::few)
            return tell({Reason::too_many, name_of(name) + " can be kept in at most " +
                                               std::to_string(record::few) + " languages."});
        for (const auto& [language, text] : texts) {
            check_language(name, language);
            (*this)(name, text, most);
        }
    }

    void listed(std::string_view name, const std::string& text) {
        if (name == "languages") return check_language(name, text);
        (*this)(name, text, name == "places" ? record::short_text : record::listed_text);
    }
    void listed(std::string_view name, const RecordId& id) {
        if (id.empty()) return tell({Reason::bad_request, name_of(name) + " has an empty entry."});
        (*this)(name, id, limits::record_id_length);
    }
    template <class Part>
    void listed(std::string_view, const Part& part) {
        record::fields(*this, part);
    }

    void check_language(std::string_view name, const std::string& language) {
        if (!is_language_tag(language))
            tell({Reason::bad_request,
                  name_of(name) + " has a language that is none. Write it like en or pt-BR."});
    }
    [[nodiscard]] std::string name_of(std::string_view field) const {
        return "The field '" + std::string{field} + "' of the " + std::string{kind};
    }
    void tell(Rejection rejection) {
        if (!found) found = std::move(rejection);
    }

    // What only records of one kind have to keep.

    void rules_of(const record::Description& r) {
        const std::set<std::string> different{r.languages.begin(), r.languages.end()};
        if (r.id.value != "description")
            tell({Reason::bad_request, "The description has the id 'description' and no other."});
        else if (is_blank(r.title))
            tell({Reason::bad_request, "An initiative needs a title."});
        else if (r.languages.empty() || different.size() != r.languages.size())
            tell({Reason::bad_request,
                  "An initiative needs at least one language, and each of them once."});
    }
    void rules_of(const record::Readback& r) {
        if (r.id.value != "readback")
            tell({Reason::bad_request, "The readback has the id 'readback' and no other."});
    }
    void rules_of(const record::StoryPart& r) {
        if (std::ranges::find(record::story_parts, r.id.value) == record::story_parts.end())
            tell({Reason::bad_request,
                  "A story has the parts before, heard, did, changed and learned."});
        once(r.themes);
    }
    void rules_of(const record::Source& r) {
        if (r.id.value.size() > limits::id_length)
            tell({Reason::bad_request, "A source has the id of its conversation."});
    }
    void rules_of(const record::Tension& r) { once(r.themes); }
    void rules_of(const record::Sentence& r) { once(r.themes); }
    void rules_of(const auto&) {}

    void once(const std::vector<RecordId>& themes) {
        if (std::set<RecordId>{themes.begin(), themes.end()}.size() != themes.size())
            tell({Reason::bad_request, "Each theme can be named once. Leave the others out."});
    }
};

}  // namespace

bool is_fit_record_id(const RecordId& id) noexcept {
    return !id.empty() && is_printable(id.value, limits::record_id_length);
}

std::optional<Rejection> unfit_record(const Record& record) {
    RecordCheck check{record_kinds[record.index()]};
    std::visit(
        [&](const auto& r) {
            record::fields(check, r);
            check.rules_of(r);
        },
        record);
    return check.found;
}

}  // namespace outward::engine
