#include "server/guides/printing.hpp"

#include "engine/text.hpp"
#include "server/export/transcript.hpp"
#include "server/guides/html.hpp"
#include "server/guides/qr.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;

namespace {

constexpr int most_tables = 40;
constexpr int lines_for_crew = 4;
constexpr int lines_for_all = 9;

template <class Map, class Key>
std::string words_of(const Map& map, const Key& key) {
    const auto found = map.find(key);
    return found == map.end() ? std::string{} : found->second;
}

std::string list_of(const std::vector<std::string>& items) {
    std::string html;
    for (const std::string& item : items) html += element("li", item);
    return around("ul", html);
}

std::string sheet(std::string_view kind, const std::string& html) {
    return around("section class=\"sheet " + std::string{kind} + '"', html);
}

/// Everything that a sheet is written from.
class Kit {
public:
    Kit(const Guide& from, const Library& library, const PrintWish& wished)
        : guide(from), text(from.text(wished.language)), wish(wished) {
        words = [&library, this](std::string_view key) {
            return library.text(text.language, "print." + std::string{key});
        };
    }

    [[nodiscard]] std::string page() const {
        std::string body = facilitators_sheet() + note_form() + table_cards() + agreements();
        for (const HandoutId& id : guide.handouts) body += handout(id);
        return "<!doctype html>\n<html lang=\"" + escaped(text.language) + "\" dir=\"" +
               (is_right_to_left(text.language) ? "rtl" : "ltr") +
               "\">\n<head>\n<meta charset=\"utf-8\">\n"
               "<meta name=\"viewport\" content=\"width=device-width\">\n"
               "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
               "style-src 'unsafe-inline'\">\n" +
               element("title", text.title) + around("style", print_style(wish.paper)) +
               "</head>\n" + around("body", body + poster()) + "</html>\n";
    }

private:
    [[nodiscard]] std::string word(std::string_view key, std::string_view name = {},
                                   std::string_view value = {}) const {
        return fill_in(words(key), name, value);
    }
    [[nodiscard]] std::string range(std::string_view key, const Range& of) const {
        return fill_in(word(key, "min", std::to_string(of.min)), "max", std::to_string(of.max));
    }
    [[nodiscard]] std::string minutes(int count) const {
        return word("minutes", "count", std::to_string(count));
    }
    [[nodiscard]] const StepText& text_of(const Step& step) const {
        static const StepText none;
        const auto found = text.steps.find(step.id);
        return found == text.steps.end() ? none : found->second;
    }

    [[nodiscard]] std::string facilitators_sheet() const {
        std::string html =
            element("p class=\"help\"", word("facilitator_sheet")) + element("h1", text.title) +
            element("p class=\"meta\"", range("people_range", guide.group) + " · " +
                                            range("minutes_range", guide.minutes) + " · " +
                                            word("version", "version", guide.version) + " · " +
                                            guide.licence) +
            element("p", text.about);
        if (!guide.practice.empty())
            html += element("p class=\"meta\"", word("practice", "practice", guide.practice));
        int begins = 0;
        for (const Phase& phase : guide.phases) {
            const int phase_begins = begins;
            std::string title = words_of(text.phases, phase.id);
            if (phase.rounds > 1)
                title += " (" + word("rounds", "count", std::to_string(phase.rounds)) + ')';
            html += element("h2", title);
            for (const Step& step : guide.steps) {
                if (step.phase != phase.id) continue;
                html += around("article class=\"step\"", step_html(step, begins));
                if (!step.aside && step.form != Form::crew) begins += step.minutes;
            }
            begins += (begins - phase_begins) * (phase.rounds - 1);
        }
        return sheet("facilitator", html);
    }

    [[nodiscard]] std::string step_html(const Step& step, int begins) const {
        const StepText& say = text_of(step);
        std::string when = minutes(step.minutes);
        if (step.aside)
            when += " · " + word("aside");
        else if (step.form == Form::crew)
            when += " · " + word("crew");
        else
            when += " · " + word("from_minute", "count", std::to_string(begins));
        std::string html = around("h3", element("span", say.title) + element("small", when));
        std::string paragraphs;
        for (const std::string& paragraph : say.say) paragraphs += element("p", paragraph);
        html += around("div class=\"say\"", paragraphs) + element("p class=\"prompt\"", say.prompt);
        html += titled("rules", ordered(step.rules, say.rules)) +
                titled("options", ordered(step.question.options, say.options)) +
                titled("levels", ordered(step.question.levels, say.levels));
        std::vector<std::string> slots;
        for (const SlotId& id : step.slots)
            if (const auto slot = say.slots.find(id); slot != say.slots.end())
                slots.push_back(slot->second.label +
                                (slot->second.hint.empty() ? "" : " – " + slot->second.hint));
        return html + titled("slots", slots) + titled("probes", ordered(step.probes, say.probes)) +
               cues_html(step, say);
    }

    [[nodiscard]] std::string cues_html(const Step& step, const StepText& say) const {
        std::string html;
        for (const Cue& cue : step.cues)
            if (const auto advice = say.cues.find(cue.id); advice != say.cues.end())
                html += element("dt", advice->second.when) + element("dd", advice->second.advice);
        return html.empty() ? html : element("h4", word("cues")) + around("dl", html);
    }

    template <class IdType>
    [[nodiscard]] static std::vector<std::string> ordered(
        const std::vector<IdType>& ids, const std::map<IdType, std::string>& texts) {
        std::vector<std::string> items;
        for (const IdType& id : ids) items.push_back(words_of(texts, id));
        return items;
    }
    [[nodiscard]] std::string titled(std::string_view key,
                                     const std::vector<std::string>& items) const {
        return items.empty() ? std::string{} : element("h4", word(key)) + list_of(items);
    }

    [[nodiscard]] std::string note_form() const {
        std::string fields;
        for (const char* key : {"place", "date", "facilitator", "note_taker", "people", "table_of"})
            fields += element("div", word(key));
        std::string html = element("h1", word("note_form")) + element("p", text.title) +
                           element("p class=\"help\"", word("note_form_help")) +
                           around("div class=\"fields\"", fields);
        for (const Category& category : guide.categories) {
            std::string title = words_of(text.categories, category.id);
            if (category.crew) title += " (" + word("crew") + ')';
            std::string lines;
            for (int i = 0; i < (category.crew ? lines_for_crew : lines_for_all); ++i)
                lines += "<i></i>";
            html += around("div class=\"lines\"", element("h2", title) + lines);
        }
        return sheet("notes", html);
    }

    /// As many as the largest group needs; 0 for a guide without tables.
    [[nodiscard]] int tables() const {
        const auto step = std::ranges::find(guide.steps, StepKind::tables, &Step::kind);
        if (step == guide.steps.end() || step->seats <= 0) return 0;
        return std::clamp((guide.group.max + step->seats - 1) / step->seats, 1, most_tables);
    }

    [[nodiscard]] std::string table_cards() const {
        const bool has_tables = tables() > 0;
        std::vector<std::string> questions;
        for (const Step& step : guide.steps) {
            const bool talked_about = step.kind == StepKind::capture ||
                                      step.kind == StepKind::round || step.kind == StepKind::pairs;
            const bool here = has_tables ? guide.at_tables(step) : talked_about;
            const std::string& prompt = text_of(step).prompt;
            if (here && !step.aside && step.form != Form::crew && !prompt.empty())
                questions.push_back(prompt);
        }
        const std::string rest = element("p", text.title) + titled("questions", questions) +
                                 element("p class=\"help\"", word("table_help"));
        if (!has_tables) return sheet("card", element("h1", word("table_card")) + rest);
        std::string cards;
        for (int table = 1; table <= tables(); ++table)
            cards +=
                sheet("card", element("h1", word("table", "number", std::to_string(table))) + rest);
        return cards;
    }

    [[nodiscard]] std::string agreements() const {
        std::vector<std::string> rules;
        for (const Step& step : guide.steps)
            for (std::string& rule : ordered(step.rules, text_of(step).rules))
                rules.push_back(std::move(rule));
        if (rules.empty()) return {};
        return sheet("rules", element("h1", word("rules")) + list_of(rules));
    }

    [[nodiscard]] std::string handout(const HandoutId& id) const {
        const auto found = text.handouts.find(id);
        if (found == text.handouts.end()) return {};
        std::string html = element("h1", found->second.title);
        for (const std::string& paragraph : found->second.paragraphs)
            html += element("p", paragraph);
        return sheet("handout", html);
    }

    [[nodiscard]] std::string poster() const {
        const auto code = wish.link.empty() ? std::nullopt : qr_code(wish.link);
        std::string html = element("h1", word("poster")) + element("p", word("poster_help"));
        html += code ? drawn(*code)
                     : around("div class=\"place\"", element("span", word("poster_place")));
        html +=
            element("p class=\"link\" dir=\"ltr\"", wish.link) + element("p", word("poster_paper"));
        return sheet("poster", html);
    }

    [[nodiscard]] static std::string drawn(const QrCode& code) {
        constexpr std::size_t quiet = 4;  // modules that stay light around it
        std::string path;
        for (std::size_t y = 0; y < code.size(); ++y)
            for (std::size_t x = 0; x < code.size(); ++x)
                if (code[y][x])
                    path += 'M' + std::to_string(x + quiet) + ' ' + std::to_string(y + quiet) +
                            "h1v1h-1z";
        const std::string size = std::to_string(code.size() + 2 * quiet);
        return "<svg viewBox=\"0 0 " + size + ' ' + size +
               "\" shape-rendering=\"crispEdges\" role=\"img\"><path d=\"" + path + "\"/></svg>\n";
    }

    const Guide& guide;
    const GuideText& text;
    const PrintWish& wish;
    Words words;
};

}  // namespace

std::optional<Paper> paper_of(std::string_view name) {
    if (name.empty() || name == "a4") return Paper::a4;
    if (name == "letter") return Paper::letter;
    return std::nullopt;
}

std::string printed(const Guide& guide, const Library& library, const PrintWish& wish) {
    return Kit{guide, library, wish}.page();
}

}  // namespace outward::server
