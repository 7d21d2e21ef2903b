#include "server/initiative/verify_initiatives.hpp"

#include "protocols/initiative_codec.hpp"
#include "server/archive/connection.hpp"
#include "server/archive/rows.hpp"
#include "server/archive/schema_initiative.hpp"
#include "server/initiative/initiative_log.hpp"

namespace outward::server {

using engine::Initiative;
using engine::InitiativeRecorded;
using engine::Millis;

namespace {

struct InitiativeCheck {
    SQLite::Database& database;
    Verified& found;
    const InitiativeRow& row;
    std::string where = "The initiative " + row.id.value;

    void complain(const std::string& place, const std::string& what) const {
        found.problems.push_back(place + ": " + what);
    }

    void look() const {
        const Initiative state = log();
        if (row.state != protocols::initiative_state(state))
            complain(where, "its row in the list does not say what its log says.");
        SQLite::Statement tokens(database, sql::initiative_tokens::list);
        for_each_row(tokens, {{":initiative", row.id.value}}, [&](SQLite::Statement& token) {
            const engine::MemberId member{token.getColumn(0).getString()};
            if (!state.colleagues.contains(member))
                complain(where,
                         "a token is for the member " + member.value + ", who never joined.");
        });
    }

    /// The state that the log adds up to.
    [[nodiscard]] Initiative log() const {
        Initiative state;
        std::string digest;
        Millis last{};
        std::int64_t seq = 0;
        SQLite::Statement links(database, sql::initiative_events::read);
        for_each_row(links, {{":initiative", row.id.value}, {":after", std::int64_t{0}}},
                     [&](SQLite::Statement& link) {
                         ++found.events;
                         const std::string here =
                             where + ", event " + link.getColumn(0).getString();
                         const StoredEvent stored = read_stored(link);
                         if (stored.seq != ++seq) {
                             complain(here, "the events before it are missing or out of order.");
                             seq = stored.seq;
                         }
                         digest = link_of(here, link, stored, digest);
                         const InitiativeRecorded recorded = initiative_event_from(stored);
                         apply(state, recorded);
                         last = recorded.at;
                     });
        if (static_cast<engine::Seq>(seq) != row.seq || digest != row.head)
            complain(where, "its log does not end where its row in the list says.");
        if (last != row.updated_at)
            complain(where, "its last event was not when its row in the list says.");
        return state;
    }

    /// Gives the digest as it is stored, so that a fault is told once, where it is.
    [[nodiscard]] std::string link_of(const std::string& here, SQLite::Statement& link,
                                      const StoredEvent& stored,
                                      const std::string& previous) const {
        std::string digest = link.getColumn(8).getString();
        if (stored.body.is_discarded())
            complain(here, "its content cannot be read any more.");
        else if (digest_of(previous, stored, "") != digest)
            complain(here, "it is not as it was written, or the event before it is not.");
        return digest;
    }
};

}  // namespace

void verify_initiatives(SQLite::Database& archive, Verified& found) {
    std::vector<InitiativeRow> rows;
    SQLite::Statement list(archive, sql::initiatives::list);
    for_each_row(list, {}, [&](SQLite::Statement& row) { rows.push_back(read_initiative(row)); });
    found.initiatives = rows.size();
    for (const InitiativeRow& row : rows) InitiativeCheck{archive, found, row}.look();
}

}  // namespace outward::server
