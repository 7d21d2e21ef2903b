#include "server/web/guard.hpp"

#include <doctest/doctest.h>

namespace {

bool allows(const outward::server::Guard& guard, const std::string& host, const char* came_in_on) {
    return guard.allows_host(host, boost::asio::ip::make_address(came_in_on));
}

}  // namespace

TEST_CASE("an address is right only on a connection that came in on it") {
    const outward::server::Guard guard;
    CHECK(allows(guard, "192.168.1.5:8080", "192.168.1.5"));
    CHECK(allows(guard, "[fd00:0::2]:8080", "fd00::2"));
    CHECK(allows(guard, "[::1]", "::1"));
    CHECK_FALSE(allows(guard, "192.168.1.5:8080", "127.0.0.1"));
    CHECK_FALSE(allows(guard, "127.0.0.1:8080", "192.168.1.5"));
    CHECK_FALSE(allows(guard, "[::ffff:192.168.1.5]:8080", "192.168.1.5"));
    CHECK_FALSE(allows(guard, "[192.168.1.5]:8080", "192.168.1.5"));
    CHECK_FALSE(allows(guard, "fd00::2", "fd00::2"));
    for (const char* other : {"192.168.1.05", "192.168.261", "3232235781", "0xc0a80105"})
        CHECK_FALSE_MESSAGE(allows(guard, other, "192.168.1.5"), other);
}

TEST_CASE("localhost is right only on this machine itself") {
    const outward::server::Guard guard;
    CHECK(allows(guard, "LocalHost.:8080", "127.0.0.1"));
    CHECK(allows(guard, "localhost", "::1"));
    CHECK_FALSE(allows(guard, "localhost:8080", "192.168.1.5"));
    CHECK_FALSE(allows(guard, "localhost.example", "127.0.0.1"));
    CHECK_FALSE(allows(guard, "localhost..", "127.0.0.1"));
}

TEST_CASE("a name that was given is right on every connection, however it is written") {
    const outward::server::Guard guard{
        {"Talks.Library.Example.", "203.0.113.9", "[2001:DB8:0::7]", ""}};
    for (const char* host : {"talks.library.example", "TALKS.library.example:443",
                             "talks.library.example.:8080", "203.0.113.9", "[2001:db8::7]:8080"})
        CHECK_MESSAGE(allows(guard, host, "127.0.0.1"), host);
    for (const char* host : {"library.example", "xtalks.library.example", "203.0.113.10", "",
                             "talks.library.example.evil.example", "talks.library.example@evil",
                             "[talks.library.example]", "[2001:db8::8]", ".", ":80", "[]", "[",
                             "talks.library.example:", "talks.library.example:123456"})
        CHECK_FALSE_MESSAGE(allows(guard, host, "127.0.0.1"), host);
}

TEST_CASE("a page is right when it comes from the host that it asks") {
    const outward::server::Guard guard{{"talks.library.example"}};
    CHECK(guard.allows_origin("http://192.168.1.5:8080", "192.168.1.5:8080", "http"));
    CHECK(guard.allows_origin("https://192.168.1.5:8080", "192.168.1.5:8080", "https"));
    CHECK_FALSE(guard.allows_origin("https://192.168.1.5:8080", "192.168.1.5:8080", "http"));
    CHECK_FALSE(guard.allows_origin("http://192.168.1.5", "192.168.1.5:8080", "http"));
    CHECK_FALSE(guard.allows_origin("null", "192.168.1.5:8080", "http"));
}

TEST_CASE("before a name there may be a proxy that ends TLS, and nothing else changes") {
    const outward::server::Guard guard{{"talks.library.example"}};
    const char* name = "talks.library.example";
    CHECK(guard.allows_origin("http://talks.library.example", name, "http"));
    CHECK(guard.allows_origin("https://talks.library.example", name, "http"));
    CHECK(guard.allows_origin("https://Talks.library.example:8443", "talks.library.example:8443",
                              "http"));
    for (const char* other :
         {"https://talks.library.example:8443", "https://talks.library.example.evil.example",
          "https://evil.example", "ftp://talks.library.example", "talks.library.example", ""})
        CHECK_FALSE_MESSAGE(guard.allows_origin(other, name, "http"), other);
    CHECK_FALSE(guard.allows_origin("http://talks.library.example", name, "https"));
}
