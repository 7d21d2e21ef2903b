#include "tests/support/random_initiative.hpp"

#include <array>

namespace outward::tests {

std::string RandomTeamwork::member() {
    static constexpr std::array who{"f", "f", "n", "n", "m", "", "w"};
    return who[below(who.size())];
}

RecordId RandomTeamwork::theme() { return {"t" + std::to_string(below(6))}; }

std::vector<RecordId> RandomTeamwork::themes() {
    std::vector<RecordId> some;
    for (unsigned left = below(3); left > 0; --left) some.push_back(theme());
    return some;
}

std::vector<StatementNumber> RandomTeamwork::statements(const Team& team) {
    std::vector<StatementNumber> some;
    const auto bound = static_cast<unsigned>(team.state.statements.size()) + 1;
    for (unsigned left = 1 + below(4); left > 0; --left)
        some.push_back(static_cast<StatementNumber>(below(bound)) + (below(20) == 0 ? 0 : 1));
    return some;
}

std::vector<StatementNumber> RandomTeamwork::lying_in(const Team& team, const RecordId& in) {
    std::vector<StatementNumber> some;
    for (std::size_t at = 0; at < team.state.statements.size(); ++at) {
        const Statement& statement = team.state.statements[at];
        if (!statement.gone && statement.placement.theme == in && below(2) == 0)
            some.push_back(static_cast<StatementNumber>(at) + 1);
    }
    return some;
}

ask::Gather RandomTeamwork::gathering() {
    ask::Gather ask{{"c" + std::to_string(below(3))}, {}, "2026-11-01"};
    for (int n = 0; n < 8; ++n) {
        if (below(6) == 0) continue;
        GatheredNote note = a_note("n" + std::to_string(n), below(2) == 0);
        note.highlighted = below(4) == 0;
        note.promise = below(5) == 0;
        ask.notes.push_back(note);
    }
    return ask;
}

Record RandomTeamwork::record(const Team& team) {
    const std::string id = std::to_string(below(3));
    switch (below(9)) {
        case 0:
            return record::Group{{"g" + id}, text(), {}, text()};
        case 1:
            return record::Tension{{"x" + id}, text(), themes()};
        case 2: {
            record::Sentence sentence = a_sentence("s" + id, "t1");
            sentence.themes = themes();
            sentence.texts["en"] = text();
            sentence.slot = static_cast<record::Slot>(below(5));
            return sentence;
        }
        case 3:
            return record::Readback{{"readback"}, {below(3) == 0 ? "" : "v" + id}, 0};
        case 4: {
            record::StoryPart part = a_story_part(record::story_parts[below(5)]);
            part.texts["en"] = text();
            part.themes = themes();
            return part;
        }
        case 5: {
            record::Description description = a_description();
            description.title = text();
            return description;
        }
        case 6:
            return record::Source{{"c" + id}, below(2) == 0, text()};
        case 7: {
            const auto updates = team.state.all<record::Update>();
            if (updates.empty()) return a_story_part("before");
            record::Update update = *updates[below(static_cast<unsigned>(updates.size()))];
            update.texts["en"] = text();
            return update;
        }
        default:
            break;
    }
    record::Theme theme_set = a_theme(theme().value, text());
    theme_set.challenge = static_cast<record::Challenge>(below(3));
    theme_set.rank = static_cast<int>(below(4));
    return theme_set;
}

InitiativeCommand RandomTeamwork::about_records(const Team& team) {
    if (below(5) == 0) {
        const auto kind = static_cast<RecordKindIndex>(below(14));
        std::vector<RecordId> ids;
        for (const auto& [key, kept] : team.state.records)
            if (key.first == kind) ids.push_back(key.second);
        const RecordId id =
            ids.empty() ? RecordId{"none"} : ids[below(static_cast<unsigned>(ids.size()))];
        return ask::RemoveRecord{kind, id};
    }
    ask::SetRecord set{record(team), 0};
    const Kept* kept = team.state.find_kept(set.record.index(), id_of(set.record));
    if (kept && below(8) != 0) set.over = kept->seq;
    return set;
}

InitiativeCommand RandomTeamwork::about_themes(const Team& team) {
    switch (below(6)) {
        case 0:
            return ask::MakeTheme{theme(), text(), statements(team)};
        case 1:
            return ask::MergeThemes{theme(), themes()};
        case 2: {
            const RecordId whole = theme();
            return ask::SplitTheme{whole, theme(), text(), lying_in(team, whole)};
        }
        case 3:
            return ask::LockTheme{theme(), below(3) != 0};
        case 4:
            return ask::Place{statements(team), below(2) == 0,
                              below(3) == 0 ? RecordId{} : theme()};
        default:
            break;
    }
    if (below(3) == 0)
        if (const auto some = lying_in(team, theme()); !some.empty())
            return ask::Mark{some, StatementMark::evidence, true};
    return ask::Mark{statements(team), static_cast<StatementMark>(below(3) == 0 ? below(4) : 0),
                     below(5) != 0};
}

InitiativeCommand RandomTeamwork::about_narrative() {
    const std::string version = "v" + std::to_string(below(3));
    switch (below(4)) {
        case 0:
            return ask::KeepVersion{{version}, text()};
        case 1:
            return ask::Sign{{version}, {text(), "2026-11-20", static_cast<int>(below(9)), 1, ""}};
        case 2:
            return ask::Approve{{"version:" + version}, text()};
        default:
            return ask::Approve{{below(2) == 0 ? "story" : "update:c1/heard"}, text()};
    }
}

InitiativeCommand RandomTeamwork::command(const Team& team) {
    switch (below(10)) {
        case 0:
            return gathering();
        case 1:
            return about_narrative();
        case 2:
        case 3:
            return about_records(team);
        case 4:
            return ask::SetStage{static_cast<ThemingStage>(below(7))};
        case 5:
            if (below(3) == 0) return ask::SetReady{below(2) == 0};
            return ask::UndoAct{
                team.state.undoables.empty()
                    ? below(5)
                    : team.state
                          .undoables[below(static_cast<unsigned>(team.state.undoables.size()))]
                          .first};
        default:
            return about_themes(team);
    }
}

}  // namespace outward::tests
