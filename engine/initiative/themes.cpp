#include "engine/initiative/themes.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace outward::engine {

namespace {

/// What guides call a story.
constexpr std::string_view story_category = "story";

struct Tallied {
    ThemeFigures figures;
    std::set<std::string_view> conversations;
    std::set<std::string_view> quoted;

    void add(const Statement& statement) {
        const auto& [picked, theme, evidence, strong, specific, outlier] = statement.placement;
        const GatheredNote& note = statement.note;
        figures.statements += 1;
        figures.strong += note.highlighted || strong;
        figures.specific += note.quote || note.category.value == story_category || specific;
        figures.evidence += evidence;
        figures.outliers += outlier;
        conversations.insert(statement.conversation.value);
        if (evidence) quoted.insert(statement.conversation.value);
    }
    ThemeFigures total() {
        figures.conversations = static_cast<int>(conversations.size());
        figures.evidence_conversations = static_cast<int>(quoted.size());
        return figures;
    }
};

}  // namespace

std::map<RecordId, ThemeFigures> figures_of(const Initiative& initiative,
                                            const std::set<RecordId>& themes) {
    std::map<RecordId, Tallied> tallies;
    for (const RecordId& theme : themes)
        if (initiative.find<record::Theme>(theme)) tallies[theme];
    if (tallies.empty()) return {};
    for (const Statement& statement : initiative.statements) {
        if (statement.gone || statement.placement.theme.empty()) continue;
        const auto tallied = tallies.find(statement.placement.theme);
        if (tallied != tallies.end()) tallied->second.add(statement);
    }
    std::map<RecordId, ThemeFigures> figures;
    for (auto& [theme, tallied] : tallies) figures.emplace(theme, tallied.total());
    return figures;
}

ThemeFigures figures_of(const Initiative& initiative, const RecordId& theme) {
    const auto figures = figures_of(initiative, std::set{theme});
    return figures.empty() ? ThemeFigures{} : figures.begin()->second;
}

BoardFigures board_figures(const Initiative& initiative) {
    BoardFigures figures;
    for (const Statement& statement : initiative.statements) {
        if (statement.gone) continue;
        figures.statements += 1;
        figures.picked += statement.placement.picked;
        figures.themed += !statement.placement.theme.empty();
    }
    return figures;
}

std::vector<record::Sentence> narrative_of(const Initiative& initiative) {
    std::vector<record::Sentence> sentences;
    for (const auto* sentence : initiative.all<record::Sentence>()) sentences.push_back(*sentence);
    std::ranges::sort(sentences, {}, [](const record::Sentence& sentence) {
        return std::tuple{sentence.slot, sentence.rank, sentence.id};
    });
    return sentences;
}

}  // namespace outward::engine
