#include "server/export/transcript.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace outward::server {

using namespace engine;

namespace {

/// The text for that id, or the id itself when the guide has no words for it.
template <class Key>
std::string text_or_id(const std::map<Key, std::string>& texts, const Key& id) {
    const auto found = texts.find(id);
    return found == texts.end() ? id.value : found->second;
}

/// Puts the parts of one conversation into the words of one language.
class Reading {
public:
    Reading(const Guide& its_guide, std::string_view language)
        : guide(its_guide), text(its_guide.text(language)) {}

    [[nodiscard]] Stay stay(const Visit& visit, const std::optional<TableId>& table) const {
        const Step* step = guide.find(visit.step);
        const StepText& words = text_of(visit.step);
        return {.step = visit.step,
                .table = table,
                .seq = visit.seq,
                .title = title_of(visit.step),
                .say = words.say,
                .prompt = words.prompt,
                .crew = step && step->form == Form::crew,
                .planned_minutes = step ? step->minutes : 0,
                .entered_at = visit.entered_at,
                .left_at = visit.left_at,
                .how = visit.how,
                .probes = {}};
    }

    [[nodiscard]] std::string probe(const StepId& step, const ProbeId& id) const {
        return text_or_id(text_of(step).probes, id);
    }

    [[nodiscard]] TranscriptNote note(const Note& note, const Conversation& conversation) const {
        const Step* step = guide.find(note.step);
        const Category* category = guide.find(note.category);
        const Member* author = conversation.find(note.by);
        const Theme* theme = conversation.theme_of(note);
        return {.note = note,
                .step_title = title_of(note.step),
                .category_label = text_or_id(text.categories, note.category),
                .theme = theme ? theme->name : std::string{},
                .crew = (step && step->form == Form::crew) || (category && category->crew),
                .promise = note.pledge || (step && step->kind == StepKind::promise),
                .author = author ? std::optional{*author} : std::nullopt};
    }

    [[nodiscard]] std::vector<std::string> rules(const Conversation& conversation) const {
        std::map<RuleId, std::string> proposed;
        std::vector<Rule> all;
        for (const Step& step : guide.steps)
            for (const RuleId& id : step.rules) {
                proposed.emplace(id, text_or_id(text_of(step.id).rules, id));
                all.push_back({id, std::nullopt});
            }
        std::vector<std::string> texts;
        for (const Rule& rule : conversation.rules.value_or(all))
            texts.push_back(rule.text ? *rule.text : text_or_id(proposed, rule.id));
        return texts;
    }

    [[nodiscard]] std::vector<Detour> skipped(const Conversation& conversation) const {
        std::set<StepId> visited;
        for (const Visit& visit : conversation.path) visited.insert(visit.step);
        for (const auto& [id, table] : conversation.tables)
            for (const Visit& visit : table.path) visited.insert(visit.step);
        std::vector<Detour> skipped;
        std::size_t before_the_furthest = 0;
        for (const Step& step : guide.steps) {
            if (step.aside || step.form == Form::crew) continue;
            if (visited.contains(step.id))
                before_the_furthest = skipped.size();
            else if (!step.only_if)
                skipped.push_back({step.id, title_of(step.id), 0});
        }
        if (conversation.stage != Stage::closed) skipped.resize(before_the_furthest);
        return skipped;
    }

    /// What an undo took back has not been, and coming back from an aside is no new beginning.
    [[nodiscard]] std::vector<Detour> repeated(const Conversation& conversation) const {
        std::map<StepId, int> times;
        StepId previous;
        StepId left_for_an_aside;
        for (const Visit& visit : conversation.path) {
            if (visit.how == "undo")
                --times[previous];
            else if (visit.step != left_for_an_aside)
                ++times[visit.step];
            const Step* step = guide.find(visit.step);
            const bool into_aside = step && step->aside;
            if (!into_aside)
                left_for_an_aside = {};
            else if (left_for_an_aside.empty())
                left_for_an_aside = previous;
            previous = visit.step;
        }
        std::vector<Detour> repeated;
        for (const Step& step : guide.steps)
            if (step.form != Form::crew && times[step.id] > guide.times(step))
                repeated.push_back({step.id, title_of(step.id), times[step.id]});
        return repeated;
    }

    [[nodiscard]] std::vector<TranscriptVote> votes(const Conversation& conversation) const {
        std::vector<TranscriptVote> votes;
        for (const Step& step : guide.steps) {
            const auto voting = conversation.votings.find(step.id);
            if (voting == conversation.votings.end() || voting->second.ballots.empty()) continue;
            TranscriptVote vote{.step = step.id,
                                .kind = step.kind,
                                .step_title = title_of(step.id),
                                .options = {},
                                .levels = {},
                                .tally = tally(step, voting->second),
                                .smallest_cell = step.question.smallest_cell};
            for (const OptionId& option : step.question.options)
                vote.options.emplace_back(option, text_or_id(text_of(step.id).options, option));
            for (const LevelId& level : step.question.levels)
                vote.levels.push_back(text_or_id(text_of(step.id).levels, level));
            votes.push_back(std::move(vote));
        }
        return votes;
    }

    [[nodiscard]] std::vector<StoryLine> story(const Conversation& conversation) const {
        std::vector<StoryLine> lines;
        add_story(lines, conversation.story, std::nullopt);
        for (const auto& [id, table] : conversation.tables) add_story(lines, table.story, id);
        return lines;
    }

private:
    void add_story(std::vector<StoryLine>& lines, std::map<SlotId, std::string> left,
                   const std::optional<TableId>& table) const {
        for (const Step& step : guide.steps)
            for (const SlotId& slot : step.slots) {
                const auto filled = left.extract(slot);
                const auto words = text_of(step.id).slots.find(slot);
                if (filled.empty()) continue;
                const bool labelled = words != text_of(step.id).slots.end();
                lines.push_back(
                    {slot, labelled ? words->second.label : slot.value, filled.mapped(), table});
            }
        for (const auto& [slot, filled] : left) lines.push_back({slot, slot.value, filled, table});
    }
    [[nodiscard]] const StepText& text_of(const StepId& step) const {
        static const StepText wordless;
        const auto found = text.steps.find(step);
        return found == text.steps.end() ? wordless : found->second;
    }
    [[nodiscard]] std::string title_of(const StepId& step) const {
        const std::string& title = text_of(step).title;
        return title.empty() ? step.value : title;
    }

    const Guide& guide;
    const GuideText& text;
};

/// Notes from paper stand where they were said, all others in order of arrival, whatever the
/// server's clock did.
std::vector<TranscriptNote> in_order(std::vector<TranscriptNote> notes) {
    const auto arrived = std::stable_partition(
        notes.begin(), notes.end(),
        [](const TranscriptNote& entry) { return entry.note.said_at.has_value(); });
    auto paper = notes.begin();
    std::ranges::stable_sort(paper, arrived, {},
                             [](const TranscriptNote& entry) { return entry.note.moment(); });
    std::vector<TranscriptNote> ordered;
    for (auto entry = arrived; entry != notes.end(); ++entry) {
        while (paper != arrived && paper->note.moment() < entry->note.at)
            ordered.push_back(std::move(*paper++));
        ordered.push_back(std::move(*entry));
    }
    std::move(paper, arrived, std::back_inserter(ordered));
    return ordered;
}

/// A stay, by the number that it has in the room's path or the table's.
using StayKey = std::pair<std::optional<TableId>, std::uint64_t>;

/// In the order in which they began; a table's after the room's that brought it there.
std::vector<Stay> stays_of(const Conversation& conversation, const Reading& reading,
                           std::map<StayKey, std::vector<AskedProbe>> probes) {
    std::vector<std::pair<Seq, Stay>> begun;
    const auto add = [&](const std::vector<Visit>& path, const std::optional<TableId>& table) {
        std::uint64_t number = 0;
        for (const Visit& visit : path) {
            Stay& stay = begun.emplace_back(visit.seq, reading.stay(visit, table)).second;
            stay.probes = std::move(probes[{table, ++number}]);
        }
    };
    add(conversation.path, std::nullopt);
    for (const auto& [id, table] : conversation.tables) add(table.path, id);
    std::ranges::stable_sort(begun, {}, [](const auto& entry) { return entry.first; });
    std::vector<Stay> stays;
    for (auto& [seq, stay] : begun) stays.push_back(std::move(stay));
    return stays;
}

/// One answer is somebody's, even without a name.
void forget_quiz_answers(std::vector<Recorded>& log, const Guide& guide) {
    for (Recorded& recorded : log) {
        auto* cast = std::get_if<VoteCast>(&recorded.event);
        const Step* step = cast ? guide.find(cast->step) : nullptr;
        if (step && step->kind == StepKind::quiz) *cast = VoteCast{cast->step, {}, {}, {}};
    }
}

/// The words are gone from the archive already; this holds for a log that was read before that.
void forget_erased(std::vector<Recorded>& log, const Conversation& conversation) {
    const auto erased = [&](const NoteId& id) {
        const Note* note = conversation.find(id);
        return note && note->erased;
    };
    for (Recorded& recorded : log) {
        if (auto* added = std::get_if<NoteAdded>(&recorded.event); added && erased(added->id))
            added->text.clear(), added->pledge.reset();
        if (auto* edit = std::get_if<NoteEdited>(&recorded.event); edit && erased(edit->id))
            edit->text.clear(), edit->pledge.reset();
    }
}

}  // namespace

Transcript transcript_of(ConversationId id, std::vector<Recorded> log, const Guide& guide,
                         std::string_view language) {
    const Reading reading(guide, language);
    Transcript transcript{.id = std::move(id),
                          .conversation = {},
                          .guide_title = guide.text(language).title,
                          .stays = {},
                          .notes = {},
                          .votes = {},
                          .skipped = {},
                          .repeated = {},
                          .rules = {},
                          .story = {},
                          .log = std::move(log)};
    Conversation& conversation = transcript.conversation;

    std::map<StayKey, std::vector<AskedProbe>> probes;
    std::optional<Millis> closed_at;
    for (const Recorded& recorded : transcript.log) {
        apply(conversation, recorded);
        const auto& place = conversation.place_at(recorded.table);
        if (const auto* pushed = std::get_if<ProbePushed>(&recorded.event); pushed && place) {
            const bool of_room = &place == &conversation.place;
            probes[{of_room ? std::nullopt : recorded.table, place->visit}].push_back(
                {reading.probe(place->step, pushed->probe), recorded.table, recorded.seq,
                 recorded.at});
        }
        if (std::holds_alternative<ConversationClosed>(recorded.event)) closed_at = recorded.at;
    }
    forget_erased(transcript.log, conversation);
    forget_quiz_answers(transcript.log, guide);

    transcript.stays = stays_of(conversation, reading, std::move(probes));
    if (conversation.stage == Stage::closed)
        for (Stay& stay : transcript.stays)
            if (!stay.left_at) stay.left_at = closed_at;
    for (const Note& note : conversation.notes)
        transcript.notes.push_back(reading.note(note, conversation));
    transcript.notes = in_order(std::move(transcript.notes));
    transcript.votes = reading.votes(conversation);
    transcript.skipped = reading.skipped(conversation);
    transcript.repeated = reading.repeated(conversation);
    transcript.rules = reading.rules(conversation);
    transcript.story = reading.story(conversation);
    return transcript;
}

std::string person(const TranscriptNote& note, const Words& words) {
    if (!note.author) return words("export.facilitator");
    const Member& author = *note.author;
    if (author.seat == Seat::facilitator) return words("export.facilitator");
    if (author.seat == Seat::note_taker) return words("export.note_taker");
    if (author.seat == Seat::host) return words("export.host");
    if (author.seat == Seat::scribe) return words("export.scribe");
    if (!is_blank(author.name)) return author.name;
    return fill_in(words("export.person"), "number", std::to_string(author.number));
}

std::string fill_in(std::string text, std::string_view name, std::string_view value) {
    const std::string placeholder = "{" + std::string{name} + "}";
    const auto found = text.find(placeholder);
    if (found != std::string::npos) text.replace(found, placeholder.size(), value);
    return text;
}

}  // namespace outward::server
