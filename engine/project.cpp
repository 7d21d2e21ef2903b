#include "engine/project.hpp"

#include "engine/overloaded.hpp"
#include "engine/project_tables.hpp"
#include "engine/tables.hpp"

#include <algorithm>
#include <iterator>

namespace outward::engine {

namespace {

int count_of(const Conversation& c, const StepId& step) {
    const auto found = c.shown_notes.find(step);
    return found == c.shown_notes.end() ? 0 : found->second;
}

std::optional<PromiseView> promise_view(const Note& note) {
    if (!note.pledge || note.status() != NoteStatus::shown) return std::nullopt;
    return PromiseView{note.id, note.seq, note.text, *note.pledge};
}

std::vector<ThemeView> themes_of(const Conversation& c) {
    std::vector<ThemeView> views;
    for (const Theme& theme : c.themes)
        if (!theme.removed) views.push_back({theme.id, theme.name, theme.count});
    return views;
}

/// Turns one recorded event into what one seat sees of it.
struct Projection {
    Viewer viewer;
    const Conversation& c;  // right after the event
    const Guide& guide;

    using Sights = std::vector<Seen>;

    bool crew() const { return is_crew(viewer.seat); }
    const std::optional<Place>& place() const { return crew() ? c.place : c.shown(); }
    bool hidden_place() const { return !crew() && c.in_crew_step(); }

    int ready() const { return hidden_place() ? 0 : c.ready; }
    Clock clock() const { return place() ? place()->clock : Clock{}; }

    Sights stage(const Event& event) const {
        Sights sights{seen::StageChanged{event}};
        if (place() && !hidden_place()) sights.emplace_back(seen::ClockChanged{clock()});
        return sights;
    }
    Sights started(const ConversationStarted& e) const {
        Sights sights = stage(e);
        std::ranges::move(lead_changed(), std::back_inserter(sights));
        return sights;
    }
    Sights clock_changed() const {
        if (!place() || hidden_place()) return {};
        return {seen::ClockChanged{clock()}};
    }
    Sights entered(const StepEntered& e) const {
        if (!c.place) return {};
        if (hidden_place()) {
            if (!c.shown()) return {};
            return {seen::ClockChanged{clock()}, seen::ReadyChanged{0, {}, {}},
                    seen::ProbeChanged{std::nullopt}, seen::RoundChanged{std::nullopt}};
        }
        return {seen::StepEntered{e.step, c.place->visit, e.how, c.place->clock,
                                  round_view(c, c.place)}};
    }
    Sights probe_changed() const {
        if (!place() || hidden_place()) return {};
        return {seen::ProbeChanged{probe_view(guide, place())}};
    }
    Sights round_changed() const {
        if (!place() || hidden_place()) return {};
        return {seen::RoundChanged{round_view(c, place())}};
    }
    Sights joined(const MemberJoined& e) const {
        const Member* member = c.find(e.member);
        if (!member) return {};
        Sights sights;
        if (crew())
            sights.emplace_back(seen::MemberJoined{*member, c.people});
        else if (member->seat == Seat::participant)
            sights.emplace_back(seen::PeopleChanged{c.people});
        if (place() && place()->round && !hidden_place())
            sights.emplace_back(seen::RoundChanged{round_view(c, place())});
        return sights;
    }
    Sights renamed(const MemberRenamed& e) const {
        Sights sights;
        if (crew() && c.find(e.member)) sights.emplace_back(seen::MemberRenamed{e.member, e.name});
        if (place() && place()->round && !hidden_place())
            sights.emplace_back(seen::RoundChanged{round_view(c, place())});
        return sights;
    }
    Sights removed(const MemberId& id) const {
        Sights sights;
        const Member* member = c.find(id);
        if (!member) return sights;
        if (crew()) sights.emplace_back(seen::MemberRemoved{id});
        if (crew() && member->seat == Seat::facilitator)
            sights.emplace_back(seen::LeadChanged{c.leader});
        if (member->seat == Seat::participant) sights.emplace_back(seen::PeopleChanged{c.people});
        sights.emplace_back(seen::HandChanged{c.hands, id, std::nullopt});
        for (Seen& ready : ready_changed(id)) sights.push_back(std::move(ready));
        if (place() && place()->round && !hidden_place())
            sights.emplace_back(seen::RoundChanged{round_view(c, place())});
        return sights;
    }
    Sights lock_changed() const {
        if (!crew()) return {};
        return {seen::LockChanged{c.locked}};
    }
    Sights advance_changed() const {
        if (!crew()) return {};
        return {seen::AdvanceChanged{c.advancing}};
    }
    Sights lead_changed() const {
        if (!crew()) return {};
        return {seen::LeadChanged{c.leader}};
    }
    Sights ready_changed(const MemberId& id) const {
        const Member* member = c.find(id);
        if (!member || hidden_place()) return {};
        seen::ReadyChanged sight{ready(), {}, {}};
        if (crew()) sight.member = {id, member->ready};
        const Table* table = member->table ? c.find(*member->table) : nullptr;
        if (table && !table->closed) sight.at_table = {table->id, table->ready};
        return {sight};
    }
    Sights hand_changed(const MemberId& id) const {
        const Member* member = c.find(id);
        if (!member) return {};
        return {seen::HandChanged{c.hands, id, member->hand_at}};
    }
    bool may_know(const StepId& id) const {
        const Step* step = guide.find(id);
        return crew() || (step && step->form != Form::crew);
    }
    Sights note(const NoteId& id, bool added) const {
        const Note* note = c.find(id);
        if (!note || !may_know(note->step)) return {};
        const int count = count_of(c, note->step);
        const Table* table = note->table ? c.find(*note->table) : nullptr;
        Sights sights;
        if (viewer.may_read(*note)) {
            sights.emplace_back(seen::NoteChanged{*note, count, added, {}});
            if (table) std::get<seen::NoteChanged>(sights.back()).at_table = table->shown_notes;
        } else {
            sights.emplace_back(seen::NoteCounted{id, note->step, count, note->erased, {}});
            if (table)
                std::get<seen::NoteCounted>(sights.back()).at_table = {table->id,
                                                                       table->shown_notes};
        }
        const Step* step = guide.find(note->step);
        if (step && step->kind == StepKind::promise)
            sights.emplace_back(seen::PromiseChanged{id, promise_view(*note)});
        if (c.theme_of(*note)) sights.emplace_back(seen::ThemesChanged{themes_of(c)});
        return sights;
    }
    Sights themes_changed() const { return {seen::ThemesChanged{themes_of(c)}}; }
    Sights themed(const NoteId& id) const {
        const Note* note = c.find(id);
        if (!note) return {};
        Sights sights = viewer.may_read(*note) ? this->note(id, false) : Sights{};
        if (sights.empty() || !c.theme_of(*note))
            sights.emplace_back(seen::ThemesChanged{themes_of(c)});
        return sights;
    }
    std::optional<VotingView> voting(const StepId& id) const {
        const Step* step = guide.find(id);
        const auto found = c.votings.find(id);
        if (!step || found == c.votings.end() || !may_know(id)) return std::nullopt;
        VotingView view{found->second.people, found->second.shown, std::nullopt};
        const bool live_for_crew = crew() && step->kind != StepKind::quiz;
        if (view.shown || live_for_crew) view.tally = tally(*step, found->second);
        return view;
    }
    Sights voting_changed(const StepId& id) const {
        auto view = voting(id);
        if (!view) return {};
        return {seen::VotingChanged{id, std::move(*view)}};
    }

    Sights tables_changed(const Recorded& recorded) const {
        seen::TablesChanged changed;
        for (const TableId& id : touched_tables(c, recorded)) {
            const Table* table = c.find(id);
            if (table && !table->closed)
                changed.tables.push_back(table_view(c, guide, *table));
            else
                changed.closed.push_back(id);
        }
        if (std::holds_alternative<TablesSet>(recorded.event))
            for (const auto& [id, table] : c.tables)
                if (table.closed) changed.closed.push_back(id);
        if (changed.tables.empty() && changed.closed.empty()) return {};
        return {std::move(changed)};
    }
    template <class Who>
    Sights seats_of(Who who) const {
        seen::Seated seated;
        for (const auto& [id, member] : c.members)
            if (!is_crew(member.seat) && who(member)) seated.seats.emplace(id, member.table);
        if (seated.seats.empty()) return {};
        return {std::move(seated)};
    }

    Sights all_of(const Recorded& recorded) const {
        // What happens at a table changes nothing of the room.
        const bool only_there = recorded.table && is_about_a_place(recorded.event);
        Sights sights = only_there ? Sights{} : of(recorded);
        if (only_there && std::holds_alternative<StepEntered>(recorded.event) && !hidden_place())
            sights.emplace_back(seen::ReadyChanged{ready(), {}, {}});
        std::ranges::move(tables_changed(recorded), std::back_inserter(sights));
        return sights;
    }
    Sights of(const Recorded& recorded) const {
        return std::visit(
            Overloaded{
                [](const ConversationCreated&) { return Sights{}; },
                [&](const ConversationStarted& e) { return started(e); },
                [&](const ConversationPaused& e) { return stage(e); },
                [&](const ConversationResumed& e) { return stage(e); },
                [&](const ConversationClosed& e) { return stage(e); },
                [&](const ConversationReopened& e) { return stage(e); },
                [&](const CodeRenewed& e) { return Sights{seen::CodeChanged{e.code}}; },
                [&](const RoomLocked&) { return lock_changed(); },
                [&](const RoomUnlocked&) { return lock_changed(); },
                [&](const AdvanceSet&) { return advance_changed(); },
                [&](const LeadTaken&) { return lead_changed(); },
                [&](const MemberJoined& e) { return joined(e); },
                [&](const MemberRenamed& e) { return renamed(e); },
                [&](const MemberRemoved& e) { return removed(e.member); },
                [&](const StepEntered& e) { return entered(e); },
                [&](const TimerStarted&) { return clock_changed(); },
                [&](const TimerPaused&) { return clock_changed(); },
                [&](const TimerExtended&) { return clock_changed(); },
                [&](const ProbePushed&) { return probe_changed(); },
                [&](const ProbeCleared&) { return probe_changed(); },
                [&](const HandRaised& e) { return hand_changed(e.member); },
                [&](const HandLowered& e) { return hand_changed(e.member); },
                [&](const ReadySet& e) { return ready_changed(e.member); },
                [&](const ReadyCleared& e) { return ready_changed(e.member); },
                [&](const TurnPassed&) { return round_changed(); },
                [&](const TurnGiven&) { return round_changed(); },
                [&](const RulesChanged&) {
                    return Sights{seen::RulesChanged{c.rules, c.rules_agreed}};
                },
                [&](const RulesAgreed&) {
                    return Sights{seen::RulesChanged{c.rules, c.rules_agreed}};
                },
                [&](const StoryFilled& e) {
                    return Sights{seen::StoryChanged{e.slot, e.text}};
                },
                [&](const NoteAdded& e) { return note(e.id, true); },
                [&](const NoteEdited& e) { return note(e.id, false); },
                [&](const NoteWithdrawn& e) { return note(e.id, false); },
                [&](const NoteReturned& e) { return note(e.id, false); },
                [&](const NoteHidden& e) { return note(e.id, false); },
                [&](const NoteRestored& e) { return note(e.id, false); },
                [&](const NoteRecategorised& e) { return note(e.id, false); },
                [&](const NoteHighlighted& e) { return note(e.id, false); },
                [&](const NoteDimmed& e) { return note(e.id, false); },
                [&](const NoteErased& e) { return note(e.id, false); },
                [&](const ThemeAdded&) { return themes_changed(); },
                [&](const ThemeRenamed&) { return themes_changed(); },
                [&](const ThemeRemoved&) { return themes_changed(); },
                [&](const NoteThemed& e) { return themed(e.note); },
                [&](const VoteCast& e) { return voting_changed(e.step); },
                [&](const ResultsShown& e) { return voting_changed(e.step); },
                [&](const ResultsHidden& e) { return voting_changed(e.step); },
                [&](const TablesSet&) { return seats_of([](const Member&) { return true; }); },
                [&](const MemberSeated& e) {
                    Sights sights{seen::Seated{{{e.member, e.table}}}};
                    std::ranges::move(ready_changed(e.member), std::back_inserter(sights));
                    return sights;
                },
                [](const TableOpened&) { return Sights{}; },
                [&](const TableClosed&) {
                    return seats_of([](const Member& member) { return !member.table; });
                },
                [](const TableCalled&) { return Sights{}; },
                [](const TableAnswered&) { return Sights{}; },
                [](const TableFinished&) { return Sights{}; },
                [](const Unknown&) { return Sights{}; },
            },
            recorded.event);
    }
};

}  // namespace

View view_for(const Conversation& c, const Guide& guide, const Viewer& viewer) {
    const Projection projection{viewer, c, guide};
    const bool crew = is_crew(viewer.seat);
    const auto& place = projection.place();
    const bool inside = !projection.hidden_place();
    View view{.as = c.as,
              .code = c.code,
              .created_at = c.created_at,
              .stage = c.stage,
              .place = std::nullopt,
              .clock = projection.clock(),
              .visited = {},
              .people = c.people,
              .ready = projection.ready(),
              .hands = c.hands,
              .counts = {},
              .probe = inside ? probe_view(guide, place) : std::nullopt,
              .rules = c.rules,
              .rules_agreed = c.rules_agreed,
              .story = c.story,
              .votings = {},
              .promises = {},
              .themes = themes_of(c),
              .round = inside ? round_view(c, place) : std::nullopt,
              .tables = {},
              .crew = std::nullopt,
              .table_notes = std::nullopt};
    if (place) view.place = PlaceView{place->step, place->visit, place->entered_at};
    for (const Visit& visit : c.path)
        if ((crew || !visit.crew) &&
            std::ranges::find(view.visited, visit.step) == view.visited.end())
            view.visited.push_back(visit.step);
    for (const auto& [step, count] : c.shown_notes)
        if (count > 0 && projection.may_know(step)) view.counts.emplace(step, count);
    for (const auto& [step, ballots] : c.votings)
        if (auto voting = projection.voting(step)) view.votings.emplace(step, std::move(*voting));
    for (const std::size_t position : c.promises)
        if (auto promise = promise_view(c.notes[position]))
            view.promises.push_back(std::move(*promise));
    for (const TableId& id : open_tables(c))
        view.tables.push_back(table_view(c, guide, *c.find(id)));
    if (crew) view.crew = CrewSide{c.members, c.notes, c.path, c.locked, c.advancing, c.leader};
    if (is_table_crew(viewer.seat)) {
        view.table_notes.emplace();
        std::ranges::copy_if(c.notes, std::back_inserter(*view.table_notes),
                             [&](const Note& note) { return viewer.may_read(note); });
    }
    return view;
}

std::vector<SeenEvent> seen_by(const Viewer& viewer, const Conversation& after,
                               const Recorded& recorded, const Guide& guide) {
    std::vector<SeenEvent> events;
    for (Seen& seen : Projection{viewer, after, guide}.all_of(recorded)) {
        SeenEvent event{recorded.seq, recorded.at, std::nullopt, std::move(seen)};
        const bool secret = std::holds_alternative<VoteCast>(recorded.event);
        if (is_crew(viewer.seat) && !secret && !recorded.by.empty()) event.by = recorded.by;
        events.push_back(std::move(event));
    }
    return events;
}

std::optional<TableId> table_of_note(const Conversation& after, const Event& event) {
    const auto find = [&](const NoteId& id) {
        const Note* note = after.find(id);
        return note ? note->table : std::nullopt;
    };
    return std::visit(
        [&](const auto& e) -> std::optional<TableId> {
            if constexpr (requires { NoteId{e.id}; })
                return find(e.id);
            else
                return std::nullopt;
        },
        event);
}

std::optional<Mine> mine(const Conversation& c, const MemberId& id) {
    const Member* member = c.find(id);
    if (!member) return std::nullopt;
    Mine own{
        member->id, member->number, member->name, member->ready, member->hand_at.has_value(), {},
        {},         member->table};
    if (const auto written = c.notes_by.find(id); written != c.notes_by.end())
        for (const std::size_t position : written->second)
            if (const Note& note = c.notes[position]; !note.erased)
                own.notes.emplace_back(note).theme.reset();
    for (const auto& [step, voting] : c.votings)
        if (const auto own_ballot = voting.ballots.find({id.value});
            own_ballot != voting.ballots.end())
            own.votes.emplace(step, own_ballot->second.vote);
    return own;
}

GuideView guide_for(const Guide& guide, Seat seat, std::string_view language) {
    static const StepText wordless;
    GuideView view{&guide, &guide.text(language), {}, {}};
    for (const Category& category : guide.categories)
        if (is_crew(seat) || !category.crew) view.categories.push_back(category);
    const bool reads_private_words = is_crew(seat) || is_table_crew(seat);
    for (const Step& step : guide.steps) {
        if (step.form == Form::crew && !is_crew(seat)) continue;
        const auto text = view.text->steps.find(step.id);
        view.steps.push_back({&step, text == view.text->steps.end() ? &wordless : &text->second,
                              reads_private_words});
    }
    return view;
}

}  // namespace outward::engine
