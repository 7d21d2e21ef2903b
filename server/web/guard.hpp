// Who may talk to this server at all: which Host a request may name, and which Origin a page may
// come from. Keeps other sites' pages, and names that were re-pointed at this machine, out.
#pragma once

#include <boost/asio/ip/address.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// The name of "name:port", "name" or "[v6]:port", in one way of writing it; empty when it is none
/// of them.
[[nodiscard]] std::string host_name(std::string_view host);

class Guard {
public:
    /// `names` are the host names besides literal addresses and localhost that lead here.
    explicit Guard(std::vector<std::string> names = {});

    /// A Host header, with or without a port. Allowed are the address that the connection came in
    /// on, `localhost` on this machine itself, and the names.
    [[nodiscard]] bool allows_host(std::string_view host,
                                   const boost::asio::ip::address& came_in_on) const;

    /// An Origin header must be that of the host which was asked: same scheme, name and port.
    /// Before a name there may be a proxy that ends TLS, so there https is right too.
    [[nodiscard]] bool allows_origin(std::string_view origin, std::string_view host,
                                     std::string_view scheme) const;

private:
    [[nodiscard]] bool is_named(std::string_view host) const;

    std::vector<std::string> names;
};

}  // namespace outward::server
