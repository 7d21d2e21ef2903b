// What a rehearsal measures: counted by all simulated screens at once, read at the end.
#pragma once

#include "engine/ids.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstddef>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace outward::server {

struct Percentiles {
    double p50 = 0;
    double p95 = 0;
    double p99 = 0;
    double max = 0;
};

/// In the unit of `values`; nearest rank. All 0 when there are none.
[[nodiscard]] Percentiles percentiles(std::vector<double> values);

class Tally {
public:
    using Moment = std::chrono::steady_clock::time_point;

    void screen_joined();
    void screen_failed(std::string why);
    /// `table`: where it must be kept; 0: in the room.
    void note_sent(const std::string& id, int table);
    void note_saved(const engine::StepId& step, Moment sent);
    void note_refused(const std::string& reason);
    /// A host has come to a table, and later has led it to its end.
    void table_hosted(int table);
    void table_ended(int table);
    /// The facilitator has asked for a move, and it led to that visit of a step.
    void moved(std::uint64_t visit, const engine::StepId& step, Moment asked);
    void step_shown(std::uint64_t visit);
    /// The conversation is closed, and its log ends there.
    void closed(engine::Seq last);
    /// A phone or wall has come to the end of the log and shows this.
    void screen_ended(engine::Seq seq, const nlohmann::json& view);

    struct Walked {
        engine::StepId step;
        Moment asked;
        Moment shown_last;  // when the last screen showed it
    };
    struct Result {
        std::size_t joined = 0;
        std::size_t sent = 0;
        std::size_t saved = 0;
        std::map<std::string, std::size_t> refused;  // by reason
        std::vector<std::string> failures;
        std::vector<Walked> walked;
        std::vector<double> save_ms;
        std::vector<double> move_ms;  // from the ask to the last screen
        engine::Seq last = 0;
        std::vector<engine::Seq> ended_at;         // where each screen was when it ended
        std::map<std::string, std::size_t> views;  // screens by what they show at the end
        std::map<engine::NoteId, int> tables;      // of each note: where it was said
        std::set<int> hosted;                      // tables
        std::set<int> table_ends;
    };
    [[nodiscard]] Result result() const;

    [[nodiscard]] std::size_t joined() const;
    [[nodiscard]] std::size_t settled(const engine::StepId& step) const;
    [[nodiscard]] std::size_t ended() const;
    [[nodiscard]] engine::Seq last() const;

private:
    mutable std::mutex mutex;
    Result so_far;
    std::map<engine::StepId, std::size_t> saved_in;
    std::map<std::uint64_t, Walked> visits;
    std::map<std::uint64_t, Moment> shown;
    std::size_t refused_notes = 0;
};

}  // namespace outward::server
