// What stands before a message on a WebSocket (RFC 6455, section 5.2). Every message here is one
// frame of text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace outward::server {

/// What a client's bytes are mixed with; a server's are not.
using MaskKey = std::array<unsigned char, 4>;

/// Nobody can foretell it.
[[nodiscard]] MaskKey random_mask_key();
[[nodiscard]] std::string masked(std::string_view text, const MaskKey& key);

class FrameHead {
public:
    /// Of nothing: no bytes at all.
    FrameHead() = default;
    FrameHead(std::uint64_t text_bytes, const std::optional<MaskKey>& key);

    [[nodiscard]] const unsigned char* data() const noexcept { return bytes.data(); }
    [[nodiscard]] std::size_t size() const noexcept { return count; }

private:
    void add(std::uint64_t byte) { bytes[count++] = static_cast<unsigned char>(byte); }

    std::array<unsigned char, 14> bytes{};
    std::uint8_t count = 0;
};

}  // namespace outward::server
