// HTTP from the outside: raw requests over real sockets.
#include "tests/running/over_http.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <doctest/doctest.h>

using namespace outward::server;
using nlohmann::json;

TEST_CASE("health, metrics and what is not there") {
    RunningServer server;
    CHECK(get(*server, "/healthz").ends_with("ok\n"));
    CHECK(get(*server, "/metrics").find("outward_rooms 0") != std::string::npos);
    CHECK(starts(get(*server, "/nowhere"), "404"));
    CHECK(starts(get(*server, "/api/v1/nowhere"), "401"));
    CHECK(starts(sent_and_answered(
                     *server, "PUT / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
                 "405"));
}

TEST_CASE("a strange host name is refused, in whatever number it comes") {
    RunningServer server;
    const auto ask = [&](const std::string& hosts) {
        return sent_and_answered(*server,
                                 "GET / HTTP/1.1\r\n" + hosts + "Connection: close\r\n\r\n");
    };
    CHECK(starts(ask("Host: evil.example\r\n"), "421"));
    CHECK(starts(ask("Host: localhost\r\nHost: localhost\r\n"), "421"));
    CHECK(starts(ask(""), "421"));
    CHECK(starts(ask("Host: 127.0.0.1.evil.example\r\n"), "421"));
    CHECK(starts(ask("Host: LOCALHOST:1\r\n"), "200"));
    CHECK(starts(ask("Host: localhost.\r\n"), "200"));
    CHECK(starts(ask("Host: 127.0.0.1:8080\r\n"), "200"));
    for (const char* other : {"[::1]:8080", "127.0.0.2", "192.168.1.5", "8.8.8.8", "0.0.0.0"})
        CHECK(starts(ask(std::string{"Host: "} + other + "\r\n"), "421"));
}

TEST_CASE("another site's page opens no WebSocket and gets no content") {
    RunningServer server;
    const std::string host = "Host: " + own_host(*server) + "\r\n";
    const std::string protocol = "Sec-WebSocket-Protocol: outward.v1\r\n";
    for (const char* origin :
         {"null", "http://evil.example", "https://127.0.0.1", "http://127.0.0.1",
          "http://127.0.0.1.evil.example", "file://", "http://localhost"}) {
        INFO(origin);
        CHECK(starts(upgrade(*server, host + protocol + "Origin: " + origin + "\r\n"), "403"));
    }
    CHECK(starts(upgrade(*server, host + protocol), "403"));
    CHECK(starts(upgrade(*server, host + "Origin: http://" + own_host(*server) + "\r\n"), "400"));
}

TEST_CASE("the host's interface needs the host's key") {
    RunningServer server;
    for (const char* path : {"/api/v1/status", "/api/v1/guides", "/api/v1/conversations",
                             "/api/v1/conversations/x/export?format=md"}) {
        INFO(path);
        CHECK(starts(get(*server, path), "401"));
        CHECK(starts(get(*server, path, "Authorization: Bearer wrong\r\n"), "401"));
    }
    const std::string key = host_key(*server);
    CHECK(body_of(get(*server, "/api/v1/status",
                      "Authorization: Bearer " + key + "\r\n"))["open"] == false);
}

TEST_CASE("a conversation is made, listed, given keys and exported over HTTP") {
    RunningServer server;
    const std::string key = host_key(*server);
    const std::string auth = "Authorization: Bearer " + key + "\r\n";
    const json made = body_of(
        post(*server, "/api/v1/conversations", key,
             R"({"guide":"community-conversation","title":"Maple Street","place":"Hall"})"));
    const std::string id = made["id"];
    const json list = body_of(get(*server, "/api/v1/conversations", auth));
    CHECK(list["conversations"][0]["title"] == "Maple Street");
    CHECK(list["conversations"][0]["guide"]["title"] == "Community conversation");
    const std::string own = made["keys"]["facilitator"];
    const std::string keys = "/api/v1/conversations/" + id + "/keys";
    CHECK(body_of(post(*server, keys, own, R"({"seat":"wall"})")).contains("key"));
    CHECK(starts(post(*server, keys, own, R"({"seat":"facilitator"})"), "401"));
    CHECK(starts(post(*server, keys, key, R"({"seat":"participant"})"), "400"));
    const std::string file = get(*server, "/api/v1/conversations/" + id + "/export?format=md",
                                 "Authorization: Bearer " + own + "\r\n");
    CHECK(file.find("# Maple Street") != std::string::npos);
    CHECK(file.find("Content-Disposition: attachment") != std::string::npos);
    CHECK(starts(get(*server, "/api/v1/conversations/" + id + "/export?format=doc", auth), "400"));
    const auto sheet = [&](const std::string& format) {
        return get(*server, "/api/v1/conversations/" + id + "/export?sheet=1&format=" + format,
                   auth);
    };
    CHECK(sheet("docx").find("-sheet.docx\"") != std::string::npos);
    CHECK(starts(sheet("csv"), "400"));
}

TEST_CASE("what the interface cannot take is told in a sentence") {
    RunningServer server;
    const std::string key = host_key(*server);
    const auto create = [&](const std::string& body) {
        return post(*server, "/api/v1/conversations", key, body);
    };
    CHECK(starts(create("not json"), "400"));
    CHECK(starts(create("{}"), "400"));
    CHECK(starts(create(R"({"guide":"nope","title":"x"})"), "404"));
    CHECK(starts(create(R"({"guide":"aspirations","title":"   "})"), "400"));
    CHECK(starts(create(R"({"guide":"aspirations","title":7})"), "400"));
    CHECK(starts(sent_and_answered(*server,
                                   "POST /api/v1/conversations HTTP/1.1\r\nHost: localhost\r\n"
                                   "Content-Length: 70000\r\n\r\n"),
                 "413"));
}

TEST_CASE("a server stops calmly while somebody keeps a connection open and says nothing") {
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket asked_before{context};
    boost::asio::ip::tcp::socket silent{context};
    {
        RunningServer server;
        asked_before.connect(server->endpoint());
        silent.connect(server->endpoint());
        boost::asio::write(
            asked_before,
            boost::asio::buffer(std::string{"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"}));
        std::string answer(12, ' ');
        boost::asio::read(asked_before, boost::asio::buffer(answer));
        CHECK(answer == "HTTP/1.1 200");
    }
    boost::system::error_code end;
    std::string rest;
    boost::asio::read(silent, boost::asio::dynamic_buffer(rest), end);
    CHECK(end);
}

TEST_CASE("pages come packed when they may, and not twice") {
    RunningServer server;
    const std::string packed = get(*server, "/", "Accept-Encoding: gzip, br\r\n");
    CHECK(starts(packed, "200"));
    const std::string plain = get(*server, "/");
    CHECK(plain.find("<!doctype html>") != std::string::npos);
    const auto at = plain.find("ETag: ") + 6;
    const std::string tag = plain.substr(at, plain.find("\r\n", at) - at);
    CHECK(starts(get(*server, "/", "If-None-Match: " + tag + "\r\n"), "304"));
    for (const char* path : {"/j/ABCDEF", "/host", "/c/x", "/c/x/notes", "/c/x/table", "/c/x/wall"})
        CHECK(starts(get(*server, path), "200"));
    for (const char* path : {"/c/", "/c/x/y", "/assets/../main.cpp", "/interface/../LICENSE"})
        CHECK(starts(get(*server, path), "404"));
    CHECK(get(*server, "/interface/en.json", "Accept-Encoding: gzip\r\n").size() <
          get(*server, "/interface/en.json").size() / 2);
    CHECK(get(*server, "/licences.txt").find("Apache License") != std::string::npos);
    CHECK(body_of(get(*server, "/interface/index.json"))["languages"].size() >= 2);
    CHECK(starts(sent_and_answered(
                     *server, "HEAD / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"),
                 "200"));
}
