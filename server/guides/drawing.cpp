#include "server/guides/drawing.hpp"

#include "engine/guide_graph.hpp"

#include <algorithm>
#include <functional>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::string_view indent = "  ";

std::string replaced(std::string_view text,
                     std::initializer_list<std::pair<char, std::string_view>> marks) {
    std::string result;
    for (const char c : text) {
        const auto mark = std::ranges::find(marks, c, &std::pair<char, std::string_view>::first);
        if (mark == marks.end())
            result += c;
        else
            result += mark->second;
    }
    return result;
}

std::string for_mermaid(std::string_view text) {
    return '"' + replaced(text, {{'"', "#quot;"}, {'#', "#35;"}, {'<', "#lt;"}, {'>', "#gt;"}}) +
           '"';
}

std::string for_dot(std::string_view text) {
    return '"' + replaced(text, {{'"', "\\\""}, {'\\', "\\\\"}}) + '"';
}

std::string for_xml(std::string_view text) {
    return replaced(text, {{'&', "&amp;"}, {'<', "&lt;"}, {'>', "&gt;"}, {'"', "&quot;"}});
}

/// How one notation writes conditions.
struct Notation {
    std::function<std::string(const Measure&)> measure;
    std::string_view all;
    std::string_view any;
    std::string_view none;
};

std::string written(const Guard& guard, const Notation& notation) {
    const auto joined = [&](const std::vector<Guard>& parts, std::string_view joint) {
        std::string text;
        for (const Guard& part : parts) {
            if (!text.empty()) text += joint;
            text += written(part, notation);
        }
        return '(' + text + ')';
    };
    if (const auto* all = std::get_if<All>(&guard.condition)) return joined(all->of, notation.all);
    if (const auto* any = std::get_if<Any>(&guard.condition)) return joined(any->of, notation.any);
    if (const auto* none = std::get_if<Not>(&guard.condition))
        return std::string{notation.none} + joined(none->of, notation.any);
    return notation.measure(measure_of(guard));
}

const Notation in_words{[](const Measure& measure) {
                            return measure.quantity + (measure.at_most ? " ≤ " : " ≥ ") +
                                   std::to_string(measure.bound);
                        },
                        " and ", " or ", "not "};

const Notation in_ecmascript{[](const Measure& measure) {
                                 return "(facts['" + measure.quantity + "'] || 0) " +
                                        (measure.at_most ? "<= " : ">= ") +
                                        std::to_string(measure.bound);
                             },
                             " && ", " || ", "!"};

std::string title_of(const Guide& guide, const StepId& step, std::string_view language) {
    const GuideText& text = guide.text(language);
    const auto found = text.steps.find(step);
    return found == text.steps.end() ? step.value : found->second.title;
}

std::string title_of(const Guide& guide, const PhaseId& phase, std::string_view language) {
    const GuideText& text = guide.text(language);
    const auto found = text.phases.find(phase);
    return found == text.phases.end() ? phase.value : found->second;
}

std::string label_of(const Guide& guide, const Way& way, std::string_view language) {
    std::string label = way.by;
    const GuideText& text = guide.text(language);
    if (const auto step = text.steps.find(way.from); step != text.steps.end())
        if (const auto move = step->second.moves.find(way.by); move != step->second.moves.end())
            label = move->second;
    if (way.when) label += " [" + written(*way.when, in_words) + ']';
    return label;
}

/// Ways that a drawing is clearer without: back is next the other way round.
bool is_drawn(const Way& way) { return way.by != "back"; }

std::string number_of(const Guide& guide, const StepId& step) {
    const auto found = std::ranges::find(guide.steps, step, &Step::id);
    return "s" + std::to_string(found - guide.steps.begin());
}

void transition(std::string& out, std::string_view event, const StepId& to,
                const std::string& condition, const std::string& origin) {
    out += std::string{"        <transition event=\""} + std::string{event} + "\" target=\"" +
           to.value + '"';
    if (!condition.empty()) out += " cond=\"" + for_xml(condition) + '"';
    if (origin.empty()) {
        out += "/>\n";
        return;
    }
    out += ">\n          <assign location=\"origin\" expr=\"'" + origin + "'\"/>\n" +
           "        </transition>\n";
}

/// What moves the room out of one step, as decide does it.
void transitions(std::string& out, const Guide& guide, const Step& step) {
    const auto enters = [&](const StepId& to) {  // where next leads back to, out of an aside
        const Step* target = guide.find(to);
        return target && target->aside && !step.aside ? step.id.value : std::string{};
    };
    for (const Way& way : ways_of(guide)) {
        if (way.from != step.id || way.after) continue;
        transition(out, way.by == "next" ? "next skip" : way.by, way.to,
                   way.when ? written(*way.when, in_ecmascript) : "", enters(way.to));
    }
    for (const Step& origin : guide.steps)
        if (step.aside && !origin.aside)  // whichever it was entered from, perhaps by goto
            transition(out, "next skip back", origin.id, "origin === '" + origin.id.value + "'",
                       {});
    transition(out, "repeat", step.id, {}, {});
    for (const Step& target : guide.steps)
        transition(out, "goto." + target.id.value, target.id, {}, enters(target.id));
}

}  // namespace

std::string to_mermaid(const Guide& guide, std::string_view language) {
    std::string out = "flowchart TD\n";
    for (const auto& [phase, at_tables, pace, rounds] : guide.phases) {
        out += std::string{indent} + "subgraph " + phase.value + " [" +
               for_mermaid(title_of(guide, phase, language)) + "]\n";
        for (const Step& step : guide.steps) {
            if (step.phase != phase) continue;
            const std::string title = for_mermaid(title_of(guide, step.id, language) + " (" +
                                                  std::to_string(step.minutes) + " min)");
            out += "    " + number_of(guide, step.id) +
                   (step.aside ? "([" + title + "])" : "[" + title + "]") + "\n";
        }
        out += std::string{indent} + "end\n";
    }
    for (const Way& way : ways_of(guide))
        if (is_drawn(way))
            out += std::string{indent} + number_of(guide, way.from) +
                   (way.by == "next" ? " --> " : " -.-> ") +
                   (way.by == "next" && !way.when
                        ? ""
                        : "|" + for_mermaid(label_of(guide, way, language)) + "| ") +
                   number_of(guide, way.to) + "\n";
    return out;
}

std::string to_dot(const Guide& guide, std::string_view language) {
    std::string out = "digraph guide {\n  node [shape=box, style=rounded];\n";
    for (const auto& [phase, at_tables, pace, rounds] : guide.phases) {
        out += "  subgraph " + for_dot("cluster_" + phase.value) +
               " {\n    label=" + for_dot(title_of(guide, phase, language)) + ";\n";
        for (const Step& step : guide.steps)
            if (step.phase == phase)
                out += "    " + for_dot(step.id.value) + " [label=" +
                       for_dot(title_of(guide, step.id, language) + " (" +
                               std::to_string(step.minutes) + " min)") +
                       (step.aside ? ", style=dashed" : "") + "];\n";
        out += "  }\n";
    }
    for (const Way& way : ways_of(guide))
        if (is_drawn(way))
            out += "  " + for_dot(way.from.value) + " -> " + for_dot(way.to.value) + " [label=" +
                   for_dot(way.by == "next" && !way.when ? "" : label_of(guide, way, language)) +
                   (way.by == "next" ? "" : ", style=dashed") + "];\n";
    return out + "}\n";
}

std::string to_scxml(const Guide& guide) {
    const Step* first = guide.first();
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<scxml xmlns=\"http://www.w3.org/2005/07/scxml\" version=\"1.0\" "
        "datamodel=\"ecmascript\" initial=\"" +
        (first ? first->id.value : "") +
        "\">\n  <datamodel>\n    <data id=\"facts\" expr=\"{}\"/>\n"
        "    <data id=\"origin\" expr=\"''\"/>\n  </datamodel>\n"
        "  <state id=\"outward.room\">\n"
        "    <transition event=\"facts\">\n"
        "      <assign location=\"facts\" expr=\"_event.data\"/>\n"
        "    </transition>\n";
    for (const auto& [phase, at_tables, pace, rounds] : guide.phases) {
        out += "    <state id=\"phase." + phase.value + "\">\n";
        for (const Step& step : guide.steps) {
            if (step.phase != phase) continue;
            out += "      <state id=\"" + step.id.value + "\">\n";
            transitions(out, guide, step);
            out += "      </state>\n";
        }
        out += "    </state>\n";
    }
    return out + "  </state>\n</scxml>\n";
}

}  // namespace outward::server
