#include "server/search/query.hpp"

#include "engine/text.hpp"
#include "server/search/tokenizer.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace outward::server {

using engine::CodePoint;
using engine::first_character;

namespace {

enum class PieceKind { word, phrase, open, close, and_, or_, not_ };

/// A piece of what was typed.
struct QueryPiece {
    PieceKind mark;
    std::size_t at;
    Term term = {};  // of a word or phrase
};

bool is_quote(char32_t code) {
    return code == U'"' || (code >= 0x201C && code <= 0x201F) || code == 0xAB || code == 0xBB ||
           (code >= 0x300C && code <= 0x300F) || code == 0xFF02;
}
bool is_open(char32_t code) { return code == U'(' || code == 0xFF08; }
bool is_close(char32_t code) { return code == U')' || code == 0xFF09; }
bool is_star(char32_t code) { return code == U'*' || code == 0xFF0A; }
bool is_minus(char32_t code) { return code == U'-' || code == 0x2212 || code == 0xFF0D; }
bool is_space(char32_t code) {
    return code <= 0x20 || code == 0xA0 || (code >= 0x2000 && code <= 0x200B) || code == 0x3000;
}

std::optional<Term> term_of(std::string_view text, bool beginning) {
    Term term;
    term.beginning = beginning;
    for (Token& token : tokens_of(text)) {
        term.written.emplace_back(text.substr(token.from, token.to - token.from));
        term.words.push_back(std::move(token.text));
    }
    if (term.words.empty()) return std::nullopt;
    return term;
}

/// Cuts what was typed into pieces.
class Pieces {
public:
    Pieces(std::string_view typed, std::vector<Hint>& to) : rest(typed), hints(to) {}

    std::vector<QueryPiece> all() {
        while (more()) {
            const char32_t code = peek();
            if (is_space(code))
                take();
            else if (is_quote(code))
                phrase();
            else if (is_open(code) || is_close(code)) {
                pieces.push_back({is_open(code) ? PieceKind::open : PieceKind::close, at});
                take();
            } else
                word();
        }
        if (!rest.empty()) hints.push_back({HintKind::too_long, longest_query});
        return std::move(pieces);
    }

private:
    [[nodiscard]] bool more() const { return !rest.empty() && at < longest_query; }
    [[nodiscard]] char32_t peek() const { return first_character(rest).code; }
    std::string_view take() {
        const auto taken = rest.substr(0, first_character(rest).length);
        rest.remove_prefix(taken.size());
        ++at;
        return taken;
    }

    void phrase() {
        const std::size_t begin = at;
        take();
        std::string text;
        while (more() && !is_quote(peek())) text += take();
        if (more())
            take();
        else
            hints.push_back({HintKind::unbalanced_quote, begin});
        add(PieceKind::phrase, begin, text, take_star());
    }

    bool take_star() {
        if (!more() || !is_star(peek())) return false;
        take();
        return true;
    }

    void word() {
        const std::size_t begin = at;
        if (is_minus(peek())) {
            take();
            if (more() && !is_space(peek()) && !is_close(peek()))
                pieces.push_back({PieceKind::not_, begin});
            return;
        }
        std::string text;
        bool beginning = false;
        while (more() && !ends_word(peek())) {
            beginning = is_star(peek());
            text += take();
        }
        if (text == "AND" || text == "OR" || text == "NOT")
            pieces.push_back({text == "AND"  ? PieceKind::and_
                              : text == "OR" ? PieceKind::or_
                                             : PieceKind::not_,
                              begin});
        else
            add(PieceKind::word, begin, text, beginning);
    }

    static bool ends_word(char32_t code) {
        return is_space(code) || is_quote(code) || is_open(code) || is_close(code);
    }

    void add(PieceKind mark, std::size_t begin, std::string_view text, bool beginning) {
        auto term = term_of(text, beginning);
        if (!term) return;
        if (++terms == most_terms + 1) hints.push_back({HintKind::too_many_terms, begin});
        if (terms <= most_terms) pieces.push_back({mark, begin, *std::move(term)});
    }

    std::string_view rest;
    std::vector<Hint>& hints;
    std::size_t at = 0;  // characters taken
    std::size_t terms = 0;
    std::vector<QueryPiece> pieces;
};

/// What stands between two brackets: what must be, and what must not.
struct QueryGroup {
    std::vector<Query> wanted;
    std::vector<Query> unwanted;
};

Query joined(Query::Kind kind, std::vector<Query> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    return {.kind = kind, .parts = std::move(parts)};
}

/// any := all { OR all };  all := { [AND] one };  one := { NOT | - } ( word | phrase | ( any ) )
class QueryParser {
public:
    QueryParser(std::vector<QueryPiece> all, std::vector<Hint>& to)
        : pieces(std::move(all)), hints(to) {}

    std::optional<Query> whole() {
        std::vector<Query> parts;
        while (true) {
            if (auto part = any()) parts.push_back(*std::move(part));
            if (next == pieces.size()) break;
            hint(HintKind::unbalanced_bracket, next++);
        }
        if (parts.empty()) return std::nullopt;
        return joined(Query::Kind::all, std::move(parts));
    }

private:
    [[nodiscard]] bool is(PieceKind mark) const {
        return next < pieces.size() && pieces[next].mark == mark;
    }
    void hint(HintKind kind, std::size_t piece) { hints.push_back({kind, pieces[piece].at}); }

    std::optional<Query> any() {
        std::vector<QueryGroup> groups{all()};
        while (is(PieceKind::or_)) {
            const std::size_t sign = next++;
            QueryGroup group = all();
            const bool lonely = is_empty(groups.back()) || is_empty(group);
            if (lonely) hint(HintKind::dangling_operator, sign);
            groups.push_back(std::move(group));
        }
        std::erase_if(groups, is_empty);
        if (groups.size() > 1 &&
            std::erase_if(groups, [](const QueryGroup& group) { return group.wanted.empty(); }) > 0)
            hints.push_back({HintKind::negative_in_or, here()});
        if (groups.empty()) return std::nullopt;
        std::vector<Query> parts;
        for (QueryGroup& group : groups) parts.push_back(query_of(std::move(group)));
        return joined(Query::Kind::any, std::move(parts));
    }

    static bool is_empty(const QueryGroup& group) {
        return group.wanted.empty() && group.unwanted.empty();
    }

    static Query query_of(QueryGroup group) {
        Query wanted =
            group.wanted.empty() ? Query{} : joined(Query::Kind::all, std::move(group.wanted));
        if (group.unwanted.empty()) return wanted;
        std::vector<Query> parts{std::move(wanted)};
        std::ranges::move(group.unwanted, std::back_inserter(parts));
        return {.kind = Query::Kind::except, .parts = std::move(parts)};
    }

    QueryGroup all() {
        QueryGroup group;
        const QueryPiece* sign = nullptr;
        bool begun = false;
        while (next < pieces.size() && !is(PieceKind::close) && !is(PieceKind::or_)) {
            if (is(PieceKind::and_)) {
                if (!begun || sign) hint(HintKind::dangling_operator, next);
                sign = &pieces[next++];
                continue;
            }
            begun = one(group) || begun;
            sign = nullptr;
        }
        if (sign && begun) hints.push_back({HintKind::dangling_operator, sign->at});
        return group;
    }

    bool one(QueryGroup& group) {
        bool wanted = true;
        const std::size_t begin = next;
        while (is(PieceKind::not_)) {
            wanted = !wanted;
            ++next;
        }
        std::optional<Query> found;
        if (is(PieceKind::word) || is(PieceKind::phrase))
            found = Query{.kind = Query::Kind::term, .term = std::move(pieces[next++].term)};
        else if (is(PieceKind::open))
            found = in_brackets();
        else
            hint(HintKind::dangling_operator, begin);
        if (!found) return false;
        (wanted ? group.wanted : group.unwanted).push_back(*std::move(found));
        return true;
    }

    std::optional<Query> in_brackets() {
        const std::size_t bracket = next++;
        if (depth == deepest_query) {
            hint(HintKind::too_deep, bracket);
            return std::nullopt;
        }
        ++depth;
        auto inside = any();
        --depth;
        if (is(PieceKind::close))
            ++next;
        else
            hint(HintKind::unbalanced_bracket, bracket);
        return inside;
    }

    [[nodiscard]] std::size_t here() const {
        return pieces.empty() ? 0 : pieces[std::min(next, pieces.size() - 1)].at;
    }

    std::vector<QueryPiece> pieces;
    std::vector<Hint>& hints;
    std::size_t next = 0;
    std::size_t depth = 0;
};

bool wants_nothing(const Query& query) {
    return query.kind == Query::Kind::except && query.parts.front().kind == Query::Kind::everything;
}

bool is_blank_query(std::string_view typed) {
    while (!typed.empty()) {
        const CodePoint next = first_character(typed);
        if (!is_space(next.code)) return false;
        typed.remove_prefix(next.length);
    }
    return true;
}

}  // namespace

ReadQuery read_query(std::string_view typed) {
    ReadQuery read;
    if (is_blank_query(typed)) return read;
    auto pieces = Pieces(typed, read.hints).all();
    auto query = QueryParser(std::move(pieces), read.hints).whole();
    read.nothing = !query;
    if (query) read.query = *std::move(query);
    if (read.nothing) read.hints.push_back({HintKind::nothing_left, 0});
    if (wants_nothing(read.query)) read.hints.push_back({HintKind::only_negative, 0});
    std::ranges::stable_sort(read.hints, {}, &Hint::at);
    return read;
}

std::string_view name_of(HintKind kind) noexcept {
    switch (kind) {
        case HintKind::unbalanced_quote:
            return "unbalanced_quote";
        case HintKind::unbalanced_bracket:
            return "unbalanced_bracket";
        case HintKind::dangling_operator:
            return "dangling_operator";
        case HintKind::only_negative:
            return "only_negative";
        case HintKind::negative_in_or:
            return "negative_in_or";
        case HintKind::too_long:
            return "too_long";
        case HintKind::too_many_terms:
            return "too_many_terms";
        case HintKind::too_deep:
            return "too_deep";
        case HintKind::nothing_left:
            return "nothing_left";
    }
    return "";
}

}  // namespace outward::server
