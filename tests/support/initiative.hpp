// An initiative for tests, that is asked things in order and keeps its log.
#pragma once

#include "engine/initiative/decide.hpp"
#include "engine/initiative/themes.hpp"
#include "tests/support/builders.hpp"

#include <string>
#include <vector>

namespace outward::tests {

/// `f` leads, `n` and `m` are its team, `w` is a wall; the host asks without a name.
class Team {
public:
    Team();

    Result<InitiativeDecision, Rejection> ask(const std::string& who,
                                              const InitiativeCommand& command);
    /// Asks and gives the act; fails the test when refused.
    Seq must(const std::string& who, const InitiativeCommand& command);
    /// The reason of the refusal; fails the test when it was not refused, or in no sentence.
    Reason refused(const std::string& who, const InitiativeCommand& command);

    /// Sets a record over what is there.
    Seq set(const std::string& who, Record record);
    /// The conversations c1 … with so many notes each, c1's being 1 …; the first of each is a
    /// quote.
    Team& gather(int conversations, int notes);
    /// A theme of these, which holds and has been challenged when they are of two conversations.
    Team& theme(const std::string& id, const std::vector<StatementNumber>& statements);
    /// A narrative of one sentence that stands on the theme t1 (statements 1 and 4 of two
    /// conversations with three notes), kept as the version v1.
    Team& narrative();

    [[nodiscard]] Placement placement(StatementNumber number) const {
        return state.find(number)->placement;
    }

    Initiative state;
    std::vector<InitiativeRecorded> log;
    Millis now = start_of_time;

private:
    void record(const InitiativeDecision& decision, const MemberId& by, std::string_view act);
};

[[nodiscard]] record::Description a_description();
[[nodiscard]] GatheredNote a_note(const std::string& id, bool quote = false);
[[nodiscard]] record::Sentence a_sentence(const std::string& id, const std::string& theme);
[[nodiscard]] record::StoryPart a_story_part(std::string_view id);
[[nodiscard]] record::Theme a_theme(const std::string& id, const std::string& name = "");

[[nodiscard]] Initiative fold(const std::vector<InitiativeRecorded>& log);

}  // namespace outward::tests
