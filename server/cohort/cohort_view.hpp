// A cohort as somebody may see it: CohortView, CohortLibraryDetail and CallNoteList of
// protocols/schemas/cohort.schema.json.
#pragma once

#include "server/cohort/cohort_store.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

namespace outward::server {

/// Who looks. No library sees another; a coach sees those that they coach.
struct CohortViewer {
    /// host: of the server's own library, who runs the cohort; library: the host of another.
    enum class Role { host, library, coach };
    Role role = Role::host;
    std::string id = {};                  // library: its account; coach: theirs
    std::set<std::string> released = {};  // to the coach

    [[nodiscard]] bool sees(const CohortLibrary& library) const;
    /// Whether there is a library in it that they see, or they run it.
    [[nodiscard]] bool sees(const Cohort& cohort) const;
    [[nodiscard]] bool reads(const Cohort& cohort, const CallNote& note) const;
    [[nodiscard]] bool may_open(const Evidence& evidence) const;
    [[nodiscard]] bool may_name_team(const CohortLibrary& library) const;
};

/// In how small a cohort it would tell about single libraries how many have reached something.
inline constexpr std::size_t least_counted = 4;

class CohortViews {
public:
    CohortViews(const CohortStore& cohorts, const Library& guides, std::string wanted_language,
                Day now)
        : store(cohorts), content(guides), language(std::move(wanted_language)), today(now) {}

    using Made = engine::Result<nlohmann::json, engine::Trouble>;
    [[nodiscard]] Made cohort(const Cohort& cohort, const CohortViewer& viewer) const;
    /// With what shows it.
    [[nodiscard]] Made library(const Cohort& cohort, const CohortLibrary& library,
                               const CohortViewer& viewer) const;
    [[nodiscard]] Made notes(const Cohort& cohort, const CohortViewer& viewer) const;
    /// CohortList.
    [[nodiscard]] static nlohmann::json list(const std::vector<Cohort>& cohorts,
                                             const CohortViewer& viewer);

private:
    [[nodiscard]] nlohmann::json milestones(const Cohort& cohort) const;
    [[nodiscard]] nlohmann::json guides(const CohortPlan& plan) const;
    [[nodiscard]] std::string guide_title(const std::string& guide) const;
    [[nodiscard]] nlohmann::json evidence_json(const Evidence& evidence,
                                               const CohortViewer& viewer) const;

    const CohortStore& store;
    const Library& content;
    std::string language;
    Day today;
};

}  // namespace outward::server
