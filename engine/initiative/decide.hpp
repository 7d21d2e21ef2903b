// What comes of a command in an initiative. Deterministic: the same state, command and moment give
// the same events on any machine.
#pragma once

#include "engine/decide.hpp"
#include "engine/initiative/command.hpp"
#include "engine/initiative/initiative.hpp"
#include "engine/result.hpp"

#include <string_view>
#include <vector>

namespace outward::engine {

/// The facilitator's seat leads the initiative, the note-taker's is its team; a wall only looks.
[[nodiscard]] bool may(Seat seat, const InitiativeCommand& command);

/// The name of the command on the wire, such as "themes.merge"; what the server asks by itself has
/// one too, for the log: "notes.gather", "initiative.join".
[[nodiscard]] std::string_view act_of(const InitiativeCommand& command);

struct InitiativeDecision {
    std::vector<InitiativeEvent> events;  // none: it is so already
    std::optional<Seq> undoes;
};

[[nodiscard]] Result<InitiativeDecision, Rejection> decide(const Initiative& initiative,
                                                           const InitiativeCommand& command,
                                                           const Actor& actor);

/// The first event of an initiative: its description.
[[nodiscard]] Result<InitiativeDecision, Rejection> found_initiative(const record::Description& as);

}  // namespace outward::engine
