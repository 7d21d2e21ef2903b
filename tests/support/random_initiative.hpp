// Random commands to an initiative: sensible ones, nonsense, and everything between. The same seed
// gives the same commands on any machine.
#pragma once

#include "tests/support/initiative.hpp"

#include <cstdint>
#include <random>

namespace outward::tests {

class RandomTeamwork {
public:
    explicit RandomTeamwork(std::uint32_t seed) : chance(seed) {}

    /// Who asks next: mostly a colleague, now and then the host or a wall.
    [[nodiscard]] std::string member();
    [[nodiscard]] InitiativeCommand command(const Team& team);
    [[nodiscard]] unsigned below(unsigned bound) { return static_cast<unsigned>(chance() % bound); }

private:
    [[nodiscard]] RecordId theme();
    [[nodiscard]] std::vector<RecordId> themes();
    [[nodiscard]] std::vector<StatementNumber> statements(const Team& team);
    /// About half of those in that theme.
    [[nodiscard]] std::vector<StatementNumber> lying_in(const Team& team, const RecordId& in);
    [[nodiscard]] std::string text() { return "words " + std::to_string(below(5)); }
    [[nodiscard]] ask::Gather gathering();
    [[nodiscard]] Record record(const Team& team);
    [[nodiscard]] InitiativeCommand about_records(const Team& team);
    [[nodiscard]] InitiativeCommand about_themes(const Team& team);
    [[nodiscard]] InitiativeCommand about_narrative();

    std::mt19937 chance;
};

}  // namespace outward::tests
