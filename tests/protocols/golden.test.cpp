// Conversations as the wire carries them (golden.hpp).
#include "tests/protocols/golden.hpp"
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "protocols/message.hpp"
#include "protocols/names.hpp"
#include "tests/support/random_commands.hpp"

#include <doctest/doctest.h>

using namespace outward::tests;
namespace protocols = outward::protocols;
using nlohmann::json;

namespace {

const ConversationId id{"c1"};

/// A conversation with a bit of everything.
Session a_lively_session() {
    Session session{3};
    session.start();
    session.must("f", command::ChangeRules{{{{"listen"}, {}}, {{"own"}, "Phones on the table"}}});
    session.must("f", command::AgreeRules{});
    session.must("p1", command::SetReady{{"welcome"}});
    session.go_to("hopes");
    session.note("p1", "n1", "a swing 👩‍👩‍👧");
    session.note("p2", "n2", "我们想要公园");
    session.must("p1", command::EditNote{{"n1"}, "two swings"});
    session.must("n", command::HighlightNote{{"n2"}, true});
    session.must("f", command::PushProbe{{"why"}});
    session.must("p3", command::RaiseHand{});
    session.must("p2", command::Rename{"Ana"});
    session.must("n", command::AddPeople{{{{"w1"}, "Rosa"}}});
    session.must("n", command::RaiseHand{MemberId{"w1"}});
    session.must("n", command::AddNote{.id = {"n3"},
                                       .text = "una fuente",
                                       .category = {},
                                       .step = {},
                                       .said_at = start_of_time,
                                       .language = "es"});
    session.must("n", command::AddTheme{{"t1"}, "Places to play"});
    session.must("n", command::ThemeNotes{{{"n1"}}, ThemeId{"t1"}});
    return session;
}

Session a_session_at_tables() {
    Session session{5, tables_guide()};
    session.start().go_to("sit");
    session.must("h", command::TakeSeat{TableId{1}, std::nullopt});
    session.go_to("talk");
    session.note("p1", "n1", "a swing");
    session.note("p2", "n2", "a tree");
    session.must("p2", command::CallFacilitator{std::nullopt, true});
    return session;
}

/// For seeds from 20 on at tables.
Guide golden_guide(std::uint32_t seed) { return seed < 20 ? small_guide() : tables_guide(); }

json fold_case(const Viewer& seat, std::uint32_t seed) {
    Session session{4, golden_guide(seed)};
    RandomCommands random{seed};
    session.start();
    session.must("n", command::AddTheme{{"t1"}, "Places to play"});
    const auto snapshot = [&] {
        return protocols::encode(view_for(session.state, session.guide, seat), id);
    };
    json made{{"seat", protocols::name_of(seat.seat)}, {"view", snapshot()}};
    json frames = json::array();
    for (int i = 0; i < 160; ++i) {
        session.now += random.pause();
        const std::string member = random.member();
        Conversation state = session.state;
        const std::size_t before = session.log.size();
        (void)session.ask(member, random.command(session));
        json events = json::array();
        for (std::size_t at = before; at < session.log.size(); ++at) {
            apply(state, session.log[at]);
            for (const SeenEvent& event : seen_by(seat, state, session.log[at], session.guide))
                events.push_back(protocols::encode(event));
        }
        if (session.log.size() > before)
            frames.push_back({{"seq", session.state.seq}, {"events", std::move(events)}});
    }
    made["frames"] = std::move(frames);
    made["expected"] = snapshot();
    return made;
}

}  // namespace

TEST_CASE("golden: snapshots, guides and own things of each kind of seat") {
    const Session session = a_lively_session();
    json messages = json::array();
    for (const Seat seat : {Seat::facilitator, Seat::participant}) {
        const char* schema = is_crew(seat) ? "CrewView" : "RoomView";
        messages.push_back(
            entry(schema, protocols::encode(view_for(session.state, session.guide, seat), id)));
        messages.push_back(
            entry("GuideView", protocols::encode(guide_for(session.guide, seat, "es"))));
    }
    messages.push_back(entry("Mine", protocols::encode(*mine(session.state, {"p1"}))));
    const Session tables = a_session_at_tables();
    messages.push_back(entry(
        "TableCrewView",
        protocols::encode(view_for(tables.state, tables.guide, {Seat::host, TableId{1}}), id)));
    messages.push_back(
        entry("GuideView", protocols::encode(guide_for(tables.guide, Seat::host, "en"))));
    check_golden("snapshots", messages);
}

TEST_CASE("golden: every event as each kind of seat sees it") {
    json messages = json::array();
    std::map<std::string, bool> met;
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        Session session{4, golden_guide(seed)};
        RandomCommands random{seed};
        for (int i = 0; i < 150; ++i) {
            const std::string member = random.member();
            Conversation state = session.state;
            const std::size_t before = session.log.size();
            (void)session.ask(member, random.command(session));
            for (std::size_t at = before; at < session.log.size(); ++at) {
                apply(state, session.log[at]);
                for (const Seat seat : {Seat::facilitator, Seat::participant})
                    for (const SeenEvent& seen :
                         seen_by(seat, state, session.log[at], session.guide)) {
                        const json event = protocols::encode(seen);
                        const std::string kind =
                            event["type"].get<std::string>() + (is_crew(seat) ? " crew" : " room");
                        if (!std::exchange(met[kind], true))
                            messages.push_back(entry("WireEvent", event));
                    }
            }
        }
    }
    CHECK(messages.size() >= 30);
    check_golden("events", messages);
}

TEST_CASE("golden: answers, errors and notifications") {
    const auto parsed = [](const std::string& text) { return json::parse(text); };
    json messages = json::array();
    messages.push_back(entry("SavedResponse", parsed(protocols::answer(1, {{"seq", 12}}))));
    messages.push_back(
        entry("ErrorResponse", parsed(protocols::error("a", {Reason::too_long, "Too long."}))));
    messages.push_back(
        entry("ErrorResponse", parsed(protocols::error(protocols::BadRequest{
                                   nullptr, protocols::ErrorCode::not_json, "Not JSON."}))));
    messages.push_back(
        entry("EventsNotification",
              parsed(protocols::notification(
                  "events", {{"conversation", "c1"}, {"seq", 3}, {"events", json::array()}}))));
    messages.push_back(
        entry("PresenceNotification",
              parsed(protocols::notification(
                  "presence",
                  {{"conversation", "c1"}, {"participants", 2}, {"crew", 1}, {"walls", 1}}))));
    messages.push_back(
        entry("AdviceNotification",
              parsed(protocols::notification(
                  "advice", {{"conversation", "c1"},
                             {"step", "hopes"},
                             {"cues", {"silence"}},
                             {"moves", {"pairs"}},
                             {"late", json::array({{{"step", "turns"}, {"minutes", 4}}})}}))));
    messages.push_back(entry("TroubleNotification",
                             parsed(protocols::notification(
                                 "trouble", {{"conversation", "c1"}, {"reason", "not_saved"}}))));
    check_golden("messages", messages);
    json methods = json::array();
    for (const auto method : protocols::methods()) methods.push_back(method);
    check_golden("methods", methods);
}

TEST_CASE("golden: folds for the pages to repeat") {
    for (const std::uint32_t seed : {3U, 8U}) {
        check_golden("fold-facilitator-" + std::to_string(seed),
                     fold_case(Seat::facilitator, seed));
        check_golden("fold-participant-" + std::to_string(seed),
                     fold_case(Seat::participant, seed));
    }
    check_golden("fold-facilitator-tables", fold_case(Seat::facilitator, 23));
    check_golden("fold-host-tables", fold_case({Seat::host, TableId{1}}, 23));
    check_golden("fold-participant-tables", fold_case(Seat::participant, 23));
}
