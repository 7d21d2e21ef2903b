#include "server/search/indexer.hpp"

#include "server/archive/connection.hpp"
#include "server/search/catalogue_file.hpp"
#include "server/search/entry_row.hpp"
#include "server/search/facets.hpp"
#include "server/search/schema.hpp"
#include "server/search/tokenizer.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>
#include <tuple>

namespace outward::server {

namespace sql_of = catalogue_sql;
using Row = SQLite::Statement;

namespace {

/// Rows that come in one go. Memory stays small, and a commit is worth its sync.
constexpr auto hash_size = "INSERT INTO words (words, rank) VALUES ('hashsize', 16777216)";

}  // namespace

std::string sort_key(std::string_view text) {
    std::string key;
    for (const Token& token : tokens_of(text)) key += (key.empty() ? "" : " ") + token.text;
    return key;
}

Indexer::Indexer(const std::filesystem::path& file)
    : database(open_catalogue_to_write(file)),
      vocabulary(database),
      list_known(database, sql_of::conversations::known),
      find_conversation(database, sql_of::conversations::find),
      ask_next_number(database, sql_of::conversations::next_number),
      put_conversation(database, sql_of::conversations::put),
      remove_conversation(database, sql_of::conversations::remove),
      add_names(database, sql_of::names::add),
      remove_names(database, sql_of::names::remove),
      list_entries(database, sql_of::entries::of),
      add_entry(database, sql_of::entries::add),
      remove_entry(database, sql_of::entries::remove),
      add_words(database, sql_of::words::add),
      remove_words(database, sql_of::words::remove),
      find_state(database, sql_of::state::find),
      put_state(database, sql_of::state::put) {
    database.exec(hash_size);
    entries = state(sql_of::state::entries);
}

std::map<std::string, Indexer::Known> Indexer::known() {
    std::map<std::string, Known> all;
    for_each_row(list_known, {}, [&](Row& row) {
        const auto text = [&](int column) { return row.getColumn(column).getString(); };
        const auto number = [&](int column) { return row.getColumn(column).getInt64(); };
        all[text(0)] = {number(1), text(2), number(3), text(4), text(5)};
    });
    return all;
}

void Indexer::put(const ArchivedRow& row, const Digested& digested) {
    begin();
    const auto found = find(row.id);
    const ConversationNumber number = found ? found->number : number_for_new();
    std::vector<Change> before = found ? rows_of(number) : std::vector<Change>{};

    std::set<EntryNumber> taken;
    std::multimap<std::pair<Entry, std::string>, Change*> there;
    for (Change& change : before) {
        taken.insert(change.number);
        there.emplace(std::pair{change.entry, change.facets}, &change);
    }
    bool comment_gone = false;
    std::vector<Change> coming;
    for (const Entry& entry : digested.entries) {
        std::string facets = facets_of(entry, number, row.guide, row.library);
        if (const auto same = there.find({entry, facets}); same != there.end())
            there.erase(same);
        else
            coming.push_back({.conversation = number, .entry = entry, .facets = std::move(facets)});
    }
    for (const auto& [same, change] : there) {
        comment_gone |= change->entry.kind == EntryKind::annotation;
        changes.push_back(std::move(*change));
    }
    std::map<EntryNumber, EntryNumber> free_from;  // by the first of a second
    for (Change& change : coming) {
        const EntryNumber first = first_number(change.entry.at, number, change.entry.crew);
        EntryNumber& here = free_from.try_emplace(first, first).first->second;
        while (!taken.insert(here).second) here = server::next_number(here);
        change.number = here;
        changes.push_back(std::move(change));
    }
    if (!found || found->title != row.title || found->place != row.place) {
        if (found)
            execute(remove_names,
                    {{":number", number}, {":title", found->title}, {":place", found->place}});
        put_row(number, row, digested);
        execute(add_names, {{":number", number}, {":title", row.title}, {":place", row.place}});
    } else {
        put_row(number, row, digested);
    }
    if (comment_gone || (found && digested.erased > found->erased)) wipe_later();
}

void Indexer::put_row(ConversationNumber number, const ArchivedRow& row, const Digested& digested) {
    execute(put_conversation, {{":number", number},
                               {":id", row.id},
                               {":title", row.title},
                               {":place", row.place},
                               {":title_key", sort_key(row.title)},
                               {":place_key", sort_key(row.place)},
                               {":team", row.team},
                               {":library", row.library},
                               {":guide", row.guide},
                               {":guide_title", digested.guide_title},
                               {":language", digested.language},
                               {":stage", row.stage},
                               {":created_at", row.created_at},
                               {":length", std::int64_t{digested.length.count()}},
                               {":people", row.people},
                               {":notes", row.notes},
                               {":erased", std::int64_t{digested.erased}},
                               {":seq", row.seq},
                               {":head", row.head},
                               {":revision", row.revision}});
}

void Indexer::remove(const std::string& conversation) {
    begin();
    const auto found = find(conversation);
    if (!found) return;
    std::ranges::move(rows_of(found->number), std::back_inserter(changes));
    execute(remove_names,
            {{":number", found->number}, {":title", found->title}, {":place", found->place}});
    execute(remove_conversation, {{":number", found->number}});
    wipe_later();
}

void Indexer::commit() {
    if (!in_transaction) return;
    std::ranges::sort(changes, {}, [](const Change& change) {
        return std::tuple{change.number, change.way};
    });
    for (const Change& change : changes) write(change);
    changes.clear();
    vocabulary.write();
    keep(sql_of::state::entries, entries);
    database.exec("COMMIT");
    in_transaction = false;
}

void Indexer::write(const Change& change) {
    const Entry& entry = change.entry;
    const Values words{
        {":number", change.number}, {":text", entry.text}, {":facets", change.facets}};
    if (change.way == Change::Way::goes) {
        execute(remove_words, words);
        execute(remove_entry, {{":number", change.number}});
        vocabulary.remove(entry.text);
        --entries;
        return;
    }
    execute(add_entry, {{":number", change.number},
                        {":conversation", change.conversation},
                        {":kind", static_cast<std::int64_t>(entry.kind)},
                        {":place", entry.place},
                        {":subject", entry.subject},
                        {":at", std::int64_t{entry.at.count()}},
                        {":category", entry.category},
                        {":step", entry.step},
                        {":table", std::int64_t{entry.table}},
                        {":crew", std::int64_t{entry.crew}},
                        {":language", entry.language},
                        {":text", entry.text},
                        {":facets", change.facets}});
    execute(add_words, words);
    vocabulary.add(entry.text);
    ++entries;
}

void Indexer::begin() {
    if (in_transaction) return;
    database.exec("BEGIN IMMEDIATE");
    in_transaction = true;
}

std::optional<Indexer::Found> Indexer::find(const std::string& conversation) {
    std::optional<Found> found;
    for_each_row(find_conversation, {{":id", conversation}}, [&](Row& row) {
        found = {row.getColumn(0).getInt64(), row.getColumn(1).getString(),
                 row.getColumn(2).getString(), row.getColumn(3).getInt64()};
    });
    return found;
}

ConversationNumber Indexer::number_for_new() {
    const Use use(ask_next_number, {});
    ask_next_number.executeStep();
    const ConversationNumber number = ask_next_number.getColumn(0).getInt64();
    if (number > most_conversations)
        throw std::length_error("a catalogue holds at most 4,194,303 conversations");
    return number;
}

std::vector<Indexer::Change> Indexer::rows_of(ConversationNumber conversation) {
    std::vector<Change> rows;
    for_each_row(list_entries, {{":conversation", conversation}}, [&](Row& row) {
        rows.push_back({.number = row.getColumn(0).getInt64(),
                        .way = Change::Way::goes,
                        .conversation = conversation,
                        .entry = entry_of(row),
                        .facets = row.getColumn(11).getString()});
    });
    return rows;
}

void Indexer::wipe_later() { keep(sql_of::state::wipe, 1); }

bool Indexer::must_wipe() { return state(sql_of::state::wipe) != 0; }

bool Indexer::wipe() {
    if (!server::wipe(database)) return false;
    keep(sql_of::state::wipe, 0);
    return true;
}

void Indexer::tidy() {
    database.exec("INSERT INTO words (words) VALUES ('optimize')");
    database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

std::int64_t Indexer::state(const char* name) {
    std::int64_t value = 0;
    for_each_row(find_state, {{":name", name}},
                 [&](Row& row) { value = row.getColumn(0).getInt64(); });
    return value;
}

void Indexer::keep(const char* name, std::int64_t value) {
    execute(put_state, {{":name", name}, {":value", value}});
}

}  // namespace outward::server
