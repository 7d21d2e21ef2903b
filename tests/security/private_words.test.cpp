// What is said among the crew, what was taken back and what only the facilitator may read never
// leaves for a phone or the wall: all bytes that they got are searched for it.
#include "tests/running/over_http.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Form;
using outward::engine::Guide;
using outward::engine::is_crew;
using outward::engine::Seat;
using outward::engine::Seq;
using outward::engine::Step;
using outward::engine::StepText;

namespace {

constexpr const char* pushed_probe = "ordinary-day";

/// As it stands inside a frame.
std::string in_json(const std::string& text) {
    const std::string quoted = json(text).dump();
    return quoted.substr(1, quoted.size() - 2);
}

std::set<std::string> guide_texts_for_the_crew(const Guide& guide) {
    std::set<std::string> texts;
    for (const auto& [language, text] : guide.texts) {
        for (const Step& step : guide.steps) {
            const StepText& words = text.steps.at(step.id);
            texts.insert(words.say.begin(), words.say.end());
            for (const auto& [id, probe] : words.probes)
                if (id.value != pushed_probe) texts.insert(probe);
            for (const auto& [id, cue] : words.cues) texts.insert({cue.when, cue.advice});
            for (const auto& [name, move] : words.moves) texts.insert(move);
            if (step.form == Form::crew) texts.insert({words.title, words.prompt});
        }
        for (const auto& category : guide.categories)
            if (category.crew) texts.insert(text.categories.at(category.id));
        // A move is sometimes called as the step that it leads to.
        for (const Step& step : guide.steps)
            if (step.form != Form::crew) texts.erase(text.steps.at(step.id).title);
    }
    texts.erase("");
    return texts;
}

bool stands_in(const std::string& bytes, const std::string& text) {
    return bytes.find(in_json(text)) != std::string::npos;
}

/// Those of the texts that stand in `bytes`, and those that do not; a line each.
std::string found_in(const std::string& bytes, const std::set<std::string>& texts) {
    std::string found;
    for (const std::string& text : texts)
        if (stands_in(bytes, text)) found += text + '\n';
    return found;
}
std::string missing_in(const std::string& bytes, const std::set<std::string>& texts) {
    std::string missing;
    for (const std::string& text : texts)
        if (!stands_in(bytes, text)) missing += text + '\n';
    return missing;
}

/// A conversation with all that is private in it, each with a word that stands nowhere else.
struct Evening {
    RunningServer server{{}, no_limits};
    CreatedConversation conversation = server.create();
    TestClient facilitator{*server};
    TestClient note_taker{*server};
    TestClient author{*server};
    TestClient phone{*server};
    TestClient wall{*server};
    json joined;
    Seq start = 0;

    Evening() {
        facilitator.join(conversation, Seat::facilitator);
        note_taker.join(conversation, Seat::note_taker);
        author.join({{"code", conversation.code}, {"name", "NAME-AT-THE-DOOR"}});
        joined = phone.join_by_code(conversation);
        wall.join(conversation, Seat::wall);
        start = facilitator.ask("conversation.start")["seq"];
        go_to("hopes");
        say(author, "n1", "WORDS-OF-A-NEIGHBOUR");
        say(author, "n2", "WORDS-TAKEN-BACK");
        author.ask("note.withdraw", {{"id", "n2"}});
        say(author, "n3", "WORDS-BEFORE");
        author.ask("note.edit", {{"id", "n3"}, {"text", "WORDS-AFTER"}});
        author.ask("member.rename", {{"name", "NAME-LATER"}});
        author.ask("slip.leave",
                   {{"name", "SLIP-NAME"}, {"contact", "SLIP-CONTACT"}, {"wish", ""}});
        say(note_taker, "n4", "WORDS-OF-THE-CREW");
        say(note_taker, "n5", "WORDS-HIDDEN");
        facilitator.ask("note.hide", {{"id", "n5"}});
        say(author, "n6", "WORDS-TO-BE-ERASED");
        facilitator.ask("note.erase", {{"id", "n6"}});
        facilitator.ask("note.recategorise", {{"id", "n1"}, {"category", "tension"}});
        facilitator.ask("probe.push", {{"probe", pushed_probe}});
        for (const Step& step : guide().steps) go_to(step.id.value);
        go_to("debrief");
        say(note_taker, "n7", "WORDS-AMONG-OURSELVES");
        facilitator.ask("undo", {{"seq", facilitator.ask("ping")["seq"]}});
    }

    const Guide& guide() { return *server->library().find({"community-conversation"})->guide; }
    void go_to(const std::string& step) {
        const json view = facilitator.view_at(facilitator.ask("ping")["seq"]);
        facilitator.ask("goto", {{"step", step}, {"from", view["step"]["id"]}});
    }
    static void say(TestClient& client, const std::string& note, const std::string& text) {
        REQUIRE(client.ask("note.add", {{"id", note}, {"text", text}}).contains("seq"));
    }
    /// Everything that a phone and the wall can get hold of.
    std::string public_bytes() {
        const Seq end = facilitator.ask("ping")["seq"];
        std::string bytes;
        for (TestClient* client : {&phone, &wall}) {
            client->view_at(end);
            client->ask("guide.read", {{"language", "es"}});
            bytes += client->everything_received();
        }
        for (const json& after : {json{}, json(start), json(end), json(end - 3)}) {
            TestClient later{*server};
            later.resume(joined, after);
            TestClient other_wall{*server};
            other_wall.join(conversation, Seat::wall);
            bytes += later.everything_received() + other_wall.everything_received();
        }
        const std::string id = conversation.id.value;
        const std::vector<std::string> paths{"/",
                                             "/host",
                                             "/j/" + conversation.code,
                                             "/c/" + id,
                                             "/c/" + id + "/notes",
                                             "/c/" + id + "/table",
                                             "/c/" + id + "/wall",
                                             "/interface/room/en.json",
                                             "/interface/crew/en.json",
                                             "/metrics",
                                             "/api/v1/guides",
                                             "/api/v1/conversations",
                                             "/api/v1/conversations/" + id + "/export?format=json",
                                             "/api/v1/conversations/" + id + "/slips",
                                             "/api/v1/conversations/" + id + "/keys",
                                             "/api/v1/status?conversation=" + id};
        const std::vector<std::string> keys{conversation.keys.at(Seat::wall), joined["token"], ""};
        for (const std::string& path : paths)
            for (const std::string& key : keys) bytes += get(*server, path, bearer(key));
        return bytes;
    }
};

const std::set<std::string> words_for_the_crew{
    "WORDS-OF-A-NEIGHBOUR", "WORDS-TAKEN-BACK", "WORDS-BEFORE",         "WORDS-AFTER",
    "WORDS-OF-THE-CREW",    "WORDS-HIDDEN",     "WORDS-AMONG-OURSELVES"};
/// No name where none is asked for; and slips come out over HTTP, with a key.
const std::set<std::string> words_for_nobody{"NAME-AT-THE-DOOR", "NAME-LATER"};
const std::set<std::string> words_of_a_slip{"SLIP-NAME", "SLIP-CONTACT"};

}  // namespace

TEST_CASE("no private word reaches a phone or the wall, whatever they ask") {
    Evening evening;
    const auto texts = guide_texts_for_the_crew(evening.guide());
    CHECK(texts.size() > 200);
    const std::string bytes = evening.public_bytes();
    CHECK(bytes.size() > 10'000);
    CHECK(found_in(bytes, texts) == "");
    CHECK(found_in(bytes, words_for_the_crew) == "");
    CHECK_FALSE(stands_in(bytes, "WORDS-TO-BE-ERASED"));
    CHECK(found_in(bytes, words_for_nobody) == "");
    CHECK(found_in(bytes, words_of_a_slip) == "");
}

TEST_CASE("the facilitator gets what phones do not, so the search above can find it") {
    Evening evening;
    const Seq end = evening.facilitator.ask("ping")["seq"];
    evening.facilitator.view_at(end);
    evening.facilitator.ask("guide.read", {{"language", "es"}});
    const std::string bytes = evening.facilitator.everything_received();
    const auto texts = guide_texts_for_the_crew(evening.guide());
    CHECK(missing_in(bytes, texts) == "");
    CHECK(missing_in(bytes, words_for_the_crew) == "");
    CHECK(found_in(bytes, words_of_a_slip) == "");
    CHECK(stands_in(bytes, "WORDS-TO-BE-ERASED"));  // before it was
}

TEST_CASE("a conversation that asks for no names keeps none, even when a phone sends one") {
    Evening evening;
    evening.facilitator.view_at(evening.facilitator.ask("ping")["seq"]);
    CHECK(found_in(evening.facilitator.everything_received(), words_for_nobody) == "");
    (void)evening.server.stop();
    std::string kept;
    for (const auto& file : std::filesystem::directory_iterator{evening.server.folder.path})
        kept += bytes_of(file.path());
    CHECK(found_in(kept, words_for_nobody) == "");
    CHECK_FALSE(stands_in(kept, "WORDS-TO-BE-ERASED"));
    CHECK(missing_in(kept, words_of_a_slip) == "");
    CHECK(stands_in(kept, "WORDS-HIDDEN"));
}
