#include "server/archive/verify.hpp"

#include "protocols/codec.hpp"
#include "protocols/names.hpp"
#include "server/access/keys.hpp"
#include "server/archive/archive_file.hpp"
#include "server/archive/connection.hpp"
#include "server/archive/digest.hpp"
#include "server/archive/rows.hpp"
#include "server/archive/schema.hpp"
#include "server/archive/summary.hpp"
#include "server/initiative/verify_initiatives.hpp"

#include <set>

namespace outward::server {

using engine::ConversationId;
using engine::Result;
using engine::Trouble;
using nlohmann::json;
using Row = SQLite::Statement;

namespace {

struct Check {
    SQLite::Database& database;
    Verified& found;

    void complain(const std::string& where, const std::string& what) const {
        found.problems.push_back(where + ": " + what);
    }

    void structure() const {
        SQLite::Statement integrity(database, "PRAGMA integrity_check");
        for_each_row(integrity, {}, [&](Row& row) {
            const std::string said = row.getColumn(0).getString();
            if (said != "ok") complain("The file's structure", said);
        });
        SQLite::Statement references(database, "PRAGMA foreign_key_check");
        for_each_row(references, {}, [&](Row& row) {
            complain("The table '" + row.getColumn(0).getString() + "'",
                     "a row refers to something that is not there.");
        });
    }

    void guides() const {
        SQLite::Statement list(database, sql::guides::list);
        for_each_row(list, {}, [&](Row& row) {
            const std::string hash = row.getColumn(0).getString();
            if (hash_of(row.getColumn(1).getString()) != hash)
                complain("The guide " + hash, "it is not as it was stored.");
        });
    }

    void conversations() const {
        std::vector<Summary> rows;
        SQLite::Statement list(database, sql::conversations::list);
        for_each_row(list, {}, [&](Row& row) { rows.push_back(read_summary(row)); });
        found.conversations = rows.size();
        for (const Summary& row : rows) conversation(row);
    }

    void conversation(const Summary& row) const {
        const std::string where = "The conversation " + row.id.value;
        const engine::Conversation state = log(where, row);
        Summary fresh = summary_of(row.id, state);
        // Rows of older programs count those who have been taken out as well.
        if (row.people == state.joined) fresh.people = row.people;
        const bool same = fresh.title == row.title && fresh.place == row.place &&
                          fresh.guide == row.guide && fresh.guide_version == row.guide_version &&
                          fresh.code == row.code && fresh.stage == row.stage &&
                          fresh.step == row.step && fresh.created_at == row.created_at &&
                          fresh.people == row.people && fresh.notes == row.notes &&
                          fresh.rehearsal == row.rehearsal;
        if (!same) complain(where, "its row in the list does not say what its log says.");
        tokens(where, row.id, state);
    }

    /// The state that the log adds up to.
    engine::Conversation log(const std::string& where, const Summary& row) const {
        engine::Conversation state;
        std::set<engine::NoteId> without_words;
        std::string digest;
        engine::Millis last{};
        std::int64_t seq = 0;
        SQLite::Statement links(database, sql::events::read_links);
        for_each_row(links, {{":conversation", row.id.value}}, [&](Row& link) {
            ++found.events;
            const std::string here = where + ", event " + link.getColumn(0).getString();
            const StoredEvent stored = read_stored(link);
            if (stored.seq != ++seq) {
                complain(here, "the events before it are missing or out of order.");
                seq = stored.seq;
            }
            digest = link_of(here, link, stored, digest, without_words);
            const engine::Recorded recorded = recorded_from(stored);
            if (const auto* erased = std::get_if<engine::NoteErased>(&recorded.event))
                without_words.erase(erased->id);
            engine::apply(state, recorded);
            last = recorded.at;
        });
        if (static_cast<engine::Seq>(seq) != row.seq || digest != row.head)
            complain(where, "its log does not end where its row in the list says.");
        if (last != row.updated_at)
            complain(where, "its last event was not when its row in the list says.");
        for (const engine::NoteId& note : without_words)
            complain(where, "the words of the note " + note.value +
                                " are gone, and nobody has erased them.");
        return state;
    }

    /// Gives the digest as it is stored, so that a fault is told once, where it is.
    std::string link_of(const std::string& here, Row& link, const StoredEvent& stored,
                        const std::string& previous,
                        std::set<engine::NoteId>& without_words) const {
        const Sealed sealed{link.getColumn(6).getString(), link.getColumn(7).getString()};
        std::string digest = link.getColumn(8).getString();
        if (stored.body.is_discarded()) {
            complain(here, "its content cannot be read any more.");
            return digest;
        }
        if (const auto words = erasable_words(stored)) {
            if (words->empty() && is_erased(sealed))
                without_words.insert({stored.body.value("id", "")});
            else if (hash_of_words(sealed.salt, *words) != sealed.words)
                complain(here, "its words are not those that were written.");
        }
        if (digest_of(previous, stored, sealed.words) != digest)
            complain(here, "it is not as it was written, or the event before it is not.");
        return digest;
    }

    void tokens(const std::string& where, const ConversationId& id,
                const engine::Conversation& state) const {
        SQLite::Statement list(database, sql::member_tokens::list);
        for_each_row(list, {{":conversation", id.value}}, [&](Row& row) {
            const engine::MemberId member{row.getColumn(0).getString()};
            if (!state.find(member))
                complain(where,
                         "a token is for the member " + member.value + ", who never joined.");
        });
    }
};

}  // namespace

Result<Verified, Trouble> verify(const std::filesystem::path& file) {
    if (auto trouble = examine_archive(file)) return *trouble;
    Verified found;
    try {
        SQLite::Database database = open_to_read(file);
        const Check check{database, found};
        check.structure();
        check.guides();
        check.conversations();
        verify_initiatives(database, found);
    } catch (const SQLite::Exception& problem) {
        found.problems.push_back(sentence_for(problem, file));
    }
    return found;
}

}  // namespace outward::server
