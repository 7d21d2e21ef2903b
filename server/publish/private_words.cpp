#include "server/publish/private_words.hpp"

#include "engine/text.hpp"
#include "engine/words.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;

namespace {

constexpr std::size_t shortest_name = 3;
constexpr std::size_t shortest_phrase = 2;  // characters that are words by themselves
constexpr std::size_t ordinary_from = 2;    // conversations

/// Latin, Greek, Cyrillic and Armenian capitals. In the rest of Latin, capital and small letter
/// take turns nearly everywhere.
bool is_capital(char32_t c) {
    const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    return in('A', 'Z') || (in(U'À', U'Þ') && c != U'×') ||
           ((in(0x100, 0x177) || in(0x1E00, 0x1EFF)) && c % 2 == 0) || in(U'Ά', U'Ϋ') ||
           in(U'Ѐ', U'Я') || in(0x531, 0x556);
}

bool begins_with_capital(std::string_view word) {
    return !word.empty() && is_capital(first_code_point(word).code);
}

/// Whether only blanks and signs that open a quote stand between the end of a sentence, or the
/// beginning of the text, and this place.
bool begins_sentence(std::string_view text, std::size_t place) {
    constexpr std::string_view between = " \t\r\"'([-*";
    while (place > 0) {
        const char before = text[place - 1];
        if (between.find(before) == std::string_view::npos)
            return before == '.' || before == '!' || before == '?' || before == '\n' ||
                   before == ':' || static_cast<unsigned char>(before) >= 0x80;
        --place;
    }
    return true;
}

/// A run of words that stand alone, from that one on.
std::string phrase_at(const std::vector<Word>& words, std::size_t first, std::size_t length) {
    std::string phrase;
    for (std::size_t i = first; i < first + length; ++i) {
        if (i >= words.size() || !words[i].alone) return {};
        if (i > first && words[i].from != words[i - 1].to) return {};
        phrase += words[i].letters;
    }
    return phrase;
}

std::size_t length_of(std::string_view letters) { return code_points(letters).value_or(0); }

void add(std::vector<PrivateWord>& found, PrivateWord::Kind kind, std::string_view words) {
    PrivateWord next{kind, std::string{words}};
    if (std::ranges::find(found, next) == found.end()) found.push_back(std::move(next));
}

}  // namespace

void PrivateWords::add_name(const ConversationId& conversation, std::string_view name) {
    std::string phrase;
    std::size_t characters = 0;
    const std::vector<Word> words = words_in(name);
    const auto has_capital = [name](const Word& word) {
        return begins_with_capital(name.substr(word.from));
    };
    const bool with_capitals = std::ranges::any_of(words, has_capital);
    for (const Word& word : words) {
        if (with_capitals && !word.alone && !has_capital(word)) continue;
        if (word.alone) {
            phrase += word.letters;
            ++characters;
        } else if (length_of(word.letters) >= shortest_name) {
            names[word.letters].insert(conversation);
        }
    }
    if (characters >= shortest_phrase) phrases[phrase].insert(conversation);
}

void PrivateWords::hear(const ConversationId& conversation, std::string_view text) {
    for (const Word& word : words_in(text))
        if (!word.alone && !begins_with_capital(text.substr(word.from)))
            heard[word.letters].insert(conversation);
}

bool PrivateWords::is_ordinary(const std::string& letters) const {
    const auto users = heard.find(letters);
    if (users == heard.end()) return false;
    const auto& named = names.at(letters);
    return std::ranges::count_if(users->second, [&](const ConversationId& conversation) {
               return !named.contains(conversation);
           }) >= static_cast<std::ptrdiff_t>(ordinary_from);
}

void PrivateWords::find_names(std::vector<PrivateWord>& found, std::string_view text,
                              const std::optional<ConversationId>& said_in) const {
    const auto is_name_here = [&](const auto& known, const std::string& letters) {
        const auto name = known.find(letters);
        return name != known.end() && (!said_in || name->second.contains(*said_in));
    };
    const std::vector<Word> words = words_in(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        const Word& word = words[i];
        const std::string_view written = text.substr(word.from, word.to - word.from);
        const bool as_a_name = begins_with_capital(written) && !begins_sentence(text, word.from);
        if (is_name_here(names, word.letters) && (as_a_name || !is_ordinary(word.letters)))
            add(found, PrivateWord::Kind::name, written);
        if (!word.alone) continue;
        for (const auto& [phrase, conversations] : phrases)
            if (const std::size_t length = length_of(phrase);
                phrase_at(words, i, length) == phrase && is_name_here(phrases, phrase))
                add(found, PrivateWord::Kind::name,
                    text.substr(word.from, words[i + length - 1].to - word.from));
    }
}

std::vector<PrivateWord> PrivateWords::in(std::string_view text,
                                          const std::optional<ConversationId>& said_in) const {
    std::vector<PrivateWord> found;
    find_names(found, text, said_in);
    std::ranges::move(contacts_in(text), std::back_inserter(found));
    return found;
}

}  // namespace outward::server
