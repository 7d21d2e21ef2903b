#include "server/cohort/cohort_view.hpp"

#include <algorithm>
#include <map>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

using Progress = std::vector<MilestoneProgress>;

std::string_view name_of(CohortViewer::Role role) {
    switch (role) {
        case CohortViewer::Role::host:
            return "host";
        case CohortViewer::Role::library:
            return "library";
        case CohortViewer::Role::coach:
            return "coach";
    }
    return {};
}

std::string_view name_of(Evidence::Kind kind) {
    switch (kind) {
        case Evidence::Kind::conversation:
            return "conversation";
        case Evidence::Kind::initiative:
            return "initiative";
        case Evidence::Kind::call:
            return "call";
    }
    return {};
}

json day_json(const std::optional<Day>& day) { return day ? json(to_text(*day)) : json(nullptr); }

/// Without what shows it.
json progress_json(const MilestoneProgress& progress) {
    json needs = json::array();
    for (const NeedProgress& need : progress.needs)
        needs.push_back({{"have", need.have}, {"evidence", json::array()}});
    return {{"milestone", progress.id},
            {"state", name_of(progress.state)},
            {"done_on", day_json(progress.done_on)},
            {"days", progress.days},
            {"needs", std::move(needs)}};
}

/// Which library on this server it is, is for who runs it.
json account_json(const CohortLibrary& library, const CohortViewer& viewer) {
    const bool told = viewer.role == CohortViewer::Role::host && library.account;
    return told ? json(*library.account) : json(nullptr);
}

json library_json(const CohortLibrary& library, const Progress& progress,
                  const CohortViewer& viewer) {
    json advice = json::array();
    for (const TeamAdvice one : advice_for(library.team)) advice.push_back(name_of(one));
    json coaches = json::array();
    for (const CohortCoach& coach : library.coaches)
        coaches.push_back({{"id", coach.id}, {"name", coach.name}});
    json steps = json::array();
    for (const MilestoneProgress& step : progress) steps.push_back(progress_json(step));
    return {{"id", library.id},
            {"name", library.name},
            {"account", account_json(library, viewer)},
            {"laptop", !library.account},
            {"team", encode(library.team)},
            {"advice", std::move(advice)},
            {"names_team", viewer.may_name_team(library)},
            {"coaches", std::move(coaches)},
            {"progress", std::move(steps)}};
}

/// The longest overdue first.
json overdue_steps(const std::map<std::string, Progress>& seen) {
    std::vector<std::pair<std::string, const MilestoneProgress*>> late;
    for (const auto& [library, progress] : seen)
        for (const MilestoneProgress& step : progress)
            if (step.state == MilestoneState::overdue) late.emplace_back(library, &step);
    std::ranges::stable_sort(late, std::ranges::greater{},
                             [](const auto& step) { return step.second->days; });
    json list = json::array();
    for (const auto& [library, step] : late)
        list.push_back({{"library", library},
                        {"milestone", step->id},
                        {"due", to_text(step->due)},
                        {"days", step->days}});
    return list;
}

json markable_json(const std::vector<Markable>& things) {
    json list = json::array();
    for (const Markable& thing : things)
        list.push_back(
            {{"id", thing.id}, {"title", thing.title}, {"created_at", thing.created_at.count()}});
    return list;
}

json marks(const Marked& marked, const std::vector<Markable>& conversations,
           const std::vector<Markable>& initiatives) {
    return {{"conversations", marked.conversations},
            {"initiatives", marked.initiatives},
            {"own_conversations", markable_json(conversations)},
            {"own_initiatives", markable_json(initiatives)}};
}

}  // namespace

bool CohortViewer::sees(const CohortLibrary& library) const {
    switch (role) {
        case Role::host:
            return true;
        case Role::library:
            return library.account == id;
        case Role::coach:
            return library.is_coached_by(id);
    }
    return false;
}

bool CohortViewer::sees(const Cohort& cohort) const {
    return role == Role::host ||
           std::ranges::any_of(cohort.libraries, [&](const auto& one) { return sees(one); });
}

bool CohortViewer::reads(const Cohort& cohort, const CallNote& note) const {
    if (note.for_coaches && role != Role::coach) return false;
    return std::ranges::any_of(cohort.libraries,
                               [&](const auto& one) { return note.is_with(one.id) && sees(one); });
}

bool CohortViewer::may_open(const Evidence& evidence) const {
    if (evidence.kind == Evidence::Kind::call) return true;
    if (role == Role::coach) return released.contains(evidence.id);
    return evidence.library == id;
}

bool CohortViewer::may_name_team(const CohortLibrary& library) const {
    return role != Role::coach && sees(library);
}

json CohortViews::list(const std::vector<Cohort>& cohorts, const CohortViewer& viewer) {
    json list = json::array();
    for (const Cohort& cohort : cohorts)
        if (viewer.sees(cohort))
            list.push_back(
                {{"id", cohort.id},
                 {"name", cohort.name},
                 {"starts_on", to_text(cohort.starts_on)},
                 {"ends_on", to_text(months_after(cohort.starts_on, cohort.plan.months))},
                 {"size", cohort.libraries.size()}});
    return {{"cohorts", std::move(list)}, {"role", name_of(viewer.role)}};
}

std::string CohortViews::guide_title(const std::string& guide) const {
    const auto known = content.find({guide});
    return known ? known->guide->text(language).title : guide;
}

json CohortViews::milestones(const Cohort& cohort) const {
    const PlanText text = plan_text(content, language);
    json list = json::array();
    for (const Milestone& milestone : cohort.plan.milestones) {
        const MilestoneText words = words_of(milestone, text);
        json needs = json::array();
        for (const Need& need : milestone.needs) {
            needs.push_back(encode(need));
            needs.back().emplace("guides", json::array());
        }
        list.push_back({{"id", milestone.id},
                        {"kind", name_of(milestone.kind)},
                        {"month", milestone.month},
                        {"due", to_text(months_after(cohort.starts_on, milestone.month))},
                        {"title", words.title},
                        {"help", words.help},
                        {"language", milestone.title.empty() ? json(text.language) : json(nullptr)},
                        {"needs", std::move(needs)}});
    }
    return list;
}

/// Those that there are, which a plan can ask for, and those that it asks for.
json CohortViews::guides(const CohortPlan& plan) const {
    json titles = json::object();
    for (const auto& [id, known] : *content.guides())
        titles[id.value] = known->guide->text(language).title;
    for (const Milestone& milestone : plan.milestones)
        for (const Need& need : milestone.needs)
            for (const std::string& guide : need.guides) titles.emplace(guide, guide);
    return titles;
}

CohortViews::Made CohortViews::cohort(const Cohort& cohort, const CohortViewer& viewer) const {
    const auto notes = store.notes(cohort.id);
    if (!notes.ok()) return notes.error();
    json libraries = json::array();
    std::map<std::string, int> reached;
    std::map<std::string, Progress> seen;
    for (const Milestone& milestone : cohort.plan.milestones) reached[milestone.id] = 0;
    for (const CohortLibrary& library : cohort.libraries) {
        const auto facts = store.facts(cohort.id, library, notes.value());
        if (!facts.ok()) return facts.error();
        Progress progress = progress_of(cohort.plan, cohort.starts_on, facts.value(), today);
        for (const MilestoneProgress& step : progress)
            if (step.state == MilestoneState::done) ++reached[step.id];
        if (!viewer.sees(library)) continue;
        libraries.push_back(library_json(library, progress, viewer));
        seen[library.id] = std::move(progress);
    }
    const std::size_t size = cohort.libraries.size();
    return json{{"id", cohort.id},
                {"name", cohort.name},
                {"role", name_of(viewer.role)},
                {"starts_on", to_text(cohort.starts_on)},
                {"ends_on", to_text(months_after(cohort.starts_on, cohort.plan.months))},
                {"today", to_text(today)},
                {"months", cohort.plan.months},
                {"milestones", milestones(cohort)},
                {"guides", guides(cohort.plan)},
                {"size", size},
                {"reached", size < least_counted ? json(nullptr) : json(reached)},
                {"libraries", std::move(libraries)},
                {"overdue", overdue_steps(seen)}};
}

/// What somebody may not open has no title and no id: only that it was, and when.
json CohortViews::evidence_json(const Evidence& evidence, const CohortViewer& viewer) const {
    const bool open = viewer.may_open(evidence);
    return {{"kind", name_of(evidence.kind)},
            {"on", day_json(evidence.on)},
            {"count", evidence.count},
            {"late", evidence.late},
            {"guide", evidence.guide.empty() ? json(nullptr) : json(guide_title(evidence.guide))},
            {"title", open && !evidence.title.empty() ? json(evidence.title) : json(nullptr)},
            {"id", open ? json(evidence.id) : json(nullptr)}};
}

CohortViews::Made CohortViews::library(const Cohort& cohort, const CohortLibrary& library,
                                       const CohortViewer& viewer) const {
    const auto notes = store.notes(cohort.id);
    if (!notes.ok()) return notes.error();
    const auto facts = store.facts(cohort.id, library, notes.value());
    if (!facts.ok()) return facts.error();
    const Progress progress = progress_of(cohort.plan, cohort.starts_on, facts.value(), today);
    json one = library_json(library, progress, viewer);
    for (std::size_t step = 0; step < progress.size(); ++step)
        for (std::size_t need = 0; need < progress[step].needs.size(); ++need)
            for (const Evidence& evidence : progress[step].needs[need].evidence)
                one["progress"][step]["needs"][need]["evidence"].push_back(
                    evidence_json(evidence, viewer));
    json detail{{"library", std::move(one)}, {"marks", nullptr}};
    if (viewer.role != CohortViewer::Role::host || library.account) return detail;
    const auto marked = store.marked(cohort.id, library.id);
    const auto conversations = store.own_conversations();
    const auto initiatives = store.own_initiatives();
    if (!marked.ok()) return marked.error();
    if (!conversations.ok()) return conversations.error();
    if (!initiatives.ok()) return initiatives.error();
    detail["marks"] = marks(marked.value(), conversations.value(), initiatives.value());
    return detail;
}

CohortViews::Made CohortViews::notes(const Cohort& cohort, const CohortViewer& viewer) const {
    const auto notes = store.notes(cohort.id);
    if (!notes.ok()) return notes.error();
    json list = json::array();
    for (const CallNote& note : notes.value()) {
        if (!viewer.reads(cohort, note)) continue;
        json with = json::array();
        for (const CohortLibrary& library : cohort.libraries)
            if (note.is_with(library.id) && viewer.sees(library)) with.push_back(library.id);
        list.push_back(
            {{"id", note.id},
             {"kind", name_of(note.kind)},
             {"held_on", to_text(note.held_on)},
             {"libraries", std::move(with)},
             {"text", note.text},
             {"next_step", note.next_step},
             {"for_coaches", note.for_coaches},
             {"by", note.author_name},
             {"mine", viewer.role == CohortViewer::Role::coach && note.author == viewer.id},
             {"changed_at", note.changed_at.count()}});
    }
    return json{{"notes", std::move(list)}};
}

}  // namespace outward::server
