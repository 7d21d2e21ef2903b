// Reads guide.json and text.<lang>.json (docs/guides.md) into a Guide.
#include "engine/guard_load.hpp"
#include "engine/guide.hpp"
#include "engine/json_reader.hpp"
#include "engine/limits.hpp"
#include "engine/overloaded.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace outward::engine {

namespace {

constexpr int longest_guide = 1440;  // minutes
constexpr int largest_group = 1000;
constexpr int largest_cell = 50;
constexpr int quiz_smallest_cell = 5;
constexpr int usual_seats = 8;
constexpr int fewest_seats = 3;
constexpr int most_seats = 12;
constexpr int most_rounds = 9;

template <class IdType>
std::vector<IdType> ids(std::vector<std::string> names) {
    std::vector<IdType> result;
    for (std::string& name : names) result.push_back({std::move(name)});
    return result;
}

Range read_range(const JsonReader& reader, int max) {
    if (!reader.is_object_of({"min", "max"})) return {};
    const Range range{reader.whole_number("min", 0, max), reader.whole_number("max", 0, max)};
    if (range.min > range.max) reader.complain("'min' is larger than 'max'. Swap them.");
    return range;
}

Move read_move(const JsonReader& reader) {
    Move move;
    if (!reader.is_object_of({"name", "to", "when"})) return move;
    move.name = reader.name("name");
    move.to = {reader.name("to")};
    if (reader.has("when")) move.when = read_guard(reader.at("when"));
    return move;
}

std::vector<Cue> read_cues(const JsonReader& reader) {
    std::vector<Cue> cues;
    for (const JsonReader& item : reader.items("cues")) {
        if (item.is_text()) {
            cues.push_back({{item.own_name()}, std::nullopt});
        } else if (item.is_object_of({"id", "when"})) {
            Cue cue{{item.name("id")}, std::nullopt};
            if (item.has("when")) cue.when = read_guard(item.at("when"));
            cues.push_back(std::move(cue));
        }
    }
    return cues;
}

Question read_question(const JsonReader& reader, StepKind kind) {
    Question question;
    question.options = ids<OptionId>(reader.names("options"));
    question.levels = ids<LevelId>(reader.names("levels"));
    if (reader.has("answer"))
        question.form = reader.one_of<PollForm>(
            "answer",
            {{"one", PollForm::one}, {"several", PollForm::several}, {"scale", PollForm::scale}});
    if (reader.has("dots")) question.dots = reader.whole_number("dots", 1, limits::dots);
    if (kind == StepKind::quiz) question.smallest_cell = quiz_smallest_cell;
    if (reader.has("smallest_cell"))
        question.smallest_cell = reader.whole_number("smallest_cell", 0, largest_cell);
    return question;
}

void read_table_side(const JsonReader& reader, Step& step) {
    if (step.kind == StepKind::tables) step.seats = usual_seats;
    if (reader.has("seats")) step.seats = reader.whole_number("seats", fewest_seats, most_seats);
    if (reader.has("assign"))
        step.assign = reader.one_of<Assign>(
            "assign",
            {{"choice", Assign::choice}, {"count-off", Assign::count_off}, {"mix", Assign::mix}});
    if (reader.has("by"))
        step.by_tables = reader.one_of<bool>("by", {{"people", false}, {"tables", true}});
    step.of = ids<CategoryId>(reader.names("of"));
}

Step read_step(const JsonReader& reader, const PhaseId& phase) {
    Step step;
    step.phase = phase;
    if (!reader.is_object_of({"id",      "kind",   "form",  "minutes",       "capture",
                              "probes",  "cues",   "rules", "slots",         "options",
                              "levels",  "answer", "dots",  "smallest_cell", "seats",
                              "assign",  "by",     "of",    "moves",         "only_if",
                              "advance", "aside",  "late",  "followup_days", "steps"}))
        return step;
    step.id = {reader.name("id")};
    step.kind = reader.one_of<StepKind>("kind", {{"speak", StepKind::speak},
                                                 {"agree", StepKind::agree},
                                                 {"write", StepKind::write},
                                                 {"capture", StepKind::capture},
                                                 {"round", StepKind::round},
                                                 {"pairs", StepKind::pairs},
                                                 {"story", StepKind::story},
                                                 {"poll", StepKind::poll},
                                                 {"dots", StepKind::dots},
                                                 {"order", StepKind::order},
                                                 {"quiz", StepKind::quiz},
                                                 {"grid", StepKind::grid},
                                                 {"cluster", StepKind::cluster},
                                                 {"promise", StepKind::promise},
                                                 {"tables", StepKind::tables},
                                                 {"break", StepKind::break_},
                                                 {"close", StepKind::close}});
    if (reader.has("form"))
        step.form = reader.one_of<Form>("form", {{"whole", Form::whole},
                                                 {"solo", Form::solo},
                                                 {"pairs", Form::pairs},
                                                 {"crew", Form::crew}});
    if (reader.has("late"))
        step.late = reader.one_of<Late>(
            "late", {{"shorten", Late::shorten}, {"drop", Late::drop}, {"keep", Late::keep}});
    step.minutes = reader.whole_number("minutes", 0, 120);
    step.capture = ids<CategoryId>(reader.names("capture"));
    step.probes = ids<ProbeId>(reader.names("probes"));
    step.cues = read_cues(reader);
    step.rules = ids<RuleId>(reader.names("rules"));
    step.slots = ids<SlotId>(reader.names("slots"));
    step.question = read_question(reader, step.kind);
    read_table_side(reader, step);
    for (const JsonReader& item : reader.items("moves")) step.moves.push_back(read_move(item));
    if (reader.has("only_if")) step.only_if = read_guard(reader.at("only_if"));
    step.advance = reader.flag("advance");
    step.aside = reader.flag("aside");
    if (reader.has("followup_days"))
        step.followup_days = reader.whole_number("followup_days", 1, 365);
    return step;
}

/// A step, and after it those that are nested in it.
void read_steps(const JsonReader& reader, const PhaseId& phase, Guide& guide) {
    guide.steps.push_back(read_step(reader, phase));
    const StepId within = guide.steps.back().id;
    for (const JsonReader& item : reader.items("steps")) {
        if (item.has("steps"))
            item.complain_at("steps", "A nested step has no steps inside it. Put them beside it.");
        guide.steps.push_back(read_step(item, phase));
        guide.steps.back().within = within;
    }
}

void read_phase(const JsonReader& reader, Guide& guide) {
    if (!reader.is_object_of({"id", "at", "pace", "rounds", "steps", "use"})) return;
    Phase phase{.id = {reader.name("id")}};
    if (reader.has("at"))
        phase.at_tables = reader.one_of<bool>("at", {{"room", false}, {"tables", true}});
    if (reader.has("pace"))
        phase.pace = reader.one_of<Pace>("pace", {{"room", Pace::room}, {"table", Pace::table}});
    if (reader.has("rounds")) phase.rounds = reader.whole_number("rounds", 1, most_rounds);
    guide.phases.push_back(phase);
    const auto steps = reader.items("steps");
    if (reader.has("use"))
        reader.complain_at("use",
                           "The steps of the other guide are not here. Read this guide from a "
                           "folder that stands beside that guide's.");
    else if (steps.empty())
        reader.complain("A phase needs at least one step under 'steps'.");
    for (const JsonReader& item : steps) read_steps(item, phase.id, guide);
}

Guide read_guide(const JsonReader& reader) {
    Guide guide;
    if (!reader.is_object_of({"format", "id", "version", "licence", "practice", "source",
                              "languages", "group", "minutes", "categories", "handouts", "phases"}))
        return guide;
    (void)reader.whole_number("format", 1, 1);
    guide.id = {reader.name("id")};
    guide.version = reader.text("version");
    guide.licence = reader.text("licence");
    guide.practice = reader.optional_text("practice");
    guide.source = reader.text("source");
    guide.languages = reader.texts("languages");
    if (guide.languages.empty())
        reader.complain("'languages' must name at least one language, such as [\"en\"].");
    guide.group = read_range(reader.at("group"), largest_group);
    guide.minutes = read_range(reader.at("minutes"), longest_guide);
    for (const JsonReader& item : reader.items("categories")) {
        if (!item.is_object_of({"id", "crew"})) continue;
        guide.categories.push_back({{item.name("id")}, item.flag("crew")});
    }
    guide.handouts = ids<HandoutId>(reader.names("handouts"));
    const auto phases = reader.items("phases");
    if (phases.empty()) reader.complain("'phases' must hold at least one phase with its steps.");
    for (const JsonReader& item : phases) read_phase(item, guide);
    return guide;
}

StepText read_step_text(const JsonReader& reader) {
    StepText text;
    if (!reader.is_object_of({"title", "say", "prompt", "help", "probes", "cues", "rules", "slots",
                              "options", "levels", "moves"}))
        return text;
    text.title = reader.text("title");
    text.prompt = reader.optional_text("prompt");
    text.help = reader.optional_text("help");
    text.say = reader.texts("say");
    for (const auto& [id, item] : reader.members("probes")) text.probes[{id}] = item.own_text();
    for (const auto& [id, item] : reader.members("rules")) text.rules[{id}] = item.own_text();
    for (const auto& [id, item] : reader.members("options")) text.options[{id}] = item.own_text();
    for (const auto& [id, item] : reader.members("levels")) text.levels[{id}] = item.own_text();
    for (const auto& [id, item] : reader.members("moves")) text.moves[id] = item.own_text();
    for (const auto& [id, item] : reader.members("cues"))
        if (item.is_object_of({"when", "do"}))
            text.cues[{id}] = {item.text("when"), item.text("do")};
    for (const auto& [id, item] : reader.members("slots"))
        if (item.is_object_of({"label", "hint"}))
            text.slots[{id}] = {item.text("label"), item.optional_text("hint")};
    return text;
}

GuideText read_text(const JsonReader& reader, const std::string& language) {
    GuideText text;
    if (!reader.is_object_of(
            {"language", "title", "summary", "about", "phases", "categories", "steps", "handouts"}))
        return text;
    text.language = reader.text("language");
    if (text.language != language)
        reader.complain_at("language",
                           "The file's name says '" + language + "'. Make both the same.");
    text.title = reader.text("title");
    text.summary = reader.text("summary");
    text.about = reader.text("about");
    for (const auto& [id, item] : reader.members("phases")) text.phases[{id}] = item.own_text();
    for (const auto& [id, item] : reader.members("categories"))
        text.categories[{id}] = item.own_text();
    for (const auto& [id, item] : reader.members("steps")) text.steps[{id}] = read_step_text(item);
    for (const auto& [id, item] : reader.members("handouts"))
        if (item.is_object_of({"title", "paragraphs"}))
            text.handouts[{id}] = {item.text("title"), item.texts("paragraphs")};
    return text;
}

/// "en" for "text.en.json", nothing for other names.
std::string language_of(std::string_view name) {
    constexpr std::string_view before = "text.";
    constexpr std::string_view after = ".json";
    if (!name.starts_with(before) || !name.ends_with(after) ||
        name.size() <= before.size() + after.size())
        return {};
    return std::string{name.substr(before.size(), name.size() - before.size() - after.size())};
}

nlohmann::json parse(const GuideFile& file, std::vector<Problem>& problems) {
    try {
        return nlohmann::json::parse(file.content);
    } catch (const nlohmann::json::parse_error& error) {
        const auto bytes = std::min(error.byte, file.content.size());
        const auto line =
            1 + std::count(file.content.begin(),
                           file.content.begin() + static_cast<std::ptrdiff_t>(bytes), '\n');
        problems.push_back({file.name, "",
                            "This is not JSON: something is wrong at or before line " +
                                std::to_string(line) +
                                ". Look for a missing comma, quote or bracket there."});
    } catch (const nlohmann::json::out_of_range&) {
        problems.push_back({file.name, "",
                            "It has a number that is too large to be read. Write the number of "
                            "minutes or people that you mean."});
    }
    return nlohmann::json::value_t::discarded;
}

}  // namespace

GuideResult load_guide(const std::vector<GuideFile>& files) {
    auto guide = reload_guide(files);
    if (!guide.ok()) return guide;
    if (guide.value().steps.size() > limits::steps)
        return std::vector<Problem>{{"guide.json", "/phases",
                                     "It has " + std::to_string(guide.value().steps.size()) +
                                         " steps; at most " + std::to_string(limits::steps) +
                                         " are allowed. Leave some out."}};
    auto problems = check_guide(guide.value());
    if (!problems.empty()) return problems;
    return guide;
}

GuideResult reload_guide(const std::vector<GuideFile>& files) {
    std::vector<Problem> problems;
    const auto main_file = std::ranges::find(files, "guide.json", &GuideFile::name);
    if (main_file == files.end()) {
        problems.push_back({"guide.json", "", "The file is missing. A guide begins with it."});
        return problems;
    }
    const nlohmann::json main_node = parse(*main_file, problems);
    if (main_node.is_discarded()) return problems;
    Guide guide = read_guide({main_node, main_file->name, "", problems});
    for (const GuideFile& file : files) {
        const std::string language = language_of(file.name);
        if (language.empty()) continue;
        const nlohmann::json node = parse(file, problems);
        if (!node.is_discarded())
            guide.texts.emplace(language, read_text({node, file.name, "", problems}, language));
    }
    if (!problems.empty()) return problems;
    return guide;
}

}  // namespace outward::engine
