#include "server/search/letters.hpp"

#include <algorithm>
#include <array>

namespace outward::server {

namespace {

struct Span {
    char32_t from;
    char32_t to;
};

constexpr bool within(char32_t code, const auto& spans) {
    return std::ranges::any_of(
        spans, [code](const Span& span) { return code >= span.from && code <= span.to; });
}

constexpr std::array standing_alone{
    Span{0x0E00, 0x0EFF},                            // Thai, Lao
    Span{0x1000, 0x109F},                            // Burmese
    Span{0x1100, 0x11FF},                            // Hangul, letter by letter
    Span{0x1780, 0x17FF},                            // Khmer
    Span{0x2600, 0x27BF},                            // weather, signs, dingbats
    Span{0x2E80, 0x2FDF},                            // radicals
    Span{0x3005, 0x3007},                            // 々 〆 〇
    Span{0x3041, 0x318F},                            // kana, bopomofo, Hangul
    Span{0x31F0, 0x31FF},                            // small kana
    Span{0x3400, 0x9FFF},                            // Han
    Span{0xA960, 0xA97F},                            // Hangul
    Span{0xAC00, 0xD7FF},                            // Hangul
    Span{0xF900, 0xFAFF},                            // Han
    Span{0xFF66, 0xFFDC},                            // narrow kana and Hangul
    Span{0x1F000, 0x1F3FA},                          // emoji, but for the colours of skin
    Span{0x1F400, 0x1FAFF}, Span{0x20000, 0x3FFFF},  // Han
};

constexpr std::array dropped_marks{
    Span{0x0300, 0x036F},  // accents that stand apart
    Span{0x0591, 0x05BD},  // Hebrew points
    Span{0x05BF, 0x05BF}, Span{0x05C1, 0x05C2}, Span{0x05C4, 0x05C5},
    Span{0x05C7, 0x05C7}, Span{0x0610, 0x061A},  // Arabic vowels and signs
    Span{0x0640, 0x0640},                        // tatweel
    Span{0x064B, 0x065F}, Span{0x0670, 0x0670}, Span{0x06D6, 0x06ED},
    Span{0xFE00, 0xFE0F},  // written_variants of a picture
};

struct Written {
    char32_t as;
    std::string_view means;
};

constexpr std::array written_variants{
    Written{U'ß', "ss"}, Written{U'ẞ', "ss"}, Written{U'æ', "ae"}, Written{U'œ', "oe"},
    Written{U'ø', "o"},  Written{U'ł', "l"},  Written{U'đ', "d"},  Written{U'ı', "i"},
    Written{U'ς', "σ"},  Written{U'ά', "α"},  Written{U'έ', "ε"},  Written{U'ή', "η"},
    Written{U'ί', "ι"},  Written{U'ϊ', "ι"},  Written{U'ΐ', "ι"},  Written{U'ό', "ο"},
    Written{U'ύ', "υ"},  Written{U'ϋ', "υ"},  Written{U'ΰ', "υ"},  Written{U'ώ', "ω"},
    Written{U'ё', "е"},  Written{U'آ', "ا"},  Written{U'أ', "ا"},  Written{U'إ', "ا"},
    Written{U'ٱ', "ا"},  Written{U'ى', "ي"},  Written{U'ی', "ي"},  Written{U'ئ', "ي"},
    Written{U'ؤ', "و"},  Written{U'ة', "ه"},  Written{U'ک', "ك"},
};

/// Where the digit 0 of a script stands; 1 to 9 follow.
constexpr std::array<char32_t, 5> script_zeros{0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10};

void append_unified(std::string& to, std::string_view bytes, char32_t code) {
    if (within(code, dropped_marks)) return;
    for (const char32_t zero : script_zeros)
        if (code >= zero && code < zero + 10)
            return to.push_back(static_cast<char>('0' + code - zero));
    const auto variant = std::ranges::find(written_variants, code, &Written::as);
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
