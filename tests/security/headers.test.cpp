// What guards every response, whatever it is; and who is turned away before there is any content:
// pages of other sites, and names that were re-pointed at this machine.
#include "server/archive/connection.hpp"
#include "tests/running/over_http.hpp"
#include "tests/server/net/by_hand.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;

namespace {

std::string header(const std::string& answer, const std::string& name) {
    const std::string head = head_of(answer) + "\r\n";
    const auto at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

void check_guarded(const std::string& answer, const std::string& status) {
    INFO(head_of(answer));
    CHECK(starts(answer, status));
    const std::string policy = header(answer, "Content-Security-Policy");
    CHECK(policy.find("default-src 'none'") != std::string::npos);
    CHECK(policy.find("frame-ancestors 'none'") != std::string::npos);
    CHECK(policy.find("script-src 'self';") != std::string::npos);
    CHECK(policy.find("unsafe-") == std::string::npos);
    CHECK(policy.find('*') == std::string::npos);
    CHECK(header(answer, "X-Content-Type-Options") == "nosniff");
    CHECK(header(answer, "Referrer-Policy") == "no-referrer");
    CHECK(header(answer, "X-Frame-Options") == "DENY");
    CHECK(header(answer, "Access-Control-Allow-Origin").empty());
    CHECK(header(answer, "Location").empty());
    CHECK(header(answer, "Set-Cookie").empty());
}

std::string first_asset(Server& server) {
    const std::string page = get(server, "/");
    const auto at = page.find("/assets/");
    REQUIRE(at != std::string::npos);
    return page.substr(at, page.find('"', at) - at);
}

/// The head of the answer to an upgrade. Whoever is let in says goodbye, and waits for the same.
std::string upgrade_head(Server& server, const std::string& host, const std::string& origins) {
    by_hand::Plain browser{server.endpoint()};
    browser->write(
        "GET /live HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
        "Sec-WebSocket-Protocol: outward.v1\r\nHost: " +
        host + "\r\n" + origins + "\r\n");
    std::string head = browser->head();
    if (starts(head, "101")) {
        browser->write(by_hand::frame(by_hand::closing, ""));
        (void)browser->rest();
    }
    return head;
}

std::string origin(const std::string& value) { return "Origin: " + value + "\r\n"; }

/// Nothing of a page, of the interface's texts or of the API.
void check_no_content(const std::string& answer) {
    INFO(answer.substr(0, 400));
    CHECK(answer.size() < 2048);
    CHECK(answer.find("<!doctype") == std::string::npos);
    CHECK(answer.find("outward_rooms") == std::string::npos);
    CHECK(answer.find("101 Switching") == std::string::npos);
}

}  // namespace

TEST_CASE("what is well carries the guarding headers: pages, assets, API, exports, upgrades") {
    RunningServer server;
    const CreatedConversation conversation = server.create();
    const std::string key = bearer(host_key(*server));
    const std::string asset = first_asset(*server);
    const std::string exported = "/api/v1/conversations/" + conversation.id.value + "/export";
    for (const std::string& path : std::vector<std::string>{
             "/", "/j/ABCDEF", "/host", "/c/x", "/c/x/notes", "/c/x/table", "/c/x/wall", asset,
             "/interface/index.json", "/interface/es.json", "/healthz", "/metrics",
             "/api/v1/status", "/api/v1/guides", exported + "?format=md", exported + "?format=csv",
             exported + "?format=json", exported + "?format=html",
             exported + "?format=docx&sheet=1"}) {
        INFO(path);
        check_guarded(get(*server, path, key), "200");
        const std::string tag = header(get(*server, path, key), "ETag");
        if (!tag.empty())
            check_guarded(get(*server, path, key + "If-None-Match: " + tag + "\r\n"), "304");
    }
    check_guarded(post(*server, "/api/v1/conversations", host_key(*server),
                       R"({"guide":"aspirations","title":"Oak Street"})"),
                  "201");
    check_guarded(upgrade_head(*server, own_host(*server), origin("http://" + own_host(*server))),
                  "101");
}

TEST_CASE("what is refused carries the guarding headers, whatever the reason") {
    RunningServer server;
    const CreatedConversation conversation = server.create();
    const std::string key = host_key(*server);
    const std::string keys = "/api/v1/conversations/" + conversation.id.value + "/keys";
    const std::string own = "Host: " + own_host(*server) + "\r\nConnection: close\r\n";
    check_guarded(post(*server, "/api/v1/conversations", key, "no JSON"), "400");
    check_guarded(sent_and_answered(*server, "no HTTP\r\n\r\n"), "400");
    check_guarded(get(*server, "/api/v1/guides"), "401");
    check_guarded(get(*server, "/", origin("http://evil.example")), "403");
    check_guarded(get(*server, "/nowhere"), "404");
    check_guarded(get(*server, "/api/v1/nowhere", bearer(key)), "404");
    check_guarded(sent_and_answered(*server, "DELETE / HTTP/1.1\r\n" + own + "\r\n"), "405");
    check_guarded(sent_and_answered(*server, "POST /api/v1/open HTTP/1.1\r\n" + own +
                                                 "Content-Length: 70000\r\n\r\n"),
                  "413");
    check_guarded(sent_and_answered(*server, "GET / HTTP/1.1\r\n" + own +
                                                 "X: " + std::string(9000, 'x') + "\r\n\r\n"),
                  "413");
    check_guarded(sent_and_answered(
                      *server, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
                  "421");
    {
        const SmallDisk full{1};
        check_guarded(post(*server, keys, key, R"({"seat":"wall"})"), "503");
    }
    {
        SQLite::Database archive{server.folder.archive().string(), SQLite::OPEN_READWRITE};
        archive.exec("UPDATE guides SET files = '{}'");
    }
    server.restart();
    check_guarded(post(*server, keys, key, R"({"seat":"wall"})"), "409");
}

TEST_CASE("a server that is full says so with the guarding headers") {
    NetLimits limits;
    limits.connections = 1;
    limits.kept_for_host = 0;
    RunningServer server{limits};
    by_hand::Plain first{server->endpoint()};
    first->write("GET /healthz HTTP/1.1\r\nHost: " + own_host(*server) + "\r\n\r\n");
    CHECK(first->head().starts_with("HTTP/1.1 200"));
    check_guarded(get(*server, "/"), "503");
}

TEST_CASE("other sites' pages: refused before the upgrade, whatever they call themselves") {
    RunningServer server;
    const std::string host = own_host(*server);
    const std::string port = host.substr(host.find(':') + 1);
    const std::string right = "http://" + host;
    const std::vector<std::string> bad{
        "",  // none at all
        origin("null"),
        origin(""),
        origin("http://evil.example"),
        origin("http://evil.example:" + port),
        origin("http://" + host + ".evil.example"),
        origin("http://127.0.0.1.evil.example:" + port),
        origin("http://evil" + host),
        origin("http://evil.example#" + host),
        origin("http://evil.example/" + host),
        origin("http://evil.example?" + right),
        origin("http://127.0.0.1"),
        origin("http://127.0.0.1:1"),
        origin(right + "0"),
        origin("https://" + host),
        origin("ws://" + host),
        origin("file://" + host),
        origin("//" + host),
        origin(host),
        origin("http://user@" + host),
        origin("http://" + host + "@evil.example"),
        origin("http://127.0.0.1.:" + port),
        origin("http://localhost:" + port),
        origin("http://2130706433:" + port),
        origin("http://0x7f.1:" + port),
        origin("http://[::1]:" + port),
        origin("http://[::ffff:127.0.0.1]:" + port),
        origin(right + "/"),
        origin(right + "/HOST"),
        origin(right + " http://evil.example"),
        origin("http://evil.example " + right),
        origin(right + ", http://evil.example"),
        origin("http://evil.example") + origin(right),
        origin(right) + origin("http://evil.example"),
        origin(right) + origin(right),
    };
    for (const std::string& headers : bad) {
        INFO(headers);
        const std::string answer = upgrade_head(*server, host, headers);
        INFO(answer);
        CHECK(starts(answer, "403"));
        if (!headers.empty() && headers != origin("")) {
            const std::string page = get(*server, "/", headers);
            CHECK(starts(page, "403"));
            check_no_content(page);
        }
    }
    CHECK(get(*server, "/metrics").find("outward_websockets 0\n") != std::string::npos);
    CHECK(starts(upgrade_head(*server, host, origin(right)), "101"));
}

TEST_CASE("a Host that does not lead here gets nothing: unknown, missing, doubled or malformed") {
    RunningServer server;
    const std::string own = own_host(*server);
    const std::string port = own.substr(own.find(':') + 1);
    const auto host = [](const std::string& value) { return "Host: " + value + "\r\n"; };
    const std::vector<std::string> bad{
        "",
        host(""),
        host("evil.example"),
        host("evil.example:" + port),
        host(own + ".evil.example"),
        host("127.0.0.1.evil.example:" + port),
        host("evil" + own),
        host("localhost.evil.example"),
        host("user@" + own),
        host("127.0.0.1:" + port + ":" + port),
        host("127.0.0.1:port"),
        host("127.0.0.1:"),
        host("127.0.0.1:123456"),
        host("127.0.0.1/" + port),
        host("[127.0.0.1"),
        host("[::1"),
        host("[evil.example]:" + port),
        host("2130706433:" + port),
        host("0x7f.0.0.1:" + port),
        host("192.168.1.5:" + port),
        host("127.0.0.2:" + port),
        host("0.0.0.0:" + port),
        host("[::1]:" + port),
        host(own + ", evil.example"),
        host(own + " evil.example"),
        host(own) + host("evil.example"),
        host("evil.example") + host(own),
        host(own) + host(own),
    };
    for (const std::string& headers : bad) {
        for (const char* path : {"/", "/metrics", "/interface/en.json", "/api/v1/status"}) {
            INFO(path << " " << headers);
            const std::string answer = sent_and_answered(
                *server, std::string{"GET "} + path + " HTTP/1.1\r\n" + headers +
                             "Connection: close\r\n" + bearer(host_key(*server)) + "\r\n");
            const bool refused = starts(answer, "400") || starts(answer, "421");
            CHECK(refused);
            check_no_content(answer);
        }
    }
    // An absolute address in the request is no way around it.
    check_no_content(sent_and_answered(*server, "GET http://" + own + "/ HTTP/1.1\r\n" +
                                                    host("evil.example") +
                                                    "Connection: close\r\n\r\n"));
    CHECK(starts(get(*server, "/"), "200"));
}
