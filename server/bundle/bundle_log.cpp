#include "server/bundle/bundle_log.hpp"

#include "protocols/bounded_json.hpp"

#include <algorithm>
#include <set>

namespace outward::server {

using engine::Result;
using engine::Trouble;
using nlohmann::json;

namespace {

constexpr std::size_t fields_of_event = 9;
constexpr std::size_t longest_word = 64;

bool is_printable(const std::string& text) {
    return !text.empty() && text.size() <= longest_word &&
           std::ranges::all_of(text, [](char c) { return c > ' ' && c <= '~'; });
}

/// A hash in hexadecimal, or a salt of letters and digits; nothing is longer.
bool is_short_text(const json& value) {
    return value.is_string() && (value.get_ref<const std::string&>().empty() ||
                                 is_printable(value.get_ref<const std::string&>()));
}

std::optional<std::int64_t> number_in(const json& value, std::int64_t least, std::int64_t most) {
    // One beyond int64 is unsigned here, or no integer at all.
    if (!value.is_number_integer() ||
        (value.is_number_unsigned() &&
         value.get<std::uint64_t>() > static_cast<std::uint64_t>(most)))
        return std::nullopt;
    const auto number = value.get<std::int64_t>();
    if (number < least || number > most) return std::nullopt;
    return number;
}

std::optional<LinkedEvent> read_line(std::string_view line) {
    json value = protocols::parse_bounded(line, BundleLimits::depth);
    if (!value.is_object() || value.size() != fields_of_event) return std::nullopt;
    for (const char* name :
         {"seq", "at", "type", "by", "undoes", "body", "salt", "words", "digest"})
        if (!value.contains(name)) return std::nullopt;
    for (const char* name : {"type", "salt", "words", "digest"})
        if (!is_short_text(value[name])) return std::nullopt;
    const auto seq = number_in(value["seq"], 1, static_cast<std::int64_t>(BundleLimits::events));
    const auto at = number_in(value["at"], 0, BundleLimits::last_moment);
    if (!seq || !at || !value["body"].is_object()) return std::nullopt;
    LinkedEvent linked{.event = {.seq = *seq,
                                 .at = *at,
                                 .type = value["type"],
                                 .by = std::nullopt,
                                 .undoes = std::nullopt,
                                 .body = std::move(value["body"])},
                       .sealed = {value["salt"], value["words"]},
                       .digest = value["digest"]};
    if (!is_printable(linked.event.type)) return std::nullopt;
    if (!value["by"].is_null()) {
        if (!value["by"].is_string() || !is_printable(value["by"])) return std::nullopt;
        linked.event.by = value["by"];
    }
    if (!value["undoes"].is_null()) {
        linked.event.undoes = number_in(value["undoes"], 1, *seq - 1);
        if (!linked.event.undoes) return std::nullopt;
    }
    return linked;
}

Trouble at_event(std::size_t number, const std::string& what) {
    return {"event " + std::to_string(number) + " of its log " + what};
}

std::string id_in(const json& body) {
    const auto id = body.find("id");
    return id != body.end() && id->is_string() ? id->get<std::string>() : std::string{};
}

}  // namespace

std::string to_lines(const std::vector<LinkedEvent>& events) {
    std::string lines;
    for (const LinkedEvent& linked : events) {
        const StoredEvent& event = linked.event;
        const json line{{"seq", event.seq},
                        {"at", event.at},
                        {"type", event.type},
                        {"by", event.by ? json(*event.by) : json(nullptr)},
                        {"undoes", event.undoes ? json(*event.undoes) : json(nullptr)},
                        {"body", event.body},
                        {"salt", linked.sealed.salt},
                        {"words", linked.sealed.words},
                        {"digest", linked.digest}};
        lines += line.dump(-1, ' ', false, json::error_handler_t::replace) + '\n';
    }
    return lines;
}

Result<std::vector<LinkedEvent>, Trouble> from_lines(std::string_view lines) {
    std::vector<LinkedEvent> events;
    while (!lines.empty()) {
        const std::size_t number = events.size() + 1;
        if (number > BundleLimits::events)
            return Trouble{"its log has more than a million events."};
        const auto end = lines.find('\n');
        if (end == std::string_view::npos) return at_event(number, "is cut off.");
        if (end > BundleLimits::line) return at_event(number, "is longer than 1 MB.");
        auto event = read_line(lines.substr(0, end));
        if (!event) return at_event(number, "is none that can be read.");
        events.push_back(std::move(*event));
        lines.remove_prefix(end + 1);
    }
    if (events.empty()) return Trouble{"its log is empty."};
    return events;
}

std::optional<Trouble> break_in(const std::vector<LinkedEvent>& events) {
    std::set<std::string> without_words;
    std::string previous;
    for (std::size_t number = 1; number <= events.size(); ++number) {
        const auto& [event, sealed, digest] = events[number - 1];
        if (event.seq != static_cast<std::int64_t>(number))
            return at_event(number, "is missing or out of order.");
        const auto words = erasable_words(event);
        if (!words && !(sealed.salt.empty() && sealed.words.empty()))
            return at_event(number, "has words sealed that it does not hold.");
        if (words && words->empty() && !sealed.salt.empty() && is_erased(sealed))
            without_words.insert(id_in(event.body));
        else if (words && hash_of_words(sealed.salt, *words) != sealed.words)
            return at_event(number, "does not have the words that were written.");
        if (event.type == "note.erased") without_words.erase(id_in(event.body));
        if (digest_of(previous, event, sealed.words) != digest)
            return at_event(number, "is not as it was written.");
        previous = digest;
    }
    if (!without_words.empty())
        return Trouble{"the words of the note " + *without_words.begin() +
                       " are gone from its log, and nobody has erased them."};
    return std::nullopt;
}

}  // namespace outward::server
