#include "server/cli/running.hpp"

#include "server/cli/command_line.hpp"
#include "server/system/process.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <iostream>

namespace outward::server {

namespace {

/// For the archive, the listeners, the places kept for the host, and those to be refused.
constexpr std::size_t other_files = 256;

/// From the answer to the host's page until the end, so that the answer gets there.
constexpr auto last_words = std::chrono::milliseconds{300};

/// Each connection is an open file; some more are the archive's and the listeners'.
void keep_within_open_files(NetLimits& limits, Journal& journal) {
    const std::size_t files = raise_file_limit();
    if (files == 0) return;
    const std::size_t at_most = files - std::min(files / 2, other_files);
    if (limits.connections <= at_most) return;
    limits.connections = at_most;
    journal.note("fewer_connections", {{"connections", at_most}, {"files", files}});
}

}  // namespace

int run_until_stopped(ServerOptions options, Journal& journal,
                      const std::function<void(Server&)>& started) {
    outlive_broken_pipes();
    keep_within_open_files(options.limits, journal);
    boost::asio::io_context waiting;
    boost::asio::signal_set signals{waiting};
    for (const int signal : ending_signals()) signals.add(signal);
    boost::asio::steady_timer goodbye{waiting};
    options.stop = [&] {
        boost::asio::post(waiting, [&] {
            goodbye.expires_after(last_words);
            goodbye.async_wait([&](const boost::system::error_code&) { signals.cancel(); });
        });
    };
    auto server = Server::start(options, journal);
    if (!server.ok()) return fail(server.error().sentence);
    started(*server.value());
    signals.async_wait([](const boost::system::error_code&, int) {});
    waiting.run();
    std::cout << "Stopping. Everything that was saved is in the archive.\n" << std::flush;
    return 0;
}

}  // namespace outward::server
