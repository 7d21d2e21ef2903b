// What a published site holds; nothing else leaves the house by it. Pure: from an initiative, the
// words of its statements and the figures of the archive.
#pragma once

#include "engine/initiative/themes.hpp"
#include "server/publish/private_words.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// The words of a statement as its conversation shows them now.
struct SaidWords {
    std::string text;
    std::string language;
    std::string who = {};  // of a promise: who gave it
};

/// A conversation that was held.
struct Gathering {
    std::string place;               // empty: not known
    std::string on;                  // a date, "2026-11-23"
    std::vector<std::string> names;  // of people who were there; to be kept back
};

/// From the archive, for the story.
struct SiteFigures {
    int conversations = 0;
    int people = 0;
    int notes = 0;
    std::string first_on;  // a date; empty: none yet
    std::string last_on;
    std::vector<std::string> languages;
};

struct SiteSource {
    engine::InitiativeId id;
    const engine::Initiative& initiative;
    std::map<engine::StatementNumber, SaidWords> said;  // of those that are shown
    std::map<engine::ConversationId, Gathering> gatherings;
    SiteFigures figures;
};

[[nodiscard]] PrivateWords private_words_of(const SiteSource& source);

struct SiteQuote {
    std::string anchor;  // stays the same whenever the site is made
    std::string text;
    std::string language;
    std::string place;
    std::string on;
    // For the trace alone; on no page:
    engine::StatementNumber number = 0;
    engine::ConversationId conversation;
    engine::NoteId note;
};

struct SiteTheme {
    engine::RecordId id;
    std::string anchor;
    std::string name;
    std::string meaning;
    engine::ThemeFigures figures;
    std::vector<SiteQuote> quotes;
};

struct SiteSentence {
    engine::record::Sentence sentence;
    std::string anchor;
    std::vector<std::size_t> themes;  // places in Site::themes
};

struct SiteStoryPart {
    engine::record::StoryPart part;
    std::vector<std::size_t> themes;
};

struct SitePromise {
    engine::record::Promise promise;  // `who` is empty but for those who said yes
    std::string language;             // of its words
};

struct SiteUpdate {
    engine::record::Update update;
    std::string anchor;
    std::string on;  // a date: sent, else approved
};

struct Site {
    engine::InitiativeId id;
    engine::record::Description description;  // with one language at least; each once
    std::string approved_on;                  // a date; empty: no narrative is approved
    std::vector<engine::record::SignOff> sign_offs;
    std::vector<SiteSentence> sentences;  // in the order of the page
    std::vector<SiteTheme> themes;        // those that sentences and story name, as they come
    std::vector<SiteStoryPart> story;     // empty: not approved
    std::vector<SitePromise> promises;    // by date, those without at the end
    std::vector<SiteUpdate> updates;      // newest first
    SiteFigures figures;

    [[nodiscard]] const std::string& main_language() const { return description.languages.front(); }
};

/// Only what is approved, and quotes of people who were told that they may be quoted. A quote with
/// private words is left out.
[[nodiscard]] Site site_of(const SiteSource& source, const PrivateWords& hidden);

/// The statements that a theme stands on and that may be quoted.
[[nodiscard]] std::vector<engine::StatementNumber> quotable_evidence(const SiteSource& source,
                                                                     const engine::RecordId& theme);

/// Of a moment, by this computer's clock.
[[nodiscard]] std::string date_of(engine::Millis moment);

}  // namespace outward::server
