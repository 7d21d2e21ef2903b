#include "server/rehearsal/themes.hpp"

#include "engine/likeness.hpp"

#include <algorithm>

namespace outward::server {

using nlohmann::json;

namespace {

constexpr std::size_t most_themes = 3;
constexpr std::size_t longest_name = 40;  // code points

/// As many whole words from the beginning as make a name.
std::string first_words(const std::string& text) {
    std::size_t letters = 0;
    std::size_t word_end = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool begins_letter = (static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U;
        if (text[i] == ' ') word_end = i;
        if (begins_letter && ++letters > longest_name)
            return text.substr(0, word_end > 0 ? word_end : i);
    }
    return text;
}

struct Seed {
    engine::Likeness like;
    PlannedTheme theme;
};

}  // namespace

std::vector<PlannedTheme> plan_themes(const json& notes, const json& of) {
    std::vector<Seed> seeds;
    std::size_t others = 0;
    for (const json& note : notes) {
        const bool asked_for = of.empty() || std::ranges::find(of, note["category"]) != of.end();
        if (note["status"] != "shown" || note.contains("theme") || !asked_for) continue;
        const auto text = note["text"].get<std::string>();
        auto seed =
            std::ranges::find_if(seeds, [&](const Seed& known) { return known.like.to(text); });
        if (seed == seeds.end() && seeds.size() < most_themes)
            seed = seeds.insert(seed, {engine::Likeness{text}, {first_words(text), {}}});
        if (seed == seeds.end())
            seed = seeds.begin() + static_cast<std::ptrdiff_t>(others++ % seeds.size());
        seed->theme.notes.push_back(note["id"]);
    }
    std::vector<PlannedTheme> themes;
    for (Seed& seed : seeds) themes.push_back(std::move(seed.theme));
    return themes;
}

}  // namespace outward::server
