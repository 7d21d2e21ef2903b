#include "server/search/vocabulary.hpp"

#include "engine/text.hpp"
#include "server/archive/connection.hpp"
#include "server/search/schema.hpp"
#include "server/search/tokenizer.hpp"

#include <algorithm>
#include <set>

namespace outward::server {

using engine::CodePoint;
using engine::first_character;

namespace terms = catalogue_sql::terms;
namespace parts = catalogue_sql::parts;

namespace {

constexpr std::size_t shortest_part = 3;   // what a trigram finds
constexpr std::size_t longest_term = 120;  // bytes: beyond, it is no word that somebody would type
constexpr std::int64_t most_containing = 40;
constexpr std::int64_t most_candidates = 400;
constexpr std::size_t most_suggestions = 5;
constexpr auto after_all = "\U0010FFFF";  // stands behind every character

std::u32string letters_of(std::string_view text) {
    std::u32string letters;
    while (!text.empty()) {
        const CodePoint next = first_character(text);
        letters += next.code;
        text.remove_prefix(next.length);
    }
    return letters;
}

/// The first `count` characters.
std::string_view beginning_of(std::string_view text, std::size_t count) {
    std::size_t end = 0;
    for (; count > 0 && end < text.size(); --count) end += first_character(text.substr(end)).length;
    return text.substr(0, end);
}

std::string in_quotes(std::string_view term) { return '"' + std::string{term} + '"'; }

/// Any three characters of it in a row.
std::string any_part_of(std::string_view term) {
    std::string match;
    for (std::string_view rest = term; !rest.empty();
         rest.remove_prefix(first_character(rest).length)) {
        const auto part = beginning_of(rest, shortest_part);
        if (letters_of(part).size() < shortest_part) break;
        match += (match.empty() ? "" : " OR ") + in_quotes(part);
    }
    return match;
}

Known known_of(SQLite::Statement& row) {
    return {row.getColumn(0).getString(), row.getColumn(1).getString(),
            row.getColumn(2).getInt64()};
}

/// Worth looking into for shorter words.
bool has_parts(const std::string& term) {
    return term.size() <= longest_term && letters_of(term).size() > shortest_part;
}

}  // namespace

Vocabulary::Vocabulary(SQLite::Database& catalogue)
    : find(catalogue, terms::find),
      state(catalogue, catalogue_sql::state::find),
      inside(catalogue, parts::containing),
      beginning(catalogue, terms::beginning_with),
      frequent_beginning(catalogue, terms::frequent_beginning_with) {}

std::int64_t Vocabulary::entries_with(const std::string& term) {
    std::int64_t entries = 0;
    for_each_row(find, {{":term", term}},
                 [&](auto& row) { entries = row.getColumn(2).getInt64(); });
    return entries;
}

std::int64_t Vocabulary::all_entries() {
    std::int64_t entries = 0;
    for_each_row(state, {{":name", catalogue_sql::state::entries}},
                 [&](auto& row) { entries = row.getColumn(0).getInt64(); });
    return entries;
}

std::vector<Known> Vocabulary::containing(const std::string& term) {
    std::vector<Known> found;
    if (letters_of(term).size() < shortest_part) return found;
    for_each_row(inside, {{":match", in_quotes(term)}, {":limit", most_containing + 1}},
                 [&](auto& row) { found.push_back(known_of(row)); });
    std::erase_if(found, [&](const Known& known) { return known.term == term; });
    if (found.size() > most_containing) found.pop_back();
    return found;
}

std::vector<Known> Vocabulary::beginning_with(const std::string& term, std::int64_t most) {
    std::vector<Known> found;
    for_each_row(beginning, {{":from", term}, {":to", term + after_all}, {":limit", most + 1}},
                 [&](auto& row) { found.push_back(known_of(row)); });
    if (found.size() > static_cast<std::size_t>(most)) found.clear();
    return found;
}

std::vector<Known> Vocabulary::near(const std::string& term) {
    const std::u32string letters = letters_of(term);
    if (letters.size() < shortest_part || term.size() > longest_term) return {};
    const std::size_t most = letters.size() <= 5 ? 1 : 2;

    struct Candidate {
        std::size_t steps;
        Known known;
    };
    std::vector<Candidate> found;
    std::set<std::string> seen{term};
    const auto consider = [&](auto& row) {
        Known known = known_of(row);
        if (!seen.insert(known.term).second) return;
        const std::size_t steps = distance(letters, letters_of(known.term), most);
        if (steps <= most) found.push_back({steps, std::move(known)});
    };
    for_each_row(inside, {{":match", any_part_of(term)}, {":limit", most_candidates}}, consider);
    const std::string same{beginning_of(term, 1)};
    for_each_row(frequent_beginning,
                 {{":from", same}, {":to", same + after_all}, {":limit", most_candidates}},
                 consider);
    std::ranges::sort(found, [](const Candidate& one, const Candidate& other) {
        return one.steps != other.steps ? one.steps < other.steps
                                        : one.known.entries > other.known.entries;
    });
    std::vector<Known> nearest;
    for (Candidate& candidate : found) {
        if (nearest.size() == most_suggestions) break;
        nearest.push_back(std::move(candidate.known));
    }
    return nearest;
}

VocabularyChanges::VocabularyChanges(SQLite::Database& catalogue)
    : find(catalogue, terms::find),
      insert(catalogue, terms::add),
      update(catalogue, terms::change),
      erase(catalogue, terms::remove),
      insert_parts(catalogue, parts::add),
      erase_parts(catalogue, parts::remove) {}

void VocabularyChanges::change(std::string_view text, std::int64_t by) {
    std::set<std::string> counted;
    for (const Token& token : tokens_of(text)) {
        if (!counted.insert(token.text).second) continue;
        Change& change = changes[token.text];
        change.entries += by;
        if (by > 0 && change.shown.empty())
            change.shown = text.substr(token.from, token.to - token.from);
    }
}

void VocabularyChanges::write() {
    for (const auto& [term, change] : changes) write(term, change);
    changes.clear();
}

void VocabularyChanges::write(const std::string& term, const Change& change) {
    std::int64_t number = 0;
    std::int64_t before = 0;
    for_each_row(find, {{":term", term}}, [&](auto& row) {
        number = row.getColumn(0).getInt64();
        before = row.getColumn(2).getInt64();
    });
    const std::int64_t after = before + change.entries;
    if (number == 0 && after > 0) {
        for_each_row(insert, {{":term", term}, {":shown", change.shown}, {":entries", after}},
                     [&](auto& row) { number = row.getColumn(0).getInt64(); });
        if (has_parts(term)) execute(insert_parts, {{":number", number}, {":term", term}});
    } else if (number != 0 && after > 0) {
        if (change.entries != 0) execute(update, {{":number", number}, {":entries", after}});
    } else if (number != 0) {
        if (has_parts(term)) execute(erase_parts, {{":number", number}, {":term", term}});
        execute(erase, {{":number", number}});
    }
}

std::size_t distance(std::u32string_view one, std::u32string_view other, std::size_t most) {
    const std::size_t longer = std::max(one.size(), other.size());
    if (longer - std::min(one.size(), other.size()) > most) return most + 1;
    // Rows of the classic table: the one before last is for two letters that have changed places.
    std::vector<std::size_t> last(other.size() + 1);
    std::vector<std::size_t> before_last;
    for (std::size_t j = 0; j <= other.size(); ++j) last[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        std::vector<std::size_t> row(other.size() + 1, i);
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const bool same = one[i - 1] == other[j - 1];
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1)});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        before_last = std::exchange(last, std::move(row));
    }
    return std::min(last.back(), most + 1);
}

}  // namespace outward::server
