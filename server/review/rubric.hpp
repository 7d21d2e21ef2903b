// A rubric: the few questions that a coach looks through a conversation with, and the levels of
// each answer, in the words of each language (content/rubrics/,
// protocols/schemas/rubric.schema.json).
#pragma once

#include "engine/guide.hpp"
#include "engine/result.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

namespace rubric_limits {
inline constexpr std::size_t bytes = 256 * 1024;  // of all files together
inline constexpr std::size_t languages = 20;
inline constexpr std::size_t criteria = 20;
inline constexpr std::size_t least_levels = 2;
inline constexpr std::size_t levels = 6;
// In Unicode code points.
inline constexpr std::size_t version = 40;
inline constexpr std::size_t title = 120;
inline constexpr std::size_t words = 1000;  // about, a question, what to look for, a level
}  // namespace rubric_limits

struct Criterion {
    std::string id;
    std::vector<std::string> levels;  // from the lowest to the highest
};

struct CriterionText {
    std::string question;
    std::string look_for;
    std::map<std::string, std::string> levels;
};

struct RubricText {
    std::string title;
    std::string about;
    std::map<std::string, CriterionText> criteria;
};

struct Rubric {
    std::string id;
    std::string version;
    std::vector<std::string> languages;  // the first is the one that others fall back to
    std::vector<Criterion> criteria;     // in the order in which they are asked
    std::map<std::string, RubricText> texts;

    /// The language that stands in for that one: itself, else the same without region, else the
    /// first.
    [[nodiscard]] const std::string& language_for(std::string_view wanted) const;
};

using RubricResult = engine::Result<Rubric, engine::Trouble>;

/// Reads rubric.json and a text.LANGUAGE.json for each of its languages. A rubric that is read has
/// all its words in each of them; else every problem is told, one a line.
[[nodiscard]] RubricResult read_rubric(const std::vector<engine::GuideFile>& files);

/// The same from one text, {"rubric": …, "texts": {"en": …, …}}, as a version that a coach edited
/// is kept.
[[nodiscard]] RubricResult read_rubric(std::string_view single);

/// As one text that read_rubric reads again.
[[nodiscard]] std::string to_single(const Rubric& rubric);

/// For a page, as RubricView of review.schema.json but for `own`, which is not the rubric's to say:
/// in the language that stands in for `language`.
[[nodiscard]] nlohmann::json encode(const Rubric& rubric, std::string_view language);

}  // namespace outward::server
