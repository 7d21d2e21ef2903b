#include "protocols/codec.hpp"
#include "tests/server/export/builders.hpp"

#include <doctest/doctest.h>

namespace outward::server {

using namespace engine;
using nlohmann::json;
using tests::Session;

namespace {

json exported(const Session& session) {
    return json::parse(to_json(transcripts_of(session), Millis{42}, "0.1.0"));
}

}  // namespace

TEST_CASE("the export says what it is and what the conversation was") {
    Session session;
    session.start().go_to("hopes");
    session.must("f", command::Close{});
    const json document = exported(session);
    CHECK(document["format"] == 1);
    CHECK(document["exported_at"] == 42);
    CHECK(document["outward"] == "0.1.0");
    REQUIRE(document["conversations"].size() == 1);
    const json& conversation = document["conversations"][0];
    CHECK(conversation["id"] == "c1");
    CHECK(conversation["guide"] ==
          json{{"id", "small"}, {"version", session.state.as.guide_version}});
    CHECK(conversation["stage"] == "closed");
    CHECK(conversation["members"].size() == 5);
    CHECK(conversation["steps"][0]["step"] == "welcome");
    CHECK(conversation["steps"][0]["left_at"].is_number());
    CHECK(conversation["steps"].back()["left_at"].is_number());
    CHECK(conversation["rules"] == json{"We listen.", "We are kind."});
    CHECK(conversation["rules_agreed"] == false);
}

TEST_CASE("stays and stories of tables say of which table they are") {
    Session session{3, tests::tables_guide()};
    session.start().go_to("sit").go_to("tell");
    session.must("f", command::FillStory{{"hopes"}, "a well", TableId{1}});
    const json document = exported(session);
    const json& conversation = document["conversations"][0];
    CHECK(conversation["story"] ==
          json{{{"slot", "hopes"}, {"label", "We hope"}, {"text", "a well"}, {"table", 1}}});
    const json& steps = conversation["steps"];
    CHECK(steps.back()["table"] == 1);
    CHECK_FALSE(steps[steps.size() - 2].contains("table"));
}

TEST_CASE("words leave byte for byte") {
    using namespace std::string_literals;
    const std::vector<std::string> texts{"我们希望"s,        "نريد مكانًا"s, "e\u0301"s,
                                         "👩🏽‍🌾"s, "a\0b\x01"s,   "one\r\ntwo\u2028"s,
                                         "\"\\/</script>"s};
    Session session(static_cast<int>(texts.size()));
    session.start().go_to("hopes");
    for (std::size_t i = 0; i < texts.size(); ++i)
        session.note("p" + std::to_string(i + 1), "n" + std::to_string(i), texts[i]);
    const json notes = exported(session)["conversations"][0]["notes"];
    REQUIRE(notes.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) {
        CHECK(notes[i]["text"].get<std::string>() == texts[i]);
        CHECK(notes[i]["number"] == i + 1);
    }
}

TEST_CASE("the events of an export give the same conversation again") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "A bench");
    const Seq hidden = session.must("n", command::HideNote{{"n1"}});
    session.must("f", command::Undo{hidden});
    const json document = exported(session);
    std::vector<Recorded> read_back;
    for (const json& event : document["conversations"][0]["events"]) {
        Recorded recorded{
            .seq = event["seq"].get<Seq>(),
            .at = Millis{event["at"].get<std::int64_t>()},
            .by = {event.value("by", "")},
            .undoes = std::nullopt,
            .event = protocols::decode_event(event["type"].get<std::string>(), event["body"])};
        if (event.contains("undoes")) recorded.undoes = event["undoes"].get<Seq>();
        read_back.push_back(recorded);
    }
    const Transcript again = transcript_of({"c1"}, read_back, session.guide, "en");
    CHECK(to_json({&again, 1}, Millis{42}, "0.1.0") ==
          to_json(transcripts_of(session), Millis{42}, "0.1.0"));
}

TEST_CASE("withdrawn and hidden notes keep their words with their status, erased ones have none") {
    Session session;
    session.start().go_to("hopes");
    session.note("p1", "n1", "taken back");
    session.note("p1", "n2", "put aside");
    session.note("p1", "n3", "wiped out");
    session.must("p1", command::EditNote{{"n3"}, "wiped out as well"});
    session.must("p1", command::WithdrawNote{{"n1"}});
    session.must("n", command::HideNote{{"n2"}});
    session.must("f", command::EraseNote{{"n3"}});
    const json notes = exported(session)["conversations"][0]["notes"];
    CHECK(notes[0]["status"] == "withdrawn");
    CHECK(notes[0]["text"] == "taken back");
    CHECK(notes[1]["status"] == "hidden");
    CHECK(notes[1]["text"] == "put aside");
    CHECK(notes[2]["status"] == "erased");
    CHECK(notes[2]["text"] == "");
    CHECK(exported(session).dump().find("wiped out") == std::string::npos);
}

TEST_CASE("notes come in the order in which they were said, with theme, language and paper") {
    Session session;
    session.start().go_to("hopes");
    session.now += std::chrono::minutes{5};
    session.note("p1", "n1", "second");
    session.must("n", command::AddNote{.id = {"n2"},
                                       .text = "primero",
                                       .category = {},
                                       .step = {},
                                       .said_at = session.now - std::chrono::minutes{2},
                                       .language = "es"});
    session.must("n", command::AddTheme{{"t1"}, "Water"});
    session.must("n", command::AddTheme{{"t2"}, "Gone"});
    session.must("n", command::ThemeNotes{{{"n1"}}, ThemeId{"t2"}});
    session.must("n", command::ThemeNotes{{{"n2"}}, ThemeId{"t1"}});
    session.must("n", command::RemoveTheme{{"t2"}});
    session.must("f", command::AddPeople{{{{"w1"}, "Rosa"}}});
    const json conversation = exported(session)["conversations"][0];
    const json& notes = conversation["notes"];
    CHECK(notes[0]["text"] == "primero");
    CHECK(notes[0]["said_at"] == (session.now - std::chrono::minutes{2}).count());
    CHECK(notes[0]["language"] == "es");
    CHECK(notes[0]["theme"] == "t1");
    CHECK_FALSE(notes[1].contains("theme"));
    CHECK_FALSE(notes[1].contains("said_at"));
    CHECK(conversation["themes"] == json{{{"id", "t1"}, {"name", "Water"}, {"count", 1}}});
    CHECK(conversation["members"].back()["phoneless"] == true);
}

}  // namespace outward::server
