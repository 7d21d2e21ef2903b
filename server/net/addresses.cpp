#include "server/net/addresses.hpp"

#include <arpa/inet.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>

#include <algorithm>
#include <memory>

namespace outward::server {

using boost::asio::ip::address;
using boost::asio::ip::address_v4;

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

std::vector<address> own_addresses() {
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return {};
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner{list, &freeifaddrs};
    std::vector<address> found;
    for (const ifaddrs* entry = list; entry; entry = entry->ifa_next) {
        const bool up = (entry->ifa_flags & IFF_UP) != 0 && (entry->ifa_flags & IFF_LOOPBACK) == 0;
        if (!up || !entry->ifa_addr || entry->ifa_addr->sa_family != AF_INET) continue;
        const auto* internet = reinterpret_cast<const sockaddr_in*>(entry->ifa_addr);
        found.emplace_back(address_v4{ntohl(internet->sin_addr.s_addr)});
    }
    std::stable_partition(found.begin(), found.end(), is_private);
    return found;
}

}  // namespace outward::server
