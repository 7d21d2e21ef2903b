#include "server/net/addresses.hpp"

#include <cstdint>

namespace outward::server {

using boost::asio::ip::address;

bool is_private(const address& candidate) {
    if (candidate.is_loopback()) return true;
    if (candidate.is_v6()) {
        const bool is_local = (candidate.to_v6().to_bytes()[0] & 0xFE) == 0xFC;  // RFC 4193
        return is_local || candidate.to_v6().is_link_local();
    }
    const auto bits = candidate.to_v4().to_uint();
    const auto in = [&](std::uint32_t network, int length) {
        return (bits >> (32 - length)) == (network >> (32 - length));
    };
    return in(0x0A000000, 8) || in(0xAC100000, 12) || in(0xC0A80000, 16) || in(0xA9FE0000, 16) ||
           in(0x64400000, 10);
}

}  // namespace outward::server
