#include "server/guides/printing.hpp"

#include "server/guides/guide_on_paper.hpp"
#include "server/guides/html.hpp"
#include "server/guides/qr.hpp"

namespace outward::server {

using namespace engine;

namespace {

constexpr int lines_for_crew = 4;
constexpr int lines_for_all = 9;

class Kit : GuideOnPaper {
public:
    Kit(const Guide& from, const Library& words, const PrintWish& wished)
        : GuideOnPaper(from, words, wished.language), wish(wished) {}

    [[nodiscard]] std::string page() const {
        std::string body = facilitators_sheet() + note_form() + table_cards() + agreements();
        for (const HandoutId& id : guide.handouts) body += handout(id);
        return document_of({text.language, text.title, print_style(wish.paper)}, body + poster());
    }

private:
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
            html += element("h2", title_of(phase));
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
            std::string title = ordered<CategoryId>({category.id}, text.categories).front();
            if (category.crew) title += " (" + word("crew") + ')';
            std::string lines;
            for (int i = 0; i < (category.crew ? lines_for_crew : lines_for_all); ++i)
                lines += "<i></i>";
            html += around("div class=\"lines\"", element("h2", title) + lines);
        }
        return sheet("notes", html);
    }

    [[nodiscard]] std::string table_cards() const {
        std::vector<std::string> questions;
        for (const Step& step : guide.steps)
            if (is_talked_about(step)) questions.push_back(text_of(step).prompt);
        const std::string rest = element("p", text.title) + titled("questions", questions) +
                                 element("p class=\"help\"", word("table_help"));
        if (tables() == 0) return sheet("card", element("h1", word("table_card")) + rest);
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

    const PrintWish& wish;
};

}  // namespace

std::string printed(const Guide& guide, const Library& library, const PrintWish& wish) {
    return Kit{guide, library, wish}.page();
}

}  // namespace outward::server
