#include "server/search/letters.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

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

constexpr std::array dropped_marks{
    CodeSpan{0x0300, 0x036F},  // accents that stand apart
    CodeSpan{0x0591, 0x05BD},  // Hebrew points
    CodeSpan{0x05BF, 0x05BF}, CodeSpan{0x05C1, 0x05C2}, CodeSpan{0x05C4, 0x05C5},
    CodeSpan{0x05C7, 0x05C7}, CodeSpan{0x0610, 0x061A},  // Arabic vowels and signs
    CodeSpan{0x0640, 0x0640},                            // tatweel
    CodeSpan{0x064B, 0x065F}, CodeSpan{0x0670, 0x0670}, CodeSpan{0x06D6, 0x06ED},
    CodeSpan{0xFE00, 0xFE0F},  // written_variants of a picture
};

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

constexpr bool follows(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

}  // namespace

Character first_character(std::string_view text) noexcept {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = lead < 0x80   ? 1
                              : lead < 0xC2 ? 0
                              : lead < 0xE0 ? 2
                              : lead < 0xF0 ? 3
                              : lead < 0xF5 ? 4
                                            : 0;
    constexpr Character broken{0xFFFD, 1};
    if (bytes == 1) return {lead, 1};
    if (bytes == 0 || text.size() < bytes) return broken;
    char32_t code = lead & (0x7Fu >> bytes);
    for (const char byte : text.substr(1, bytes - 1)) {
        if (!follows(byte)) return broken;
        code = code << 6 | (static_cast<unsigned char>(byte) & 0x3Fu);
    }
    return {code, bytes};
}

bool stands_alone(char32_t code) noexcept { return code >= 0x0E00 && within(code, standing_alone); }

std::string unified(std::string_view token) {
    std::string bare;
    // The article goes before alefs are made one: it is never written with a hamza.
    std::string unpointed;
    for (std::string_view left = token; !left.empty();) {
        const Character next = first_character(left);
        if (!within(next.code, dropped_marks)) unpointed += left.substr(0, next.bytes);
        left.remove_prefix(next.bytes);
    }
    for (std::string_view left = without_article(unpointed); !left.empty();) {
        const Character next = first_character(left);
        append_unified(bare, left.substr(0, next.bytes), next.code);
        left.remove_prefix(next.bytes);
    }
    return bare;
}

}  // namespace outward::server
