#include "server/guides/drawing.hpp"

#include "engine/guide_graph.hpp"

#include <algorithm>
#include <functional>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::string_view indent = "  ";

std::string replaced(std::string_view text,
                     std::initializer_list<std::pair<char, std::string_view>> signs) {
    std::string result;
    for (const char c : text) {
        const auto mark = std::ranges::find(signs, c, &std::pair<char, std::string_view>::first);
        if (mark == signs.end())
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
    if (way.rounds > 1) label = std::to_string(way.rounds) + " ×";
    if (way.when) label += " [" + written(*way.when, in_words) + ']';
    return label;
}

/// Ways that a drawing is clearer without: back is next the other way round.
bool is_drawn(const Way& way) { return way.by != "back"; }

/// Next without anything to say about it.
bool is_plain(const Way& way) { return way.by == "next" && !way.when && way.rounds == 1; }

std::string number_of(const Guide& guide, const StepId& step) {
    const auto found = std::ranges::find(guide.steps, step, &Step::id);
    return "s" + std::to_string(found - guide.steps.begin());
}

std::string assigned(const std::string& location, const std::string& value) {
    return "<assign location=\"" + location + "\" expr=\"" + value + "\"/>";
}

struct Transition {
    std::string event;
    StepId to;
    std::string condition = {};
    std::string content = {};  // what happens on the way
};

void write(std::string& out, const Transition& transition) {
    out += "        <transition event=\"" + transition.event + "\" target=\"" +
           transition.to.value + '"';
    if (!transition.condition.empty()) out += " cond=\"" + for_xml(transition.condition) + '"';
    out += transition.content.empty()
               ? "/>\n"
               : ">\n          " + transition.content + "\n        </transition>\n";
}

/// How often the phase was done, in the data of the statechart.
std::string rounds_of(const Step& step) { return "rounds['" + step.phase.value + "']"; }

/// Counting begins anew when a phase is entered from outside, but not by back.
void on_entry(std::string& out, const Guide& guide, const Step& step) {
    if (step.aside) return;
    const std::string phase = "'" + step.phase.value + "'";
    out += "        <onentry>\n";
    if (guide.times(step) > 1)
        out += "          <if cond=\"" +
               for_xml("phase !== " + phase + " && !(_event && _event.name === 'back')") + "\">" +
               assigned(rounds_of(step), "0") + "</if>\n";
    out += "          " + assigned("phase", phase) + "\n        </onentry>\n";
}

/// From the end of a round to the beginning of the next one.
Transition round_of(const Step& step, const Way& way) {
    Transition again{"next", way.to};
    again.condition = '(' + rounds_of(step) + " || 0) + 1 < " + std::to_string(way.rounds);
    if (way.when) again.condition += " && " + written(*way.when, in_ecmascript);
    again.content = assigned(rounds_of(step), '(' + rounds_of(step) + " || 0) + 1");
    return again;
}

/// What moves the room out of one step, as decide does it.
void transitions(std::string& out, const Guide& guide, const Step& step) {
    const auto enters = [&](const StepId& to) {  // where next leads back to, out of an aside
        const Step* target = guide.find(to);
        return target && target->aside && !step.aside
                   ? assigned("origin", "'" + step.id.value + "'")
                   : std::string{};
    };
    for (const Way& way : ways_of(guide)) {
        if (way.from != step.id || way.after || way.at_table) continue;
        if (way.rounds > 1)
            write(out, round_of(step, way));
        else
            write(out, {way.by == "next" ? "next skip" : way.by, way.to,
                        way.when ? written(*way.when, in_ecmascript) : "", enters(way.to)});
    }
    for (const Step& origin : guide.steps)
        if (step.aside && !origin.aside)  // whichever it was entered from, perhaps by goto
            write(out, {"next skip back", origin.id, "origin === '" + origin.id.value + "'"});
    write(out, {"repeat", step.id});
    for (const Step& target : guide.steps)
        write(out, {"goto." + target.id.value, target.id, {}, enters(target.id)});
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
                   (is_plain(way) ? "" : "|" + for_mermaid(label_of(guide, way, language)) + "| ") +
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
            out += "  " + for_dot(way.from.value) + " -> " + for_dot(way.to.value) +
                   " [label=" + for_dot(is_plain(way) ? "" : label_of(guide, way, language)) +
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
        "    <data id=\"origin\" expr=\"''\"/>\n"
        "    <data id=\"phase\" expr=\"''\"/>\n"
        "    <data id=\"rounds\" expr=\"{}\"/>\n  </datamodel>\n"
        "  <state id=\"outward.room\">\n"
        "    <transition event=\"facts\">\n"
        "      <assign location=\"facts\" expr=\"_event.data\"/>\n"
        "    </transition>\n";
    for (const auto& [phase, at_tables, pace, rounds] : guide.phases) {
        out += "    <state id=\"phase." + phase.value + "\">\n";
        for (const Step& step : guide.steps) {
            if (step.phase != phase) continue;
            out += "      <state id=\"" + step.id.value + "\">\n";
            on_entry(out, guide, step);
            transitions(out, guide, step);
            out += "      </state>\n";
        }
        out += "    </state>\n";
    }
    return out + "  </state>\n</scxml>\n";
}

}  // namespace outward::server
