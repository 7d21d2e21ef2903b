#include "server/guides/slides.hpp"

#include "engine/text.hpp"
#include "server/guides/guide_on_paper.hpp"
#include "server/guides/html.hpp"

#include <string>
#include <utility>
#include <vector>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::size_t many_items = 5;   // more of them stand in two columns
constexpr std::size_t full_page = 330;  // letters of one list; more of them are smaller

/// Where on the way a slide stands; without a phase, beside it.
struct Slide {
    std::string kind;
    const Phase* phase = nullptr;
    std::string head;
    std::string html;
};

/// The fewer letters, the larger they are.
std::string size_of(const std::string& words, bool beside_a_list) {
    const std::size_t length = code_points(words).value_or(0);
    if (beside_a_list) return length < 60 ? "fair" : "small";
    return length < 36 ? "big" : length < 90 ? "fair" : "small";
}

class Deck : GuideOnPaper {
public:
    Deck(const Guide& from, const Library& words, std::string_view language)
        : GuideOnPaper(from, words, language) {}

    [[nodiscard]] std::string page(Paper paper) {
        add({"title", nullptr, "", element("h1", text.title) + element("p", text.summary)});
        add({"way", nullptr, "", element("h1", word("way")) + around("ol", way_with_minutes())});
        for (const Phase& phase : guide.phases) add_phase(phase);
        for (const Step& step : guide.steps)
            if (step.aside && step.form != Form::crew) add_step(step, nullptr);
        std::string body;
        for (std::size_t i = 0; i < all.size(); ++i) body += drawn(all[i], i + 1);
        return document_of({text.language, text.title, slide_style(paper)}, body);
    }

private:
    void add(Slide slide) { all.push_back(std::move(slide)); }

    [[nodiscard]] static bool is_on_line(const Step& step) {
        return !step.aside && step.form != Form::crew;
    }

    /// Of what the room does there, all rounds; 0 for a phase that it does not see.
    [[nodiscard]] int minutes_of(const Phase& phase) const {
        int sum = 0;
        for (const Step& step : guide.steps)
            if (step.phase == phase.id && is_on_line(step)) sum += step.minutes;
        return sum * phase.rounds;
    }

    [[nodiscard]] std::string way_with_minutes() const {
        std::string html;
        for (const Phase& phase : guide.phases)
            if (const int sum = minutes_of(phase); sum > 0)
                html += around("li", element("span", title_of(phase)) + element("b", minutes(sum)));
        return html;
    }

    void add_phase(const Phase& phase) {
        if (phase.at_tables) add_questions(phase);
        for (const Step& step : guide.steps) {
            if (step.phase != phase.id || !is_on_line(step)) continue;
            add_step(step, &phase);
            if (step.kind == StepKind::tables) add_roles(phase);
        }
    }

    void add_step(const Step& step, const Phase* phase) {
        const StepText& say = text_of(step);
        const std::string rest = items_of(step, say);
        const std::string& asked = say.prompt.empty() ? say.title : say.prompt;
        std::string when = minutes(step.minutes);
        if (step.aside) when += " · " + word("aside");
        add({"step", phase, element("span", say.title) + element("b", when),
             element("h1 class=\"" + size_of(asked, !rest.empty()) + '"', asked) + rest});
    }

    /// What stands below the question.
    [[nodiscard]] std::string items_of(const Step& step, const StepText& say) const {
        std::string html = listed("rules", ordered(step.rules, say.rules)) +
                           listed("choices", ordered(step.question.options, say.options));
        if (!step.question.levels.empty())
            html += element("h2", word("levels")) +
                    listed("levels", ordered(step.question.levels, say.levels));
        std::string slots;
        for (const SlotId& id : step.slots)
            if (const auto slot = say.slots.find(id); slot != say.slots.end())
                slots += around("li", element("span", slot->second.label) + "<i></i>");
        return html + around("ul class=\"slots\"", slots);
    }

    [[nodiscard]] static std::string listed(const std::string& kind,
                                            const std::vector<std::string>& items) {
        std::size_t letters = 0;
        for (const std::string& item : items) letters += code_points(item).value_or(0);
        const std::string many = items.size() > many_items ? " many" : "";
        const std::string full = letters > full_page || items.size() > 8 ? " full" : "";
        return list_of(items, "ul class=\"" + kind + many + full + '"');
    }

    /// All that the tables are asked, on one page: it can stay up while they walk through it.
    void add_questions(const Phase& phase) {
        std::string items;
        for (const Step& step : guide.steps)
            if (step.phase == phase.id && is_talked_about(step))
                items += around("li", element("span", text_of(step).prompt) +
                                          element("b", minutes(step.minutes)));
        add({"way questions", &phase, "", element("h1", title_of(phase)) + around("ol", items)});
    }

    void add_roles(const Phase& phase) {
        std::string items;
        for (const char* name : {"host", "scribe", "everyone", "helper"}) {
            const std::string role = std::string{"role."} + name;
            items += around("div", element("dt", word(role)) + element("dd", word(role + ".does")));
        }
        add({"roles", &phase, "", element("h1", word("table_card")) + around("dl", items)});
    }

    /// The phases in a row, and the one where we are.
    [[nodiscard]] std::string drawn(const Slide& slide, std::size_t number) const {
        std::string row;
        for (const Phase& phase : guide.phases)
            if (minutes_of(phase) > 0)
                row += element(&phase == slide.phase ? "li class=\"here\"" : "li",
                               ordered<PhaseId>({phase.id}, text.phases).front());
        const std::string of = std::to_string(number) + " / " + std::to_string(all.size());
        return around("section class=\"slide " + slide.kind + '"',
                      around("header", slide.head) + around("div class=\"middle\"", slide.html) +
                          around("footer", around("ol", row) + element("span", of)));
    }

    std::vector<Slide> all;
};

}  // namespace

std::string slides(const Guide& guide, const Library& library, std::string_view language,
                   Paper paper) {
    return Deck{guide, library, language}.page(paper);
}

}  // namespace outward::server
