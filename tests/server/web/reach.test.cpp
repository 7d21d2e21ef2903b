// How far the server opens itself, and what it tells the host about that.
#include "server/net/addresses.hpp"
#include "server/system/networks.hpp"
#include "tests/running/over_http.hpp"
#include "tests/running/running_server.hpp"
#include "tests/server/net/certificate.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::server;
using nlohmann::json;
using outward::engine::GuideId;
using outward::engine::Seat;

namespace {

/// A server that was started with these words, and what it logs.
struct Started {
    explicit Started(ServerOptions options) {
        options.archive = folder.archive();
        options.port = 0;
        options.threads = 2;
        auto started = Server::start(options, journal);
        REQUIRE_MESSAGE(started.ok(), (started.ok() ? "" : started.error().sentence));
        server = std::move(started).value();
    }
    [[nodiscard]] json status() {
        return body_of(get(*server, "/api/v1/status", bearer(host_key(*server))));
    }
    [[nodiscard]] std::string asked_to_be(bool open) {
        return post(*server, "/api/v1/open", host_key(*server), json{{"open", open}}.dump());
    }

    TemporaryFolder folder;
    std::ostringstream told;
    Journal journal{told};
    std::unique_ptr<Server> server;
};

std::vector<boost::asio::ip::address> own_addresses() {
    std::vector<boost::asio::ip::address> found;
    for (const Network& network : networks()) found.push_back(network.address);
    return found;
}

auto private_ones() { return std::ranges::count_if(own_addresses(), is_private); }

std::string port_of(Started& started) { return std::to_string(started.server->endpoint().port()); }

}  // namespace

TEST_CASE("without TLS a server opens itself to private addresses, and says which it left out") {
    Started started{{}};
    const std::string answer = started.asked_to_be(true);
    const json status = started.status();
    CHECK(status["addresses"].size() == static_cast<std::size_t>(private_ones()));
    CHECK(status["open"] == (private_ones() > 0));
    for (const auto& address : own_addresses()) {
        if (is_private(address)) continue;
        CHECK(started.told.str().find("The address " + address.to_string()) != std::string::npos);
        if (private_ones() == 0) CHECK(answer.find("--insecure") != std::string::npos);
    }
    if (private_ones() > 0) CHECK(status["warnings"] == json{"warning.plain_http"});
}

TEST_CASE("with --insecure it opens itself to all, and the host is told what that means") {
    if (own_addresses().empty()) return;
    ServerOptions options;
    options.insecure = true;
    Started started{options};
    CHECK(starts(started.asked_to_be(true), "200"));
    const json status = started.status();
    CHECK(status["addresses"].size() == own_addresses().size());
    const bool only_private = private_ones() == std::ranges::ssize(own_addresses());
    CHECK(status["warnings"] ==
          json{only_private ? "warning.plain_http" : "warning.insecure_public"});
    CHECK(starts(started.asked_to_be(false), "200"));
    CHECK(started.status()["warnings"].empty());
}

TEST_CASE(
    "with TLS phones are told the name that the certificate is for, and there is no warning") {
    if (own_addresses().empty()) return;
    const Certificate certificate;
    ServerOptions options;
    options.tls_certificate = certificate.file;
    options.tls_key = certificate.key;
    options.host_names = {"talks.library.example"};
    Started started{options};
    CHECK_FALSE(started.server->reach().open());
    const auto addresses = started.server->reach().addresses();
    CHECK(addresses.size() == own_addresses().size() + 1);
    CHECK(addresses.front() == "https://talks.library.example:" + port_of(started));
    CHECK(started.server->reach().is_secure());
}

TEST_CASE("behind a proxy phones are told its address, and pages from there are right") {
    ServerOptions options;
    options.address = "https://talks.library.example";
    Started started{options};
    const json status = started.status();
    CHECK(status["open"] == true);
    CHECK(status["secure"] == true);
    CHECK(status["addresses"] == json{"https://talks.library.example"});
    CHECK(status["warnings"].empty());
    CHECK(starts(started.asked_to_be(false), "409"));
    const std::string host = "Host: talks.library.example\r\n";
    const std::string protocol = "Sec-WebSocket-Protocol: outward.v1\r\n";
    CHECK(starts(sent_and_answered(*started.server,
                                   "GET / HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n"),
                 "200"));
    CHECK(starts(upgrade(*started.server, host + protocol + "Origin: https://evil.example\r\n"),
                 "403"));
    // Right origin, no subprotocol: past the guard, and no connection that stays.
    CHECK(starts(upgrade(*started.server, host + "Origin: https://talks.library.example\r\n"),
                 "400"));
}

namespace {

/// A laptop whose networks come and go; each is one of this machine's own addresses.
struct Roaming {
    [[nodiscard]] ServerOptions options() {
        ServerOptions wished;
        wished.networks = [this] {
            const std::scoped_lock lock{mutex};
            return now;
        };
        return wished;
    }
    void is_in(const std::vector<std::pair<const char*, const char*>>& networks) {
        const std::scoped_lock lock{mutex};
        now.clear();
        for (const auto& [name, address] : networks)
            now.push_back({name, boost::asio::ip::make_address(address)});
    }

    std::mutex mutex;
    std::vector<Network> now;
};

json with_port(const Started& started, const std::vector<std::string>& hosts) {
    json urls = json::array();
    for (const std::string& host : hosts)
        urls.push_back("http://" + host + ':' + std::to_string(started.server->endpoint().port()));
    return urls;
}

CreatedConversation conversation_in(Started& started) {
    std::promise<CreatedConversation> made;
    started.server->lobby().create({.guide = GuideId{"community-conversation"},
                                    .title = "Our street",
                                    .place = {},
                                    .language = "en"},
                                   [&](auto result) { made.set_value(std::move(result).value()); });
    return made.get_future().get();
}

/// The wall of a conversation there, which hears of addresses.
struct ListeningWall {
    explicit ListeningWall(Started& started) : client(*started.server) {
        client.join(conversation_in(started), Seat::wall);
    }
    [[nodiscard]] json told() { return client.next_notification("addresses")["addresses"]; }

    TestClient client;
};

}  // namespace

TEST_CASE("a screen that was open before the laptop was opened to the room is told where it is") {
    Roaming laptop;
    laptop.is_in({{"wifi", "127.0.0.2"}, {"office", "127.0.0.3"}});
    Started started{laptop.options()};
    ListeningWall wall{started};

    CHECK(starts(started.asked_to_be(true), "200"));
    CHECK(wall.told() == with_port(started, {"127.0.0.2", "127.0.0.3"}));
    CHECK_FALSE(started.server->reach().open({"127.0.0.3"}));
    CHECK(wall.told() == with_port(started, {"127.0.0.3"}));
    CHECK(starts(started.asked_to_be(false), "200"));
    CHECK(wall.told().empty());
}

TEST_CASE("an address that another program holds is tried again, and written of once") {
    Roaming laptop;
    laptop.is_in({{"wifi", "127.0.0.2"}, {"hotspot", "127.0.0.3"}});
    Started started{laptop.options()};
    ListeningWall wall{started};
    boost::asio::io_context context;
    boost::asio::ip::tcp::acceptor other{
        context, {boost::asio::ip::make_address("127.0.0.3"), started.server->endpoint().port()}};
    CHECK(starts(started.asked_to_be(true), "200"));
    CHECK(wall.told() == with_port(started, {"127.0.0.2"}));

    laptop.is_in({{"wifi", "127.0.0.2"}, {"hotspot", "127.0.0.3"}, {"cable", "127.0.0.4"}});
    CHECK(wall.told() == with_port(started, {"127.0.0.2", "127.0.0.4"}));
    other.close();
    CHECK(wall.told() == with_port(started, {"127.0.0.2", "127.0.0.4", "127.0.0.3"}));
    const std::string log = started.told.str();
    const auto sentence = log.find("127.0.0.3");
    CHECK(sentence != std::string::npos);
    CHECK(log.find("127.0.0.3", sentence + 1) == std::string::npos);
}

TEST_CASE("when the laptop's address changes, every screen is told where phones find it now") {
    Roaming laptop;
    laptop.is_in({{"wifi", "127.0.0.2"}});
    Started started{laptop.options()};
    CHECK(starts(started.asked_to_be(true), "200"));
    CHECK(started.status()["addresses"] == with_port(started, {"127.0.0.2"}));

    const CreatedConversation conversation = conversation_in(started);
    TestClient wall{*started.server};
    TestClient phone{*started.server};
    wall.join(conversation, Seat::wall);
    phone.join_by_code(conversation);

    laptop.is_in({{"hotspot", "127.0.0.3"}, {"wifi", "127.0.0.2"}});
    const json both = with_port(started, {"127.0.0.2", "127.0.0.3"});
    CHECK(wall.next_notification("addresses")["addresses"] == both);
    CHECK(phone.next_notification("addresses")["addresses"] == both);

    laptop.is_in({{"hotspot", "127.0.0.3"}});
    CHECK(wall.next_notification("addresses")["addresses"] == with_port(started, {"127.0.0.3"}));
    CHECK(started.status()["addresses"] == with_port(started, {"127.0.0.3"}));

    laptop.is_in({});
    CHECK(wall.next_notification("addresses")["addresses"].empty());
    CHECK(started.status()["open"] == true);  // it goes on when there is a network again
}

TEST_CASE("the host may open to one network and not to another") {
    Roaming laptop;
    laptop.is_in({{"wifi", "127.0.0.2"}, {"office", "127.0.0.3"}});
    Started started{laptop.options()};
    const auto open_to = [&](const json& networks) {
        return post(*started.server, "/api/v1/open", host_key(*started.server),
                    json{{"open", true}, {"networks", networks}}.dump());
    };
    CHECK(starts(open_to({"127.0.0.3"}), "200"));
    CHECK(started.status()["addresses"] == with_port(started, {"127.0.0.3"}));
    CHECK(starts(open_to({"10.1.2.3"}), "409"));
    CHECK(started.status()["addresses"] == with_port(started, {"127.0.0.3"}));
    CHECK(starts(open_to("127.0.0.3"), "400"));
    const json seen = body_of(
        get(*started.server, "/api/v1/preflight", bearer(host_key(*started.server))))["networks"];
    REQUIRE(seen.size() == 2);
    CHECK(seen[0] ==
          json{{"name", "wifi"}, {"address", "127.0.0.2"}, {"private", true}, {"open", false}});
    CHECK(seen[1]["open"] == true);
}

TEST_CASE("a chosen network stays chosen when the laptop gets another address in it") {
    Roaming laptop;
    laptop.is_in({{"wifi", "127.0.0.2"}, {"office", "127.0.0.3"}});
    Started started{laptop.options()};
    ListeningWall wall{started};
    CHECK_FALSE(started.server->reach().open({"127.0.0.2"}));
    CHECK(wall.told() == with_port(started, {"127.0.0.2"}));
    laptop.is_in({{"wifi", "127.0.0.2"}, {"wifi", "127.0.0.4"}, {"office", "127.0.0.3"}});
    CHECK(wall.told() == with_port(started, {"127.0.0.2", "127.0.0.4"}));
    laptop.is_in({{"wifi", "127.0.0.4"}, {"office", "127.0.0.3"}});
    CHECK(wall.told() == with_port(started, {"127.0.0.4"}));
    laptop.is_in({{"office", "127.0.0.3"}});
    CHECK(wall.told().empty());
}

TEST_CASE("preflight tells of walls, of phones that got through, and of what the disk has") {
    Started started{{}};
    const auto look = [&] {
        return body_of(
            get(*started.server, "/api/v1/preflight", bearer(host_key(*started.server))));
    };
    const json before = look();
    CHECK(before["open"] == false);
    CHECK(before["walls"] == 0);
    CHECK(before["phones"] == json{{"reached", 0}, {"last_at", nullptr}, {"socket_refused", 0}});
    CHECK(before["disk"]["free"].get<std::uint64_t>() > 0);
    CHECK(before["backup"]["at"].is_null());
    CHECK(starts(post(*started.server, "/api/v1/backups", host_key(*started.server), "{}"), "200"));
    const auto now = before["clock"]["now"].get<std::int64_t>();
    CHECK(look()["backup"]["at"].get<std::int64_t>() >= now - 60'000);
}

TEST_CASE("a phone that opens the test page counts once, and this laptop itself does not") {
    TemporaryFolder folder;
    Started started{{}};
    Preflight preflight{started.server->reach(), started.server->library(), started.server->lobby(),
                        folder.archive()};
    const auto phone = boost::asio::ip::make_address("192.168.1.20");
    const auto other = boost::asio::ip::make_address("192.168.1.21");
    preflight.reached(phone, false);
    preflight.reached(phone, true);
    preflight.reached(other, false);
    const json phones = preflight.report()["phones"];
    CHECK(phones["reached"] == 2);
    CHECK(phones["socket_refused"] == 1);
    CHECK(phones["last_at"].is_number());

    CHECK(starts(post(*started.server, "/api/v1/reached", "", R"({"socket":true})"), "200"));
    CHECK(starts(post(*started.server, "/api/v1/reached", "", R"({"socket":"yes"})"), "400"));
    const json seen =
        body_of(get(*started.server, "/api/v1/preflight", bearer(host_key(*started.server))));
    CHECK(seen["phones"]["reached"] == 0);
}

TEST_CASE("the program is ended from the host's page where it was started for that") {
    bool asked = false;
    ServerOptions options;
    options.stop = [&] { asked = true; };
    Started started{options};
    CHECK(starts(post(*started.server, "/api/v1/stop", "no-key", "{}"), "401"));
    CHECK_FALSE(asked);
    CHECK(starts(post(*started.server, "/api/v1/stop", host_key(*started.server), "{}"), "200"));
    CHECK(asked);
    Started without{{}};
    CHECK(starts(post(*without.server, "/api/v1/stop", host_key(*without.server), "{}"), "409"));
}
