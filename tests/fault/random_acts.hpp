// Random requests as people on each seat make them: mostly sensible, sometimes late or wrong. The
// same seed gives the same requests.
#pragma once

#include "engine/event.hpp"
#include "engine/guide.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace outward::server {

struct Act {
    std::string method;
    nlohmann::json params;
};

class RandomActs {
public:
    RandomActs(std::uint32_t seed, const engine::Guide& its_guide)
        : chance(seed), guide(its_guide) {}

    /// What somebody on that seat asks next; `who` names their notes, `crew_view` is how it stands.
    [[nodiscard]] Act of(engine::Seat seat, const std::string& who, const nlohmann::json& crew_view,
                         engine::Seq seq);
    /// A note with an id that was never used before, in words that were.
    [[nodiscard]] Act new_note(const std::string& who);
    [[nodiscard]] std::size_t below(std::size_t limit) { return chance() % limit; }

private:
    [[nodiscard]] Act of_participant(const std::string& who, const nlohmann::json& view);
    [[nodiscard]] Act of_crew(const std::string& who, const nlohmann::json& view);
    [[nodiscard]] Act of_facilitator(const nlohmann::json& view, engine::Seq seq);
    [[nodiscard]] std::string words();
    [[nodiscard]] std::string note(const nlohmann::json& view);
    [[nodiscard]] std::string member(const nlohmann::json& view);
    [[nodiscard]] nlohmann::json from(const nlohmann::json& view);

    std::mt19937 chance;
    const engine::Guide& guide;
    std::size_t notes_made = 0;
};

}  // namespace outward::server
