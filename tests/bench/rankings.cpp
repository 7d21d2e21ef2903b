#include "tests/bench/rankings.hpp"

#include "engine/neighbours.hpp"
#include "engine/words.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <utility>

namespace outward::bench {

namespace {

using Features = std::map<std::string, double>;

Features features_of(const std::string& text, const Variant& variant) {
    Features features;
    for (const engine::Word& word : engine::words_in(text)) {
        if (variant.words) ++features[' ' + word.letters];
        const std::string marked = '_' + word.letters + '_';  // letters of ASCII, in these texts
        for (const std::size_t length : variant.grams)
            for (std::size_t i = 0; i == 0 || i + length <= marked.size(); ++i)
                ++features[marked.substr(i, length)];
    }
    return features;
}

std::map<std::string, double> texts_with(const std::vector<Features>& all) {
    std::map<std::string, double> texts;
    for (const Features& features : all)
        for (const auto& [feature, times] : features) ++texts[feature];
    return texts;
}

std::vector<Features> tf_idf(std::vector<Features> all, bool sublinear) {
    const auto with = texts_with(all);
    for (Features& features : all) {
        double squares = 0;
        for (auto& [feature, weight] : features) {
            weight = (sublinear ? 1 + std::log(weight) : weight) *
                     std::log(1 + static_cast<double>(all.size()) / with.at(feature));
            squares += weight * weight;
        }
        for (auto& [feature, weight] : features) weight /= std::sqrt(squares);
    }
    return all;
}

/// k1 = 1.2, b = 0.75, as SQLite and Lucene have it.
std::vector<Features> bm25(std::vector<Features> all) {
    const auto with = texts_with(all);
    std::vector<double> lengths;
    double sum = 0;
    for (const Features& features : all) {
        double length = 0;
        for (const auto& [feature, times] : features) length += times;
        lengths.push_back(length);
        sum += length;
    }
    const auto count = static_cast<double>(all.size());
    for (std::size_t i = 0; i < all.size(); ++i)
        for (auto& [feature, times] : all[i]) {
            const double idf =
                std::log(1 + (count - with.at(feature) + 0.5) / (with.at(feature) + 0.5));
            times = idf * times * 2.2 / (times + 1.2 * (0.25 + 0.75 * lengths[i] * count / sum));
        }
    return all;
}

std::vector<std::size_t> best_first(const std::vector<double>& scores, std::size_t asked) {
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (i != asked && scores[i] > 0) order.push_back(i);
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return scores[i]; });
    return order;
}

std::string any_word_of(const std::string& text) {
    std::set<std::string> words;
    std::string word;
    for (const char c : text + ' ') {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte))
            word += c;
        else if (!word.empty())
            words.insert('"' + std::exchange(word, {}) + '"');
    }
    std::string match;
    for (const std::string& one : words) match += (match.empty() ? "" : " OR ") + one;
    return match;
}

}  // namespace

Ranking by_neighbours(const Texts& texts) {
    return [index = std::make_shared<engine::Neighbours>(texts),
            all = texts.size()](std::size_t asked) {
        std::vector<std::size_t> order;
        for (const engine::Near& near : index->near(asked, all)) order.push_back(near.index);
        return order;
    };
}

Ranking by_full_text(const Texts& texts) {
    auto memory = std::make_shared<SQLite::Database>(":memory:", SQLite::OPEN_READWRITE);
    memory->exec("CREATE VIRTUAL TABLE said USING fts5 (text, tokenize = 'unicode61')");
    SQLite::Statement insert(*memory, "INSERT INTO said (rowid, text) VALUES (?, ?)");
    for (std::size_t i = 0; i < texts.size(); ++i) {
        insert.bind(1, static_cast<std::int64_t>(i));
        insert.bind(2, texts[i]);
        insert.exec();
        insert.reset();
    }
    return [memory, texts](std::size_t asked) {
        std::vector<std::size_t> order;
        SQLite::Statement find(*memory,
                               "SELECT rowid FROM said WHERE said MATCH ? ORDER BY rank, rowid");
        find.bind(1, any_word_of(texts[asked]));
        while (find.executeStep())
            if (const auto row = static_cast<std::size_t>(find.getColumn(0).getInt64());
                row != asked)
                order.push_back(row);
        return order;
    };
}

Ranking by_variant(const Texts& texts, const Variant& variant) {
    std::vector<Features> counted;
    for (const std::string& text : texts) counted.push_back(features_of(text, variant));
    const bool is_bm25 = variant.weight == Variant::Weight::bm25;
    auto weighed =
        is_bm25 ? bm25(counted) : tf_idf(counted, variant.weight == Variant::Weight::tf_idf);
    // In BM25 what is asked for weighs as often as it was said.
    auto asked_with = is_bm25 ? std::move(counted) : weighed;
    return [texts = std::move(weighed), asked_texts = std::move(asked_with)](std::size_t asked) {
        std::vector<double> scores(texts.size());
        for (std::size_t i = 0; i < texts.size(); ++i)
            for (const auto& [feature, weight] : asked_texts[asked])
                if (const auto at = texts[i].find(feature); at != texts[i].end())
                    scores[i] += weight * at->second;
        return best_first(scores, asked);
    };
}

}  // namespace outward::bench
