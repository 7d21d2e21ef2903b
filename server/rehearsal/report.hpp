// What a rehearsal came to: for a person as text, for a program as JSON.
#pragma once

#include "engine/conversation.hpp"
#include "engine/guide.hpp"
#include "server/rehearsal/tally.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

namespace outward::server {

struct Report {
    Tally::Result tally;
    std::size_t screens = 0;   // phones and wall
    std::size_t archived = 0;  // notes that the archive holds
    bool same_words = false;   // the archive holds exactly what was said, byte for byte
    std::size_t resident_bytes = 0;
    std::size_t misplaced =
        0;  // notes that the archive has at another table than they were said at
    std::set<int> tables_led = {};  // that lead themselves by the guide and were open

    [[nodiscard]] bool every_table_ended() const;
    [[nodiscard]] std::size_t at_last_event() const;
    [[nodiscard]] std::size_t in_same_state() const;
    /// Everything said is saved and archived, and every screen ended level and alike.
    [[nodiscard]] bool all_well() const;
};

/// Compares what was said with what the archived conversation holds.
[[nodiscard]] Report report_on(Tally::Result tally, std::size_t screens,
                               std::vector<std::string> said, const engine::Conversation& archived,
                               const engine::Guide& guide);

[[nodiscard]] nlohmann::json to_json(const Report& report);
[[nodiscard]] std::string to_text(const Report& report, const engine::GuideText& words);

}  // namespace outward::server
