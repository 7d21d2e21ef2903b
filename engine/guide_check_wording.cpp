// What is wrong between a guide's texts: languages that differ, and private words that are shown.
#include "engine/guide_check.hpp"
#include "engine/wording.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace outward::engine {

namespace {

// People repeat each other's questions: only a whole piece of advice, or a long sentence of it, is
// taken for a private text in the wrong place; and of what is said aloud only a whole paragraph.
constexpr std::size_t shortest_advice = 4;      // words
constexpr std::size_t shortest_sentence = 10;   // words
constexpr std::size_t shortest_paragraph = 12;  // words

using Texts = std::map<std::string, std::string>;  // by place

template <class Named>
void add(Texts& texts, const std::string& place, const Named& named) {
    for (const auto& [id, text] : named) texts[place + "/" + id.value] = text;
}

/// What everybody may see of a step.
Texts shown_in(const StepText& step, const std::string& place) {
    Texts texts{{place + "/prompt", step.prompt}, {place + "/help", step.help}};
    add(texts, place + "/rules", step.rules);
    add(texts, place + "/options", step.options);
    add(texts, place + "/levels", step.levels);
    for (const auto& [id, slot] : step.slots) {
        texts[place + "/slots/" + id.value + "/label"] = slot.label;
        texts[place + "/slots/" + id.value + "/hint"] = slot.hint;
    }
    return texts;
}

void add_paragraphs(Texts& texts, const std::string& place,
                    const std::vector<std::string>& paragraphs) {
    for (std::size_t i = 0; i < paragraphs.size(); ++i)
        texts[place + "/" + std::to_string(i)] = paragraphs[i];
}

Texts shown_in(const GuideText& text) {
    Texts texts;
    for (const auto& [id, step] : text.steps) texts.merge(shown_in(step, "/steps/" + id.value));
    for (const auto& [id, handout] : text.handouts)
        add_paragraphs(texts, "/handouts/" + id.value + "/paragraphs", handout.paragraphs);
    return texts;
}

Texts all_of(const GuideText& text) {
    Texts texts = shown_in(text);
    texts["/title"] = text.title;
    for (const auto& [id, step] : text.steps) {
        const std::string place = "/steps/" + id.value;
        add_paragraphs(texts, place + "/say", step.say);
        add(texts, place + "/probes", step.probes);
        for (const auto& [cue, words] : step.cues) {
            texts[place + "/cues/" + cue.value + "/when"] = words.when;
            texts[place + "/cues/" + cue.value + "/do"] = words.advice;
        }
    }
    return texts;
}

std::string placeholders_in(const std::string& text) {
    std::multiset<std::string> found;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        if (const auto close = text.find('}', open); close != std::string::npos)
            found.insert(text.substr(open, close - open + 1));
    std::string all;
    for (const std::string& placeholder : found) all += (all.empty() ? "" : " ") + placeholder;
    return all;
}

class WordingChecker {
public:
    explicit WordingChecker(const Guide& checked) : guide(checked) {}

    std::vector<Problem> run() {
        if (guide.languages.empty()) return {};
        const auto first = guide.texts.find(guide.languages.front());
        for (const auto& [language, text] : guide.texts) {
            const std::string file = "text." + language + ".json";
            if (first != guide.texts.end() && language != first->first) {
                check_paragraphs(text, first->second, file);
                check_placeholders(text, first->second, file);
            }
            check_privacy(text, file);
        }
        return std::move(problems);
    }

private:
    const Guide& guide;
    std::vector<Problem> problems;

    void check_paragraphs(const GuideText& text, const GuideText& first, const std::string& file) {
        for (const auto& [id, step] : text.steps) {
            const auto same = first.steps.find(id);
            if (same == first.steps.end() || same->second.say.size() == step.say.size()) continue;
            problems.push_back({file, "/steps/" + id.value + "/say",
                                "Here are " + std::to_string(step.say.size()) +
                                    " paragraphs, and " + std::to_string(same->second.say.size()) +
                                    " in '" + first.language + "'. Divide both in the same way."});
        }
    }

    void check_placeholders(const GuideText& text, const GuideText& first,
                            const std::string& file) {
        const Texts wanted = all_of(first);
        for (const auto& [place, words] : all_of(text)) {
            const auto same = wanted.find(place);
            if (same == wanted.end()) continue;
            const std::string here = placeholders_in(words);
            const std::string there = placeholders_in(same->second);
            if (here == there) continue;
            const auto told = [](const std::string& all) { return all.empty() ? "nothing" : all; };
            problems.push_back({file, place,
                                "What is filled in differs: here " + told(here) + ", in '" +
                                    first.language + "' " + told(there) + ". Use the same."});
        }
    }

    void check_privacy(const GuideText& text, const std::string& file) {
        std::map<std::string, Words> shown;
        for (const auto& [place, words] : shown_in(text)) shown[place] = words_of(words);
        const auto check = [&](const Words& words, const std::string& what) {
            for (const auto& [place, seen] : shown)
                if (stands_in(words, seen))
                    problems.push_back({file, place,
                                        "Everybody sees this, and it has words from " + what +
                                            ", which is for the crew. Say it in other words."});
        };
        for (const auto& [id, step] : text.steps) {
            for (const auto& [cue, words] : step.cues)
                for (const Words& part : private_parts(words.advice))
                    check(part, "the cue '" + cue.value + "' of '" + id.value + "'");
            for (const std::string& paragraph : step.say)
                if (const Words words = words_of(paragraph);
                    words.size() >= shortest_paragraph && sentences_of(paragraph).size() > 1)
                    check(words, "'say' of '" + id.value + "'");
        }
    }

    static std::vector<Words> private_parts(const std::string& advice) {
        std::vector<Words> parts = sentences_of(advice);
        if (parts.size() == 1 && parts.front().size() >= shortest_advice) return parts;
        std::erase_if(parts, [](const Words& part) { return part.size() < shortest_sentence; });
        return parts;
    }
};

}  // namespace

std::vector<Problem> check_guide_wording(const Guide& guide) { return WordingChecker{guide}.run(); }

}  // namespace outward::engine
