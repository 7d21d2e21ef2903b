// How far this server can be reached: from this machine only, or also by the phones in the room.
#pragma once

#include "engine/result.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// One that this computer is in.
struct ReachedNetwork {
    std::string name;     // the system's, such as "wlan0" or "Wi-Fi"
    std::string address;  // this computer's in it
    bool is_private = true;
    bool is_open = false;  // phones in it reach this server
};

/// May be called from any thread.
class Reach {
public:
    virtual ~Reach() = default;

    /// Behind a proxy that was given it is always open.
    [[nodiscard]] virtual bool is_open() const = 0;
    /// Listens in the networks of these addresses of this machine, or in every one when none is
    /// given; without TLS only in private networks, unless the operator wished for the others too.
    /// While it is open it follows: an address that comes there is taken up, one that has gone is
    /// let go.
    [[nodiscard]] virtual std::optional<engine::Trouble> open(
        const std::vector<std::string>& only = {}) = 0;
    /// Back to this machine only. Phones that are connected stay.
    virtual void close() = 0;

    [[nodiscard]] virtual std::uint16_t port() const = 0;
    /// Whether nothing goes to and fro without TLS, here or at the proxy.
    [[nodiscard]] virtual bool is_secure() const = 0;
    /// Whether one of the addresses can be reached from the internet.
    [[nodiscard]] virtual bool is_public() const = 0;
    /// Where phones find this server while it is open, such as "http://192.168.1.5:8080".
    [[nodiscard]] virtual std::vector<std::string> addresses() const = 0;
    [[nodiscard]] virtual std::vector<ReachedNetwork> networks() const = 0;
};

}  // namespace outward::server
