// Who may talk to this server at all: which Host a request may name, and which Origin a page may
// come from. Keeps other sites' pages, and names that were re-pointed at this machine, out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

class Guard {
public:
    /// `names` are the host names besides literal addresses and localhost that lead here.
    explicit Guard(std::vector<std::string> names = {});

    /// A Host header, with or without a port. A literal address is always allowed: DNS rebinding
    /// needs a name.
    [[nodiscard]] bool allows_host(std::string_view host) const;

    /// An Origin header must be that of the host which was asked: same scheme, name and port.
    [[nodiscard]] static bool allows_origin(std::string_view origin, std::string_view host,
                                            std::string_view scheme);

private:
    std::vector<std::string> names;
};

}  // namespace outward::server
