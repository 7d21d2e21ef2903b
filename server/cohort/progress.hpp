// How far a library of a cohort is: a fold of what the archive holds over the plan. Nothing of it
// is typed in. Pure: the same plan, days and facts give the same answer.
#pragma once

#include "server/cohort/day.hpp"
#include "server/cohort/plan.hpp"

#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// A conversation that was closed, no rehearsal.
struct HeldConversation {
    std::string id;
    std::string title;
    std::string guide;
    std::string library;  // whose it is on this server
    Day closed_on;
};

/// Something told to those who took part.
struct FollowUp {
    NeedKind kind = NeedKind::heard;  // or ninety_days
    std::optional<Day> due;
    std::optional<Day> sent_on;
};

/// What initiatives.summary says.
struct InitiativeFacts {
    std::string id;
    std::string title;
    std::string library;
    int themes = 0;  // with quotes of several conversations
    int promises_kept = 0;
    std::optional<Day> narrative_on;  // approved
    std::optional<Day> story_on;      // approved
    std::vector<FollowUp> follow_ups;
};

struct HeldCall {
    std::string id;
    NeedKind kind = NeedKind::coaching;  // or training
    Day held_on;
};

struct LibraryFacts {
    std::vector<HeldConversation> conversations;
    std::vector<InitiativeFacts> initiatives;
    std::vector<HeldCall> calls;
};

/// What shows that something is there.
struct Evidence {
    enum class Kind { conversation, initiative, call };
    Kind kind = Kind::conversation;
    std::string id;
    std::optional<Day> on = {};  // none: the archive does not tell since when
    int count = 1;               // of themes, or promises
    bool late = false;           // told after its day: it does not count
    std::string title = {};
    std::string guide = {};
    std::string library = {};  // whose it is on this server
};

struct NeedProgress {
    Need need;
    int have = 0;
    std::vector<Evidence> evidence = {};  // oldest first
};

enum class MilestoneState { done, overdue, due, ahead };
[[nodiscard]] std::string_view name_of(MilestoneState state);

struct MilestoneProgress {
    std::string id;
    Day due;
    MilestoneState state = MilestoneState::ahead;
    std::optional<Day> done_on =
        {};        // none: it is not done, or the archive does not tell since when
    int days = 0;  // overdue: by so many
    std::vector<NeedProgress> needs = {};
};

/// "due" is what falls in so many days.
inline constexpr int days_ahead = 30;

/// A milestone's progress for each of the plan, in its order. What was before `starts_on` or is
/// after `today` does not count.
[[nodiscard]] std::vector<MilestoneProgress> progress_of(const CohortPlan& plan, Day starts_on,
                                                         const LibraryFacts& facts, Day today);

}  // namespace outward::server
