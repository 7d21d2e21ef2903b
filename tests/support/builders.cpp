#include "tests/support/builders.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

namespace outward::tests {

namespace {

constexpr const char* guide_json = R"({
  "format": 1, "id": "small", "version": "1.0.0", "licence": "CC-BY-4.0",
  "source": "https://example.org/practice", "languages": ["en", "es"],
  "group": {"min": 2, "max": 20}, "minutes": {"min": 30, "max": 60},
  "categories": [{"id": "hope"}, {"id": "reason"}, {"id": "mood", "crew": true}],
  "phases": [
    {"id": "opening", "steps": [
      {"id": "welcome", "kind": "speak", "minutes": 5},
      {"id": "rules", "kind": "agree", "minutes": 5, "rules": ["listen", "kind"]},
      {"id": "jot", "kind": "write", "form": "solo", "minutes": 5}]},
    {"id": "talk", "steps": [
      {"id": "hopes", "kind": "capture", "minutes": 15, "capture": ["hope", "reason"],
       "probes": ["picture", "why"], "cues": ["silence"],
       "moves": [{"name": "pairs", "to": "in-pairs", "when": {"people": {"at_least": 4}}},
                 {"name": "again", "to": "turns"}]},
      {"id": "in-pairs", "kind": "capture", "form": "pairs", "minutes": 3, "capture": ["hope"],
       "aside": true},
      {"id": "turns", "kind": "round", "minutes": 10, "capture": ["hope"], "late": "drop"}]},
    {"id": "end", "steps": [
      {"id": "story", "kind": "story", "minutes": 3, "slots": ["hopes", "changes"]},
      {"id": "close", "kind": "close", "minutes": 2, "late": "keep", "followup_days": 14},
      {"id": "debrief", "kind": "capture", "form": "crew", "minutes": 15, "capture": ["mood"]}]}
  ]
})";

constexpr const char* english = R"({
  "language": "en", "title": "Small guide", "summary": "A summary.", "about": "About it.",
  "phases": {"opening": "Opening", "talk": "Talk", "end": "End"},
  "categories": {"hope": "Hope", "reason": "Reason", "mood": "Mood"},
  "steps": {
    "welcome": {"title": "Welcome", "say": ["SECRET words to say"], "prompt": "Welcome"},
    "rules": {"title": "Rules", "say": ["SECRET rules talk"], "prompt": "How shall we talk?",
              "rules": {"listen": "We listen.", "kind": "We are kind."}},
    "jot": {"title": "Jot", "say": ["SECRET jot"], "prompt": "Write for yourself."},
    "hopes": {"title": "Hopes", "say": ["SECRET hopes"], "prompt": "What do you hope for?",
              "help": "In a few words.",
              "probes": {"picture": "PROBE What would it look like?", "why": "PROBE Why?"},
              "cues": {"silence": {"when": "SECRET silence", "do": "SECRET wait"}},
              "moves": {"pairs": "SECRET pairs", "again": "SECRET go round"}},
    "in-pairs": {"title": "In pairs", "say": ["SECRET pairs"], "prompt": "Talk with a neighbour."},
    "turns": {"title": "Turns", "say": ["SECRET turns"], "prompt": "One after the other."},
    "story": {"title": "Story", "say": ["SECRET story"], "prompt": "Our story.",
              "slots": {"hopes": {"label": "We hope", "hint": "short"},
                        "changes": {"label": "So we change", "hint": "short"}}},
    "close": {"title": "Close", "say": ["SECRET close"], "prompt": "Thank you."},
    "debrief": {"title": "SECRET debrief", "say": ["SECRET debrief"]}
  }
})";

constexpr const char* voting_json = R"({
  "format": 1, "id": "voting", "version": "1.0.0", "licence": "CC-BY-4.0",
  "practice": "A test", "source": "https://example.org/practice", "languages": ["en"],
  "group": {"min": 2, "max": 20}, "minutes": {"min": 10, "max": 60},
  "categories": [{"id": "promise"}],
  "phases": [{"id": "all", "steps": [
    {"id": "welcome", "kind": "speak", "minutes": 5},
    {"id": "choose", "kind": "poll", "minutes": 2, "options": ["a", "b", "c"]},
    {"id": "several", "kind": "poll", "minutes": 2, "answer": "several",
     "options": ["a", "b", "c"]},
    {"id": "feeling", "kind": "poll", "minutes": 2, "answer": "scale",
     "options": ["a", "b", "c"]},
    {"id": "dots", "kind": "dots", "minutes": 2, "dots": 3, "options": ["a", "b", "c"]},
    {"id": "rank", "kind": "order", "minutes": 2, "options": ["a", "b", "c"]},
    {"id": "look", "kind": "quiz", "minutes": 2, "options": ["a", "b", "c"],
     "levels": ["low", "high"], "smallest_cell": 3},
    {"id": "rate", "kind": "grid", "minutes": 2, "options": ["a", "b", "c"],
     "levels": ["low", "high"]},
    {"id": "who", "kind": "promise", "minutes": 2, "capture": ["promise"]},
    {"id": "break", "kind": "break", "minutes": 5},
    {"id": "close", "kind": "close", "minutes": 2, "late": "keep"}]}
  ]
})";

// %C and %R stand for the words of what is chosen from and rated.
constexpr const char* voting_english = R"({
  "language": "en", "title": "Voting guide", "summary": "A summary.", "about": "About it.",
  "phases": {"all": "All"}, "categories": {"promise": "Promise"},
  "steps": {
    "welcome": {"title": "Welcome", "say": ["SECRET words to say"], "prompt": "Welcome"},
    "choose": {"title": "Choose", "say": ["SECRET"], "prompt": "Which one?", %C},
    "several": {"title": "Several", "say": ["SECRET"], "prompt": "Which ones?", %C},
    "feeling": {"title": "Feeling", "say": ["SECRET"], "prompt": "How far?", %C},
    "dots": {"title": "Dots", "say": ["SECRET"], "prompt": "Three dots each.", %C},
    "rank": {"title": "Rank", "say": ["SECRET"], "prompt": "In which order?", %C},
    "look": {"title": "Look", "say": ["SECRET"], "prompt": "For yourself.", %R},
    "rate": {"title": "Rate", "say": ["SECRET"], "prompt": "How much is there?", %R},
    "who": {"title": "Who", "say": ["SECRET"], "prompt": "Who does what by when?"},
    "break": {"title": "Break", "say": ["SECRET"], "prompt": "A break."},
    "close": {"title": "Close", "say": ["SECRET"], "prompt": "Thank you."}
  }
})";

constexpr const char* tables_json = R"({
  "format": 1, "id": "at-tables", "version": "1.0.0", "licence": "CC-BY-4.0",
  "practice": "A test", "source": "https://example.org/practice", "languages": ["en"],
  "group": {"min": 2, "max": 20}, "minutes": {"min": 10, "max": 60},
  "categories": [{"id": "hope"}, {"id": "reason"}, {"id": "mood", "crew": true}],
  "phases": [
    {"id": "opening", "steps": [
      {"id": "welcome", "kind": "speak", "minutes": 5},
      {"id": "sit", "kind": "tables", "minutes": 3, "seats": 3, "assign": "count-off"}]},
    {"id": "alone", "at": "tables", "pace": "table", "steps": [
      {"id": "talk", "kind": "capture", "minutes": 6, "capture": ["hope", "reason"],
       "probes": ["picture"], "moves": [{"name": "away", "to": "wander"}]},
      {"id": "turns", "kind": "round", "minutes": 4, "capture": ["hope"]},
      {"id": "tell", "kind": "story", "minutes": 5, "slots": ["hopes"]}]},
    {"id": "together", "at": "tables", "steps": [
      {"id": "quick", "kind": "capture", "minutes": 5, "capture": ["hope"]},
      {"id": "choose", "kind": "poll", "minutes": 2, "options": ["a", "b"]}]},
    {"id": "ending", "steps": [
      {"id": "mingle", "kind": "tables", "minutes": 2, "seats": 3, "assign": "mix"},
      {"id": "report", "kind": "round", "by": "tables", "minutes": 6, "capture": ["hope"]},
      {"id": "close", "kind": "close", "minutes": 2, "late": "keep"},
      {"id": "wander", "kind": "break", "minutes": 2, "aside": true}]}
  ]
})";

constexpr const char* tables_english = R"({
  "language": "en", "title": "At tables", "summary": "A summary.", "about": "About it.",
  "phases": {"opening": "Opening", "alone": "Alone", "together": "Together", "ending": "Ending"},
  "categories": {"hope": "Hope", "reason": "Reason", "mood": "Mood"},
  "steps": {
    "welcome": {"title": "Welcome", "say": ["SECRET words"], "prompt": "Welcome"},
    "sit": {"title": "Sit", "say": ["SECRET"], "prompt": "Find your table."},
    "talk": {"title": "Talk", "say": ["SECRET"], "prompt": "What do you hope for?",
             "probes": {"picture": "PROBE What would it look like?"}, "moves": {"away": "Away"}},
    "turns": {"title": "Turns", "say": ["SECRET"], "prompt": "One each."},
    "tell": {"title": "Tell", "say": ["SECRET"], "prompt": "Your story.",
             "slots": {"hopes": {"label": "We hope", "hint": "short"}}},
    "quick": {"title": "Quick", "say": ["SECRET"], "prompt": "One word."},
    "choose": {"title": "Choose", "say": ["SECRET"], "prompt": "Which?",
               "options": {"a": "A", "b": "B"}},
    "mingle": {"title": "Mingle", "say": ["SECRET"], "prompt": "A new table."},
    "report": {"title": "Report", "say": ["SECRET"], "prompt": "We listen."},
    "close": {"title": "Close", "say": ["SECRET"], "prompt": "Thank you."},
    "wander": {"title": "Wander", "say": ["SECRET"], "prompt": "A walk."}
  }
})";

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    if (at == std::string::npos) throw std::logic_error("nothing to replace: " + from);
    return text.replace(at, from.size(), to);
}

}  // namespace

std::vector<GuideFile> small_guide_files() {
    return {{"guide.json", guide_json},
            {"text.en.json", english},
            {"text.es.json", replaced(english, R"("language": "en")", R"("language": "es")")}};
}

Guide sound(const std::vector<GuideFile>& files) {
    auto loaded = load_guide(files);
    if (!loaded.ok()) throw std::logic_error(loaded.error().front().message);
    return std::move(loaded).value();
}

Guide small_guide() { return sound(small_guide_files()); }

std::vector<GuideFile> voting_guide_files() {
    std::string words = voting_english;
    const std::string choice = R"("options": {"a": "A", "b": "B", "c": "C"})";
    const std::string rating = choice + R"(, "levels": {"low": "Low", "high": "High"})";
    for (auto at = words.find("%C"); at != std::string::npos; at = words.find("%C"))
        words.replace(at, 2, choice);
    for (auto at = words.find("%R"); at != std::string::npos; at = words.find("%R"))
        words.replace(at, 2, rating);
    return {{"guide.json", voting_json}, {"text.en.json", words}};
}

std::vector<GuideFile> tables_guide_files() {
    return {{"guide.json", tables_json}, {"text.en.json", tables_english}};
}

Guide tables_guide() { return sound(tables_guide_files()); }

Guide guide_for(std::uint32_t seed) {
    if (seed % 3 == 0) return tables_guide();
    return seed % 3 == 1 ? voting_guide() : small_guide();
}

Guide voting_guide() { return sound(voting_guide_files()); }

std::vector<GuideFile> with(std::vector<GuideFile> files, const std::string& name,
                            const std::string& from, const std::string& to) {
    for (GuideFile& file : files)
        if (file.name == name) file.content = replaced(file.content, from, to);
    return files;
}

Session::Session(int people, Guide run) : guide(std::move(run)) {
    ConversationCreated as;
    as.guide = guide.id;
    as.title = "Maple Street";
    as.code = "ABCDEF";
    as.names = true;
    must("", command::Create{as});
    join("f", Seat::facilitator);
    join("n", Seat::note_taker);
    for (int i = 1; i <= people; ++i) join("p" + std::to_string(i), Seat::participant);
    const auto is_for_tables = [](const Phase& phase) { return phase.at_tables; };
    if (std::ranges::none_of(guide.phases, is_for_tables)) return;
    join("h", Seat::host);
    join("s", Seat::scribe);
}

void Session::record(const Decision& decision, const MemberId& by) {
    for (const Event& event : decision.events) {
        log.push_back({state.seq + 1, now, decision.nameless ? MemberId{} : by, decision.undoes,
                       event, decision.table});
        apply(state, log.back());
    }
}

void Session::join(const std::string& member, Seat seat, const std::string& language) {
    const Actor actor{{member}, seat};
    const auto decided = decide(state, command::Join{{member}, "", language}, actor, guide, now);
    REQUIRE(decided.ok());
    record(decided.value(), actor.member);
}

Result<Decision, Rejection> Session::ask(const std::string& member, const Command& command) {
    const Member* known = state.find(MemberId{member});
    const bool is_room = member.empty();
    const Actor actor{{member}, known ? known->seat : is_room ? Seat::facilitator : Seat::wall};
    auto decided = decide(state, command, actor, guide, now);
    if (!decided.ok()) return decided;
    record(decided.value(), {member});
    return decided;
}

Seq Session::must(const std::string& member, const Command& command) {
    const auto decided = ask(member, command);
    if (!decided.ok()) FAIL_CHECK(decided.error().message);
    return state.seq;
}

Reason Session::refused(const std::string& member, const Command& command) {
    const auto decided = ask(member, command);
    REQUIRE_FALSE(decided.ok());
    return decided.error().reason;
}

Session& Session::start() {
    must("f", command::Start{});
    return *this;
}

Session& Session::go_to(const std::string& step) {
    must("f", command::GoTo{{step}, from()});
    return *this;
}

Seq Session::note(const std::string& member, const std::string& id, const std::string& text) {
    return must(member, command::AddNote{.id = {id}, .text = text, .category = {}, .step = {}});
}

std::string Session::here() const { return state.place ? state.place->step.value : ""; }

command::From Session::from() const {
    return {state.place ? state.place->step : StepId{}, std::nullopt};
}

Conversation fold(const std::vector<Recorded>& log) {
    Conversation state;
    for (const Recorded& recorded : log) apply(state, recorded);
    return state;
}

}  // namespace outward::tests
