#include "server/search/entries.hpp"

#include "engine/text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr std::array<std::string_view, entry_kinds.size()> entry_kind_names{
    "note", "story", "promise", "theme", "annotation", "spoken"};

std::string at_seq(Seq seq) { return json{{"seq", seq}}.dump(); }

int number_of(const std::optional<TableId>& table) { return table ? table->number : 0; }

/// Where and when something was written last that the state keeps only the outcome of.
struct Written {
    Seq seq = 0;
    Millis at{};
};

class Digesting {
public:
    Digesting(const ArchivedConversation& given, const Guide* its_guide)
        : archived(given), guide(its_guide) {}

    Digested all() {
        fold();
        digested.language = conversation.as.language;
        if (guide) digested.guide_title = guide->text(digested.language).title;
        for (const Note& note : conversation.notes) add(note);
        for (const Theme& theme : conversation.themes) add(theme);
        add_story(conversation.story, std::nullopt);
        for (const auto& [id, table] : conversation.tables) add_story(table.story, id);
        for (const ArchivedAnnotation& annotation : archived.annotations) add(annotation);
        for (const RecordedLine& line : archived.spoken) add(line);
        return std::move(digested);
    }

private:
    void fold() {
        std::optional<Millis> started;
        Millis last{};
        for (const Recorded& recorded : archived.log) {
            apply(conversation, recorded);
            const Written here{recorded.seq, recorded.at};
            const bool closed = conversation.stage == Stage::closed;
            if (!closed || std::holds_alternative<ConversationClosed>(recorded.event))
                last = recorded.at;
            if (std::holds_alternative<ConversationStarted>(recorded.event) && !started)
                started = recorded.at;
            if (const auto* filled = std::get_if<StoryFilled>(&recorded.event))
                slots[{number_of(recorded.table), filled->slot}] = here;
            if (const auto* added = std::get_if<ThemeAdded>(&recorded.event))
                themes.try_emplace(added->id, here);
        }
        if (started && last > *started) digested.length = last - *started;
    }

    void add(const Note& note) {
        if (note.erased) ++digested.erased;
        const bool crew = is_crews(note);
        if (crew) crew_seqs.insert(note.seq);
        if (note.status() != NoteStatus::shown) return;
        if (note.theme) (crew ? crew_themes : open_themes).insert(*note.theme);
        std::string text = note.text;
        if (note.pledge)
            for (const std::string* more : {&note.pledge->first_step, &note.pledge->sign})
                if (!is_blank(*more)) text += '\n' + *more;
        put({.kind = note.pledge ? EntryKind::promise : EntryKind::note,
             .place = at_seq(note.seq),
             .subject = note.id.value,
             .at = note.moment(),
             .category = note.category.value,
             .step = note.step.value,
             .table = number_of(note.table),
             .crew = crew,
             .language = note.language,
             .text = std::move(text)});
    }

    /// A name under which stand only notes that the crew alone has seen is the crew's too.
    void add(const Theme& theme) {
        if (theme.removed) return;
        const Written where = themes[theme.id];
        put({.kind = EntryKind::theme,
             .place = at_seq(where.seq),
             .subject = theme.id.value,
             .at = where.at,
             .category = {},
             .step = {},
             .crew = crew_themes.contains(theme.id) && !open_themes.contains(theme.id),
             .language = {},
             .text = theme.name});
    }

    void add_story(const std::map<SlotId, std::string>& story,
                   const std::optional<TableId>& table) {
        for (const auto& [slot, text] : story) {
            const Written where = slots[{number_of(table), slot}];
            const Step* step = step_with(slot);
            put({.kind = EntryKind::story,
                 .place = at_seq(where.seq),
                 .subject = slot.value,
                 .at = where.at,
                 .category = {},
                 .step = step ? step->id.value : std::string{},
                 .table = number_of(table),
                 .crew = step ? step->form == Form::crew : true,
                 .language = {},
                 .text = text});
        }
    }

    void add(const ArchivedAnnotation& annotation) {
        put({.kind = EntryKind::annotation,
             .place = annotation.place,
             .subject = annotation.id,
             .at = annotation.at,
             .category = {},
             .step = {},
             .crew = is_about_the_crews(annotation.place),
             .language = {},
             .text = annotation.text});
    }

    void add(const RecordedLine& line) {
        put({.kind = EntryKind::spoken,
             .place = json{{"recording", line.recording}, {"line", line.line}}.dump(),
             .subject = {},
             .at = line.at,
             .category = {},
             .step = {},
             .language = {},
             .text = line.text});
    }

    void put(Entry entry) {
        if (!is_blank(entry.text)) digested.entries.push_back(std::move(entry));
    }

    [[nodiscard]] bool is_crews(const Note& note) const {
        if (!guide) return true;
        const Step* step = guide->find(note.step);
        const Category* category = guide->find(note.category);
        return (step && step->form == Form::crew) || (category && category->crew);
    }

    [[nodiscard]] const Step* step_with(const SlotId& slot) const {
        if (!guide) return nullptr;
        const auto found = std::ranges::find_if(guide->steps, [&](const Step& step) {
            return std::ranges::find(step.slots, slot) != step.slots.end();
        });
        return found == guide->steps.end() ? nullptr : &*found;
    }

    /// A comment may quote what it is about.
    [[nodiscard]] bool is_about_the_crews(const std::string& place) const {
        const json where = json::parse(place, nullptr, false);
        const auto seq = where.is_object() ? where.find("seq") : where.end();
        if (seq == where.end() || !seq->is_number_unsigned()) return false;
        const auto to = where.find("to");
        const bool span = to != where.end() && to->is_number_unsigned();
        const auto first = crew_seqs.lower_bound(seq->get<Seq>());
        return first != crew_seqs.end() && *first <= (span ? *to : *seq).get<Seq>();
    }

    const ArchivedConversation& archived;
    const Guide* guide;
    Conversation conversation;
    std::map<std::pair<int, SlotId>, Written> slots;
    std::map<ThemeId, Written> themes;
    std::set<ThemeId> crew_themes;
    std::set<ThemeId> open_themes;
    std::set<Seq> crew_seqs;
    Digested digested;
};

}  // namespace

std::string_view name_of(EntryKind kind) noexcept {
    return entry_kind_names[static_cast<std::size_t>(kind)];
}

std::optional<EntryKind> entry_kind(std::string_view name) noexcept {
    const auto found = std::ranges::find(entry_kind_names, name);
    if (found == entry_kind_names.end()) return std::nullopt;
    return static_cast<EntryKind>(found - entry_kind_names.begin());
}

Digested digest_for_search(const ArchivedConversation& conversation, const Guide* guide) {
    return Digesting(conversation, guide).all();
}

}  // namespace outward::server
