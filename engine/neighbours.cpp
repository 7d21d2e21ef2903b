#include "engine/neighbours.hpp"

#include "engine/duplicates.hpp"
#include "engine/grams.hpp"
#include "engine/words.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace outward::engine {

namespace {

/// A word is named when it caused at least that much of what the strongest one did: others have
/// only an ending in common.
constexpr double least_share = 0.2;

struct Counted {
    std::uint64_t hash;
    std::uint32_t text;
    std::uint32_t times;
};

/// In order of hashes.
void count(std::span<const Gram> grams, std::size_t text, std::vector<Counted>& to) {
    std::vector<std::uint64_t> hashes;
    for (const Gram& gram : grams) hashes.push_back(gram.hash);
    std::ranges::sort(hashes);
    for (auto here = hashes.begin(); here != hashes.end();) {
        const auto end = std::find_if(here, hashes.end(), [&](auto hash) { return hash != *here; });
        to.push_back(
            {*here, static_cast<std::uint32_t>(text), static_cast<std::uint32_t>(end - here)});
        here = end;
    }
}

double weight_of(double times, double texts, std::size_t texts_with_it) {
    return (1 + std::log(times)) * std::log(1 + texts / static_cast<double>(texts_with_it));
}

/// A word, or a stretch of characters that are words by themselves, and how much it caused.
struct Cause {
    std::string letters;
    std::size_t from;
    std::size_t to;
    double likeness;
};

/// `caused` by the word at the same place; `joined` to the next one.
std::vector<Cause> causes(std::span<const Word> words, std::span<const double> caused,
                          const std::vector<bool>& joined) {
    std::vector<Cause> all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (caused[i] <= 0) continue;
        Cause cause{words[i].letters, words[i].from, words[i].to, caused[i]};
        for (; joined[i]; ++i) {
            cause.letters += words[i + 1].letters;
            cause.to = words[i + 1].to;
            cause.likeness += caused[i + 1];
        }
        const auto before = std::ranges::find(all, cause.letters, &Cause::letters);
        if (before == all.end())
            all.push_back(std::move(cause));
        else
            before->likeness += cause.likeness;
    }
    std::ranges::stable_sort(all, std::greater{}, &Cause::likeness);
    return all;
}

}  // namespace

Neighbours::Neighbours(std::vector<std::string> notes)
    : texts(std::move(notes)), lengths(texts.size()) {
    std::vector<std::vector<Word>> words;
    std::vector<Counted> counted;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        words.push_back(words_in(texts[i]));
        count(grams_of(words[i]), i, counted);
        spoken += words[i].empty() ? 0 : 1;
    }
    groups = duplicates_among(words);
    group_of.assign(texts.size(), groups.size());
    for (std::size_t i = 0; i < groups.size(); ++i)
        for (const std::size_t text : groups[i]) group_of[text] = i;

    std::ranges::sort(counted, {}, [](const Counted& one) { return std::tie(one.hash, one.text); });
    for (auto here = counted.begin(); here != counted.end();) {
        const std::uint64_t hash = here->hash;
        const auto end =
            std::find_if(here, counted.end(), [&](const Counted& one) { return one.hash != hash; });
        const auto texts_with_it = static_cast<std::size_t>(end - here);
        if (texts_with_it > 1) known.push_back({hash, postings.size()});
        for (; here != end; ++here) {
            const double weight = weight_of(here->times, spoken, texts_with_it);
            lengths[here->text] += weight * weight;
            if (texts_with_it > 1) postings.push_back({here->text, static_cast<float>(weight)});
        }
    }
    known.push_back({0, postings.size()});
    for (double& length : lengths) length = std::sqrt(length);
    for (Posting& posting : postings)
        posting.weight = static_cast<float>(posting.weight / lengths[posting.text]);
}

Neighbours::Vector Neighbours::vector_of(std::size_t text) const {
    std::vector<Counted> counted;
    count(grams_of(words_in(texts[text])), text, counted);
    Vector vector;
    auto from = known.begin();
    for (const Counted& one : counted) {
        from = std::ranges::lower_bound(from, known.end() - 1, one.hash, {}, &Known::hash);
        if (from == known.end() - 1) break;
        if (from->hash != one.hash) continue;
        const double weight = weight_of(one.times, spoken, (from + 1)->first - from->first);
        vector.push_back({static_cast<std::size_t>(from - known.begin()), weight / lengths[text]});
    }
    return vector;
}

Neighbours::Vector Neighbours::sum_of(std::span<const std::size_t> theme) const {
    Vector all;
    double rest = 0;  // squares of weights of what stands in one text only
    for (const std::size_t text : theme) {
        const Vector one = vector_of(text);
        rest += lengths[text] > 0 ? 1 : 0;
        for (const Weight& part : one) rest -= part.weight * part.weight;
        all.insert(all.end(), one.begin(), one.end());
    }
    std::ranges::stable_sort(all, {}, &Weight::gram);
    Vector sum;
    for (const Weight& part : all) {
        if (sum.empty() || sum.back().gram != part.gram)
            sum.push_back(part);
        else
            sum.back().weight += part.weight;
    }
    double squares = std::max(rest, 0.0);
    for (const Weight& part : sum) squares += part.weight * part.weight;
    for (Weight& part : sum) part.weight /= std::sqrt(squares);
    return sum;
}

std::vector<double> Neighbours::likeness_to(const Vector& asked) const {
    std::vector<double> likeness(texts.size());
    for (const auto& [gram, weight] : asked)
        for (std::size_t i = known[gram].first; i < known[gram + 1].first; ++i)
            likeness[postings[i].text] += weight * static_cast<double>(postings[i].weight);
    return likeness;
}

std::vector<std::string> Neighbours::words_that_caused(const Vector& asked,
                                                       std::size_t text) const {
    const std::vector<Word> words = words_in(texts[text]);
    const std::vector<Gram> grams = grams_of(words);
    std::vector<double> caused(words.size());
    std::vector<bool> joined(words.size());
    std::vector<Counted> counted;
    count(grams, text, counted);
    const Vector own = vector_of(text);
    for (const Gram& gram : grams) {
        const auto at =
            std::ranges::lower_bound(known.begin(), known.end() - 1, gram.hash, {}, &Known::hash);
        const auto place = static_cast<std::size_t>(at - known.begin());
        const auto wanted = std::ranges::lower_bound(asked, place, {}, &Weight::gram);
        if (at->hash != gram.hash || wanted == asked.end() || wanted->gram != place) continue;
        const double weight = std::ranges::lower_bound(own, place, {}, &Weight::gram)->weight;
        const auto times = std::ranges::lower_bound(counted, gram.hash, {}, &Counted::hash)->times;
        caused[gram.word] += wanted->weight * weight / times;
        joined[gram.word] = gram.of_two;
    }
    std::vector<std::string> strongest;
    const auto all = causes(words, caused, joined);
    for (const Cause& cause : all) {
        if (strongest.size() == most_words || cause.likeness < least_share * all[0].likeness) break;
        strongest.push_back(texts[text].substr(cause.from, cause.to - cause.from));
    }
    return strongest;
}

std::vector<Near> Neighbours::near(std::size_t note, std::size_t most) const {
    return near(std::span{&note, 1}, most);
}

std::vector<Near> Neighbours::near(std::span<const std::size_t> theme, std::size_t most,
                                   std::span<const std::size_t> left_out) const {
    std::vector<std::size_t> members;
    std::vector<bool> passed_over(texts.size());
    std::vector<bool> asked_groups(groups.size() + 1);
    for (const std::size_t note : theme) {
        if (note >= texts.size() || passed_over[note]) continue;
        members.push_back(note);
        passed_over[note] = true;
        asked_groups[group_of[note]] = true;
    }
    asked_groups[groups.size()] = false;
    for (const std::size_t note : left_out)
        if (note < texts.size()) passed_over[note] = true;

    const Vector asked = sum_of(members);
    const std::vector<double> likeness = likeness_to(asked);
    std::vector<Near> found;
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (likeness[i] > 0 && !passed_over[i])
            found.push_back({i, std::min(likeness[i], 1.0), asked_groups[group_of[i]], {}});
    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(most, found.size()));
    std::ranges::partial_sort(found, end, [](const Near& one, const Near& other) {
        return std::tuple{other.same, other.likeness, one.index} <
               std::tuple{one.same, one.likeness, other.index};
    });
    found.erase(end, found.end());
    for (Near& one : found) one.words = words_that_caused(asked, one.index);
    return found;
}

}  // namespace outward::engine
