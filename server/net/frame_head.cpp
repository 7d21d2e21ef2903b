#include "server/net/frame_head.hpp"

#include <openssl/rand.h>

#include <stdexcept>

namespace outward::server {

namespace {

constexpr unsigned last_frame = 0x80;
constexpr unsigned text_frame = 0x01;
constexpr unsigned has_mask = 0x80;
constexpr unsigned two_more_bytes = 126;
constexpr unsigned eight_more_bytes = 127;
constexpr std::uint64_t most_in_two_bytes = 0xFFFF;

}  // namespace

MaskKey random_mask_key() {
    MaskKey key;
    if (RAND_bytes(key.data(), static_cast<int>(key.size())) != 1)
        throw std::runtime_error("This system gives no random bytes.");
    return key;
}

std::string masked(std::string_view text, const MaskKey& key) {
    std::string mixed{text};
    for (std::size_t i = 0; i < mixed.size(); ++i)
        mixed[i] = static_cast<char>(static_cast<unsigned char>(mixed[i]) ^ key[i % key.size()]);
    return mixed;
}

FrameHead::FrameHead(std::uint64_t text_bytes, const std::optional<MaskKey>& key) {
    const unsigned mask = key ? has_mask : 0;
    const auto add_length = [&](int length_bytes) {
        for (int shift = 8 * (length_bytes - 1); shift >= 0; shift -= 8)
            add(text_bytes >> shift & 0xFF);
    };
    add(last_frame | text_frame);
    if (text_bytes < two_more_bytes) {
        add(mask | text_bytes);
    } else if (text_bytes <= most_in_two_bytes) {
        add(mask | two_more_bytes);
        add_length(2);
    } else {
        add(mask | eight_more_bytes);
        add_length(8);
    }
    if (key)
        for (const unsigned char byte : *key) add(byte);
}

}  // namespace outward::server
