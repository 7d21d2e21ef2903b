// Parts for the catalogue's tests: an archive with conversations that were really held, and
// questions with short answers.
#pragma once

#include "server/archive/summary.hpp"
#include "server/search/catalogue.hpp"
#include "tests/server/archive/builders.hpp"
#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace outward::server {

/// Appends what a session has said since the last time.
class Holding {
public:
    explicit Holding(const TemporaryFolder& folder) : log(open_log(folder)) {}

    void save(const std::string& id, const tests::Session& session,
              const std::vector<engine::GuideFile>& guide = tests::small_guide_files()) {
        Append append{.conversation = {id}, .expected = saved[id], .events = {}};
        append.events.assign(session.log.begin() + static_cast<std::ptrdiff_t>(saved[id]),
                             session.log.end());
        append.summary = summary_of({id}, session.state);
        if (saved[id] == 0) append.guide = guide;
        saved[id] = session.log.size();
        REQUIRE(server::save(*log, std::move(append)).saved());
    }

    /// A conversation of notes.
    void save_notes(const std::string& id, const std::vector<std::string>& texts) {
        tests::Session session;
        session.start().go_to("hopes");
        int number = 0;
        for (const std::string& text : texts)
            session.note("p1", "n" + std::to_string(++number), text);
        save(id, session);
    }

    void purge(const std::string& id) {
        std::promise<AppendResult> said;
        log->purge({id}, [&](AppendResult result) { said.set_value(std::move(result)); });
        REQUIRE(said.get_future().get().saved());
    }

    std::unique_ptr<SqliteLog> log;

private:
    std::map<std::string, std::size_t> saved;
};

inline std::unique_ptr<Catalogue> open_catalogue(const TemporaryFolder& folder) {
    auto opened = Catalogue::open(folder.archive());
    REQUIRE_MESSAGE(opened.ok(), (opened.ok() ? "" : opened.error().sentence));
    return std::move(opened).value();
}

inline void catch_up(Catalogue& catalogue) {
    const CatchUp done = catalogue.catch_up(std::chrono::seconds{60});
    REQUIRE_MESSAGE(done.complete, done.trouble);
}

inline SearchPage found_by(const Catalogue& catalogue, const SearchQuery& query) {
    auto page = catalogue.search(query);
    REQUIRE_MESSAGE(page.ok(), (page.ok() ? "" : page.error().message));
    return std::move(page).value();
}

inline SearchPage found_by(const Catalogue& catalogue, const std::string& typed) {
    return found_by(catalogue, SearchQuery{.typed = typed});
}

inline ListPage found_by(const Catalogue& catalogue, const ArchiveQuery& query) {
    auto page = catalogue.list(query);
    REQUIRE_MESSAGE(page.ok(), (page.ok() ? "" : page.error().message));
    return std::move(page).value();
}

/// In the order in which they are found.
inline std::vector<std::string> texts_of(const SearchPage& page) {
    std::vector<std::string> texts;
    for (const Hit& hit : page.hits) texts.push_back(hit.entry.text);
    return texts;
}

inline std::vector<std::string> ids_of(const ListPage& page) {
    std::vector<std::string> ids;
    for (const ListedConversation& conversation : page.conversations)
        ids.push_back(conversation.id);
    return ids;
}

/// With the words that were found in brackets.
inline std::string marked(const std::vector<PassagePart>& passage) {
    std::string text;
    for (const PassagePart& part : passage) text += part.hit ? "[" + part.text + "]" : part.text;
    return text;
}

}  // namespace outward::server
