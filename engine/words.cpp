#include "engine/words.hpp"

#include "engine/letters.hpp"
#include "engine/text.hpp"

#include <utility>

namespace outward::engine {

std::vector<Word> words_in(std::string_view text) {
    std::vector<Word> words;
    Word word;
    const auto end_word = [&] {
        if (word.letters.empty()) return;
        word.letters = unified(word.letters);
        if (!word.letters.empty()) words.push_back(std::move(word));
        word = {};
    };
    const auto add = [&](char32_t code, std::size_t from, std::size_t to) {
        if (word.letters.empty()) word.from = from;
        append(word.letters, small_letter(code));
        word.to = to;
    };
    for (std::size_t here = 0; here < text.size();) {
        const CodePoint next = first_character(text.substr(here));
        const std::size_t end = here + next.length;
        switch (kind_of(next.code)) {
            case LetterKind::in_word:
                add(next.code, here, end);
                break;
            case LetterKind::between:
                end_word();
                break;
            case LetterKind::alone:
                end_word();
                add(next.code, here, end);
                word.alone = true;
                end_word();
                break;
            case LetterKind::passed_over:
                break;
        }
        here = end;
    }
    end_word();
    return words;
}

}  // namespace outward::engine
