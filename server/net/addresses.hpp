// The addresses of this machine, from its interfaces: no name is ever looked up.
#pragma once

#include <boost/asio/ip/address.hpp>

#include <string>
#include <vector>

namespace outward::server {

/// IPv4 addresses of the interfaces that are up, loopback left out; private ones first.
[[nodiscard]] std::vector<boost::asio::ip::address> own_addresses();

/// Whether it is for private networks (RFC 1918, 6598, 4193), link-local or loopback.
[[nodiscard]] bool is_private(const boost::asio::ip::address& address);

}  // namespace outward::server
