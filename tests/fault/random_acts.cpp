#include "tests/fault/random_acts.hpp"

#include <array>

namespace outward::server {

using engine::Seat;
using nlohmann::json;

std::string RandomActs::words() {
    static const std::array<std::string, 6> some{"a park",     "我们 want a park",
                                                 "حديقة",      "👩‍👩‍👧 and a swing",
                                                 "two\nlines", "\"quoted\""};
    return some[below(some.size())];
}

std::string RandomActs::note(const json& view) {
    const json& notes = view["notes"];
    return notes.empty() || below(20) == 0 ? "no-such-note" : notes[below(notes.size())]["id"];
}

std::string RandomActs::member(const json& view) {
    auto chosen = view["members"].begin();
    std::advance(chosen, below(view["members"].size()));
    return chosen.key();
}

json RandomActs::from(const json& view) {
    if (view["step"].is_null() || below(10) == 0) return {{"from", "welcome"}};
    json here{{"from", view["step"]["id"]}};
    if (below(2) == 0) here["visit"] = view["step"]["visit"];
    return here;
}

Act RandomActs::new_note(const std::string& who) {
    return {"note.add", {{"id", who + "-" + std::to_string(++notes_made)}, {"text", words()}}};
}

Act RandomActs::of(Seat seat, const std::string& who, const json& view, engine::Seq seq) {
    if (seat == Seat::wall) return {"ping", json::object()};
    if (seat == Seat::facilitator && below(4) > 0) return of_facilitator(view, seq);
    if (seat == Seat::participant || below(4) == 0) return of_participant(who, view);
    return of_crew(who, view);
}

Act RandomActs::of_participant(const std::string& who, const json& view) {
    switch (below(12)) {
        case 0:
            return {"hand.raise", json::object()};
        case 1:
            return {"hand.lower", json::object()};
        case 2:
            return {"ready.set", {{"step", view["step"].is_null() ? "" : view["step"]["id"]}}};
        case 3:
            return {"ready.clear", json::object()};
        case 4:
            return {"turn.pass", json::object()};
        case 5:
        case 6:
            return {"note.edit", {{"id", note(view)}, {"text", words()}}};
        case 7:
            return {"note.withdraw", {{"id", note(view)}}};
        default:
            return new_note(who);
    }
}

Act RandomActs::of_crew(const std::string& who, const json& view) {
    static const std::array<const char*, 3> categories{"aspiration", "tension", "no-such"};
    static const std::array<const char*, 3> slots{"hopes", "challenges", "changes"};
    const json about{{"id", note(view)}};
    const auto with = [&](const char* key, const json& value) {
        json params = about;
        params[key] = value;
        return params;
    };
    switch (below(10)) {
        case 0:
            return {"note.hide", about};
        case 1:
            return {"note.restore", about};
        case 2:
            return {"note.recategorise", with("category", categories[below(categories.size())])};
        case 3:
            return {"note.highlight", with("on", below(2) == 0)};
        case 4:
            return {"note.edit", with("text", words())};
        case 5:
            return {"rules.change",
                    {{"rules", {{{"id", "enjoy"}}, {{"id", "own"}, {"text", words()}}}}}};
        case 6:
            return {"story.fill", {{"slot", slots[below(slots.size())]}, {"text", words()}}};
        case 7:
            return {"hand.lower", {{"member", member(view)}}};
        default:
            return new_note(who);
    }
}

Act RandomActs::of_facilitator(const json& view, engine::Seq seq) {
    static const std::array<const char*, 5> moves{"next", "back", "skip", "repeat", "turns"};
    static const std::array<const char*, 7> plain{
        "conversation.start", "conversation.pause", "conversation.resume", "conversation.reopen",
        "timer.pause",        "timer.start",        "probe.clear"};
    if (view["stage"] == "closed" && below(2) == 0) return {"conversation.reopen", json::object()};
    json move = from(view);
    switch (below(14)) {
        case 0:
        case 1:
            move["step"] = guide.steps[below(guide.steps.size())].id.value;
            return {"goto", move};
        case 2:
        case 3:
            move["name"] = moves[below(moves.size())];
            return {"move", move};
        case 4:
        case 5:
            return {"undo", {{"seq", seq - std::min<engine::Seq>(seq, below(8))}}};
        case 6:
            return {"probe.push", {{"probe", "ordinary-day"}}};
        case 7:
            return {"timer.extend", {{"minutes", 1 + below(5)}}};
        case 8:
            return {"turn.give", {{"member", member(view)}}};
        case 9:
            return {below(4) == 0 ? "note.erase" : "note.hide", {{"id", note(view)}}};
        case 10:
            return {below(4) == 0 ? "conversation.close" : "rules.agree", json::object()};
        case 11:
            return {"room.lock", {{"locked", below(2) == 0}}};
        case 12:
            return {"code.renew", json::object()};
        default:
            return {plain[below(plain.size())], json::object()};
    }
}

}  // namespace outward::server
