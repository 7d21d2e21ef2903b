#include "engine/letters.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace outward::engine {

namespace {

struct CodeSpan {
    char32_t from;
    char32_t to;
};

constexpr bool within(char32_t code, const auto& spans) {
    return std::ranges::any_of(
        spans, [code](const CodeSpan& span) { return code >= span.from && code <= span.to; });
}

constexpr std::array standing_alone{
    CodeSpan{0x0E00, 0x0EFF},                                // Thai, Lao
    CodeSpan{0x1000, 0x109F},                                // Burmese
    CodeSpan{0x1100, 0x11FF},                                // Hangul, letter by letter
    CodeSpan{0x1780, 0x17FF},                                // Khmer
    CodeSpan{0x2600, 0x27BF},                                // weather, signs, dingbats
    CodeSpan{0x2E80, 0x2FDF},                                // radicals
    CodeSpan{0x3005, 0x3007},                                // 々 〆 〇
    CodeSpan{0x3041, 0x318F},                                // kana, bopomofo, Hangul
    CodeSpan{0x31F0, 0x31FF},                                // small kana
    CodeSpan{0x3400, 0x9FFF},                                // Han
    CodeSpan{0xA960, 0xA97F},                                // Hangul
    CodeSpan{0xAC00, 0xD7FF},                                // Hangul
    CodeSpan{0xF900, 0xFAFF},                                // Han
    CodeSpan{0xFF66, 0xFFDC},                                // narrow kana and Hangul
    CodeSpan{0x1F000, 0x1F3FA},                              // emoji, but for the colours of skin
    CodeSpan{0x1F400, 0x1FAFF}, CodeSpan{0x20000, 0x3FFFF},  // Han
};

/// No letters, digits, marks or pictures: what stands between words.
constexpr std::array between_words{
    CodeSpan{0x0000, U'/'},   CodeSpan{U':', U'@'},     CodeSpan{U'[', U'`'},
    CodeSpan{U'{', 0x00A9},   CodeSpan{0x00AB, 0x00B4}, CodeSpan{0x00B6, 0x00B9},
    CodeSpan{0x00BB, 0x00BF}, CodeSpan{U'×', U'×'},     CodeSpan{U'÷', U'÷'},
    CodeSpan{0x02C2, 0x02DF}, CodeSpan{0x037E, 0x037E}, CodeSpan{0x0387, 0x0387},
    CodeSpan{0x055A, 0x055F}, CodeSpan{0x0589, 0x058F},                            // Armenian
    CodeSpan{0x05BE, 0x05BE}, CodeSpan{0x05C0, 0x05C0}, CodeSpan{0x05C3, 0x05C3},  // Hebrew
    CodeSpan{0x05F3, 0x05F4}, CodeSpan{0x0600, 0x060F}, CodeSpan{0x061B, 0x061F},  // Arabic
    CodeSpan{0x066A, 0x066D}, CodeSpan{0x06D4, 0x06D4}, CodeSpan{0x0964, 0x0965},  // danda
    CodeSpan{0x0E3F, 0x0E3F}, CodeSpan{0x0E4F, 0x0E4F}, CodeSpan{0x0E5A, 0x0E5B},  // Thai
    CodeSpan{0x104A, 0x104F}, CodeSpan{0x1360, 0x1368}, CodeSpan{0x17D4, 0x17DA},
    CodeSpan{0x2000, 0x25FF}, CodeSpan{0x27C0, 0x2BFF},                            // signs, arrows
    CodeSpan{0x2E00, 0x2E7F}, CodeSpan{0x3000, 0x3004}, CodeSpan{0x3008, 0x3020},  // Han
    CodeSpan{0x3030, 0x3030}, CodeSpan{0x303D, 0x303F}, CodeSpan{0x30FB, 0x30FB},
    CodeSpan{0xE000, 0xF8FF}, CodeSpan{0xFE10, 0xFE1F}, CodeSpan{0xFE30, 0xFE6F},
    CodeSpan{0xFF00, 0xFF0F}, CodeSpan{0xFF1A, 0xFF20}, CodeSpan{0xFF3B, 0xFF40},
    CodeSpan{0xFF5B, 0xFF65}, CodeSpan{0xFFE0, 0xFFFF},
};

/// Seen by nobody, or not heard: apostrophes, soft hyphens, joiners, directions, colours of skin.
constexpr std::array inside_words{CodeSpan{U'\'', U'\''},   CodeSpan{0x00AD, 0x00AD},
                                  CodeSpan{0x02BC, 0x02BC}, CodeSpan{0x200C, 0x200F},
                                  CodeSpan{0x2019, 0x2019}, CodeSpan{0x202A, 0x202E},
                                  CodeSpan{0x2060, 0x206F}, CodeSpan{0xFE00, 0xFE0F},
                                  CodeSpan{0xFEFF, 0xFEFF}, CodeSpan{0x1F3FB, 0x1F3FF}};

constexpr std::array dropped_marks{
    CodeSpan{0x0300, 0x036F},  // accents that stand apart
    CodeSpan{0x0591, 0x05BD},  // Hebrew points
    CodeSpan{0x05BF, 0x05BF}, CodeSpan{0x05C1, 0x05C2}, CodeSpan{0x05C4, 0x05C5},
    CodeSpan{0x05C7, 0x05C7}, CodeSpan{0x0610, 0x061A},  // Arabic vowels and signs
    CodeSpan{0x0640, 0x0640},                            // tatweel
    CodeSpan{0x064B, 0x065F}, CodeSpan{0x0670, 0x0670}, CodeSpan{0x06D6, 0x06ED},
    CodeSpan{0xFE00, 0xFE0F},  // variants of a picture
};

struct Capitals {
    char32_t from;
    char32_t to;
    std::int32_t distance;  // to the small ones
    char32_t every = 1;     // 2: capital and small letter take turns
};

constexpr std::array capitals{
    Capitals{U'A', U'Z', 32},          Capitals{U'À', U'Þ', 32},
    Capitals{0x0100, 0x0136, 1, 2},  // Latin beyond it
    Capitals{0x0139, 0x0147, 1, 2},    Capitals{0x014A, 0x0176, 1, 2},
    Capitals{0x0181, 0x0181, 210},  // of Africa and Azerbaijan
    Capitals{0x0186, 0x0186, 206},     Capitals{0x0189, 0x018A, 205},
    Capitals{0x018F, 0x018F, 202},     Capitals{0x0190, 0x0190, 203},
    Capitals{0x0198, 0x0198, 1},       Capitals{0x01B3, 0x01B3, 1},
    Capitals{U'Ά', U'Ά', 38},  // Greek
    Capitals{U'Έ', U'Ί', 37},          Capitals{U'Ό', U'Ό', 64},
    Capitals{U'Ύ', U'Ώ', 63},          Capitals{U'Α', U'Ϋ', 32},
    Capitals{U'Ѐ', U'Џ', 80},  // Cyrillic
    Capitals{U'А', U'Я', 32},          Capitals{0x0460, 0x0480, 1, 2},
    Capitals{0x048A, 0x04BE, 1, 2},    Capitals{0x04C1, 0x04CD, 1, 2},
    Capitals{0x04D0, 0x052E, 1, 2},    Capitals{0x0531, 0x0556, 48},  // Armenian
    Capitals{0xFF21, 0xFF3A, -0xFEC0},                                // full width
    Capitals{0xFF41, 0xFF5A, -0xFEE0},
};

/// What is left of the letters from U+00C0 and from U+1E00 on without accents; a dot: it has none.
constexpr std::string_view bases_from_c0 =
    "aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y"
    "aaaaaaccccccccdd..eeeeeeeeeegggggggghh..iiiiiiiii...jjkk.llllll."
    "...nnnnnn...oooooo..rrrrrrsssssssstttt..uuuuuuuuuuuuwwyyyzzzzzz."
    "................................oo.............uu..............."
    ".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa...."
    "aaaaeeeeiiiioooorrrruuuusstt..hh......aaeeooooooooyy............";
constexpr std::string_view bases_from_1e00 =
    "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmm"
    "mmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv"
    "wwwwwwwwwwxxxxyyzzzzzzhtwy......aaaaaaaaaaaaaaaaaaaaaaaaeeeeeeee"
    "eeeeeeeeiiiioooooooooooooooooooooooouuuuuuuuuuuuuuyyyyyyyy......";

char32_t base_in(std::string_view bases, char32_t from, char32_t code) {
    if (code < from || code - from >= bases.size() || bases[code - from] == '.') return code;
    return static_cast<unsigned char>(bases[code - from]);
}

struct WrittenAs {
    char32_t as;
    std::string_view means;
};

constexpr std::array written_variants{
    WrittenAs{U'ß', "ss"}, WrittenAs{U'ẞ', "ss"}, WrittenAs{U'æ', "ae"}, WrittenAs{U'œ', "oe"},
    WrittenAs{U'ø', "o"},  WrittenAs{U'ł', "l"},  WrittenAs{U'đ', "d"},  WrittenAs{U'ı', "i"},
    WrittenAs{U'ς', "σ"},  WrittenAs{U'ά', "α"},  WrittenAs{U'έ', "ε"},  WrittenAs{U'ή', "η"},
    WrittenAs{U'ί', "ι"},  WrittenAs{U'ϊ', "ι"},  WrittenAs{U'ΐ', "ι"},  WrittenAs{U'ό', "ο"},
    WrittenAs{U'ύ', "υ"},  WrittenAs{U'ϋ', "υ"},  WrittenAs{U'ΰ', "υ"},  WrittenAs{U'ώ', "ω"},
    WrittenAs{U'ё', "е"},  WrittenAs{U'آ', "ا"},  WrittenAs{U'أ', "ا"},  WrittenAs{U'إ', "ا"},
    WrittenAs{U'ٱ', "ا"},  WrittenAs{U'ى', "ي"},  WrittenAs{U'ی', "ي"},  WrittenAs{U'ئ', "ي"},
    WrittenAs{U'ؤ', "و"},  WrittenAs{U'ة', "ه"},  WrittenAs{U'ک', "ك"},
};

/// Where the digit 0 of a script stands; 1 to 9 follow.
constexpr std::array<char32_t, 5> script_zeros{0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10};

void append_unified(std::string& to, std::string_view bytes, char32_t code) {
    if (within(code, dropped_marks)) return;
    for (const char32_t zero : script_zeros)
        if (code >= zero && code < zero + 10)
            return to.push_back(static_cast<char>('0' + code - zero));
    const auto variant = std::ranges::find(written_variants, code, &WrittenAs::as);
    to += variant == written_variants.end() ? bytes : variant->means;
}

/// The article, alone or after "and", "with", "like", "so"; and in its short form after "for".
constexpr std::array<std::string_view, 6> arabic_articles{"وال", "بال", "كال", "فال", "ال", "لل"};

/// Three letters at least are left, so that الله stays whole. A letter of Arabic takes two bytes.
std::string_view without_article(std::string_view token) {
    for (const std::string_view article : arabic_articles)
        if (token.starts_with(article) && token.size() >= article.size() + 6)
            return token.substr(article.size());
    return token;
}

constexpr bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

constexpr bool is_ascii_in_word(char32_t code) {
    return (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') ||
           (code >= 'a' && code <= 'z');
}

}  // namespace

LetterKind kind_of(char32_t code) noexcept {
    if (is_ascii_in_word(code)) return LetterKind::in_word;
    if (within(code, inside_words)) return LetterKind::passed_over;
    if (within(code, between_words)) return LetterKind::between;
    return stands_alone(code) ? LetterKind::alone : LetterKind::in_word;
}

bool stands_alone(char32_t code) noexcept { return code >= 0x0E00 && within(code, standing_alone); }

char32_t small_letter(char32_t code) noexcept {
    if (code < 0x80) return code >= 'A' && code <= 'Z' ? code + 32 : code;
    for (const Capitals& span : capitals)
        if (code >= span.from && code <= span.to && (code - span.from) % span.every == 0) {
            code = static_cast<char32_t>(static_cast<std::int32_t>(code) + span.distance);
            break;
        }
    return base_in(bases_from_1e00, 0x1E00, base_in(bases_from_c0, 0xC0, code));
}

std::string unified(std::string_view token) {
    if (std::ranges::all_of(token, is_ascii)) return std::string{token};
    std::string bare;
    // The article goes before alefs are made one: it is never written with a hamza.
    std::string unpointed;
    for (std::string_view left = token; !left.empty();) {
        const CodePoint next = first_character(left);
        if (!within(next.code, dropped_marks)) unpointed += left.substr(0, next.length);
        left.remove_prefix(next.length);
    }
    for (std::string_view left = without_article(unpointed); !left.empty();) {
        const CodePoint next = first_character(left);
        append_unified(bare, left.substr(0, next.length), next.code);
        left.remove_prefix(next.length);
    }
    return bare;
}

}  // namespace outward::engine
