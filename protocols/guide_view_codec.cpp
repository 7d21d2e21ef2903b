// A guide as one seat may read it. Shape: GuideView in protocols/schemas/views.schema.json.
#include "engine/text.hpp"
#include "protocols/codec.hpp"
#include "protocols/names.hpp"

namespace outward::protocols {

using namespace engine;
using nlohmann::json;

namespace {

template <class IdType>
json named_texts(const std::vector<IdType>& ids, const std::map<IdType, std::string>& texts) {
    json list = json::array();
    for (const IdType& id : ids)
        if (const auto text = texts.find(id); text != texts.end())
            list.push_back({{"id", id.value}, {"text", text->second}});
    return list;
}

void add_crew_text(json& view, const Step& step, const StepText& text) {
    view["say"] = text.say;
    if (step.advance) view["advance"] = true;
    view["probes"] = named_texts(step.probes, text.probes);
    json& cues = view["cues"] = json::array();
    for (const Cue& wanted : step.cues)
        if (const auto cue = text.cues.find(wanted.id); cue != text.cues.end())
            cues.push_back(
                {{"id", wanted.id.value}, {"when", cue->second.when}, {"do", cue->second.advice}});
    json& moves = view["moves"] = json::array();
    for (const Move& move : step.moves)
        if (const auto label = text.moves.find(move.name); label != text.moves.end())
            moves.push_back({{"name", move.name}, {"label", label->second}, {"to", move.to.value}});
}

void add_question(json& view, const Step& step, const StepText& text) {
    const Question& question = step.question;
    view["options"] = named_texts(question.options, text.options);
    if (has_levels(step.kind)) view["levels"] = named_texts(question.levels, text.levels);
    if (step.kind == StepKind::poll) view["answer"] = name_of(question.form);
    if (step.kind == StepKind::dots) view["dots"] = question.dots;
    if (question.smallest_cell > 0) view["smallest_cell"] = question.smallest_cell;
}

json encode(const StepView& view) {
    const Step& step = *view.step;
    const StepText& text = *view.text;
    json result{{"id", step.id.value},        {"phase", step.phase.value},
                {"kind", name_of(step.kind)}, {"form", name_of(step.form)},
                {"minutes", step.minutes},    {"title", text.title},
                {"prompt", text.prompt},      {"late", name_of(step.late)}};
    if (step.within) result["within"] = step.within->value;
    if (!text.help.empty()) result["help"] = text.help;
    json& capture = result["capture"] = json::array();
    for (const CategoryId& id : step.capture) capture.push_back(id.value);
    if (step.kind == StepKind::agree) result["rules"] = named_texts(step.rules, text.rules);
    if (step.kind == StepKind::story) {
        json& slots = result["slots"] = json::array();
        for (const SlotId& id : step.slots)
            if (const auto slot = text.slots.find(id); slot != text.slots.end())
                slots.push_back(
                    {{"id", id.value}, {"label", slot->second.label}, {"hint", slot->second.hint}});
    }
    if (takes_votes(step.kind)) add_question(result, step, text);
    if (step.kind == StepKind::tables)
        result["seats"] = step.seats, result["assign"] = name_of(step.assign);
    if (step.by_tables) result["by"] = "tables";
    if (step.kind == StepKind::cluster) {
        json& of = result["of"] = json::array();
        for (const CategoryId& id : step.of) of.push_back(id.value);
    }
    if (step.aside) result["aside"] = true;
    if (step.followup_days != 0) result["followup_days"] = step.followup_days;
    if (view.crew_side) add_crew_text(result, step, text);
    return result;
}

}  // namespace

json encode(const GuideView& view) {
    const auto title = [](const auto& texts, const auto& id) {
        const auto found = texts.find(id);
        return found == texts.end() ? id.value : found->second;
    };
    json categories = json::array();
    for (const Category& category : view.categories) {
        json item{{"id", category.id.value}, {"label", title(view.text->categories, category.id)}};
        if (category.crew) item["crew"] = true;
        categories.push_back(std::move(item));
    }
    json phases = json::array();
    for (const auto& [id, at_tables, pace, rounds] : view.guide->phases) {
        json& phase = phases.emplace_back();
        phase = {{"id", id.value}, {"title", title(view.text->phases, id)}};
        if (at_tables) phase["at"] = "tables", phase["pace"] = name_of(pace);
        if (rounds > 1) phase["rounds"] = rounds;
    }
    json steps = json::array();
    for (const StepView& step : view.steps) steps.push_back(encode(step));
    const std::string& language = view.text->language;
    return {{"id", view.guide->id.value},
            {"version", view.guide->version},
            {"title", view.text->title},
            {"language", language},
            {"direction", is_right_to_left(language) ? "rtl" : "ltr"},
            {"languages", view.guide->languages},
            {"categories", std::move(categories)},
            {"phases", std::move(phases)},
            {"steps", std::move(steps)}};
}

}  // namespace outward::protocols
