// An evening as a community has it, made up: people come, write notes, raise hands and are ready;
// the crew edits, hides, highlights and themes. The same each time.
#pragma once

#include "engine/conversation.hpp"
#include "engine/decide.hpp"

#include <random>
#include <string>
#include <vector>

namespace outward::bench {

/// What somebody asked, and when.
struct Asked {
    engine::Actor actor;
    engine::Command command;
    engine::Millis at{};
};

/// Decides and applies what was asked, and gives the number of events; `log` may be nullptr.
std::size_t take(engine::Conversation& state, const engine::Guide& guide, const Asked& asked,
                 std::vector<engine::Recorded>* log);

class Evening {
public:
    /// It has begun, and the room is in that step; p1, p2 … are there.
    Evening(engine::Guide guide, int people, const std::string& step);

    /// Something of all that happens; what the engine refuses does not.
    void act();
    void note();
    /// By one of the people, in turn.
    void vote();
    void raise_or_lower_a_hand();
    void join();

    engine::Guide guide;
    engine::Conversation state;
    std::vector<engine::Recorded> log;
    std::vector<Asked> asked;  // what was taken, all of it

private:
    bool ask(const engine::Actor& actor, engine::Command command);
    void must(const engine::Actor& actor, engine::Command command);
    void edit();
    engine::Command of_a_note();
    engine::Command of_themes();
    engine::Command of_the_room();
    engine::Actor somebody();
    engine::NoteId some_note();
    std::string sentence();
    unsigned below(std::size_t bound) { return static_cast<unsigned>(chance() % bound); }

    std::mt19937 chance{7};
    engine::Millis now{1'780'000'000'000};
    std::vector<engine::StepId> captures;  // where phones may write notes
    int joined = 0;
    int noted = 0;
    int voted = 0;
};

}  // namespace outward::bench
