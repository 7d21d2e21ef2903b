#include "server/system/networks.hpp"

#include <winsock2.h>

#include <iphlpapi.h>

#include <boost/asio/error.hpp>

#include <filesystem>

namespace outward::server {

namespace {

constexpr ULONG flags = GAA_FLAG_SKIP_ANYCAST | GAA_FLAG_SKIP_MULTICAST | GAA_FLAG_SKIP_DNS_SERVER;

std::string utf8(const wchar_t* text) {
    const auto bytes = std::filesystem::path{text}.u8string();
    return {bytes.begin(), bytes.end()};
}

}  // namespace

std::vector<Network> networks() {
    ULONG size = 64 * 1024;
    std::vector<unsigned char> room(size);
    auto* list = reinterpret_cast<IP_ADAPTER_ADDRESSES*>(room.data());
    if (::GetAdaptersAddresses(AF_INET, flags, nullptr, list, &size) != NO_ERROR) return {};
    std::vector<Network> found;
    for (; list; list = list->Next) {
        if (list->OperStatus != IfOperStatusUp || list->IfType == IF_TYPE_SOFTWARE_LOOPBACK)
            continue;
        for (auto* at = list->FirstUnicastAddress; at; at = at->Next) {
            const auto* internet = reinterpret_cast<const sockaddr_in*>(at->Address.lpSockaddr);
            found.push_back({utf8(list->FriendlyName),
                             boost::asio::ip::address_v4{ntohl(internet->sin_addr.s_addr)}});
        }
    }
    return found;
}

// SO_REUSEADDR would let two programs have the same port here.
void claim_port(boost::asio::ip::tcp::socket::native_handle_type listener,
                boost::system::error_code& error) {
    const BOOL on = TRUE;
    error.clear();
    if (setsockopt(listener, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char*>(&on),
                   sizeof on) != 0)
        error.assign(WSAGetLastError(), boost::system::system_category());
}

// Windows denies what another holds for itself alone, and the ports that it reserves.
bool is_taken(const boost::system::error_code& error) {
    return error == boost::asio::error::address_in_use ||
           error == boost::asio::error::access_denied;
}

}  // namespace outward::server
