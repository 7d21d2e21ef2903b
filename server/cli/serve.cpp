// outward serve: the server, until it is told to stop.
#include "server/cli/command_line.hpp"
#include "server/process.hpp"
#include "server/server.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <cstdlib>
#include <iostream>

namespace outward::server {

namespace {

/// For the archive, the listeners, the places kept for the host, and those to be refused.
constexpr std::size_t other_files = 256;

struct ServeWish {
    std::string archive;
    ServerOptions options;
    int keep_days = static_cast<int>(LobbyRules{}.keep.count());
    bool open = false;
    bool no_browser = false;
};

/// Shows the page when there is a screen to show it on. Nothing depends on it.
void show_in_browser(const std::string& link) {
    const bool screen = std::getenv("DISPLAY") || std::getenv("WAYLAND_DISPLAY");
    if (!screen) return;
    if (::fork() == 0) {
        ::setsid();
        ::execlp("xdg-open", "xdg-open", link.c_str(), nullptr);
        ::_exit(0);
    }
}

/// What is wrong with it; nothing when it is an address.
std::string is_address(const std::string& text) {
    const auto scheme = text.find("://");
    const bool known = text.starts_with("http://") || text.starts_with("https://");
    if (known && !host_name(std::string_view{text}.substr(scheme + 3)).empty() &&
        text.find_first_of("/?#@ ", scheme + 3) == std::string::npos)
        return {};
    return "'" + text + "' is no address. Write it as https://NAME, without a path.";
}

/// Each connection is an open file; some more are the archive's and the listeners'.
void keep_within_open_files(NetLimits& limits, Journal& journal) {
    const std::size_t files = raise_file_limit();
    if (files == 0) return;
    const std::size_t at_most = files - std::min(files / 2, other_files);
    if (limits.connections <= at_most) return;
    limits.connections = at_most;
    journal.note("fewer_connections", {{"connections", at_most}, {"files", files}});
}

int run(ServeWish& wish) {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGCHLD, SIG_IGN);
    wish.options.archive = wish.archive;
    wish.options.rules.keep = std::chrono::days{wish.keep_days};
    Journal journal{std::cerr};
    keep_within_open_files(wish.options.limits, journal);
    boost::asio::io_context waiting;
    boost::asio::signal_set signals{waiting, SIGINT, SIGTERM};
    auto started = Server::start(wish.options, journal);
    if (!started.ok()) return fail(started.error().sentence);
    Server& server = *started.value();

    if (server.reach().port() != wish.options.port && wish.options.port != 0)
        std::cout << "Port " << wish.options.port << " is in use; this is port "
                  << server.reach().port() << ".\n";
    std::cout << "Your data lies in " << std::filesystem::absolute(wish.archive).string() << '\n';
    if (wish.open)
        if (const auto trouble = server.reach().open())
            std::cout << "Not open to the room: " << trouble->sentence << '\n';
    for (const std::string& address : server.reach().addresses())
        std::cout << "Phones in the room: " << address << '\n';
    const std::string link = server.host_link();
    std::cout << "Your link, as host (keep it to yourself):\n\n    " << link
              << "\n\nStop with Ctrl-C.\n"
              << std::flush;
    if (!wish.no_browser) show_in_browser(link);

    signals.async_wait([](const boost::system::error_code&, int) {});
    waiting.run();
    std::cout << "Stopping. Everything that was saved is in the archive.\n" << std::flush;
    return 0;
}

}  // namespace

void add_serve(CLI::App& app, Chosen& chosen) {
    auto* command = app.add_subcommand("serve", "Start the server and print the host's link");
    auto wish = std::make_shared<ServeWish>();
    ServerOptions& options = wish->options;
    add_archive_option(*command, wish->archive);
    command->add_option("--port", options.port, "Port to listen on; a busy one is stepped past")
        ->envname("OUTWARD_PORT")
        ->capture_default_str();
    command->add_flag("--open", wish->open, "Open to the room: listen on all addresses at once");
    command->add_option("--host", options.host_names, "A host name that leads here (repeatable)")
        ->type_name("NAME");
    command
        ->add_option("--address", options.address,
                     "Where phones find a proxy that leads here, such as https://talks.example.org")
        ->type_name("URL")
        ->check(is_address, "URL");
    command->add_option("--content", options.content, "A folder laid over the built-in content")
        ->type_name("DIR");
    command->add_flag("--insecure", options.insecure,
                      "Open also on public addresses without TLS, where others can read along");
    command
        ->add_option("--keep-days", wish->keep_days,
                     "How long a new conversation is kept before it may be purged")
        ->check(CLI::Range(1, 36500))
        ->capture_default_str();
    auto* certificate = command->add_option("--tls-cert", options.tls_certificate,
                                            "Certificate chain, a PEM file; turns TLS on");
    auto* key = command->add_option("--tls-key", options.tls_key, "Its private key, a PEM file");
    certificate->type_name("FILE")->needs(key);
    key->type_name("FILE")->needs(certificate);
    command->add_option("--threads", options.threads, "Threads for connections; 0: one a core")
        ->check(CLI::Range(0, 64))
        ->capture_default_str();
    command->add_flag("--no-browser", wish->no_browser, "Do not show the page");
    command->callback([wish, &chosen] { chosen = [wish] { return run(*wish); }; });
}

}  // namespace outward::server
