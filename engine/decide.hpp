// What may happen next: a command, asked in a state, becomes events or a rejection.
#pragma once

#include "engine/command.hpp"
#include "engine/conversation.hpp"
#include "engine/guide.hpp"
#include "engine/result.hpp"

#include <string>
#include <vector>

namespace outward::engine {

enum class Reason {
    not_found,
    wrong_key,
    forbidden,
    not_now,
    too_long,
    too_many,
    not_saved,
    stale,
    closed,
    locked,   // nobody new may come in now
    removed,  // this member has been taken out
    bad_request
};

struct Rejection {
    Reason reason = Reason::bad_request;
    std::string
        message;  // an English sentence for logs; people read the catalogue's text for reason
};

struct Decision {
    std::vector<Event> events;                    // empty: it is so already
    std::optional<Seq> undoes;                    // set on every one of `events`
    std::optional<Seq> already_at;                // with no events: where in the log it was done
    bool nameless = false;                        // the log must not say who did it
    std::optional<TableId> table = std::nullopt;  // set on every one of `events`
};

/// Pure and total: the same arguments give the same answer on any machine, and no command throws.
[[nodiscard]] Result<Decision, Rejection> decide(const Conversation& conversation,
                                                 const Command& command, const Actor& actor,
                                                 const Guide& guide, Millis now);

/// Why this text cannot be taken, if it cannot: damaged, or longer than so many code points. `what`
/// names it at the beginning of the sentence.
[[nodiscard]] std::optional<Rejection> unfit_text(const std::string& text, std::size_t longest,
                                                  const char* what);

/// Whether that seat may ask that at all. `decide` refuses everything else with `forbidden`.
[[nodiscard]] bool may(Seat seat, const Command& command);

}  // namespace outward::engine
