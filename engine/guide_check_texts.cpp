// What is wrong with a guide's words: missing, left over, or turned inward.
#include "engine/guide_check.hpp"
#include "engine/wording.hpp"

#include <algorithm>

namespace outward::engine {

namespace {

class TextChecker {
public:
    explicit TextChecker(const Guide& checked) : guide(checked) {}

    std::vector<Problem> run() {
        check_languages();
        return std::move(problems);
    }

private:
    const Guide& guide;
    std::vector<Problem> problems;

    void complain(std::string path, std::string message, std::string file = "guide.json") {
        problems.push_back({std::move(file), std::move(path), std::move(message)});
    }

    void check_languages() {
        for (const std::string& language : guide.languages) {
            const auto text = guide.texts.find(language);
            if (text == guide.texts.end())
                complain("/languages", "The file text." + language +
                                           ".json is missing. Add it, or take '" + language +
                                           "' off the list.");
            else
                check_text(text->second, "text." + language + ".json");
        }
        for (const auto& [language, text] : guide.texts)
            if (!has(guide.languages, language))
                complain("/languages", "There is a text." + language + ".json, but '" + language +
                                           "' is not on the list. Add it there.");
    }

    void check_text(const GuideText& text, const std::string& file) {
        std::vector<PhaseId> phases;
        for (const Phase& phase : guide.phases) phases.push_back(phase.id);
        match(phases, text.phases, "/phases", file);
        std::vector<CategoryId> categories;
        for (const Category& category : guide.categories) categories.push_back(category.id);
        match(categories, text.categories, "/categories", file);
        std::vector<StepId> steps;
        for (const Step& step : guide.steps) steps.push_back(step.id);
        match(steps, text.steps, "/steps", file);
        match(guide.handouts, text.handouts, "/handouts", file);
        for (const Step& step : guide.steps)
            if (const auto found = text.steps.find(step.id); found != text.steps.end())
                check_step_text(step, found->second, "/steps/" + step.id.value, file);
    }

    void check_step_text(const Step& step, const StepText& text, const std::string& path,
                         const std::string& file) {
        match(step.probes, text.probes, path + "/probes", file);
        std::vector<CueId> cues;
        for (const Cue& cue : step.cues) cues.push_back(cue.id);
        match(cues, text.cues, path + "/cues", file);
        match(step.question.options, text.options, path + "/options", file);
        match(step.question.levels, text.levels, path + "/levels", file);
        match(step.rules, text.rules, path + "/rules", file);
        match(step.slots, text.slots, path + "/slots", file);
        std::vector<std::string> moves;
        for (const Move& move : step.moves) moves.push_back(move.name);
        match(moves, text.moves, path + "/moves", file);
        if (text.say.empty())
            complain(path, "'say' is missing: the words that the facilitator says here.", file);
        if (text.prompt.empty() && step.form != Form::crew)
            complain(path, "'prompt' is missing: the words that phones and wall show here.", file);
        if (!asks(step.kind)) return;
        check_outward(text.prompt, path + "/prompt", file);
        check_outward(text.help, path + "/help", file);
        for (const auto& [id, probe] : text.probes)
            check_outward(probe, path + "/probes/" + id.value, file);
    }

    void check_outward(const std::string& question, const std::string& path,
                       const std::string& file) {
        for (const std::string_view word : inward_words_in(question))
            complain(path,
                     "This asks about the library ('" + std::string{word} +
                         "'). Ask about the community instead.",
                     file);
    }

    static const std::string& name_of(const std::string& name) { return name; }
    template <class Kind>
    static const std::string& name_of(const Id<Kind>& id) {
        return id.value;
    }

    /// Every id has its words, and no words are there without their id.
    template <class Ids, class Texts>
    void match(const Ids& ids, const Texts& texts, const std::string& path,
               const std::string& file) {
        for (const auto& id : ids)
            if (!texts.contains(id))
                complain(path, "The words for '" + name_of(id) + "' are missing. Add them here.",
                         file);
        for (const auto& [id, words] : texts)
            if (!has(ids, id))
                complain(path + "/" + name_of(id),
                         "guide.json does not know '" + name_of(id) +
                             "'. Remove these words, or add the name there.",
                         file);
    }
};

}  // namespace

std::vector<Problem> check_guide_texts(const Guide& guide) { return TextChecker{guide}.run(); }

}  // namespace outward::engine
