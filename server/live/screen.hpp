// A screen: one connection that has taken a seat in a room.
#pragma once

#include "engine/command.hpp"
#include "server/net/connection.hpp"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace outward::server {

using Frame = std::shared_ptr<const std::string>;

struct Screen {
    std::shared_ptr<Connection> connection;
    engine::Actor as;           // a wall has no member
    std::string key_hash = {};  // of the seat key that it came by; empty: by the code
    std::optional<engine::TableId> table = {};  // of a host or scribe, as long as it is connected
};

}  // namespace outward::server
