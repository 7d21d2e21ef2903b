// Builders for tests: a small guide with every kind of step, and a conversation that is asked
// things in order and keeps its log.
#pragma once

#include "engine/conversation.hpp"
#include "engine/decide.hpp"
#include "engine/guide.hpp"

#include <string>
#include <vector>

namespace outward::tests {

using namespace engine;

inline constexpr Millis start_of_time{1'700'000'000'000};

/// The files of a sound guide: welcome, rules, jot (write), hopes (capture, with an aside in pairs
/// and a guarded move to it), turns (round), story, close, and a debrief for the crew.
[[nodiscard]] std::vector<GuideFile> small_guide_files();
[[nodiscard]] Guide small_guide();
/// Fails the test when they make no sound guide.
[[nodiscard]] Guide sound(const std::vector<GuideFile>& files);

/// A guide that decides: welcome, choose (poll), several (poll), feeling (scale), dots (3 each),
/// rank (order), look (quiz, cells from 3), rate (grid), who (promise), break, close. The options
/// are a, b and c, the levels low and high.
[[nodiscard]] std::vector<GuideFile> voting_guide_files();
[[nodiscard]] Guide voting_guide();

/// A guide at tables: welcome, sit (tables of 3, counted off), then by each table itself talk
/// (capture), turns (round), tell (story) with an aside (wander); all together quick (capture) at
/// tables; mingle (tables mixed anew), report (round by tables), close.
[[nodiscard]] std::vector<GuideFile> tables_guide_files();
[[nodiscard]] Guide tables_guide();

/// One of the three, in turn.
[[nodiscard]] Guide guide_for(std::uint32_t seed);

/// Replaces the first occurrence of `from` in that file; fails loudly when it is not there.
[[nodiscard]] std::vector<GuideFile> with(std::vector<GuideFile> files, const std::string& name,
                                          const std::string& from, const std::string& to);

class Session {
public:
    /// A created conversation with a facilitator `f`, a note-taker `n`, `people` participants `p1`,
    /// `p2` …, and with a guide at tables a host `h` and a scribe `s`, who have no table yet.
    explicit Session(int people = 3, Guide guide = small_guide());

    /// A new member takes that seat.
    void join(const std::string& member, Seat seat, const std::string& language = "en");
    /// Without a name it is the room itself that asks.
    Result<Decision, Rejection> ask(const std::string& member, const Command& command);
    /// Asks and gives the sequence number that it was saved at; fails the test when refused.
    Seq must(const std::string& member, const Command& command);
    /// The reason of the refusal; fails the test when it was not refused.
    Reason refused(const std::string& member, const Command& command);

    Session& start();
    Session& go_to(const std::string& step);
    Seq note(const std::string& member, const std::string& id, const std::string& text);

    [[nodiscard]] std::string here() const;
    [[nodiscard]] command::From from() const;

    Guide guide;
    Conversation state;
    std::vector<Recorded> log;
    Millis now = start_of_time;

private:
    void record(const Decision& decision, const MemberId& by);
};

/// Folds a log from nothing.
[[nodiscard]] Conversation fold(const std::vector<Recorded>& log);

}  // namespace outward::tests
