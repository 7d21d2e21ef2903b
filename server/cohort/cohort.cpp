#include "server/cohort/cohort.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

using engine::code_points;
using engine::Result;
using engine::Trouble;
using nlohmann::json;

namespace {

constexpr std::array roles{TeamRole::director, TeamRole::second_manager, TeamRole::staff};
constexpr std::size_t smallest_team = 3;
constexpr std::size_t largest_team = 5;

std::optional<TeamRole> role_in(const json& member) {
    const json role = member.value("role", json{});
    const auto found = std::ranges::find_if(
        roles, [&](TeamRole known) { return role == json(std::string{name_of(known)}); });
    return found == roles.end() ? std::nullopt : std::optional{*found};
}

Trouble no_team(const std::string& wish) {
    return {"The parameter 'team' must be a list of " + wish + "."};
}

}  // namespace

std::string_view name_of(TeamRole role) {
    switch (role) {
        case TeamRole::director:
            return "director";
        case TeamRole::second_manager:
            return "second-manager";
        case TeamRole::staff:
            return "staff";
    }
    return {};
}

std::string_view name_of(TeamAdvice advice) {
    switch (advice) {
        case TeamAdvice::too_few:
            return "too-few";
        case TeamAdvice::too_many:
            return "too-many";
        case TeamAdvice::no_director:
            return "no-director";
        case TeamAdvice::no_second_manager:
            return "no-second-manager";
    }
    return {};
}

std::vector<TeamAdvice> advice_for(const std::vector<TeamMember>& team) {
    std::vector<TeamAdvice> advice;
    if (team.size() < smallest_team) advice.push_back(TeamAdvice::too_few);
    if (team.size() > largest_team) advice.push_back(TeamAdvice::too_many);
    const auto has = [&](TeamRole role) {
        return std::ranges::count(team, role, &TeamMember::role) > 0;
    };
    if (!has(TeamRole::director)) advice.push_back(TeamAdvice::no_director);
    if (!has(TeamRole::second_manager)) advice.push_back(TeamAdvice::no_second_manager);
    return advice;
}

bool CohortLibrary::is_coached_by(const std::string& coach) const {
    return std::ranges::count(coaches, coach, &CohortCoach::id) > 0;
}

const CohortLibrary* Cohort::library(const std::string& wanted) const {
    const auto found = std::ranges::find(libraries, wanted, &CohortLibrary::id);
    return found == libraries.end() ? nullptr : &*found;
}

std::string_view name_of(CallKind kind) {
    return kind == CallKind::training ? "training" : "coaching";
}

std::optional<CallKind> call_kind(std::string_view name) {
    for (const CallKind kind : {CallKind::training, CallKind::coaching})
        if (name == name_of(kind)) return kind;
    return std::nullopt;
}

bool CallNote::is_with(const std::string& library) const {
    return std::ranges::count(libraries, library) > 0;
}

json encode(const std::vector<TeamMember>& team) {
    json list = json::array();
    for (const TeamMember& member : team)
        list.push_back({{"name", member.name}, {"role", name_of(member.role)}});
    return list;
}

Result<std::vector<TeamMember>, Trouble> read_team(const json& team) {
    if (!team.is_array() || team.size() > cohort_limits::team)
        return no_team("twelve people at most");
    std::vector<TeamMember> read;
    for (const json& member : team) {
        const json name = member.is_object() ? member.value("name", json("")) : json{};
        if (!name.is_string() ||
            code_points(name.get<std::string>()).value_or(cohort_limits::person + 1) >
                cohort_limits::person)
            return no_team("people whose name, if any, has 60 letters at most");
        const auto role = role_in(member);
        if (!role) return no_team("people with the role director, second-manager or staff");
        read.push_back({name, *role});
    }
    return read;
}

bool is_cohort_name(const std::string& text, std::size_t longest) {
    const auto length = engine::code_points(text);
    return length && *length <= longest && !engine::is_blank(text);
}

}  // namespace outward::server
