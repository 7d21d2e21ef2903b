#include "engine/wording.hpp"

#include <algorithm>
#include <array>

namespace outward::engine {

namespace {

/// Beyond ASCII: what ends a sentence, and what else stands between words.
constexpr std::array<std::string_view, 5> ends{"…", "؟", "۔", "。", "।"};
constexpr std::array<std::string_view, 15> signs{"’", "‘", "“", "”", "„", "«", "»",     "¿",
                                                 "¡", "–", "—", "،", "؛", "·", "\u00a0"};

/// In lower case; found anywhere in a question.
constexpr std::array<std::string_view, 17> inward_words{"library",
                                                        "libraries",
                                                        "librarian",
                                                        "our services",
                                                        "our programs",
                                                        "our programmes",
                                                        "our collection",
                                                        "biblioteca",
                                                        "bibliotecari",
                                                        "nuestros servicios",
                                                        "nuestros programas",
                                                        "nuestra colección",
                                                        "مكتبة",
                                                        "مكتبات",
                                                        "مكتبت",
                                                        "خدماتنا",
                                                        "برامجنا"};

template <class Signs>
std::size_t length_of_sign(std::string_view text, const Signs& known) {
    const auto found =
        std::ranges::find_if(known, [&](std::string_view sign) { return text.starts_with(sign); });
    return found == known.end() ? 0 : found->size();
}

bool ends_sentence(char c) { return c == '.' || c == '!' || c == '?'; }

char in_lower_case(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_in_word(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9');
}

}  // namespace

std::vector<Words> sentences_of(std::string_view text) {
    std::vector<Words> sentences(1);
    std::string word;
    const auto end_word = [&] {
        if (!word.empty()) sentences.back().push_back(std::move(word));
        word.clear();
    };
    while (!text.empty()) {
        const std::size_t end = length_of_sign(text, ends);
        const std::size_t sign = length_of_sign(text, signs);
        const char c = in_lower_case(text.front());
        const bool sentence_is_over = end > 0 || ends_sentence(c);
        if (!sentence_is_over && sign == 0 && is_in_word(c))
            word += c;
        else
            end_word();
        if (sentence_is_over && !sentences.back().empty()) sentences.emplace_back();
        text.remove_prefix(std::max({end, sign, std::size_t{1}}));
    }
    end_word();
    if (sentences.back().empty()) sentences.pop_back();
    return sentences;
}

Words words_of(std::string_view text) {
    Words all;
    for (Words& sentence : sentences_of(text)) std::ranges::move(sentence, std::back_inserter(all));
    return all;
}

bool stands_in(const Words& part, const Words& whole) {
    return !part.empty() &&
           std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

std::vector<std::string_view> inward_words_in(std::string_view question) {
    std::string low{question};
    std::ranges::transform(low, low.begin(), in_lower_case);
    std::vector<std::string_view> found;
    for (const std::string_view word : inward_words)
        if (low.find(word) != std::string::npos) found.push_back(word);
    return found;
}

}  // namespace outward::engine
