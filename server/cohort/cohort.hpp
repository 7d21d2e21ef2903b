// A cohort: libraries that learn the practice together over some months, with a plan and coaches.
// Shapes on the wire: protocols/schemas/cohort.schema.json.
#pragma once

#include "engine/ids.hpp"
#include "server/cohort/day.hpp"
#include "server/cohort/plan.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace outward::server {

namespace cohort_limits {
inline constexpr std::size_t cohorts = 100;
inline constexpr std::size_t libraries = 60;
inline constexpr std::size_t coaches = 20;  // of one library
inline constexpr std::size_t team = 12;
inline constexpr std::size_t marked = 500;  // of one library and kind
inline constexpr std::size_t notes = 2'000;
// In Unicode code points.
inline constexpr std::size_t name = 120;
inline constexpr std::size_t person = 60;
inline constexpr std::size_t words = 4'000;  // of a call note
}  // namespace cohort_limits

enum class TeamRole { director, second_manager, staff };
[[nodiscard]] std::string_view name_of(TeamRole role);

struct TeamMember {
    std::string name;  // if they wish
    TeamRole role = TeamRole::staff;
    friend bool operator==(const TeamMember&, const TeamMember&) = default;
};

/// What a team may want to think about: three to five people, with the director and a second
/// manager. It hinders nothing.
enum class TeamAdvice { too_few, too_many, no_director, no_second_manager };
[[nodiscard]] std::string_view name_of(TeamAdvice advice);
[[nodiscard]] std::vector<TeamAdvice> advice_for(const std::vector<TeamMember>& team);

struct CohortCoach {
    std::string id;
    std::string name;
};

struct CohortLibrary {
    std::string id;  // in the cohort
    std::string name;
    /// On this server; empty: the server's own; none: it works on a laptop and sends bundles.
    std::optional<std::string> account;
    std::vector<TeamMember> team;
    std::vector<CohortCoach> coaches;

    [[nodiscard]] bool is_coached_by(const std::string& coach) const;
};

struct Cohort {
    std::string id;
    std::string name;
    Day starts_on;
    CohortPlan plan;
    engine::Millis created_at{};
    std::vector<CohortLibrary> libraries;  // in the order in which they were added

    [[nodiscard]] const CohortLibrary* library(const std::string& id) const;
};

enum class CallKind { training, coaching };
[[nodiscard]] std::string_view name_of(CallKind kind);
[[nodiscard]] std::optional<CallKind> call_kind(std::string_view name);

/// What a coach writes after a call.
struct CallNote {
    std::string id;
    CallKind kind = CallKind::coaching;
    Day held_on{};
    std::vector<std::string> libraries;  // of the cohort, that it was held with
    std::string text;
    std::string next_step;
    bool for_coaches = false;  // the team does not read it
    std::string author;        // the coach's id
    std::string author_name;   // as it was when they wrote it
    engine::Millis at{};
    engine::Millis changed_at{};

    [[nodiscard]] bool is_with(const std::string& library) const;
};

[[nodiscard]] nlohmann::json encode(const std::vector<TeamMember>& team);
/// Why it is no team, in a sentence.
[[nodiscard]] engine::Result<std::vector<TeamMember>, engine::Trouble> read_team(
    const nlohmann::json& team);

/// Whether there are words in it, and not too many.
[[nodiscard]] bool is_cohort_name(const std::string& text, std::size_t longest);

}  // namespace outward::server
