// Records that are set and removed as a whole.
#include "engine/initiative/decider.hpp"
#include "engine/limits.hpp"
#include "engine/overloaded.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

constexpr RecordKindIndex themes_kind = kind_of<record::Theme>();

/// How many records of that kind can be kept.
std::size_t most_of(RecordKindIndex kind) {
    if (kind == themes_kind) return limits::initiative_themes;
    if (kind == kind_of<record::Sentence>()) return limits::sentences;
    if (kind == kind_of<record::Source>()) return limits::sources;
    return limits::records;
}

/// A locked theme may still be put elsewhere on the board.
bool is_only_ranked(record::Theme theme, const record::Theme& before) {
    theme.rank = before.rank;
    return theme == before;
}

/// The approval that still stands when an update is set whose words stay: it was sent, say.
const record::Approval* still_approved(const Initiative& initiative, const Record& record,
                                       const Kept* before) {
    const auto* update = std::get_if<record::Update>(&record);
    const auto* known = before ? std::get_if<record::Update>(&before->record) : nullptr;
    if (!update || !known || update->texts != known->texts || update->title != known->title)
        return nullptr;
    const RecordId approval{"update:" + update->id.value};
    return initiative.is_approved(approval) ? initiative.find<record::Approval>(approval) : nullptr;
}

Rejection has_its_own(std::string_view kind, const char* request) {
    return {Reason::bad_request, "A record of the kind '" + std::string{kind} +
                                     "' cannot be set. Ask for " + request + " instead."};
}

}  // namespace

const std::vector<RecordId>* themes_in(const Record& record) {
    using Themes = const std::vector<RecordId>*;
    return std::visit(Overloaded{[](const record::Tension& r) -> Themes { return &r.themes; },
                                 [](const record::Sentence& r) -> Themes { return &r.themes; },
                                 [](const record::StoryPart& r) -> Themes { return &r.themes; },
                                 [](const auto&) -> Themes { return nullptr; }},
                      record);
}

std::vector<RecordId>* themes_in(Record& record) {
    return const_cast<std::vector<RecordId>*>(themes_in(std::as_const(record)));
}

InitiativeAnswer InitiativeDecider::operator()(const ask::SetRecord& ask) const {
    Record record = ask.record;
    if (auto unfit = unfit_record(record)) return *unfit;
    const RecordKindIndex kind = record.index();
    const Kept* kept = i.find_kept(kind, id_of(record));
    if (auto* theme = std::get_if<record::Theme>(&record))
        theme->locked = kept && std::get<record::Theme>(kept->record).locked;
    if (kept && kept->record == record) return InitiativeDecision{};
    if (ask.over != (kept ? kept->seq : 0))
        return Rejection{Reason::stale, kept ? "Somebody else has changed it since. Look at how it "
                                               "is now, and set it again."
                                             : "Somebody has removed it since."};
    if (auto unfit = misplaced(record, kept)) return *unfit;
    if (!kept)
        if (auto full = full_of(kind)) return *full;
    const auto* approval = still_approved(i, record, kept);
    InitiativeDecision decision{{happened::RecordSet{std::move(record)}}, {}};
    if (approval) decision.events.emplace_back(happened::RecordSet{*approval});
    return decision;
}

std::optional<Rejection> InitiativeDecider::misplaced(const Record& record,
                                                      const Kept* before) const {
    if (const auto* themes = themes_in(record))
        for (const RecordId& theme : *themes)
            if (auto missing = no_such_theme(theme)) return missing;
    return std::visit(
        Overloaded{
            [](const record::Version&) -> std::optional<Rejection> {
                return has_its_own("version", "version.keep");
            },
            [](const record::Approval&) -> std::optional<Rejection> {
                return has_its_own("approval", "approve");
            },
            [&](const record::Theme& theme) -> std::optional<Rejection> {
                if (before && is_only_ranked(theme, std::get<record::Theme>(before->record)))
                    return std::nullopt;
                return locked(theme.id);
            },
            [&](const record::Readback& readback) -> std::optional<Rejection> {
                const auto* version = i.find<record::Version>(readback.version);
                if (!version && !readback.version.empty())
                    return Rejection{Reason::not_found, "There is no such version to read back."};
                const std::size_t last = version ? version->sentences.size() : 0;
                if (static_cast<std::size_t>(readback.sentence) <= last) return std::nullopt;
                return Rejection{Reason::not_found, "That version has no sentence " +
                                                        std::to_string(readback.sentence) + "."};
            },
            [&](const record::Promise& promise) -> std::optional<Rejection> {
                const auto* known =
                    before ? std::get_if<record::Promise>(&before->record) : nullptr;
                const bool stays = known && known->note == promise.note &&
                                   known->conversation == promise.conversation;
                const bool written_here = !known && promise.note.empty();
                if (stays || written_here) return std::nullopt;
                if (!known && i.numbers.contains({promise.conversation, promise.note}))
                    return std::nullopt;
                return Rejection{Reason::bad_request,
                                 "The note by which a promise was given must be one of the "
                                 "initiative's, and stays. Make another promise."};
            },
            [](const auto&) { return std::optional<Rejection>{}; },
        },
        record);
}

std::optional<Rejection> InitiativeDecider::full_of(RecordKindIndex kind) const {
    const auto first = i.records.lower_bound({kind, {}});
    const auto after = i.records.lower_bound({kind + 1, {}});
    const std::size_t most = most_of(kind);
    if (static_cast<std::size_t>(std::distance(first, after)) < most) return std::nullopt;
    return Rejection{Reason::too_many, "An initiative holds at most " + std::to_string(most) +
                                           " records of the kind '" +
                                           std::string{record_kinds[kind]} +
                                           "'. Remove one, or change one that is there."};
}

InitiativeAnswer InitiativeDecider::operator()(const ask::RemoveRecord& ask) const {
    if (ask.kind >= record_kinds.size())
        return Rejection{Reason::bad_request, "There is no such kind of record."};
    if (!i.find_kept(ask.kind, ask.id)) return InitiativeDecision{};
    if (ask.kind == kind_of<record::Description>())
        return Rejection{Reason::bad_request, "An initiative keeps its description."};
    InitiativeDecision removed;
    if (ask.kind == themes_kind) {
        if (auto refused = locked(ask.id)) return *refused;
        if (const auto user = user_of(ask.id))
            return Rejection{Reason::not_now,
                             "The theme is named by " + *user + ". Take it out there first."};
        Layout layout{i};
        for (const StatementNumber number : statements_in(ask.id))
            layout.change(number, [](Placement& placement) {
                placement.theme = {};
                placement.evidence = false;
            });
        layout.add_to(removed.events);
    }
    const auto* readback = i.find<record::Readback>({"readback"});
    if (ask.kind == kind_of<record::Version>() && readback && readback->version == ask.id)
        return Rejection{Reason::not_now, "The wall shows that version. Let the wall rest first."};
    removed.events.emplace_back(happened::RecordRemoved{ask.kind, ask.id});
    if (ask.kind == kind_of<record::Source>())
        removed.events.emplace_back(happened::NotesGathered{{ask.id.value}, {}});
    return removed;
}

std::optional<std::string> InitiativeDecider::user_of(const RecordId& theme) const {
    for (const auto& [key, kept] : i.records) {
        const auto* themes = themes_in(kept.record);
        if (themes && std::ranges::find(*themes, theme) != themes->end())
            return "the " + std::string{record_kinds[key.first]} + " '" + key.second.value + "'";
    }
    return std::nullopt;
}

}  // namespace outward::engine
