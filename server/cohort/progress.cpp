#include "server/cohort/progress.hpp"

#include <algorithm>

namespace outward::server {

namespace {

/// The time in which things count.
struct Window {
    Day from;
    Day to;
    [[nodiscard]] bool has(const std::optional<Day>& day) const {
        return day && *day >= from && *day <= to;
    }
};

using Found = std::vector<Evidence>;

Evidence of(const InitiativeFacts& initiative, std::optional<Day> on) {
    return {.kind = Evidence::Kind::initiative,
            .id = initiative.id,
            .on = on,
            .title = initiative.title,
            .library = initiative.library};
}

Found calls(const LibraryFacts& facts, NeedKind kind, const Window& window) {
    Found found;
    for (const HeldCall& call : facts.calls)
        if (call.kind == kind && window.has(call.held_on))
            found.push_back({.kind = Evidence::Kind::call, .id = call.id, .on = call.held_on});
    return found;
}

Found conversations(const LibraryFacts& facts, const Need& need, const Window& window) {
    Found found;
    for (const HeldConversation& held : facts.conversations) {
        const bool fits = need.guides.empty() || std::ranges::count(need.guides, held.guide) > 0;
        if (fits && window.has(held.closed_on))
            found.push_back({.kind = Evidence::Kind::conversation,
                             .id = held.id,
                             .on = held.closed_on,
                             .title = held.title,
                             .guide = held.guide,
                             .library = held.library});
    }
    return found;
}

Found approved(const LibraryFacts& facts, std::optional<Day> InitiativeFacts::*day,
               const Window& window) {
    Found found;
    for (const InitiativeFacts& initiative : facts.initiatives)
        if (window.has(initiative.*day)) found.push_back(of(initiative, initiative.*day));
    return found;
}

/// An initiative says how many there are, not since when.
Found counted(const LibraryFacts& facts, int InitiativeFacts::*count) {
    Found found;
    for (const InitiativeFacts& initiative : facts.initiatives) {
        if (initiative.*count < 1) continue;
        found.push_back(of(initiative, std::nullopt));
        found.back().count = initiative.*count;
    }
    return found;
}

Found told(const LibraryFacts& facts, NeedKind kind, const Window& window) {
    Found found;
    for (const InitiativeFacts& initiative : facts.initiatives)
        for (const FollowUp& update : initiative.follow_ups) {
            if (update.kind != kind || !window.has(update.sent_on)) continue;
            found.push_back(of(initiative, update.sent_on));
            found.back().late = update.due && *update.sent_on > *update.due;
        }
    return found;
}

Found found_for(const LibraryFacts& facts, const Need& need, const Window& window) {
    switch (need.kind) {
        case NeedKind::training:
        case NeedKind::coaching:
            return calls(facts, need.kind, window);
        case NeedKind::conversations:
            return conversations(facts, need, window);
        case NeedKind::themes:
            return counted(facts, &InitiativeFacts::themes);
        case NeedKind::narrative:
            return approved(facts, &InitiativeFacts::narrative_on, window);
        case NeedKind::promises_kept:
            return counted(facts, &InitiativeFacts::promises_kept);
        case NeedKind::heard:
        case NeedKind::ninety_days:
            return told(facts, need.kind, window);
        case NeedKind::story:
            return approved(facts, &InitiativeFacts::story_on, window);
    }
    return {};
}

NeedProgress progress_of(const Need& need, const LibraryFacts& facts, const Window& window) {
    NeedProgress progress{.need = need, .evidence = found_for(facts, need, window)};
    std::ranges::stable_sort(progress.evidence, {}, &Evidence::on);
    for (const Evidence& one : progress.evidence)
        if (!one.late) progress.have += one.count;
    return progress;
}

/// The day on which there was enough; none: the archive does not tell.
std::optional<Day> enough_on(const NeedProgress& progress) {
    int have = 0;
    for (const Evidence& one : progress.evidence) {
        if (!one.late) have += one.count;
        if (have >= progress.need.count) return one.on;
    }
    return std::nullopt;
}

std::optional<Day> all_on(const std::vector<NeedProgress>& needs) {
    std::optional<Day> last;
    for (const NeedProgress& need : needs) {
        const auto day = enough_on(need);
        if (!day) return std::nullopt;
        if (!last || *day > *last) last = day;
    }
    return last;
}

}  // namespace

std::string_view name_of(MilestoneState state) {
    switch (state) {
        case MilestoneState::done:
            return "done";
        case MilestoneState::overdue:
            return "overdue";
        case MilestoneState::due:
            return "due";
        case MilestoneState::ahead:
            return "ahead";
    }
    return {};
}

std::vector<MilestoneProgress> progress_of(const CohortPlan& plan, Day starts_on,
                                           const LibraryFacts& facts, Day today) {
    const Window window{starts_on, today};
    std::vector<MilestoneProgress> all;
    for (const Milestone& milestone : plan.milestones) {
        MilestoneProgress progress{.id = milestone.id,
                                   .due = months_after(starts_on, milestone.month)};
        for (const Need& need : milestone.needs)
            progress.needs.push_back(progress_of(need, facts, window));
        const bool done = std::ranges::all_of(
            progress.needs, [](const NeedProgress& p) { return p.have >= p.need.count; });
        if (done) {
            progress.state = MilestoneState::done;
            progress.done_on = all_on(progress.needs);
        } else if (today > progress.due) {
            progress.state = MilestoneState::overdue;
            progress.days = static_cast<int>((today - progress.due).count());
        } else if (progress.due - today <= std::chrono::days{days_ahead}) {
            progress.state = MilestoneState::due;
        }
        all.push_back(std::move(progress));
    }
    return all;
}

}  // namespace outward::server
