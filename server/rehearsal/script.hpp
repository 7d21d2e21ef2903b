// Who says what in which step of a rehearsal. Made before it begins, from a seed, so that the same
// rehearsal can be run again.
#pragma once

#include "engine/guide.hpp"
#include "server/rehearsal/voices.hpp"

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace outward::server {

struct Line {
    engine::CategoryId category;
    std::string text;
};

class Script {
public:
    /// Everybody says about one thing in each step that takes notes from phones.
    [[nodiscard]] static Script from_voices(const engine::Guide& guide, const Voices& voices,
                                            int people, std::uint32_t seed);
    /// Every comment is said once, in order of time, spread over the steps; an author is always the
    /// same person.
    [[nodiscard]] static Script from_comments(const engine::Guide& guide,
                                              const std::vector<Comment>& comments, int people);

    /// What that person (from 0) says in that step.
    [[nodiscard]] const std::vector<Line>& lines(const engine::StepId& step, int person) const;
    [[nodiscard]] std::size_t count(const engine::StepId& step) const;
    /// All of it that belongs to one of those steps, in no particular order.
    [[nodiscard]] std::vector<std::string> texts(const std::set<engine::StepId>& steps) const;

private:
    std::map<engine::StepId, std::map<int, std::vector<Line>>> spoken;
};

}  // namespace outward::server
