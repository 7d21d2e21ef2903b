// How far the server opens itself, and what it tells the host about that.
#include "server/net/addresses.hpp"
#include "tests/running/over_http.hpp"
#include "tests/server/net/certificate.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace outward::server;
using nlohmann::json;

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
