// The doors to the room: the listeners on this computer's addresses in its networks, as they come
// and go.
#pragma once

#include "server/journal.hpp"
#include "server/net/listener.hpp"
#include "server/system/networks.hpp"
#include "server/web/reach.hpp"

#include <boost/asio/steady_timer.hpp>

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace outward::server {

struct DoorRules {
    std::vector<std::string> host_names;  // that lead here; with TLS phones are told these first
    std::string proxy;                    // where phones find a proxy: scheme://name:port
    bool insecure = false;                // also on public addresses without TLS
};

class Doors final : public Reach {
public:
    using Networks = std::function<std::vector<Network>()>;
    using Told = std::function<void(const std::vector<std::string>& addresses)>;

    /// `look` says which networks there are, and is asked from any thread. What is referred to must
    /// outlive the doors.
    Doors(DoorRules rules, Shards& shards, Journal& journal, Networks look);
    ~Doors() override;

    /// Once, before anything is opened. `changed` is told the addresses whenever they change, in
    /// order; it comes on any thread, and must not open or close.
    void lead_to(Service& service, std::uint16_t port, Listener::Tls tls, Told changed);
    /// Shuts all, and follows the networks no longer.
    void shut();

    [[nodiscard]] bool is_open() const override;
    [[nodiscard]] std::optional<engine::Trouble> open(
        const std::vector<std::string>& only = {}) override;
    void close() override;
    [[nodiscard]] std::uint16_t port() const override { return own_port; }
    [[nodiscard]] bool is_secure() const override;
    [[nodiscard]] bool is_public() const override;
    [[nodiscard]] std::vector<std::string> addresses() const override;
    [[nodiscard]] std::vector<ReachedNetwork> networks() const override;

    /// "http://127.0.0.1:8080"
    [[nodiscard]] std::string url_of(const boost::asio::ip::address& address) const;

    /// Takes up what has come and lets go what has gone, and tries again what could not be listened
    /// on; done every few seconds by itself.
    void follow();

private:
    struct Watch;
    using Address = boost::asio::ip::address;

    [[nodiscard]] std::string url_of(const std::string& host) const;
    // Only while the mutex is held:
    [[nodiscard]] bool listens_on(const Address& address) const;
    [[nodiscard]] std::optional<engine::Trouble> listen_on(const Address& address);
    [[nodiscard]] std::optional<std::set<std::string>> names_of(
        const std::vector<std::string>& addresses) const;
    /// The wished-for addresses that there are; private ones first.
    [[nodiscard]] std::vector<Address> wished_for() const;
    /// And on no others.
    void listen_on_all(const std::vector<Address>& found);
    [[nodiscard]] std::vector<std::string> addresses_now() const;
    /// While it is not held, but `turn` is.
    void tell_what_changed(const std::vector<std::string>& before) const;

    DoorRules rules;
    Shards& shards;
    Journal& journal;
    Networks look;
    Service* service = nullptr;
    std::uint16_t own_port = 0;
    Listener::Tls tls;
    Told changed;

    std::mutex turn;           // taken first: who changes something also tells of it, then the next
    mutable std::mutex mutex;  // guards what follows
    bool wanted = false;
    std::optional<std::set<std::string>> chosen;  // networks by name; none: every one
    std::vector<std::string> failures;  // sentences on those that could not be listened on
    std::vector<std::unique_ptr<Listener>> listeners;
    std::shared_ptr<Watch> watch;
};

}  // namespace outward::server
