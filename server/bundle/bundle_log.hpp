// The log in a bundle: an event on a line of JSON.
#pragma once

#include "server/bundle/bundle.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

[[nodiscard]] std::string to_lines(const std::vector<LinkedEvent>& events);

/// The events as they stand there, each with fields in range; what is wrong comes as the end of a
/// sentence. Whether they fit together is not looked at.
[[nodiscard]] engine::Result<std::vector<LinkedEvent>, engine::Trouble> from_lines(
    std::string_view lines);

/// What breaks the chain, as the end of a sentence: a number that is missing, an event or words
/// that are not as they were written, words that are gone and that nobody has erased.
[[nodiscard]] std::optional<engine::Trouble> break_in(const std::vector<LinkedEvent>& events);

}  // namespace outward::server
