// What `serve` and `start` have in common: a server, until somebody ends it.
#pragma once

#include "server/server.hpp"

#include <functional>

namespace outward::server {

/// Starts the server and calls `started`; waits for a signal or for the host's page to end it.
/// Gives the exit code; a server that cannot start has said why on standard error.
int run_until_stopped(ServerOptions options, Journal& journal,
                      const std::function<void(Server&)>& started);

}  // namespace outward::server
