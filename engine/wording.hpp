// Texts as sentences of words, for what the checker says about them. In any script.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace outward::engine {

using Words = std::vector<std::string>;

/// The words of each sentence, without punctuation; letters of ASCII in lower case.
[[nodiscard]] std::vector<Words> sentences_of(std::string_view text);

/// All words of the text.
[[nodiscard]] Words words_of(std::string_view text);

/// Whether `part` stands in `whole`, word after word. Never for no words.
[[nodiscard]] bool stands_in(const Words& part, const Words& whole);

/// The words in it that turn a question inward, to the library and away from the community, in
/// English, Spanish and Arabic. Empty for a question that looks outward.
[[nodiscard]] std::vector<std::string_view> inward_words_in(std::string_view question);

}  // namespace outward::engine
