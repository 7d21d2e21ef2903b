#include "engine/syllables.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace outward::engine {

namespace {

/// In small letters of Latin-1.
std::u32string small_letters_of(std::string_view word) {
    std::u32string letters;
    while (!word.empty()) {
        const CodePoint next = first_code_point(word);
        const bool capital = (next.code >= 'A' && next.code <= 'Z') ||
                             (next.code >= U'À' && next.code <= U'Þ' && next.code != U'×');
        if (next.length > 0) letters += capital ? next.code + 32 : next.code;
        word.remove_prefix(std::max<std::size_t>(next.length, 1));
    }
    return letters;
}

bool is_one_of(char32_t letter, std::u32string_view letters) {
    return letters.find(letter) != std::u32string_view::npos;
}

constexpr std::u32string_view vowels = U"aeiouyáàâäãåæéèêëíìîïóòôöõøœúùûüýÿ";
bool is_vowel(char32_t letter) { return is_one_of(letter, vowels); }

/// Vowels that stand together are one syllable, but where `parts` says that a new one begins
/// between two of them.
template <class Parts>
int groups_in(std::u32string_view word, Parts parts) {
    int groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]) || parts(i))) ++groups;
    return groups;
}

/// An e at the end is heard in "table" and "the", not in "safe"; in "-ed" after d and t; in "-es"
/// after a hiss.
bool ends_silent_in_english(std::u32string_view word) {
    const std::size_t size = word.size();
    if (size < 3) return false;
    const auto before = [&](std::size_t back) { return word[size - 1 - back]; };
    if (before(0) == 'e') {
        const bool after_l = before(1) == 'l' && !is_vowel(before(2));
        return !is_vowel(before(1)) && !after_l;
    }
    if (before(1) != 'e' || is_vowel(before(2))) return false;
    if (before(0) == 'd') return !is_one_of(before(2), U"dt");
    if (before(0) != 's') return false;
    const bool hiss = is_one_of(before(2), U"sxzcg") ||
                      (size > 3 && before(2) == 'h' && is_one_of(before(3), U"cs"));
    const bool after_l = size > 3 && before(2) == 'l' && !is_vowel(before(3));
    return !hiss && !after_l;
}

int in_english(std::u32string_view word) {
    const auto parts = [word](std::size_t i) {
        const char32_t first = word[i - 1];
        const char32_t second = word[i];
        const char32_t before = i >= 2 ? word[i - 2] : U' ';
        const bool first_vowel = std::ranges::none_of(word.substr(0, i - 1), is_vowel);
        const bool ends = i + 1 == word.size();
        if (first == 'i' && is_one_of(second, U"aou"))  // "social", "nation", "union": no
            return first_vowel || !is_one_of(before, second == 'o' ? U"tscgxnl" : U"tscgx");
        if (first == 'e' && second == 'o') return before != 'p' && before != 'g';  // people
        if (first == 'e' && second == 'a' && ends) return !first_vowel;            // area, tea
        if (first == 'u' && is_one_of(second, U"ao")) return !is_one_of(before, U"qg");  // usual
        if (first == 'y') return i >= 2;  // flying, player; year
        const std::u32string_view rest = word.substr(i - 1);
        return rest.starts_with(U"eing") || rest.starts_with(U"oing") ||
               rest.starts_with(U"eate") || rest.starts_with(U"iet");
    };
    int count = groups_in(word, parts) - (ends_silent_in_english(word) ? 1 : 0);
    const bool ends_in_nt = word.ends_with(U"n't") || word.ends_with(U"n’t");
    if (word.ends_with(U"ism")) ++count;
    if (ends_in_nt && word.size() > 3 && is_one_of(word[word.size() - 4], U"ds"))
        ++count;  // didn't
    return count;
}

/// Strong vowels (a, e, o, and accented ones) make a syllable each; weak ones lean on a neighbour.
int in_spanish(std::u32string_view word) {
    const auto is_strong = [](char32_t letter) { return is_one_of(letter, U"aeoáéóíú"); };
    return groups_in(word,
                     [&](std::size_t i) { return is_strong(word[i - 1]) && is_strong(word[i]); });
}

int in_german(std::u32string_view word) {
    constexpr std::array<std::u32string_view, 13> pairs{
        U"ie", U"ei", U"ai", U"au", U"eu", U"äu", U"aa", U"ee", U"oo", U"ey", U"ay", U"oy", U"ou"};
    bool paired = false;  // the vowel before is the second of a pair
    return groups_in(word, [&, word](std::size_t i) {
        const bool behind_a_vowel = i >= 2 && is_vowel(word[i - 2]);
        paired = !(behind_a_vowel && paired) &&
                 std::ranges::find(pairs, word.substr(i - 1, 2)) != pairs.end();
        if (word.substr(i - 1) == U"eum") return true;
        return !paired && !(word[i - 1] == 'u' && i >= 2 && word[i - 2] == 'q');
    });
}

/// "-e", "-es" at the end are silent, and so is "-ent" of verbs, which spelling does not tell from
/// that of "moment": it counts.
int in_french(std::u32string_view word) {
    std::u32string_view heard = word;
    const bool has_more = groups_in(word, [](std::size_t) { return false; }) > 1;
    if (has_more && heard.ends_with(U"es")) heard.remove_suffix(2);
    if (has_more && heard.ends_with(U"e")) heard.remove_suffix(1);
    if (has_more && (heard.ends_with(U"qu") || heard.ends_with(U"gu"))) heard.remove_suffix(1);
    return groups_in(heard, [heard](std::size_t i) {
        const char32_t first = heard[i - 1];
        const bool accent = first == U'é' || first == U'ï' || is_one_of(heard[i], U"éèëïâ");
        // "client", "ouvrier": after two consonants an i is a syllable.
        const bool crowded =
            first == 'i' && i >= 3 && is_one_of(heard[i - 2], U"lr") && !is_vowel(heard[i - 3]);
        return crowded || (accent && !is_one_of(first, U"iuy")) ||
               (first == 'o' && heard[i] == 'a');
    });
}

std::string_view primary(std::string_view language) {
    return language.substr(0, language.find('-'));
}

struct Rules {
    std::string_view language;
    int (*count)(std::u32string_view word);
};
constexpr std::array all_rules{Rules{"en", in_english}, Rules{"es", in_spanish},
                               Rules{"de", in_german}, Rules{"fr", in_french}};

const Rules* rules_of(std::string_view language) {
    const auto found = std::ranges::find(all_rules, primary(language), &Rules::language);
    return found == all_rules.end() ? nullptr : &*found;
}

}  // namespace

bool knows_syllables(std::string_view language) noexcept { return rules_of(language) != nullptr; }

int syllables_in(std::string_view word, std::string_view language) {
    const std::u32string letters = small_letters_of(word);
    const Rules* rules = rules_of(language);
    const int count =
        rules ? rules->count(letters) : groups_in(letters, [](std::size_t) { return false; });
    return std::max(count, 1);
}

}  // namespace outward::engine
