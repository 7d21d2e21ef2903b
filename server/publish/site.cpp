#include "server/publish/site.hpp"

#include "engine/dates.hpp"
#include "engine/text.hpp"
#include "server/access/keys.hpp"
#include "server/export/wording.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace outward::server {

using namespace engine;

namespace {

/// Says nothing of the ids that it is made from.
std::string anchor_of(char kind, const std::string& id) {
    return std::string{kind} + '-' + hash_of(kind + id).substr(0, 12);
}

std::string lower_case(std::string text) {
    std::ranges::transform(text, text.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return text;
}

std::vector<std::string> each_once(const std::vector<std::string>& languages) {
    std::vector<std::string> once;
    std::set<std::string> seen;
    for (const std::string& language : languages)
        if (is_language_tag(language) && seen.insert(lower_case(language)).second)
            once.push_back(language);
    if (once.empty()) once.emplace_back("en");
    return once;
}

/// Of the note by which it was given; nullptr: there is none, or it is not shown.
const SaidWords* words_of_promise(const SiteSource& source, const record::Promise& promise) {
    const auto number = source.initiative.numbers.find({promise.conversation, promise.note});
    if (number == source.initiative.numbers.end()) return nullptr;
    const auto words = source.said.find(number->second);
    return words == source.said.end() ? nullptr : &words->second;
}

class SiteMaker {
public:
    SiteMaker(const SiteSource& its_source, const PrivateWords& its_hidden)
        : source(its_source), initiative(its_source.initiative), hidden(its_hidden) {}

    Site make() {
        site.id = source.id;
        if (const auto* found = initiative.find<record::Description>(RecordId{"description"}))
            site.description = *found;
        site.description.languages = each_once(site.description.languages);
        site.figures = source.figures;
        add_narrative();
        add_story();
        add_promises();
        add_updates();
        return std::move(site);
    }

private:
    [[nodiscard]] const Kept* approval(const std::string& what) const {
        if (!initiative.is_approved(RecordId{what})) return nullptr;
        return initiative.find_kept(kind_of<record::Approval>(), RecordId{what});
    }

    /// The version that was approved last.
    void add_narrative() {
        const record::Version* version = nullptr;
        Seq newest = 0;
        for (const auto* candidate : initiative.all<record::Version>()) {
            const Kept* approved = approval("version:" + candidate->id.value);
            if (!approved || approved->seq < newest) continue;
            newest = approved->seq;
            version = candidate;
            site.approved_on = date_of(approved->at);
        }
        if (!version) return;
        site.sign_offs = version->sign_offs;
        for (const record::Sentence& sentence : version->sentences)
            site.sentences.push_back(
                {sentence, anchor_of('s', sentence.id.value), themes_of(sentence.themes)});
    }

    void add_story() {
        if (!approval("story")) return;
        for (const std::string_view id : record::story_parts)
            if (const auto* part = initiative.find<record::StoryPart>(RecordId{std::string{id}}))
                site.story.push_back({*part, themes_of(part->themes)});
    }

    std::vector<std::size_t> themes_of(const std::vector<RecordId>& ids) {
        std::vector<std::size_t> places;
        for (const RecordId& id : ids)
            if (const auto* theme = initiative.find<record::Theme>(id))
                places.push_back(place_of(*theme));
        return places;
    }

    std::size_t place_of(const record::Theme& theme) {
        const auto known = std::ranges::find(site.themes, theme.id, &SiteTheme::id);
        if (known != site.themes.end())
            return static_cast<std::size_t>(known - site.themes.begin());
        site.themes.push_back({theme.id, anchor_of('t', theme.id.value), theme.name, theme.meaning,
                               figures_of(initiative, theme.id), quotes_of(theme.id)});
        return site.themes.size() - 1;
    }

    [[nodiscard]] std::vector<SiteQuote> quotes_of(const RecordId& theme) const {
        std::vector<SiteQuote> quotes;
        for (const StatementNumber number : quotable_evidence(source, theme)) {
            const Statement& statement = *initiative.find(number);
            const SaidWords& words = source.said.at(number);
            if (!hidden.in(words.text, statement.conversation).empty()) continue;
            const Gathering& gathering = source.gatherings.at(statement.conversation);
            const std::string id = statement.conversation.value + ' ' + statement.note.note.value;
            quotes.push_back({anchor_of('q', id), words.text, words.language, gathering.place,
                              gathering.on, number, statement.conversation, statement.note.note});
        }
        return quotes;
    }

    void add_promises() {
        for (const auto* promise : initiative.all<record::Promise>()) {
            SitePromise shown{*promise, site.main_language()};
            if (!promise->named) shown.promise.who.clear();
            if (is_blank(promise->what) && !take_words_of_note(shown)) continue;
            site.promises.push_back(std::move(shown));
        }
        std::ranges::stable_sort(site.promises, [](const auto& one, const auto& other) {
            const std::string& due = one.promise.due;
            const std::string& other_due = other.promise.due;
            return due.empty() == other_due.empty() ? due < other_due : !due.empty();
        });
    }

    /// As the note has it, when it may be quoted.
    bool take_words_of_note(SitePromise& shown) const {
        record::Promise& promise = shown.promise;
        const SaidWords* words = words_of_promise(source, promise);
        const auto* from = initiative.find<record::Source>(RecordId{promise.conversation.value});
        if (!words || !from || !from->quotable || !hidden.in(words->text).empty()) return false;
        promise.what = words->text;
        if (promise.named && is_blank(promise.who)) promise.who = words->who;
        shown.language = words->language;
        return true;
    }

    void add_updates() {
        for (const auto* update : initiative.all<record::Update>()) {
            const Kept* approved = approval("update:" + update->id.value);
            if (!approved) continue;
            const std::string on =
                read_date(update->sent_on) ? update->sent_on : date_of(approved->at);
            site.updates.push_back({*update, anchor_of('u', update->id.value), on});
        }
        std::ranges::stable_sort(site.updates, std::greater{}, &SiteUpdate::on);
    }

    const SiteSource& source;
    const Initiative& initiative;
    const PrivateWords& hidden;
    Site site;
};

}  // namespace

std::string date_of(Millis moment) { return local_time(moment, "%Y-%m-%d"); }

PrivateWords private_words_of(const SiteSource& source) {
    PrivateWords hidden;
    for (const auto& [conversation, gathering] : source.gatherings)
        for (const std::string& name : gathering.names) hidden.add_name(conversation, name);
    for (const auto* promise : source.initiative.all<record::Promise>())
        if (!promise->named) {
            hidden.add_name(promise->conversation, promise->who);
            if (const SaidWords* words = words_of_promise(source, *promise))
                hidden.add_name(promise->conversation, words->who);
        }
    for (const auto& [number, words] : source.said)
        if (const Statement* statement = source.initiative.find(number))
            hidden.hear(statement->conversation, words.text);
    return hidden;
}

std::vector<StatementNumber> quotable_evidence(const SiteSource& source, const RecordId& theme) {
    std::vector<StatementNumber> numbers;
    StatementNumber number = 0;
    for (const Statement& statement : source.initiative.statements) {
        ++number;
        const Placement& place = statement.placement;
        if (statement.gone || !place.evidence || place.theme != theme) continue;
        const auto* from =
            source.initiative.find<record::Source>(RecordId{statement.conversation.value});
        if (from && from->quotable && source.said.contains(number) &&
            source.gatherings.contains(statement.conversation))
            numbers.push_back(number);
    }
    return numbers;
}

Site site_of(const SiteSource& source, const PrivateWords& hidden) {
    return SiteMaker{source, hidden}.make();
}

}  // namespace outward::server
