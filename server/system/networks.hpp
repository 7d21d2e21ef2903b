// The networks that this computer is in.
#pragma once

#include <boost/asio/ip/address.hpp>

#include <string>
#include <vector>

namespace outward::server {

struct Network {
    std::string name;  // the system's, such as "wlan0" or "Wi-Fi"
    boost::asio::ip::address address;

    friend bool operator==(const Network&, const Network&) = default;
};

/// One for each IPv4 address of an interface that is up and connected, loopback left out; in the
/// system's order.
[[nodiscard]] std::vector<Network> networks();

}  // namespace outward::server
