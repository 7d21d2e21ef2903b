#include "server/search/matching.hpp"

#include "server/search/facets.hpp"

#include <algorithm>
#include <map>

namespace outward::server {

namespace {

/// What a word counts that only holds the word that was asked for.
constexpr double inside_share = 0.4;
constexpr std::int64_t most_named = 200;

std::string in_text(const std::string& words) { return "text : \"" + words + '"'; }

enum class Nearness { exact, inside };

class Expression {
public:
    Expression(Vocabulary& words, Nearness how) : vocabulary(words), reach(how) {}

    std::string of(const Query& query) {
        switch (query.kind) {
            case Query::Kind::everything:
                return everything();
            case Query::Kind::term:
                return of(query.term);
            case Query::Kind::all:
                return joined(query.parts, " AND ");
            case Query::Kind::any:
                return joined(query.parts, " OR ");
            case Query::Kind::except:
                break;
        }
        std::string wanted = of(query.parts.front());
        const double before = factor;
        factor = 0;
        for (auto part = query.parts.begin() + 1; part != query.parts.end(); ++part)
            wanted = '(' + wanted + ") NOT (" + of(*part) + ')';
        factor = before;
        return wanted;
    }

    Weights weights;
    bool reaches_further = false;

private:
    std::string everything() {
        weights.push_back(0);
        return "facets : \"" + std::string{facet_of_all} + '"';
    }

    std::string joined(const std::vector<Query>& parts, const char* sign) {
        std::string all;
        for (const Query& part : parts)
            all += (all.empty() ? "(" : sign + std::string{"("}) + of(part) + ')';
        return all;
    }

    /// It may hold OR; who calls puts it into brackets.
    std::string of(const Term& term) {
        std::string words;
        std::int64_t rarest = vocabulary.all_entries();
        for (std::size_t i = 0; i < term.words.size(); ++i) {
            words += (i == 0 ? "" : " ") + term.written[i];
            const bool cut_short = term.beginning && i + 1 == term.words.size();
            if (!cut_short) rarest = std::min(rarest, vocabulary.entries_with(term.words[i]));
        }
        if (term.beginning && term.words.size() == 1) return beginning(term);
        weights.push_back(factor * weight(rarest));
        if (term.beginning) return in_text(words) + '*';
        if (term.words.size() > 1) return in_text(words);
        return in_text(words) + around(term.words.front());
    }

    /// A few words are named one by one: SQLite would first make one list of all that they stand
    /// in.
    std::string beginning(const Term& term) {
        const auto all = vocabulary.beginning_with(term.words.front(), most_named);
        std::string either;
        for (const Known& known : all) {
            either += (either.empty() ? "" : " OR ") + in_text(known.shown);
            weights.push_back(factor * weight(known.entries));
        }
        if (!either.empty()) return either;
        weights.push_back(factor);
        return in_text(term.written.front()) + '*';
    }

    /// A word that is not wanted is not looked for inside others: "-art" leaves "start" alone.
    std::string around(const std::string& word) {
        if (factor == 0) return {};
        const auto& longer = words_around(word);
        if (longer.empty()) return {};
        reaches_further = true;
        if (reach == Nearness::exact) return {};
        std::string more;
        for (const Known& known : longer) {
            more += " OR " + in_text(known.shown);
            weights.push_back(inside_share * weight(known.entries));
        }
        return more;
    }

    const std::vector<Known>& words_around(const std::string& word) {
        const auto known = found.find(word);
        return known != found.end()
                   ? known->second
                   : found.emplace(word, vocabulary.containing(word)).first->second;
    }

    double weight(std::int64_t entries) { return rarity(vocabulary.all_entries(), entries); }

    Vocabulary& vocabulary;
    Nearness reach;
    double factor = 1;  // 0: inside NOT
    std::map<std::string, std::vector<Known>> found;
};

std::string with_facets(std::string expression, const std::string& facets) {
    if (facets.empty()) return expression;
    return '(' + std::move(expression) + ") AND (" + facets + ')';
}

}  // namespace

Matchings matchings_of(const Query& query, const std::string& facets, Vocabulary& vocabulary) {
    Matchings made;
    Expression exact(vocabulary, Nearness::exact);
    const std::string exactly = exact.of(query);
    made.exact = {with_facets(exactly, facets), exact.weights};
    if (!exact.reaches_further) return made;
    Expression inside(vocabulary, Nearness::inside);
    const std::string wide = with_facets(inside.of(query), facets);
    made.inside = Matching{'(' + wide + ") NOT (" + exactly + ')', inside.weights};
    return made;
}

}  // namespace outward::server
