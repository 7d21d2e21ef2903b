#include "server/publish/checks.hpp"

#include "engine/readability.hpp"
#include "engine/text.hpp"
#include "server/publish/site_texts.hpp"

#include <algorithm>
#include <set>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::size_t most_shown_of_text = 80;  // bytes

/// The beginning of a text, to know it by.
std::string opening(const std::string& text) {
    if (text.size() <= most_shown_of_text) return text;
    std::size_t end = most_shown_of_text;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
    return text.substr(0, end) + "…";
}

const std::string& any_text(const Texts& texts, const std::string& language) {
    static const std::string none;
    const auto found = texts.find(language);
    if (found != texts.end()) return found->second;
    return texts.empty() ? none : texts.begin()->second;
}

template <class R>
constexpr RecordKindIndex its_kind = kind_of<R>();

class Checker {
public:
    Checker(const SiteSource& its_source, const Site& its_site, const PrivateWords& its_hidden,
            const Words& its_words, const std::vector<std::string>& its_languages)
        : source(its_source),
          site(its_site),
          hidden(its_hidden),
          words(its_words),
          languages(its_languages) {}

    PublishCheck check() {
        if (site.sentences.empty()) problem(say("no_narrative"), its_kind<record::Version>);
        check_sentences();
        for (const SiteTheme& theme : site.themes) check_theme(theme);
        check_story();
        check_promises();
        check_updates();
        check_description();
        check_languages();
        return std::move(result);
    }

private:
    using Filling = std::initializer_list<std::pair<std::string_view, std::string>>;

    [[nodiscard]] std::string say(std::string_view key, Filling filling = {}) const {
        std::string text = words("site.check." + std::string{key});
        for (const auto& [name, value] : filling) text = fill_in(std::move(text), name, value);
        return text;
    }
    void problem(std::string sentence, RecordKindIndex of, RecordId id = {}) {
        result.problems.push_back({std::move(sentence), of, std::move(id)});
    }
    void note(std::string sentence, RecordKindIndex of, RecordId id = {}) {
        result.notes.push_back({std::move(sentence), of, std::move(id)});
    }

    /// What is to be kept back, one problem for each kind and word.
    void report(const std::vector<PrivateWord>& found, const std::string& where,
                std::string_view remedy, RecordKindIndex of, const RecordId& id) {
        for (const PrivateWord& word : found) {
            const std::string_view key = word.kind == PrivateWord::Kind::name    ? "name"
                                         : word.kind == PrivateWord::Kind::email ? "email"
                                                                                 : "phone";
            problem(say(key, {{"remedy", say(remedy)}, {"words", word.words}, {"where", where}}),
                    of, id);
        }
    }
    void scan(const Texts& texts, const std::string& where, RecordKindIndex of,
              const RecordId& id) {
        std::set<std::string> told;  // the same name in two languages is said once
        for (const auto& [language, text] : texts) {
            auto found = hidden.in(text);
            std::erase_if(found,
                          [&](const PrivateWord& word) { return !told.insert(word.words).second; });
            report(found, where, "remedy.text", of, id);
        }
    }
    [[nodiscard]] std::string where(std::string_view what, const std::string& text) const {
        return say("where." + std::string{what}, {{"text", opening(text)}});
    }

    void check_sentences() {
        for (const SiteSentence& shown : site.sentences) {
            const record::Sentence& sentence = shown.sentence;
            const std::string place =
                where("sentence", any_text(sentence.texts, site.main_language()));
            if (shown.themes.empty())
                problem(say("no_theme", {{"where", place}}), its_kind<record::Sentence>,
                        sentence.id);
            else if (shown.themes.size() < sentence.themes.size())
                problem(say("theme_gone", {{"where", place}}), its_kind<record::Sentence>,
                        sentence.id);
            if (is_blank(any_text(sentence.texts, site.main_language())))
                problem(say("no_words", {{"where", place}}), its_kind<record::Sentence>,
                        sentence.id);
            scan(sentence.texts, place, its_kind<record::Sentence>, sentence.id);
        }
    }

    void check_theme(const SiteTheme& theme) {
        report_quotes(theme);
        const std::string place = where("theme", theme.name);
        scan({{"", theme.name + '\n' + theme.meaning}}, place, its_kind<record::Theme>, theme.id);
        std::set<ConversationId> conversations;
        for (const SiteQuote& quote : theme.quotes) conversations.insert(quote.conversation);
        const ThemeFigures published{
            .evidence = static_cast<int>(theme.quotes.size()),
            .evidence_conversations = static_cast<int>(conversations.size())};
        if (!holds(published))
            problem(say("thin_theme",
                        {{"quotes", std::to_string(published.evidence)},
                         {"conversations", std::to_string(published.evidence_conversations)},
                         {"least_quotes", std::to_string(least_quotes)},
                         {"least_conversations", std::to_string(least_conversations)},
                         {"where", place}}),
                    its_kind<record::Theme>, theme.id);
        const auto quotable = static_cast<int>(quotable_evidence(source, theme.id).size());
        if (theme.figures.evidence > quotable)
            note(say("quotes_left_out",
                     {{"count", std::to_string(theme.figures.evidence - quotable)},
                      {"where", place}}),
                 its_kind<record::Theme>, theme.id);
    }
    void report_quotes(const SiteTheme& theme) {
        for (const StatementNumber number : quotable_evidence(source, theme.id)) {
            const Statement& statement = *source.initiative.find(number);
            const auto found = hidden.in(source.said.at(number).text, statement.conversation);
            report(found,
                   say("where.quote",
                       {{"number", std::to_string(number)}, {"text", opening(theme.name)}}),
                   "remedy.quote", its_kind<record::Theme>, theme.id);
        }
    }

    void check_story() {
        if (site.story.empty()) note(say("story_left_out"), its_kind<record::StoryPart>);
        for (const SiteStoryPart& shown : site.story)
            scan(shown.part.texts, where("story", words("site.story." + shown.part.id.value)),
                 its_kind<record::StoryPart>, shown.part.id);
    }

    void check_promises() {
        for (const SitePromise& shown : site.promises) {
            const record::Promise& promise = shown.promise;
            for (const std::string* text : {&promise.what, &promise.outcome}) {
                auto found = hidden.in(*text);
                std::erase_if(found, [&](const PrivateWord& word) {  // who said yes to being named
                    return promise.who.find(word.words) != std::string::npos;
                });
                report(found, where("promise", promise.what), "remedy.promise",
                       its_kind<record::Promise>, promise.id);
            }
            report(contacts_in(promise.who), where("promise", promise.what), "remedy.text",
                   its_kind<record::Promise>, promise.id);
        }
        const auto all = source.initiative.all<record::Promise>().size();
        if (all > site.promises.size())
            note(say("promises_left_out", {{"count", std::to_string(all - site.promises.size())}}),
                 its_kind<record::Promise>);
    }

    void check_updates() {
        for (const SiteUpdate& shown : site.updates) {
            const record::Update& update = shown.update;
            Texts texts = update.texts;
            texts.emplace("", update.title);
            scan(texts, where("update", update.title), its_kind<record::Update>, update.id);
        }
        const auto all = source.initiative.all<record::Update>();
        const auto written = static_cast<std::size_t>(std::ranges::count_if(
            all, [](const record::Update* update) { return !update->texts.empty(); }));
        if (written > site.updates.size())
            note(
                say("updates_left_out", {{"count", std::to_string(written - site.updates.size())}}),
                its_kind<record::Update>);
    }

    void check_description() {
        const record::Description& about = site.description;
        std::string text = about.title + '\n' + about.community;
        for (const auto* list : {&about.goals, &about.places})
            for (const std::string& line : *list) text += '\n' + line;
        scan({{"", text}}, say("where.description"), its_kind<record::Description>, about.id);
        std::set<std::string> places;
        for (const record::SignOff& sign_off : site.sign_offs) places.insert(sign_off.place);
        for (const SiteTheme& theme : site.themes)
            for (const SiteQuote& quote : theme.quotes) places.insert(quote.place);
        for (const std::string& place : places)
            for (const PrivateWord& word : hidden.in(place))
                note(say("place", {{"words", word.words}, {"where", opening(place)}}),
                     its_kind<record::Meeting>);
    }

    void check_languages() {
        for (const std::string& language : site.description.languages) {
            const std::string name = name_of_language(language);
            const std::string of_interface = closest_language(language, languages);
            if (primary_language(of_interface) != primary_language(language))
                note(say("no_interface",
                         {{"language", name}, {"other", name_of_language(of_interface)}}),
                     its_kind<record::Description>);
            if (const int missing = texts_without(language); missing > 0)
                note(
                    say("not_translated", {{"language", name}, {"count", std::to_string(missing)}}),
                    its_kind<record::Description>);
            check_ease(language, name);
        }
    }
    [[nodiscard]] int texts_without(const std::string& language) const {
        int missing = 0;
        const auto count = [&](const Texts& texts) {
            missing += told_in(texts, language).text.empty() ? 1 : 0;
        };
        for (const SiteSentence& shown : site.sentences) count(shown.sentence.texts);
        for (const SiteStoryPart& shown : site.story) count(shown.part.texts);
        for (const SiteUpdate& shown : site.updates) count(shown.update.texts);
        return missing;
    }
    void check_ease(const std::string& language, const std::string& name) {
        std::string narrative;
        for (const SiteSentence& shown : site.sentences)
            if (const auto text = shown.sentence.texts.find(language);
                text != shown.sentence.texts.end())
                narrative += text->second + "\n\n";
        const PlainLanguage plain = plain_language_of(narrative, language);
        if (plain.measure && !plain.easy)
            note(say("hard_to_read", {{"language", name}, {"measure", *plain.measure}}),
                 its_kind<record::Version>);
    }

    const SiteSource& source;
    const Site& site;
    const PrivateWords& hidden;
    const Words& words;
    const std::vector<std::string>& languages;
    PublishCheck result;
};

nlohmann::json problems_json(const std::vector<PublishProblem>& problems) {
    auto list = nlohmann::json::array();
    for (const PublishProblem& problem : problems)
        list.push_back({{"sentence", problem.sentence},
                        {"kind", record_kinds.at(problem.kind)},
                        {"id", problem.id.value}});
    return list;
}

}  // namespace

PublishCheck check_of(const SiteSource& source, const Site& site, const PrivateWords& hidden,
                      const Words& words, const std::vector<std::string>& languages) {
    return Checker{source, site, hidden, words, languages}.check();
}

nlohmann::json to_json(const PublishCheck& check) {
    return {{"problems", problems_json(check.problems)}, {"notes", problems_json(check.notes)}};
}

}  // namespace outward::server
