#include "server/net/frame_head.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace outward::server;

namespace {

std::vector<int> head_bytes(const FrameHead& head) {
    return {head.data(), head.data() + head.size()};
}

}  // namespace

TEST_CASE("the head of a message says how long it is, in as many bytes as that takes") {
    CHECK(head_bytes({}).empty());
    CHECK(head_bytes({0, {}}) == std::vector{0x81, 0});
    CHECK(head_bytes({125, {}}) == std::vector{0x81, 125});
    CHECK(head_bytes({126, {}}) == std::vector{0x81, 126, 0, 126});
    CHECK(head_bytes({65'535, {}}) == std::vector{0x81, 126, 0xFF, 0xFF});
    CHECK(head_bytes({65'536, {}}) == std::vector{0x81, 127, 0, 0, 0, 0, 0, 1, 0, 0});
}

TEST_CASE("a client's message is mixed with a key that stands in its head") {
    const MaskKey key{0x37, 0xfa, 0x21, 0x3d};  // the example of RFC 6455, section 5.7
    CHECK(head_bytes({5, key}) == std::vector{0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d});
    CHECK(masked("Hello", key) == "\x7f\x9f\x4d\x51\x58");
    CHECK(masked(masked("Hello", key), key) == "Hello");
    CHECK(random_mask_key() != random_mask_key());
}
