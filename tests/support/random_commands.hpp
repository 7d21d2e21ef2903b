// Random commands for property tests: sensible ones, nonsense, and everything between. The same
// seed gives the same commands on any machine.
#pragma once

#include "tests/support/builders.hpp"

#include <cstdint>
#include <random>

namespace outward::tests {

class RandomCommands {
public:
    /// The words of every note that is no promise begin with the first, every other text with the
    /// second.
    static constexpr const char* note_mark = "NOTEWORDS";
    static constexpr const char* public_mark = "OPENWORDS";

    explicit RandomCommands(std::uint32_t seed) : chance(seed) {}

    /// Who asks next: a member of the session, now and then nobody.
    [[nodiscard]] std::string member();
    [[nodiscard]] Command command(const Session& session);
    /// How much time passes before it.
    [[nodiscard]] Millis pause();
    [[nodiscard]] unsigned below(unsigned bound) { return static_cast<unsigned>(chance() % bound); }

private:
    [[nodiscard]] std::string text(const std::string& mark);
    /// For a note of that step: a promise is for everybody to see.
    [[nodiscard]] static const char* mark_of(const Session& session, const StepId& step);
    [[nodiscard]] NoteId note();
    [[nodiscard]] StepId step(const Session& session);
    [[nodiscard]] command::From from(const Session& session);
    [[nodiscard]] Command ballot(const Session& session);
    [[nodiscard]] TableId table();
    [[nodiscard]] std::optional<TableId> perhaps_table();
    [[nodiscard]] Command seating();
    [[nodiscard]] Vote vote(const Step& step);
    [[nodiscard]] std::optional<Pledge> pledge();
    [[nodiscard]] Command theming();
    [[nodiscard]] Command add_people();

    std::mt19937 chance;
    unsigned notes_made = 0;
};

}  // namespace outward::tests
