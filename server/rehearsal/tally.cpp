#include "server/rehearsal/tally.hpp"

#include <algorithm>
#include <cmath>

namespace outward::server {

using engine::Seq;
using engine::StepId;

namespace {

double milliseconds_between(Tally::Moment from, Tally::Moment to) {
    return std::chrono::duration<double, std::milli>(to - from).count();
}

}  // namespace

Percentiles percentiles(std::vector<double> values) {
    if (values.empty()) return {};
    std::ranges::sort(values);
    const auto rank = [&](double share) {
        const auto position = std::ceil(share * static_cast<double>(values.size()));
        return values[static_cast<std::size_t>(std::max(1.0, position)) - 1];
    };
    return {rank(0.50), rank(0.95), rank(0.99), values.back()};
}

void Tally::screen_joined() {
    const std::scoped_lock lock{mutex};
    ++so_far.joined;
}

void Tally::screen_failed(std::string why) {
    const std::scoped_lock lock{mutex};
    so_far.failures.push_back(std::move(why));
}

void Tally::note_sent(const std::string& id, int table) {
    const std::scoped_lock lock{mutex};
    ++so_far.sent;
    so_far.tables[{id}] = table;
}

void Tally::note_saved(const StepId& step, Moment sent) {
    const Moment now = std::chrono::steady_clock::now();
    const std::scoped_lock lock{mutex};
    ++so_far.saved;
    ++saved_in[step];
    so_far.save_ms.push_back(milliseconds_between(sent, now));
}

void Tally::note_refused(const std::string& reason) {
    const std::scoped_lock lock{mutex};
    ++so_far.refused[reason];
    ++refused_notes;
}

void Tally::table_hosted(int table) {
    const std::scoped_lock lock{mutex};
    so_far.hosted.insert(table);
}

void Tally::table_ended(int table) {
    const std::scoped_lock lock{mutex};
    so_far.table_ends.insert(table);
}

void Tally::moved(std::uint64_t visit, const StepId& step, Moment asked) {
    const std::scoped_lock lock{mutex};
    visits[visit] = {step, asked, {}};
}

void Tally::step_shown(std::uint64_t visit) {
    const Moment now = std::chrono::steady_clock::now();
    const std::scoped_lock lock{mutex};
    shown[visit] = std::max(shown[visit], now);
}

void Tally::closed(Seq last) {
    const std::scoped_lock lock{mutex};
    so_far.last = last;
}

void Tally::screen_ended(Seq seq, const nlohmann::json& view) {
    const std::scoped_lock lock{mutex};
    so_far.ended_at.push_back(seq);
    ++so_far.views[view.dump()];
}

Tally::Result Tally::result() const {
    const std::scoped_lock lock{mutex};
    Result result = so_far;
    for (const auto& [visit, walked] : visits) {
        result.walked.push_back(walked);
        const auto last = shown.find(visit);
        if (last == shown.end()) continue;
        result.walked.back().shown_last = last->second;
        result.move_ms.push_back(milliseconds_between(walked.asked, last->second));
    }
    return result;
}

std::size_t Tally::joined() const {
    const std::scoped_lock lock{mutex};
    return so_far.joined;
}

std::size_t Tally::settled(const StepId& step) const {
    const std::scoped_lock lock{mutex};
    const auto found = saved_in.find(step);
    return refused_notes + (found == saved_in.end() ? 0 : found->second);
}

std::size_t Tally::ended() const {
    const std::scoped_lock lock{mutex};
    return so_far.ended_at.size();
}

Seq Tally::last() const {
    const std::scoped_lock lock{mutex};
    return so_far.last;
}

}  // namespace outward::server
