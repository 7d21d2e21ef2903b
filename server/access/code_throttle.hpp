// Slows down whoever guesses codes. Never a ban: a whole room shares one address, and a guesser in
// it must not lock the others out. So tries are looked up later instead of being refused; and
// whoever scans the QR code does not come through here at all.
#pragma once

#include "engine/ids.hpp"

#include <boost/asio/ip/address.hpp>

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>

namespace outward::server {

class CodeThrottle {
public:
    static constexpr std::size_t free_misses = 10;     // in a minute, from one address
    static constexpr engine::Millis own_turn{1000};    // then one try in this time
    static constexpr engine::Millis shared_turn{200};  // and one of all slowed addresses in this
    static constexpr engine::Millis longest_wait{10'000};   // whoever would wait longer is refused
    static constexpr engine::Millis memory{60'000};         // of misses
    static constexpr engine::Millis warning_time{600'000};  // of a warning
    static constexpr std::size_t most_addresses = 4096;     // beyond, strangers share one entry

    /// How long this try has to wait before it may be looked up; none: it is refused.
    [[nodiscard]] std::optional<engine::Millis> admit(const boost::asio::ip::address& from,
                                                      engine::Millis now);
    /// The try was looked up and opened nothing. True: with this one, slowing begins.
    bool missed(const boost::asio::ip::address& from, engine::Millis now);

    /// Whether somebody was slowed in the last ten minutes.
    [[nodiscard]] bool is_warning(engine::Millis now) const;

private:
    struct Tries {
        std::deque<engine::Millis> misses;  // of the last minute
        engine::Millis next_turn{};
    };
    static constexpr engine::Millis sweep_every{1000};

    Tries& tries_of(const boost::asio::ip::address& from, engine::Millis now);
    void forget_old(engine::Millis now);
    /// The first moment from `earliest` on that keeps its distance from all turns given already.
    [[nodiscard]] engine::Millis free_turn(engine::Millis earliest, engine::Millis now);

    std::map<std::string, Tries> addresses;
    std::set<engine::Millis> turns;  // given to slowed addresses, up to longest_wait from now
    engine::Millis swept{};
    std::optional<engine::Millis> slowed_at;
};

}  // namespace outward::server
