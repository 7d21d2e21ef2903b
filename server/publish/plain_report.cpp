#include "server/publish/plain_report.hpp"

#include "engine/initiative/themes.hpp"

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// What is written in each language.
class WrittenTexts {
public:
    void add(const Texts& texts) {
        for (const auto& [language, text] : texts)
            if (!text.empty()) all[language] += text + "\n\n";
    }
    [[nodiscard]] json measured() const {
        json list = json::array();
        for (const auto& [language, text] : all)
            list.push_back(to_json(plain_language_of(text, language)));
        return list;
    }

private:
    Texts all;
};

}  // namespace

json to_json(const PlainLanguage& plain) {
    const auto or_null = [](const auto& value) { return value ? json(*value) : json(nullptr); };
    return {{"language", plain.language},
            {"measure", or_null(plain.measure)},
            {"score", or_null(plain.score)},
            {"words", plain.words},
            {"sentences", plain.sentences},
            {"words_per_sentence", plain.words_per_sentence},
            {"easy", plain.easy},
            {"hard_words", plain.hard_words}};
}

json plain_report(const Initiative& initiative) {
    WrittenTexts narrative;
    for (const record::Sentence& sentence : narrative_of(initiative)) narrative.add(sentence.texts);
    WrittenTexts story;
    for (const auto* part : initiative.all<record::StoryPart>()) story.add(part->texts);
    json updates = json::object();
    for (const auto* update : initiative.all<record::Update>()) {
        WrittenTexts words;
        words.add(update->texts);
        updates[update->id.value] = words.measured();
    }
    return {{"narrative", narrative.measured()},
            {"story", story.measured()},
            {"updates", std::move(updates)}};
}

}  // namespace outward::server
