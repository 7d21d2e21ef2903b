// The networks that this computer is in, and the ports that are taken in them.
#pragma once

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/system/error_code.hpp>

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

/// Before a port is bound: nobody else may listen on it as well, and what is left of a program that
/// has just ended is no hindrance.
void claim_port(boost::asio::ip::tcp::socket::native_handle_type listener,
                boost::system::error_code& error);

/// Whether a port was not bound because it is taken: by another program, or by the system itself.
[[nodiscard]] bool is_taken(const boost::system::error_code& error);

}  // namespace outward::server
