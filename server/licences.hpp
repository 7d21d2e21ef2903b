// The licences of the program and of what is linked into it.
#pragma once

#include <string>

namespace outward::server {

/// Their texts, or where they lie when the program was not made to be handed out.
[[nodiscard]] std::string licences();

}  // namespace outward::server
