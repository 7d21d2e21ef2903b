// What the catalogue is asked, and what it answers.
#pragma once

#include "engine/ids.hpp"
#include "server/search/entries.hpp"
#include "server/search/query.hpp"

#include <optional>
#include <string>
#include <vector>

namespace outward::server {

inline constexpr int largest_page = 100;
/// Beyond this many hits it is only said that there are more.
inline constexpr std::int64_t most_counted = 1'000;

/// A conversation that somebody may read.
struct MaySee {
    std::string conversation;
    bool crew = false;  // also what only facilitator and note-taker saw
};
/// None: everything. Empty: nothing.
using Sight = std::optional<std::vector<MaySee>>;

enum class ListOrder { date, title, place, length, people, notes };
enum class ListDirection { up, down };

/// Filters that are not set let everything through.
struct ArchiveQuery {
    std::string guide = {};
    std::string language = {};
    std::string stage = {};
    std::optional<std::string> library = {};
    std::string words = {};                   // of title and place; the last may be cut short
    std::optional<engine::Millis> from = {};  // created at that moment or later,
    std::optional<engine::Millis> to = {};    // and before this one
    Sight sight = {};
    ListOrder order = ListOrder::date;
    ListDirection direction = ListDirection::down;
    int limit = 50;           // 1 to largest_page
    std::string cursor = {};  // ListPage::next of the page before
};

struct ListedConversation {
    std::string id;
    std::string title;
    std::string place;
    std::string team;
    std::string library;
    std::string guide;
    std::string guide_title;  // in the conversation's language
    std::string language;
    std::string stage;
    engine::Millis created_at{};
    engine::Millis length{};  // from start to close, or so far
    std::int64_t people = 0;
    std::int64_t notes = 0;
};

struct ListPage {
    std::vector<ListedConversation> conversations;
    std::string next;  // empty: this is the last page
};

struct SearchQuery {
    std::string typed = {};             // query.hpp; nothing but blanks: everything, newest first
    std::vector<EntryKind> kinds = {};  // empty: all
    std::string category = {};
    std::string guide = {};
    std::optional<std::string> library = {};
    std::optional<int> table = {};
    std::optional<engine::Millis> from = {};  // said in that second or later,
    std::optional<engine::Millis> to = {};    // and before this one
    std::string conversation = {};
    Sight sight = {};
    int limit = 20;           // 1 to largest_page
    std::string cursor = {};  // SearchPage::next of the page before
};

struct PassagePart {
    std::string text;
    bool hit = false;
    friend bool operator==(const PassagePart&, const PassagePart&) = default;
};

struct Hit {
    std::string conversation;
    std::string title;
    Entry entry;
    std::vector<PassagePart> passage;  // the text around the words that were found
};

/// A word that is found nowhere, and one that is.
struct Suggestion {
    std::string typed;
    std::string instead;
};

struct SearchPage {
    std::vector<Hit> hits;
    std::string next;        // empty: this is the last page
    std::int64_t count = 0;  // of all pages, up to most_counted
    bool more = false;       // there are more than that
    std::vector<Hint> hints;
    std::vector<Suggestion> suggestions;
};

}  // namespace outward::server
