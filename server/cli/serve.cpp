// outward serve: the server, until it is told to stop.
#include "server/cli/command_line.hpp"
#include "server/cli/running.hpp"
#include "server/system/process.hpp"

#include <iostream>

namespace outward::server {

namespace {

struct ServeWish {
    std::string archive;
    ServerOptions options;
    int keep_days = static_cast<int>(LobbyRules{}.keep.count());
    bool open = false;
    bool no_browser = false;
};

/// What is wrong with it; nothing when it is an address.
std::string is_address(const std::string& text) {
    const auto scheme = text.find("://");
    const bool known = text.starts_with("http://") || text.starts_with("https://");
    if (known && !host_name(std::string_view{text}.substr(scheme + 3)).empty() &&
        text.find_first_of("/?#@ ", scheme + 3) == std::string::npos)
        return {};
    return "'" + text + "' is no address. Write it as https://NAME, without a path.";
}

void greet(Server& server, const ServeWish& wish) {
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
}

int run(ServeWish& wish) {
    wish.options.archive = wish.archive;
    wish.options.rules.keep = std::chrono::days{wish.keep_days};
    Journal journal{std::cerr};
    return run_until_stopped(wish.options, journal, [&](Server& server) { greet(server, wish); });
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
