// The plan of a cohort: milestones by month, and for each what must be there in the archive. The
// one that new cohorts begin with is content/cohort/plan.json, its words are in text.LANGUAGE.json.
#pragma once

#include "engine/result.hpp"
#include "server/guides/library.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

namespace plan_limits {
inline constexpr int months = 60;
inline constexpr std::size_t milestones = 60;
inline constexpr std::size_t needs = 6;
inline constexpr int count = 200;
inline constexpr std::size_t guides = 20;
inline constexpr std::size_t title = 120;  // in Unicode code points
}  // namespace plan_limits

/// What kind of step a milestone is.
enum class MilestoneKind { sessions, conversations, theming, narrative, actions, follow_ups };

/// What can be looked for in the archive.
enum class NeedKind {
    training,       // a call note of a training session
    coaching,       // a call note of a coaching call
    conversations,  // closed ones, no rehearsals
    themes,         // with quotes of several conversations, in initiatives
    narrative,      // approved
    promises_kept,
    heard,        // "what we heard" was sent by its day
    ninety_days,  // what happened was told, by its day
    story         // the initiative's story, approved
};

struct Need {
    NeedKind kind = NeedKind::conversations;
    int count = 1;                         // that many,
    std::vector<std::string> guides = {};  // of conversations: by these; none: by any
    friend bool operator==(const Need&, const Need&) = default;
};

struct Milestone {
    std::string id;
    MilestoneKind kind = MilestoneKind::sessions;
    int month = 1;            // due so many months after the beginning
    std::string title;        // of a cohort's own; empty: the template's words
    std::vector<Need> needs;  // all of them
    friend bool operator==(const Milestone&, const Milestone&) = default;
};

struct CohortPlan {
    int months = 18;
    std::vector<Milestone> milestones;  // by month
    friend bool operator==(const CohortPlan&, const CohortPlan&) = default;
};

[[nodiscard]] std::string_view name_of(MilestoneKind kind);
[[nodiscard]] std::string_view name_of(NeedKind kind);

using PlanResult = engine::Result<CohortPlan, engine::Trouble>;

/// CohortPlan of cohort.schema.json; every problem is told, one a line, with `file` before it.
/// Milestones come out in the order of their months.
[[nodiscard]] PlanResult read_plan(const nlohmann::json& plan, const std::string& file);
[[nodiscard]] nlohmann::json encode(const CohortPlan& plan);
[[nodiscard]] nlohmann::json encode(const Need& need);

struct MilestoneText {
    std::string title;
    std::string help;
};

/// The words of the template's milestones in one language, by their ids.
struct PlanText {
    std::string language = "en";
    std::map<std::string, MilestoneText, std::less<>> milestones = {};
};

/// The plan that new cohorts begin with.
[[nodiscard]] PlanResult plan_template(const Library& content);
/// In that language, else without its region, else in English.
[[nodiscard]] PlanText plan_text(const Library& content, std::string_view language);
/// Its own title, else the template's, else its id.
[[nodiscard]] MilestoneText words_of(const Milestone& milestone, const PlanText& text);

}  // namespace outward::server
