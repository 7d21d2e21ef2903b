#include "server/search/passage.hpp"

#include "server/search/tokenizer.hpp"

#include <algorithm>

namespace outward::server {

namespace {

constexpr std::size_t longest_whole = 400;  // bytes
constexpr std::size_t longest_part = 320;
constexpr std::size_t words_before = 8;
constexpr std::size_t shortest_inside = 3;  // bytes here, characters in the vocabulary

bool is_found(const std::string& token, const std::string& word, bool beginning, bool inside) {
    if (token == word) return true;
    if (beginning) return token.starts_with(word);
    return inside && word.size() >= shortest_inside && token.find(word) != std::string::npos;
}

bool stands_at(const std::vector<Token>& tokens, std::size_t at, const Term& term) {
    const auto& words = term.words;
    if (at + words.size() > tokens.size()) return false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool beginning = term.beginning && i + 1 == words.size();
        if (!is_found(tokens[at + i].text, words[i], beginning, words.size() == 1)) return false;
    }
    return true;
}

std::vector<bool> marked(const std::vector<Token>& tokens, const std::vector<Term>& terms) {
    std::vector<bool> marks(tokens.size());
    for (std::size_t at = 0; at < tokens.size(); ++at)
        for (const Term& term : terms)
            if (stands_at(tokens, at, term))
                std::fill_n(marks.begin() + static_cast<std::ptrdiff_t>(at), term.words.size(),
                            true);
    return marks;
}

/// The bytes [from, to) of the text that are shown.
struct PassageStretch {
    std::size_t from = 0;
    std::size_t to = 0;
};

PassageStretch stretch_of(std::string_view text, const std::vector<Token>& tokens,
                          const std::vector<bool>& marks) {
    if (text.size() <= longest_whole || tokens.empty())
        return {0, std::min(text.size(), longest_whole)};
    const auto mark = std::ranges::find(marks, true);
    const auto first = static_cast<std::size_t>(mark == marks.end() ? 0 : mark - marks.begin());
    const std::size_t begin = first > words_before ? first - words_before : 0;
    const std::size_t from = begin == 0 ? 0 : tokens[begin].from;
    std::size_t to = tokens[first].to;
    for (std::size_t i = first; i < tokens.size() && tokens[i].to - from <= longest_part; ++i)
        to = tokens[i].to;
    if (text.size() - from <= longest_part) to = text.size();
    return {from, to};
}

class PassageParts {
public:
    void add(std::string_view text, bool hit) {
        if (text.empty()) return;
        if (parts.empty() || parts.back().hit != hit) parts.push_back({{}, hit});
        parts.back().text += text;
    }
    std::vector<PassagePart> parts;
};

void collect(const Query& query, std::vector<Term>& terms) {
    if (query.kind == Query::Kind::term) return terms.push_back(query.term);
    if (query.kind == Query::Kind::except) return collect(query.parts.front(), terms);
    for (const Query& part : query.parts) collect(part, terms);
}

}  // namespace

std::vector<Term> wanted_terms(const Query& query) {
    std::vector<Term> terms;
    collect(query, terms);
    return terms;
}

std::vector<PassagePart> passage_of(std::string_view text, const std::vector<Term>& terms) {
    const std::vector<Token> tokens = tokens_of(text);
    const std::vector<bool> marks = marked(tokens, terms);
    const PassageStretch shown = stretch_of(text, tokens, marks);
    PassageParts made;
    if (shown.from > 0) made.add("… ", false);
    std::size_t here = shown.from;
    bool last_marked = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].from < shown.from || tokens[i].to > shown.to) continue;
        // What stands between two marked words of a phrase belongs to it.
        made.add(text.substr(here, tokens[i].from - here), last_marked && marks[i]);
        made.add(text.substr(tokens[i].from, tokens[i].to - tokens[i].from), marks[i]);
        here = tokens[i].to;
        last_marked = marks[i];
    }
    made.add(text.substr(here, shown.to - here), false);
    if (shown.to < text.size()) made.add(" …", false);
    return std::move(made.parts);
}

}  // namespace outward::server
