#include "tests/support/initiative.hpp"

#include <doctest/doctest.h>

namespace outward::tests {

Team::Team() {
    record(found_initiative(a_description()).value(), {}, "initiative.make");
    must("f", ask::Join{{"f"}, Seat::facilitator, "Fatima"});
    must("n", ask::Join{{"n"}, Seat::note_taker, "Nuria"});
    must("m", ask::Join{{"m"}, Seat::note_taker, "Milan"});
}

Result<InitiativeDecision, Rejection> Team::ask(const std::string& who,
                                                const InitiativeCommand& command) {
    const auto* join = std::get_if<ask::Join>(&command);
    const auto known = state.colleagues.find({who});
    const Seat seat = join                              ? join->seat
                      : known != state.colleagues.end() ? known->second.seat
                      : who.empty()                     ? Seat::facilitator
                                                        : Seat::wall;
    auto decided = decide(state, command, {{who}, seat});
    if (decided.ok()) record(decided.value(), {who}, act_of(command));
    return decided;
}

Seq Team::must(const std::string& who, const InitiativeCommand& command) {
    const auto decided = ask(who, command);
    if (!decided.ok()) FAIL_CHECK(decided.error().message);
    return log.back().first;
}

Reason Team::refused(const std::string& who, const InitiativeCommand& command) {
    const auto decided = ask(who, command);
    REQUIRE_FALSE(decided.ok());
    CHECK(decided.error().message.ends_with("."));
    return decided.error().reason;
}

Seq Team::set(const std::string& who, Record record) {
    const Kept* kept = state.find_kept(record.index(), id_of(record));
    return must(who, ask::SetRecord{std::move(record), kept ? kept->seq : 0});
}

Team& Team::gather(int conversations, int notes) {
    for (int c = 1; c <= conversations; ++c) {
        ask::Gather gathered{{"c" + std::to_string(c)}, {}, "2026-11-01"};
        for (int n = 1; n <= notes; ++n)
            gathered.notes.push_back(a_note("n" + std::to_string(n), n == 1));
        must("", gathered);
    }
    return *this;
}

Team& Team::theme(const std::string& id, const std::vector<StatementNumber>& statements) {
    must("n", ask::MakeTheme{{id}, "Streets feel unsafe", statements});
    must("n", ask::Mark{statements, StatementMark::evidence, true});
    record::Theme theme = *state.find<record::Theme>({id});
    theme.challenge = record::Challenge::community;
    set("n", theme);
    return *this;
}

Team& Team::narrative() {
    gather(2, 3).theme("t1", {1, 4});
    set("n", a_sentence("s1", "t1"));
    must("n", ask::KeepVersion{{"v1"}, "First draft"});
    return *this;
}

void Team::record(const InitiativeDecision& decision, const MemberId& by, std::string_view act) {
    now += Millis{1000};
    const Seq first = state.seq + 1;
    for (const InitiativeEvent& event : decision.events) {
        log.push_back({state.seq + 1, now, by, std::string{act}, first, decision.undoes, event});
        apply(state, log.back());
    }
}

record::Description a_description() {
    return {.id = {"description"},
            .title = "Our street",
            .community = "Those who live on it",
            .goals = {"Hear everybody"},
            .places = {"The branch"},
            .languages = {"en", "es"}};
}

GatheredNote a_note(const std::string& id, bool quote) {
    return {.note = {id}, .category = {"hope"}, .quote = quote};
}

record::Sentence a_sentence(const std::string& id, const std::string& theme) {
    record::Sentence sentence;
    sentence.id = {id};
    sentence.texts = {{"en", "People want safe streets."}};
    sentence.themes = {{theme}};
    return sentence;
}

record::StoryPart a_story_part(std::string_view id) {
    return {{std::string{id}}, {{"en", "It was so."}}, {}};
}

record::Theme a_theme(const std::string& id, const std::string& name) {
    record::Theme theme;
    theme.id = {id};
    theme.name = name;
    return theme;
}

Initiative fold(const std::vector<InitiativeRecorded>& log) {
    Initiative state;
    for (const InitiativeRecorded& recorded : log) apply(state, recorded);
    return state;
}

}  // namespace outward::tests
