#include "server/publish/publishing.hpp"

#include <algorithm>
#include <set>

namespace outward::server {

using namespace engine;

namespace {

Result<std::vector<std::string>, Trouble> names_at(const EventLog& log,
                                                   const ConversationId& conversation) {
    const auto events = log.read(conversation, 0);
    if (!events.ok()) return events.error();
    const auto slips = log.slips(conversation);
    if (!slips.ok()) return slips.error();
    std::vector<std::string> names;
    for (const Recorded& recorded : events.value()) {
        if (const auto* joined = std::get_if<MemberJoined>(&recorded.event))
            names.push_back(joined->name);
        if (const auto* renamed = std::get_if<MemberRenamed>(&recorded.event))
            names.push_back(renamed->name);
    }
    for (const Slip& slip : slips.value()) names.push_back(slip.name);
    std::ranges::sort(names);
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

class SourceReader {
public:
    SourceReader(SiteSource& its_source, const EventLog& its_log, const Chapters& its_chapters)
        : source(its_source), log(its_log), chapters(its_chapters) {}

    /// None: it is read.
    std::optional<Trouble> read() {
        for (const auto& [conversation, chapter] : chapters.by_conversation)
            if (chapter)
                if (auto trouble = read_conversation(*chapter)) return trouble;
        source.figures.languages.assign(languages.begin(), languages.end());
        return std::nullopt;
    }

private:
    std::optional<Trouble> read_conversation(const Chapter& chapter) {
        const ConversationId& id = chapter.summary.id;
        auto names = names_at(log, id);
        if (!names.ok()) return names.error();
        const std::string on = date_of(chapter.span.begins);
        source.gatherings[id] = {chapter.summary.place, on, std::move(names).value()};
        for (const ReadNote& note : chapter.notes) add(id, note);
        SiteFigures& figures = source.figures;
        ++figures.conversations;
        figures.people += chapter.summary.people;
        figures.notes += static_cast<int>(chapter.notes.size());
        if (figures.first_on.empty() || on < figures.first_on) figures.first_on = on;
        figures.last_on = std::max(figures.last_on, on);
        return std::nullopt;
    }
    /// What only the crew saw is not said in public.
    void add(const ConversationId& conversation, const ReadNote& note) {
        if (note.crew) return;
        const auto number = source.initiative.numbers.find({conversation, note.gathered.note});
        if (number != source.initiative.numbers.end())
            source.said[number->second] = {note.text, note.language,
                                           note.pledge ? note.pledge->who : ""};
        if (!note.language.empty()) languages.insert(note.language);
    }

    SiteSource& source;
    const EventLog& log;
    const Chapters& chapters;
    std::set<std::string> languages;
};

}  // namespace

Result<Publishable, Trouble> publishable(const PublishWish& wish, const EventLog& log,
                                         const SiteWords& words, const std::string& language) {
    SiteSource source{
        .id = wish.id, .initiative = wish.initiative, .said = {}, .gatherings = {}, .figures = {}};
    if (auto trouble = SourceReader{source, log, wish.chapters}.read()) return std::move(*trouble);
    const PrivateWords hidden = private_words_of(source);
    const Words in_language = [&](std::string_view key) { return words.text(language, key); };
    Site site = site_of(source, hidden);
    PublishCheck check = check_of(source, site, hidden, in_language, words.languages);
    return Publishable{std::move(site), std::move(check)};
}

SiteWords site_words(const Library& library) {
    return {library.languages(), [&library](std::string_view language, std::string_view key) {
                return library.text(language, key);
            }};
}

}  // namespace outward::server
