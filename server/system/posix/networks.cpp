#include "server/system/networks.hpp"

#include <ifaddrs.h>
#include <net/if.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <boost/asio/error.hpp>

#include <cerrno>
#include <memory>

namespace outward::server {

std::vector<Network> networks() {
    ifaddrs* list = nullptr;
    if (getifaddrs(&list) != 0) return {};
    const std::unique_ptr<ifaddrs, decltype(&freeifaddrs)> owner{list, &freeifaddrs};
    constexpr unsigned int connected = IFF_UP | IFF_RUNNING;  // running: the cable is in
    std::vector<Network> found;
    for (const ifaddrs* entry = list; entry; entry = entry->ifa_next) {
        const bool up = (entry->ifa_flags & (connected | IFF_LOOPBACK)) == connected;
        if (!up || !entry->ifa_addr || entry->ifa_addr->sa_family != AF_INET) continue;
        const auto* internet = reinterpret_cast<const sockaddr_in*>(entry->ifa_addr);
        found.push_back(
            {entry->ifa_name, boost::asio::ip::address_v4{ntohl(internet->sin_addr.s_addr)}});
    }
    return found;
}

void claim_port(int listener, boost::system::error_code& error) {
    const int on = 1;
    error.clear();
    if (setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on) != 0)
        error.assign(errno, boost::system::system_category());
}

bool is_taken(const boost::system::error_code& error) {
    return error == boost::asio::error::address_in_use;
}

}  // namespace outward::server
