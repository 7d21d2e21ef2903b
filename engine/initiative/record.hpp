// What people write down about an initiative: many conversations about one community, and what is
// made of them. Each thing is one record; a record is set as a whole, and the log keeps every
// earlier one. The fields of each are listed once, for reading, writing and checking alike.
#pragma once

#include "engine/ids.hpp"

#include <array>
#include <concepts>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace outward::engine {

using InitiativeId = Id<struct InitiativeKind>;
using RecordId = Id<struct RecordKind>;

/// A note as it is known in an initiative: 1, 2, 3 … in the order in which they were gathered.
using StatementNumber = int;

/// The same words in several languages, by language tag. Which are missing is for people to see.
using Texts = std::map<std::string, std::string>;

namespace record {

/// The one record of its kind, with the id "description".
struct Description {
    RecordId id;
    std::string title;
    std::string community;               // who and where, in a few sentences
    std::vector<std::string> goals;      // what the conversations are for
    std::vector<std::string> places;     // where they are held
    std::vector<std::string> languages;  // in which the community reads; the first is the main one
    friend bool operator==(const Description&, const Description&) = default;
};

/// A day in the calendar.
enum class MeetingKind { conversation, theming, narrative, action, follow_up, other };
struct Meeting {
    RecordId id;
    MeetingKind kind = MeetingKind::conversation;
    std::string title;
    std::string on;  // a date, "2026-11-23"
    std::string at;  // "18:30"; empty: not known yet
    std::string place;
    ConversationId conversation;  // once it was held; empty before
    friend bool operator==(const Meeting&, const Meeting&) = default;
};

/// Somebody whom the conversations should hear, and whether they have been.
enum class Heard { not_yet, little, enough };
struct Group {
    RecordId id;
    std::string name;
    Heard heard = Heard::not_yet;
    std::string plan;  // how they shall be asked
    friend bool operator==(const Group&, const Group&) = default;
};

/// A conversation that belongs to the initiative; its id is the record's.
struct Source {
    RecordId id;
    bool quotable = false;  // the people there were told that their words may be published
    std::string consent;    // how they were told
    friend bool operator==(const Source&, const Source&) = default;
};

/// What a group of statements says, as one plain sentence in residents' words.
enum class Challenge { open, community, programmes };
struct Theme {
    RecordId id;
    std::string name;
    std::string category;  // hopes, concerns … as guides name them; empty: none
    std::string meaning;   // what holds the statements together
    int rank = 0;          // its place on the board
    bool locked = false;   // no longer to be changed but by unlocking
    /// The challenge round: does it speak of the community, or of our programmes?
    Challenge challenge = Challenge::open;
    std::string answer;  // and why
    friend bool operator==(const Theme&, const Theme&) = default;
};

/// Where people want things that pull apart.
struct Tension {
    RecordId id;
    std::string text;
    std::vector<RecordId> themes;
    friend bool operator==(const Tension&, const Tension&) = default;
};

/// A sentence of the narrative. Slots in the order of the page.
enum class Slot { want, worry, because, need, trust };
struct Sentence {
    RecordId id;
    Slot slot = Slot::want;
    int rank = 0;  // its place in the slot
    Texts texts;
    std::vector<RecordId> themes;
    friend bool operator==(const Sentence&, const Sentence&) = default;
};

/// A room that the narrative was read back to.
struct SignOff {
    std::string place;
    std::string on;
    int people = 0;       // who were there
    int agree = 0;        // and said: that is us
    std::string changes;  // what they wanted otherwise
    friend bool operator==(const SignOff&, const SignOff&) = default;
};

/// The narrative as it once was. Kept by command::KeepVersion, never changed but by a sign-off.
struct Version {
    RecordId id;
    std::string label;
    std::vector<Sentence> sentences;
    std::vector<SignOff> sign_offs;
    friend bool operator==(const Version&, const Version&) = default;
};

/// What the wall shows. The one record of its kind, with the id "readback".
struct Readback {
    RecordId id;
    RecordId version;  // empty: the wall is at rest
    int sentence = 0;  // which of them is read now, from 1; 0: the whole page
    friend bool operator==(const Readback&, const Readback&) = default;
};

enum class PromiseState { open, under_way, kept, let_go };
struct Promise {
    RecordId id;
    /// The note by which it was given; empty: it was written down here. Then who, what … are empty
    /// until somebody words them anew: the note's own words stand, and go when the note goes.
    ConversationId conversation;
    NoteId note;
    std::string who;
    std::string what;
    std::string first_step;
    std::string due;  // a date; empty: none
    std::string sign;
    PromiseState state = PromiseState::open;
    std::string outcome;  // what happened
    bool named = false;   // `who` may be published: they said yes
    friend bool operator==(const Promise&, const Promise&) = default;
};

/// A word to those who took part: what we heard, within 14 days; at 90 days what happened.
enum class UpdateKind { heard, ninety_days, other };
struct Update {
    RecordId id;
    UpdateKind kind = UpdateKind::other;
    ConversationId conversation;  // whose people it is for; empty: everybody
    std::string due;
    std::string sent_on;  // empty: not yet
    std::string title;
    Texts texts;
    friend bool operator==(const Update&, const Update&) = default;
};

/// A part of the case study; its id is one of these.
inline constexpr std::array<std::string_view, 5> story_parts{"before", "heard", "did", "changed",
                                                             "learned"};
struct StoryPart {
    RecordId id;
    Texts texts;
    std::vector<RecordId> themes;
    friend bool operator==(const StoryPart&, const StoryPart&) = default;
};

/// That something may leave the house as it stood then: made by command::Approve. Its id says what,
/// "version:ID", "update:ID" or "story". Void once what it covers has been changed.
struct Approval {
    RecordId id;
    std::string by;  // whom the library calls responsible
    friend bool operator==(const Approval&, const Approval&) = default;
};

}  // namespace record

using Record =
    std::variant<record::Description, record::Meeting, record::Group, record::Source, record::Theme,
                 record::Tension, record::Sentence, record::Version, record::Readback,
                 record::Promise, record::Update, record::StoryPart, record::Approval>;

/// Which kind of record it is: the index in Record.
using RecordKindIndex = std::size_t;

/// What each kind is called, on the wire too; in the order of Record.
inline constexpr std::array<std::string_view, std::variant_size_v<Record>> record_kinds{
    "description", "meeting",  "group",   "source", "theme", "tension", "sentence",
    "version",     "readback", "promise", "update", "story", "approval"};

[[nodiscard]] const RecordId& id_of(const Record& record);

namespace record {

template <class T, class R>
concept Of = std::same_as<std::remove_const_t<T>, R>;

// fields(f, record) calls f(name, field, most) for each field: `most` is the greatest length of a
// text in code points, the greatest number of entries of a list, or the greatest number. A text in
// a list has at most `listed_text`, there are Texts in at most `few` languages.
constexpr std::size_t short_text = 120;
constexpr std::size_t long_text = 2000;
constexpr std::size_t listed_text = 300;
constexpr std::size_t few = 20;
constexpr std::size_t many = 200;
constexpr std::size_t most_people = 10'000;

void fields(auto& f, Of<Description> auto& r) {
    f("id", r.id, short_text), f("title", r.title, short_text);
    f("community", r.community, long_text), f("goals", r.goals, few);
    f("places", r.places, many), f("languages", r.languages, few);
}
void fields(auto& f, Of<Meeting> auto& r) {
    f("id", r.id, short_text), f("kind", r.kind, 0), f("title", r.title, short_text);
    f("on", r.on, short_text), f("at", r.at, short_text), f("place", r.place, short_text);
    f("conversation", r.conversation, short_text);
}
void fields(auto& f, Of<Group> auto& r) {
    f("id", r.id, short_text), f("name", r.name, short_text), f("heard", r.heard, 0);
    f("plan", r.plan, long_text);
}
void fields(auto& f, Of<Source> auto& r) {
    f("id", r.id, short_text), f("quotable", r.quotable, 0), f("consent", r.consent, long_text);
}
void fields(auto& f, Of<Theme> auto& r) {
    f("id", r.id, short_text), f("name", r.name, 300), f("category", r.category, 64);
    f("meaning", r.meaning, long_text), f("rank", r.rank, many), f("locked", r.locked, 0);
    f("challenge", r.challenge, 0), f("answer", r.answer, long_text);
}
void fields(auto& f, Of<Tension> auto& r) {
    f("id", r.id, short_text), f("text", r.text, long_text), f("themes", r.themes, few);
}
void fields(auto& f, Of<Sentence> auto& r) {
    f("id", r.id, short_text), f("slot", r.slot, 0), f("rank", r.rank, many);
    f("texts", r.texts, 600), f("themes", r.themes, few);
}
void fields(auto& f, Of<SignOff> auto& r) {
    f("place", r.place, short_text), f("on", r.on, short_text), f("people", r.people, most_people);
    f("agree", r.agree, most_people), f("changes", r.changes, long_text);
}
void fields(auto& f, Of<Version> auto& r) {
    f("id", r.id, short_text), f("label", r.label, short_text), f("sentences", r.sentences, 60);
    f("sign_offs", r.sign_offs, few);
}
void fields(auto& f, Of<Readback> auto& r) {
    f("id", r.id, short_text), f("version", r.version, short_text), f("sentence", r.sentence, 60);
}
void fields(auto& f, Of<Promise> auto& r) {
    f("id", r.id, 140), f("conversation", r.conversation, short_text),
        f("note", r.note, short_text);
    f("who", r.who, 300), f("what", r.what, long_text), f("first_step", r.first_step, 300);
    f("due", r.due, short_text), f("sign", r.sign, 300), f("state", r.state, 0);
    f("outcome", r.outcome, long_text), f("named", r.named, 0);
}
void fields(auto& f, Of<Update> auto& r) {
    f("id", r.id, 140), f("kind", r.kind, 0), f("conversation", r.conversation, short_text);
    f("due", r.due, short_text), f("sent_on", r.sent_on, short_text);
    f("title", r.title, short_text), f("texts", r.texts, 8000);
}
void fields(auto& f, Of<StoryPart> auto& r) {
    f("id", r.id, short_text), f("texts", r.texts, 8000), f("themes", r.themes, few);
}
void fields(auto& f, Of<Approval> auto& r) { f("id", r.id, 140), f("by", r.by, short_text); }

}  // namespace record

}  // namespace outward::engine
