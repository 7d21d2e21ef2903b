#include "server/access/code_throttle.hpp"

#include <doctest/doctest.h>

#include <string>

using outward::engine::Millis;
using outward::server::CodeThrottle;

namespace {

boost::asio::ip::address at(const std::string& text) { return boost::asio::ip::make_address(text); }

/// Tries a wrong code as often as it can until `end`; how many were looked up.
int guess(CodeThrottle& throttle, const std::string& from, Millis begin, Millis end) {
    int looked_up = 0;
    for (Millis now = begin; now < end; now += Millis{10}) {
        const auto wait = throttle.admit(at(from), now);
        if (!wait || now + *wait >= end) continue;
        throttle.missed(at(from), now + *wait);
        ++looked_up;
    }
    return looked_up;
}

}  // namespace

TEST_CASE("ten misses in a minute are free, then an address gets one try in a second") {
    CodeThrottle throttle;
    const Millis start{1'000'000};
    CHECK(guess(throttle, "192.168.1.20", start, start + Millis{60'000}) <= 10 + 61);
    CHECK(throttle.is_warning(start + Millis{60'000}));
    CHECK_FALSE(throttle.is_warning(start + Millis{60'000 + 600'001}));
}

TEST_CASE(
    "slowed addresses together get five tries in a second, and another address waits for none") {
    CodeThrottle throttle;
    const Millis start{1'000'000};
    int looked_up = 0;
    for (int i = 1; i <= 100; ++i)
        for (int k = 0; k < 10; ++k) throttle.missed(at("10.0.0." + std::to_string(i)), start);
    for (Millis now = start; now < start + Millis{10'000}; now += Millis{10})
        for (int i = 1; i <= 100; ++i)
            if (const auto wait = throttle.admit(at("10.0.0." + std::to_string(i)), now))
                looked_up += now + *wait < start + Millis{10'000} ? 1 : 0;
    CHECK(looked_up <= 51);
    CHECK(looked_up >= 40);
    CHECK(throttle.admit(at("192.168.1.20"), start + Millis{5'000}) == Millis{0});
}

TEST_CASE("who fills the whole queue of one address takes no other address's turn") {
    CodeThrottle throttle;
    const Millis start{1'000'000};
    for (const char* from : {"192.168.1.20", "192.168.1.21"})
        for (int i = 0; i < 10; ++i) throttle.missed(at(from), start);
    while (throttle.admit(at("192.168.1.20"), start)) continue;
    CHECK(throttle.admit(at("192.168.1.21"), start) == Millis{200});
    CHECK(throttle.admit(at("192.168.1.21"), start) == Millis{1200});
}

TEST_CASE("nobody is made to wait for more than ten seconds, and nobody is locked out for good") {
    CodeThrottle throttle;
    const Millis start{1'000'000};
    for (int i = 0; i < 10; ++i) throttle.missed(at("192.168.1.20"), start);
    int admitted = 0;
    while (const auto wait = throttle.admit(at("192.168.1.20"), start)) {
        CHECK(*wait <= Millis{10'000});
        ++admitted;
    }
    CHECK(admitted == 11);
    CHECK(throttle.admit(at("192.168.1.20"), start + Millis{1'000}).has_value());
    CHECK(throttle.admit(at("192.168.1.20"), start + Millis{61'000}) == Millis{0});
}

TEST_CASE("who has many addresses of one IPv6 network is one") {
    CodeThrottle throttle;
    const Millis start{1'000'000};
    for (int i = 1; i <= 10; ++i) throttle.missed(at("fd00::" + std::to_string(i)), start);
    CHECK(throttle.admit(at("fd00::ffff"), start) == Millis{0});
    CHECK(throttle.admit(at("fd00::ffff"), start) == Millis{1000});
    CHECK(throttle.admit(at("fd00:0:0:1::1"), start) == Millis{0});
}

TEST_CASE("a flood from everywhere is remembered in bounded memory and slowed all the same") {
    CodeThrottle throttle;
    const Millis now{1'000'000};
    int at_once = 0;
    for (int i = 0; i < 6000; ++i) {
        const auto from = at("11.0." + std::to_string(i / 250) + "." + std::to_string(i % 250));
        if (throttle.admit(from, now) == Millis{0}) ++at_once;
        throttle.missed(from, now);
    }
    CHECK(at_once <= static_cast<int>(CodeThrottle::most_addresses) + 11);
}

TEST_CASE("after a minute addresses are forgotten, and each stranger has an entry again") {
    CodeThrottle throttle;
    const Millis start{1'000'000};
    for (int i = 0; i < 6000; ++i)
        throttle.missed(at("11.0." + std::to_string(i / 250) + "." + std::to_string(i % 250)),
                        start);
    CHECK(throttle.admit(at("192.168.1.20"), start) == Millis{0});
    CHECK(throttle.admit(at("192.168.1.21"), start) != Millis{0});  // shares the last entry
    const Millis later = start + Millis{61'000};
    for (int i = 0; i < 20; ++i) throttle.missed(at("192.168.1.20"), later);
    CHECK(throttle.admit(at("192.168.1.21"), later) == Millis{0});
    CHECK(throttle.admit(at("192.168.1.21"), later) == Millis{0});
}
