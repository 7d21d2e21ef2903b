#include "server/access/code_throttle.hpp"

#include <algorithm>

namespace outward::server {

using boost::asio::ip::address;
using engine::Millis;

namespace {

/// Who has one IPv6 address has 2^64 of them.
std::string neighbourhood_of(const address& from) {
    if (!from.is_v6()) return from.to_string();
    auto bytes = from.to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), 0);
    return boost::asio::ip::address_v6{bytes}.to_string();
}

void drop_older(std::deque<Millis>& misses, Millis than) {
    while (!misses.empty() && misses.front() <= than) misses.pop_front();
}

}  // namespace

std::optional<Millis> CodeThrottle::admit(const address& from, Millis now) {
    Tries& tries = tries_of(from, now);
    if (tries.misses.size() < free_misses) return Millis{0};
    const Millis turn = free_turn(std::max(now, tries.next_turn), now);
    if (turn - now > longest_wait) return std::nullopt;
    tries.next_turn = turn + own_turn;
    turns.insert(turn);
    return turn - now;
}

Millis CodeThrottle::free_turn(Millis earliest, Millis now) {
    turns.erase(turns.begin(), turns.upper_bound(now - shared_turn));
    Millis turn = earliest;
    for (const Millis taken : turns) {
        if (taken >= turn + shared_turn) break;
        if (taken > turn - shared_turn) turn = taken + shared_turn;
    }
    return turn;
}

bool CodeThrottle::missed(const address& from, Millis now) {
    Tries& tries = tries_of(from, now);
    tries.misses.push_back(now);
    if (tries.misses.size() > free_misses) tries.misses.pop_front();
    if (tries.misses.size() < free_misses) return false;
    const bool begins = !is_warning(now);
    slowed_at = now;
    return begins;
}

bool CodeThrottle::is_warning(Millis now) const {
    return slowed_at && now - *slowed_at < warning_time;
}

CodeThrottle::Tries& CodeThrottle::tries_of(const address& from, Millis now) {
    if (now - swept >= sweep_every) forget_old(now);
    std::string key = neighbourhood_of(from);
    if (!addresses.contains(key) && addresses.size() >= most_addresses) key.clear();
    Tries& tries = addresses[key];
    drop_older(tries.misses, now - memory);
    return tries;
}

void CodeThrottle::forget_old(Millis now) {
    swept = now;
    std::erase_if(addresses, [&](const auto& entry) {
        const Tries& tries = entry.second;
        const bool old = tries.misses.empty() || tries.misses.back() <= now - memory;
        return old && tries.next_turn <= now;
    });
}

}  // namespace outward::server
