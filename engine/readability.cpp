#include "engine/readability.hpp"

#include "engine/syllables.hpp"
#include "engine/text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace outward::engine {

namespace {

constexpr std::size_t most_hard_words = 20;
constexpr std::size_t most_letters_of_short_word = 6;  // in LIX

struct EaseFormula {
    std::string_view language;
    const char* name;
    double base;
    double per_words;
    double per_syllables;
    int hard_from;  // syllables
};
constexpr std::array ease_formulas{
    EaseFormula{"en", "Flesch Reading Ease", 206.835, 1.015, 84.6, 4},
    EaseFormula{"es", "Fernández Huerta", 206.84, 1.02, 60, 5},
    EaseFormula{"de", "Amstad", 180, 1, 58.5, 5},
    EaseFormula{"fr", "Kandel-Moles", 207, 1.015, 73.6, 4},
};
constexpr double least_easy_score = 60;

struct NewspaperLix {
    std::string_view language;
    int lix;
};
constexpr int swedish_newspaper = 47;
constexpr int easy_lix_in_swedish = 40;
constexpr std::array newspapers{NewspaperLix{"sv", swedish_newspaper},
                                NewspaperLix{"no", 48},
                                NewspaperLix{"nb", 48},
                                NewspaperLix{"nn", 48},
                                NewspaperLix{"da", 51},
                                NewspaperLix{"it", 65},
                                NewspaperLix{"pt", 70},
                                NewspaperLix{"fi", 72},
                                NewspaperLix{"ru", 65}};
constexpr std::size_t hard_letters = 13;  // in a language that is measured by LIX

template <class Table>
auto row_of(const Table& table, std::string_view language) {
    const auto found = std::ranges::find(table, language, &Table::value_type::language);
    return found == table.end() ? nullptr : &*found;
}

bool is_in(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

bool is_mark_in_word(char32_t c) { return c == '\'' || c == U'’' || c == U'\u00AD'; }
bool is_digit(char32_t c) { return is_in(c, '0', '9'); }
bool ends_sentence(char32_t c) {
    return c == '.' || c == '!' || c == '?' || c == U'…' || c == U'؟' || c == U'۔' || c == U'।';
}
/// A letter of a script that writes its vowels: Latin, Greek, Cyrillic, Armenian, Georgian.
bool is_alphabetic(char32_t c) {
    return is_in(c, 'a', 'z') || is_in(c, 'A', 'Z') || is_in(c, 0xC0, 0x24F) ||
           is_in(c, 0x370, 0x58F) || is_in(c, 0x10A0, 0x10FF) || is_in(c, 0x1E00, 0x1FFF);
}
bool is_blank_character(char32_t c) {
    return c <= ' ' || c == 0xA0 || is_in(c, 0x2000, 0x200B) || c == 0x202F || c == 0x3000;
}
bool is_in_word(char32_t c) {
    return is_digit(c) || is_alphabetic(c) || is_mark_in_word(c) ||
           (c >= 0x300 && !is_in(c, 0x2000, 0x2BFF) && !is_in(c, 0x3000, 0x3020) &&
            !is_in(c, 0x1F000, 0x1FAFF) && !ends_sentence(c) && c != U'،' && c != U'؛');
}

struct ReadWord {
    std::string text;
    std::size_t letters = 0;
    bool alphabetic = false;
};

struct ReadText {
    std::vector<ReadWord> words;
    int sentences = 0;
};

/// A full stop ends a sentence when a blank, a closing sign or nothing follows, and what stands
/// before it is neither a single letter ("U.S.", "J.") nor a number.
class SentenceReader {
public:
    ReadText read(std::string_view text) {
        while (!text.empty()) {
            const CodePoint next = first_code_point(text);
            const std::size_t length = std::max<std::size_t>(next.length, 1);
            take(next.length > 0 ? next.code : U' ', text.substr(0, length));
            text.remove_prefix(length);
        }
        end_word();
        end_sentence();
        return std::move(result);
    }

private:
    void take(char32_t c, std::string_view bytes) {
        if (is_in_word(c)) {
            if (stopped && !word.text.empty()) return take_behind_stop(c, bytes);
            stopped = false;
            return add(c, bytes);
        }
        if (ends_sentence(c)) {
            stopped = true;
            if (c != '.' || !single_letter) sure = true;
            return;
        }
        const bool blank = is_blank_character(c);
        end_word();
        if (stopped && sure && blank) end_sentence();
        if (blank) stopped = sure = false;
        line_ends = c == '\n' ? line_ends + 1 : (blank ? line_ends : 0);
        if (line_ends >= 2) end_sentence();
    }
    /// "3.5", "U.S.": one word.
    void take_behind_stop(char32_t c, std::string_view bytes) {
        stopped = sure = false;
        add(c, bytes);
        single_letter = !is_digit(c);
    }
    void add(char32_t c, std::string_view bytes) {
        line_ends = 0;
        word.text += bytes;
        if (is_mark_in_word(c)) return;
        single_letter = ++word.letters == 1 && !is_digit(c);
        word.alphabetic = word.alphabetic || is_alphabetic(c);
    }
    void end_word() {
        if (word.letters > 0) {
            result.words.push_back(std::move(word));
            open = true;
        }
        word = {};
        single_letter = false;
    }
    void end_sentence() {
        if (open) ++result.sentences;
        open = false;
    }

    ReadText result;
    ReadWord word;
    bool open = false;           // the sentence has a word
    bool stopped = false;        // behind a sign that ends a sentence,
    bool sure = false;           // which it does when a blank follows
    bool single_letter = false;  // stands before it
    int line_ends = 0;
};

double rounded(double value) { return std::round(value * 10) / 10; }

/// The longest first; of the same length, as they come.
std::vector<std::string> hardest(const std::vector<ReadWord>& words, auto length, auto from) {
    std::vector<std::pair<std::string, decltype(from)>> hard;
    for (const ReadWord& word : words)
        if (const auto its = length(word);
            its >= from && std::ranges::find(hard, word.text, [](const auto& entry) {
                               return entry.first;
                           }) == hard.end())
            hard.emplace_back(word.text, its);
    std::ranges::stable_sort(hard, std::greater{}, [](const auto& entry) { return entry.second; });
    if (hard.size() > most_hard_words) hard.resize(most_hard_words);
    std::vector<std::string> texts;
    for (auto& entry : hard) texts.push_back(std::move(entry.first));
    return texts;
}

void measure_ease(PlainLanguage& plain, const ReadText& text, const EaseFormula& formula) {
    int syllables = 0;
    const auto syllables_of = [&](const ReadWord& word) {
        return syllables_in(word.text, formula.language);
    };
    for (const ReadWord& word : text.words) syllables += syllables_of(word);
    plain.measure = formula.name;
    plain.score = rounded(formula.base -
                          formula.per_words * static_cast<double>(plain.words) / plain.sentences -
                          formula.per_syllables * syllables / plain.words);
    plain.easy = *plain.score >= least_easy_score;
    plain.hard_words = hardest(text.words, syllables_of, formula.hard_from);
}

void measure_lix(PlainLanguage& plain, const ReadText& text, std::string_view language) {
    const auto long_words = std::ranges::count_if(
        text.words, [](const ReadWord& word) { return word.letters > most_letters_of_short_word; });
    const auto* newspaper = row_of(newspapers, language);
    const int easy = easy_lix_in_swedish + (newspaper ? newspaper->lix - swedish_newspaper : 0);
    plain.measure = "LIX";
    plain.score = rounded(static_cast<double>(plain.words) / plain.sentences +
                          100.0 * static_cast<double>(long_words) / plain.words);
    plain.easy = *plain.score <= easy;
    plain.hard_words = hardest(text.words, std::mem_fn(&ReadWord::letters), hard_letters);
}

}  // namespace

PlainLanguage plain_language_of(std::string_view text, std::string_view language) {
    const ReadText read = SentenceReader{}.read(text);
    PlainLanguage plain{.language = std::string{language},
                        .measure = {},
                        .score = {},
                        .words = static_cast<int>(read.words.size()),
                        .sentences = read.sentences,
                        .hard_words = {}};
    if (read.words.empty()) return plain;
    plain.words_per_sentence = rounded(static_cast<double>(plain.words) / plain.sentences);
    const std::string_view primary = language.substr(0, language.find('-'));
    const auto alphabetic = std::ranges::count_if(read.words, &ReadWord::alphabetic);
    if (alphabetic * 2 < std::ssize(read.words) || primary == "vi") return plain;
    if (const auto* formula = row_of(ease_formulas, primary))
        measure_ease(plain, read, *formula);
    else
        measure_lix(plain, read, primary);
    return plain;
}

}  // namespace outward::engine
