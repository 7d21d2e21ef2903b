#include "server/net/tls.hpp"
#include "tests/server/net/by_hand.hpp"
#include "tests/server/net/certificate.hpp"
#include "tests/server/net/echo_server.hpp"

#include <doctest/doctest.h>

using namespace outward::server;

TEST_CASE("TLS carries pages and WebSockets, and cuts plain connections off") {
    const Certificate certificate;
    auto tls = load_tls(certificate.file, certificate.key);
    REQUIRE(tls.ok());
    EchoServer server{{}, tls.value()};

    by_hand::Secure browser{server.endpoint()};
    browser->write(by_hand::request("GET", "/a%20b?c=1", "Connection: close\r\n"));
    const std::string answer = browser->rest();
    CHECK(answer.starts_with("HTTP/1.1 200"));
    CHECK(answer.ends_with("GET /a b?c=1"));

    by_hand::Secure phone{server.endpoint()};
    phone->write(by_hand::upgrade());
    CHECK(phone->head().starts_with("HTTP/1.1 101"));
    phone->write(by_hand::frame(by_hand::text, "hello"));
    CHECK(phone->frame().payload == "hello");
    phone->write(by_hand::frame(by_hand::closing, "\x03\xE8"));
    CHECK(phone->frame().code() == 1000);

    by_hand::Plain plain{server.endpoint()};
    plain->write(by_hand::request("GET", "/"));
    CHECK(plain->rest().find("HTTP") == std::string::npos);
}

TEST_CASE("a certificate or key that cannot be used is told") {
    const Certificate one;
    const Certificate other;
    const Certificate locked{"secret"};
    const auto why_not = [](const std::string& file, const std::string& key) {
        const auto loaded = load_tls(file, key);
        return loaded.ok() ? std::string{} : loaded.error().sentence;
    };
    CHECK(why_not(one.file, one.key) == "");
    CHECK(why_not("nowhere.pem", one.key).starts_with("The certificate 'nowhere.pem'"));
    CHECK(why_not(one.file, "nowhere.pem").starts_with("The private key 'nowhere.pem'"));
    CHECK(why_not(one.file, other.key).starts_with("The private key"));
    CHECK(why_not(locked.file, locked.key).starts_with("The private key"));
}
