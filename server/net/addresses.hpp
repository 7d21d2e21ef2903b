// What kind of address one is.
#pragma once

#include <boost/asio/ip/address.hpp>

namespace outward::server {

/// Whether it is for private networks (RFC 1918, 6598, 4193), link-local or loopback.
[[nodiscard]] bool is_private(const boost::asio::ip::address& address);

}  // namespace outward::server
