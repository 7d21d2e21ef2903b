// The inside of message.hpp: how the parameters of each method become an Ask.
#pragma once

#include "protocols/message.hpp"
#include "protocols/parameters.hpp"

#include <span>

namespace outward::protocols {

struct Method {
    std::string_view name;
    Ask (*read)(Parameters&);
};

/// initiative_requests.cpp; the others are in message.cpp.
[[nodiscard]] std::span<const Method> initiative_methods();

/// join_requests.cpp
[[nodiscard]] Join read_join(Parameters& p);
[[nodiscard]] JoinInitiative read_initiative_join(Parameters& p);
[[nodiscard]] std::optional<engine::TableId> read_table(Parameters& p, const char* key = "table");

}  // namespace outward::protocols
