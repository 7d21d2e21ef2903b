// Transcripts made elsewhere: what is read of them, what is refused and how, and times and numbers.
#include "server/review/attached.hpp"

#include "engine/text.hpp"
#include "tests/support/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

using namespace outward::server;
using outward::engine::Millis;
using outward::tests::has;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

std::vector<SpokenLine> spoken(std::string_view bytes, std::string_view name = "said.txt") {
    auto lines = read_transcript(bytes, name);
    if (!lines.ok()) FAIL(lines.error().sentence);
    return std::move(lines).value();
}

std::string unread(std::string_view bytes, std::string_view name = "said.txt") {
    const auto lines = read_transcript(bytes, name);
    REQUIRE_FALSE(lines.ok());
    return lines.error().sentence;
}

SpokenLine said(std::string speaker, std::string text) {
    return {std::nullopt, std::nullopt, std::move(speaker), std::move(text)};
}

SpokenLine said_at(Millis from, Millis to, std::string speaker, std::string text) {
    return {from, to, std::move(speaker), std::move(text)};
}

constexpr std::string_view webvtt = R"(WEBVTT - made by hand
Kind: captions

STYLE
::cue { color: yellow }

NOTE a note
00:00:00.000 --> 00:00:01.000 is no cue here

intro
00:01.500 --> 00:03.000 align:start position:10%
<v Anna Lee>Good <i>morning</i>,
every&nbsp;body &amp; all.</v>

01:00:02.000 --> 01:00:04.250
<v.loud Ben>Hello.</v> <v Anna Lee>Yes?</v>

01:00:05.000 --> 01:00:06.000
Carla: From <00:00:05.500>here. 5 < 6 &lt;b&gt;
Dan: And I.

01:00:07.000 --> 01:00:08.000
Nobody is named.
)";

}  // namespace

TEST_CASE("WebVTT has voices, settings, notes, styles, tags, entities and hours when it likes") {
    const auto lines = spoken(webvtt);
    const Millis hour = std::chrono::hours{1};
    const std::vector<SpokenLine> expected{
        said_at(Millis{1500}, seconds{3}, "Anna Lee", "Good morning, every body & all."),
        said_at(hour + seconds{2}, hour + Millis{4250}, "Ben", "Hello."),
        said_at(hour + seconds{2}, hour + Millis{4250}, "Anna Lee", "Yes?"),
        said_at(hour + seconds{5}, hour + seconds{6}, "Carla", "From here. 5 < 6 <b>"),
        said_at(hour + seconds{5}, hour + seconds{6}, "Dan", "And I."),
        said_at(hour + seconds{7}, hour + seconds{8}, "", "Nobody is named."),
    };
    CHECK(lines == expected);
    CHECK(spoken(webvtt, "wrong-name.json") == expected);
}

TEST_CASE("SRT has commas, a byte order mark, line ends of Windows, names and tags") {
    const auto lines = spoken(
        "\xEF\xBB\xBF"
        "1\r\n00:00:01,000 --> 00:00:02,500\r\n{\\an8}<font color=\"#fff\">Anna: Good</font>\r\n"
        "morning.\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n- Yes.\r\n\r\n"
        "after an empty line\r\n3\r\n00:00:05,000 --> 00:00:06,000\r\n42\r\n"
        "4\r\n00:00:07,000 --> 00:00:08,000\r\nThe end");
    const std::vector<SpokenLine> expected{
        said_at(seconds{1}, Millis{2500}, "Anna", "Good morning."),
        said_at(seconds{3}, seconds{4}, "", "- Yes. after an empty line"),
        said_at(seconds{5}, seconds{6}, "", "42"),
        said_at(seconds{7}, seconds{8}, "", "The end"),
    };
    CHECK(lines == expected);
}

TEST_CASE("words directly before the next span are words") {
    const auto lines = spoken("00:01.000 --> 00:02.000\nOne\n00:03.000 --> 00:04.000\nTwo\n");
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].text == "One");
    CHECK(lines[1].text == "Two");
}

TEST_CASE("plain text names who speaks, and when if it likes") {
    const auto lines = spoken(
        "Meeting at the library\n"
        "\n"
        "[00:12:30] Anna Lee: Good morning.\n"
        "It is early: very early.\n"
        "\n"
        "I said so yesterday.\n"
        "12:45 - Person 2: It is. See https://example.org\n"
        "(01:00:00) ben: {vocalsound} Yes {disfmarker} well.\n"
        "{vocalsound}\n"
        "محمد: صباح الخير\n"
        "王：早上好\n");
    REQUIRE(lines.size() == 7);
    CHECK(lines[0] == said("", "Meeting at the library"));
    CHECK(lines[1].from == minutes{12} + seconds{30});
    CHECK(lines[1].speaker == "Anna Lee");
    CHECK(lines[1].text == "Good morning. It is early: very early.");
    CHECK(lines[2] == said("Anna Lee", "I said so yesterday."));
    CHECK(lines[3].from == minutes{12} + seconds{45});
    CHECK(lines[3].speaker == "Person 2");
    CHECK(lines[3].text == "It is. See https://example.org");
    CHECK(lines[4].speaker == "ben");
    CHECK(lines[4].text == "Yes well.");
    CHECK(lines[5] == said("محمد", "صباح الخير"));
    CHECK(lines[6] == said("王", "早上好"));
}

TEST_CASE("what a speech mark stands first in is plain text, not JSON") {
    const auto lines = spoken("{vocalsound} Anna: Hello.\nAnna: Yes.\n");
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].speaker == "Anna");
}

TEST_CASE("QMSum JSON gives its turns, without the speech marks") {
    const auto lines = spoken(
        R"({"topic_list": [[[[[["deep"]]]]]], "meeting_transcripts": [
            {"speaker": "Project Manager", "content": "Um {vocalsound} hello ,\nall ."},
            {"speaker": "Marketing", "content": "{gap}", "more": {"a": {"b": 1}}},
            {"speaker": "Marketing", "content": "Hi ."}], "later": {}})",
        "ES2004a.json");
    const std::vector<SpokenLine> expected{said("Project Manager", "Um hello , all ."),
                                           said("Marketing", "Hi .")};
    CHECK(lines == expected);
}

TEST_CASE("a refusal says what, which line and what to do") {
    CHECK(has(unread("PK\x03\x04 and more", "minutes.docx"), "Save it as plain text"));
    CHECK(has(unread("Anna: \xff\xfe"), "UTF-8"));
    CHECK(has(unread(std::string_view{"A\0n", 3}), "UTF-8"));
    CHECK(has(unread(std::string(attached_limits::file_bytes + 1, 'a')), "8 MB"));
    CHECK(has(unread("only prose, and no speaker"), "'Person 1: Good morning.'"));
    CHECK(has(unread("only prose", "said.vtt"), "There is no span of time"));
    CHECK(has(unread("WEBVTT\n\n00:61:00.000 --> 00:62:00.000\nx"), "Line 3 is not a span"));
    CHECK(has(unread("1\n00:00:01,000 --> soon\nx"), "Line 2 is not a span"));
    CHECK(has(unread("WEBVTT\n\n999:00:00.000 --> 999:00:01.000\nx"), "Line 3 is not a span"));
    CHECK(has(unread("{\"a\": ", "a.json"), "not sound JSON"));
    CHECK(has(unread("{\"a\": 1}"), "no list 'meeting_transcripts'"));
    CHECK(has(unread(R"({"meeting_transcripts": [{"speaker": "a", "content": "b"}, 7]})"),
              "Turn 2 lacks"));
    CHECK(has(unread(R"({"meeting_transcripts": [{"speaker": 1, "content": "b"}]})"),
              "Turn 1 lacks"));
    CHECK(has(unread("Anna: {vocalsound}\n"), "Nobody says anything"));
    CHECK(has(unread(""), "No line"));
}

TEST_CASE("limits hold for lines, words and names, and the last that fits is taken") {
    const std::string word(100, 'x');
    std::string long_line = "Anna: ";
    for (std::size_t i = 0; i < 99; ++i) long_line += word + "\n";
    CHECK(spoken(long_line).front().text.size() == 99 * 101 - 1);
    CHECK(has(unread(long_line + word), "Line 100 makes"));

    std::string many;
    for (std::size_t i = 0; i < attached_limits::lines; ++i) many += "Anna: yes\n";
    CHECK(spoken(many).size() == attached_limits::lines);
    CHECK(has(unread(many + "Anna: no\n"), "Line 50001 is one more than 50000 lines"));

    std::string turns = R"({"meeting_transcripts": [)";
    for (std::size_t i = 0; i < attached_limits::lines; ++i)
        turns += R"({"speaker":"a","content":"b"},)";
    turns.pop_back();
    CHECK(spoken(turns + "]}").size() == attached_limits::lines);
    CHECK(has(unread(turns + R"(,{"speaker":"a","content":"b"},{"speaker":"a"}]})"),
              "Turn 50001 is one more"));
    const std::string name(attached_limits::speaker_bytes + 1, 'n');
    CHECK(has(unread("WEBVTT\n\n00:01.000 --> 00:02.000\n<v " + name + ">x"), "Shorten it"));
}

TEST_CASE("a file made to be slow is read as fast as any other") {
    const auto repeated = [](std::string_view part, std::size_t bytes) {
        std::string all = "WEBVTT\n\n00:01.000 --> 00:02.000\n";
        while (all.size() < bytes) all += part;
        return all;
    };
    // Each takes minutes when a reader looks to the end of the file again and again.
    for (const std::string_view part : {"<v ", "<v a>", "{", "<", "&", "\n", "1\n", "<va"})
        (void)read_transcript(repeated(part, 4'000'000), "");
    std::string turns = R"({"meeting_transcripts": [)";
    for (int i = 0; i < 200'000; ++i) turns += "{},";
    CHECK(has(unread(turns), "Turn 1 lacks"));
    CHECK(has(unread("{\"a\":" + std::string(1'000'000, '[')), "not sound JSON"));
}

TEST_CASE("lines without times share the time in proportion to their length") {
    std::vector<SpokenLine> lines{said("a", "1234"), said("b", "12"), said("a", "12")};
    align(lines, seconds{100}, seconds{180});
    CHECK(lines[0].from == seconds{100});
    CHECK(lines[0].to == seconds{140});
    CHECK(lines[1].to == seconds{160});
    CHECK(lines[2].from == seconds{160});
    CHECK(lines[2].to == seconds{180});
}

TEST_CASE("times of the file count from the start, and what has none stands between them") {
    std::vector<SpokenLine> lines{said("a", "before"), said_at(seconds{10}, seconds{20}, "b", "is"),
                                  said("a", "12"), said("c", "12")};
    lines.push_back({seconds{40}, std::nullopt, "b", "last"});
    align(lines, seconds{1000}, seconds{1100});
    CHECK(lines[0].from == seconds{1000});
    CHECK(lines[0].to == seconds{1010});
    CHECK(lines[1].from == seconds{1010});
    CHECK(lines[1].to == seconds{1020});
    CHECK(lines[2].from == seconds{1020});
    CHECK(lines[2].to == seconds{1030});
    CHECK(lines[3].to == seconds{1040});
    CHECK(lines[4].from == seconds{1040});
    CHECK(lines[4].to == seconds{1100});
}

TEST_CASE("a recording that goes on after the end keeps its times, and none is before its start") {
    std::vector<SpokenLine> lines{{seconds{50}, std::nullopt, "a", "late"}, said("b", "later")};
    align(lines, seconds{0}, seconds{20});
    for (const SpokenLine& line : lines) {
        CHECK(line.from == seconds{50});
        CHECK(line.to == seconds{50});
    }
    std::vector<SpokenLine> none;
    align(none, seconds{0}, seconds{20});
    CHECK(none.empty());
}

TEST_CASE("speakers are numbers in the order in which they first spoke") {
    std::vector<SpokenLine> lines{said("Zoe", "a"), said("", "b"), said("Anna", "c"),
                                  said("Zoe", "d")};
    number_speakers(lines);
    CHECK(lines[0].speaker == "1");
    CHECK(lines[1].speaker.empty());
    CHECK(lines[2].speaker == "2");
    CHECK(lines[3].speaker == "1");
}

TEST_CASE("real meetings are read, where they are there") {
    const char* given = std::getenv("OUTWARD_TEST_DATA");
    const std::filesystem::path folder =
        std::filesystem::path{given ? given : "../shared/data"} / "transcripts-qmsum";
    if (!std::filesystem::exists(folder)) return;
    const auto meeting = [&](const char* name) {
        std::ifstream file{folder / name, std::ios::binary};
        return spoken(std::string{std::istreambuf_iterator<char>{file}, {}}, name);
    };
    const auto speakers = [](std::vector<SpokenLine> lines) {
        number_speakers(lines);
        std::set<std::string> all;
        for (const SpokenLine& line : lines) all.insert(line.speaker);
        return all.size();
    };
    const auto design = meeting("ES2004a.json");
    CHECK(design.size() > 280);  // of 320 turns; some are a cough and nothing else
    CHECK(design.size() < 320);
    CHECK(speakers(design) == 4);
    for (const SpokenLine& line : design) CHECK_FALSE(has(line.text, "{"));
    const auto committee = meeting("education_17.json");
    CHECK(committee.size() == 131);
    CHECK(speakers(committee) == 11);
}

TEST_CASE("whatever the bytes are, there is an answer, and lines are clean") {
    std::mt19937 chance{5};
    constexpr std::string_view pieces[] = {"WEBVTT\n",
                                           "\n",
                                           "\r\n",
                                           "00:00:01.000 --> 00:00:02.000",
                                           "00:01 --> ",
                                           "<v Anna>",
                                           "<v ",
                                           "</v>",
                                           "{",
                                           "}",
                                           "{\"meeting_transcripts\": [",
                                           "[",
                                           "Anna: ",
                                           ":",
                                           "NOTE ",
                                           "1",
                                           "é",
                                           "：",
                                           "&amp;",
                                           "[00:12:30]",
                                           "(",

                                           "\t",
                                           "<",
                                           "-->"};
    int taken = 0;
    for (int run = 0; run < 4000; ++run) {
        std::string bytes;
        for (auto i = chance() % 40; i > 0; --i)
            if (chance() % 200 == 0)
                bytes += static_cast<char>(chance() % 256);
            else
                bytes += pieces[chance() % std::size(pieces)];
        constexpr const char* names[] = {"a.vtt", "a.srt", "a.txt", "a.json", ""};
        auto lines = read_transcript(bytes, names[chance() % std::size(names)]);
        if (!lines.ok()) {
            CHECK(lines.error().sentence.ends_with('.'));
            continue;
        }
        ++taken;
        align(lines.value(), seconds{0}, minutes{1});
        CHECK_FALSE(lines.value().empty());
        for (const SpokenLine& line : lines.value()) {
            CHECK_FALSE(line.text.empty());
            CHECK(outward::engine::code_points(line.text).has_value());
            CHECK(*line.from <= *line.to);
        }
    }
    CHECK(taken > 100);
}
