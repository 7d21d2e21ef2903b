#include "server/doors.hpp"

#include "server/net/addresses.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace outward::server {

using engine::Trouble;

namespace {

constexpr auto look_again = std::chrono::seconds{3};

}  // namespace

/// Looks at the networks again and again, until it is let go.
struct Doors::Watch : std::enable_shared_from_this<Watch> {
    Watch(boost::asio::io_context& context, Doors& whose) : timer(context), doors(&whose) {}

    void go_on() {
        timer.expires_after(look_again);
        timer.async_wait([self = shared_from_this()](const boost::system::error_code& error) {
            if (error) return;
            const std::scoped_lock lock{self->mutex};
            if (!self->doors) return;
            self->doors->follow();
            self->go_on();
        });
    }

    void stop() {
        const std::scoped_lock lock{mutex};
        doors = nullptr;
        timer.cancel();
    }

    std::mutex mutex;
    boost::asio::steady_timer timer;
    Doors* doors;
};

Doors::Doors(DoorRules by, Shards& to, Journal& notes, Networks asked)
    : rules(std::move(by)), shards(to), journal(notes), look(std::move(asked)) {}

Doors::~Doors() { shut(); }

void Doors::lead_to(Service& to, std::uint16_t port, Listener::Tls with, Told tell) {
    service = &to;
    own_port = port;
    tls = std::move(with);
    changed = std::move(tell);
    watch = std::make_shared<Watch>(shards.next(), *this);
    watch->go_on();
}

void Doors::shut() {
    if (const auto ending = std::exchange(watch, nullptr)) ending->stop();
    const std::scoped_lock lock{mutex};
    wanted = false;
    listeners.clear();
}

std::string Doors::url_of(const std::string& host) const {
    return (tls ? "https://" : "http://") + host + ":" + std::to_string(own_port);
}

std::string Doors::url_of(const Address& address) const {
    const std::string literal = address.to_string();
    return url_of(address.is_v6() ? '[' + literal + ']' : literal);
}

bool Doors::is_open() const {
    const std::scoped_lock lock{mutex};
    return !rules.proxy.empty() || wanted;
}

bool Doors::is_secure() const {
    const std::scoped_lock lock{mutex};
    return tls || (listeners.empty() && rules.proxy.starts_with("https://"));
}

bool Doors::is_public() const {
    const std::scoped_lock lock{mutex};
    return std::ranges::any_of(listeners, [](const auto& listener) {
        return !is_private(listener->endpoint().address());
    });
}

std::optional<Trouble> Doors::open(const std::vector<std::string>& only) {
    const std::scoped_lock in_turn{turn};
    std::vector<std::string> before;
    {
        const std::scoped_lock lock{mutex};
        before = addresses_now();
        const auto chosen_before = std::exchange(chosen, names_of(only));
        const auto found = wished_for();
        if (found.empty()) {
            chosen = chosen_before;
            return Trouble{
                "This computer is in no network, so phones cannot reach it. Join the room's "
                "Wi-Fi or start its own access point, then try again."};
        }
        listen_on_all(found);
        if (listeners.empty()) {
            chosen = chosen_before;
            return Trouble{failures.back()};
        }
        wanted = true;
        journal.note("opened", {{"addresses", listeners.size()}});
    }
    tell_what_changed(before);
    return std::nullopt;
}

void Doors::close() {
    const std::scoped_lock in_turn{turn};
    std::vector<std::string> before;
    {
        const std::scoped_lock lock{mutex};
        before = addresses_now();
        wanted = false;
        listeners.clear();
        failures.clear();
        journal.note("closed");
    }
    tell_what_changed(before);
}

void Doors::follow() {
    const std::scoped_lock in_turn{turn};
    std::vector<std::string> before;
    {
        const std::scoped_lock lock{mutex};
        if (!wanted) return;
        before = addresses_now();
        listen_on_all(wished_for());
    }
    tell_what_changed(before);
}

void Doors::tell_what_changed(const std::vector<std::string>& before) const {
    const auto now = addresses();
    if (now == before) return;
    journal.note("addresses_changed", {{"addresses", now.size()}});
    changed(now);
}

bool Doors::listens_on(const Address& address) const {
    return std::ranges::any_of(
        listeners, [&](const auto& listener) { return listener->endpoint().address() == address; });
}

std::optional<std::set<std::string>> Doors::names_of(
    const std::vector<std::string>& addresses) const {
    if (addresses.empty()) return std::nullopt;
    std::set<std::string> names;
    for (const Network& network : look())
        if (std::ranges::find(addresses, network.address.to_string()) != addresses.end())
            names.insert(network.name);
    return names;
}

std::vector<Doors::Address> Doors::wished_for() const {
    std::vector<Address> found;
    for (const Network& network : look())
        if (!chosen || chosen->contains(network.name)) found.push_back(network.address);
    std::ranges::stable_partition(found, is_private);
    return found;
}

void Doors::listen_on_all(const std::vector<Address>& found) {
    std::erase_if(listeners, [&](const auto& listener) {
        return std::ranges::find(found, listener->endpoint().address()) == found.end();
    });
    const auto known = std::exchange(failures, {});
    for (const Address& address : found) {
        auto trouble = listen_on(address);
        if (!trouble) continue;
        if (std::ranges::find(known, trouble->sentence) == known.end())
            journal.problem("open", trouble->sentence);
        failures.push_back(std::move(trouble->sentence));
    }
}

std::optional<Trouble> Doors::listen_on(const Address& address) {
    if (!tls && !rules.insecure && !is_private(address))
        return Trouble{"The address " + address.to_string() +
                       " can be reached from the internet, where others would read along. Use "
                       "--tls-cert and --tls-key, or say --insecure."};
    if (listens_on(address)) return std::nullopt;
    auto opened = Listener::open(address, own_port, shards, *service, tls);
    if (!opened.ok()) return Trouble{opened.error().sentence};
    listeners.push_back(std::move(opened).value());
    return std::nullopt;
}

std::vector<std::string> Doors::addresses() const {
    const std::scoped_lock lock{mutex};
    return addresses_now();
}

std::vector<std::string> Doors::addresses_now() const {
    std::vector<std::string> urls;
    if (!rules.proxy.empty()) urls.push_back(rules.proxy);
    if (tls && !listeners.empty())  // a certificate is for a name
        for (const std::string& name : rules.host_names) urls.push_back(url_of(name));
    for (const auto& listener : listeners) urls.push_back(url_of(listener->endpoint().address()));
    return urls;
}

std::vector<ReachedNetwork> Doors::networks() const {
    const std::scoped_lock lock{mutex};
    std::vector<ReachedNetwork> found;
    for (const Network& network : look())
        found.push_back({.name = network.name,
                         .address = network.address.to_string(),
                         .is_private = is_private(network.address),
                         .is_open = listens_on(network.address)});
    return found;
}

}  // namespace outward::server
