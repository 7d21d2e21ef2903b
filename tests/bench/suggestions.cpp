// How good the suggestions for sorting notes are, and how fast. Run in the project's folder:
//
//     bench_suggestions
//
// Reads, where they are, the real conversations in OUTWARD_TEST_DATA (../shared/data if it is not
// set) and the codes in tests/data/codes. Prints tables: precision among the first 5 suggestions
// and mean reciprocal rank of each way, the agreement of the coders, and times.
#include "engine/neighbours.hpp"
#include "server/rehearsal/voices.hpp"
#include "tests/bench/measures.hpp"
#include "tests/bench/rankings.hpp"

#include <malloc.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <numeric>
#include <random>
#include <sstream>

using namespace outward;
using namespace outward::bench;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t most = 5;

std::string content_of(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Texts of which some are about the same.
struct Sample {
    std::string name;
    Texts texts;
    std::vector<std::size_t> asked;
    std::function<bool(std::size_t, std::size_t)> right;
};

/// Turns of eight words or more; those of one topic are about the same.
Sample meeting(const fs::path& file) {
    const auto read = nlohmann::json::parse(content_of(file));
    const auto& turns = read.at("meeting_transcripts");
    std::vector<int> topic_of(turns.size(), -1);
    int topic = 0;
    for (const auto& one : read.at("topic_list")) {
        for (const auto& span : one.at("relevant_text_span"))
            for (auto i = std::stoul(span[0].get<std::string>());
                 i <= std::stoul(span[1].get<std::string>()); ++i)
                topic_of.at(i) = topic;
        ++topic;
    }
    Sample sample{.name = file.stem().string(), .texts = {}, .asked = {}, .right = {}};
    std::vector<int> topics;
    for (std::size_t i = 0; i < turns.size(); ++i) {
        const auto text = turns[i].at("content").get<std::string>();
        std::istringstream words(text);
        if (std::distance(std::istream_iterator<std::string>(words), {}) < 8) continue;
        if (topic_of[i] >= 0) sample.asked.push_back(topics.size());
        topics.push_back(topic_of[i]);
        sample.texts.push_back(text);
    }
    sample.right = [topics](auto one, auto other) { return topics[one] == topics[other]; };
    return sample;
}

/// Two columns of a CSV file.
std::map<int, std::string> column_of(const fs::path& file, const std::string& column) {
    const auto records = server::read_csv(content_of(file)).value();
    const auto place = [&](const std::string& name) {
        return static_cast<std::size_t>(std::ranges::find(records.at(0), name) -
                                        records[0].begin());
    };
    std::map<int, std::string> values;
    for (std::size_t i = 1; i < records.size(); ++i)
        values[std::stoi(records[i].at(place("comment-id")))] = records[i].at(place(column));
    return values;
}

struct Coded {
    Texts texts;
    std::vector<std::string> first;
    std::vector<std::string> second;
};

Coded coded(const fs::path& comments, const fs::path& codes) {
    Coded all;
    const auto bodies = column_of(comments, "comment-body");
    const auto second = column_of(codes / "bowling-green.second.csv", "code");
    for (const auto& [id, code] : column_of(codes / "bowling-green.first.csv", "code")) {
        all.texts.push_back(bodies.at(id));
        all.first.push_back(code);
        all.second.push_back(second.at(id));
    }
    return all;
}

/// Comments are about the same when each coder gave both the same code, or when one of them did.
std::vector<Sample> samples_of(const Coded& all) {
    std::vector<std::size_t> asked(all.texts.size());
    std::iota(asked.begin(), asked.end(), std::size_t{0});
    const auto by_first = [=](auto i, auto j) { return all.first[i] == all.first[j]; };
    const auto by_second = [=](auto i, auto j) { return all.second[i] == all.second[j]; };
    return {{"comments, both coders", all.texts, asked,
             [=](auto i, auto j) { return by_first(i, j) && by_second(i, j); }},
            {"comments, either coder", all.texts, asked,
             [=](auto i, auto j) { return by_first(i, j) || by_second(i, j); }}};
}

struct Scores {
    std::vector<double> precision;  // of each text that was asked for
    std::vector<double> reciprocal;
};

Scores scores_of(const Sample& sample, const Ranking& ranking) {
    Scores scores;
    for (const std::size_t asked : sample.asked) {
        const auto suggested = ranking(asked);
        const auto right = [&](std::size_t i) { return sample.right(asked, i); };
        scores.precision.push_back(precision_at(most, suggested, right));
        scores.reciprocal.push_back(reciprocal_rank(suggested, right));
    }
    return scores;
}

/// Precision of suggestions by chance, and of the best there could be.
struct Range {
    double by_chance;
    double at_best;
};

Range range_of(const Sample& sample) {
    std::vector<double> shares;
    std::vector<double> limits;
    for (const std::size_t asked : sample.asked) {
        double right = -1;  // itself
        for (std::size_t i = 0; i < sample.texts.size(); ++i) right += sample.right(asked, i);
        shares.push_back(right / static_cast<double>(sample.texts.size() - 1));
        limits.push_back(std::min(right / most, 1.0));
    }
    return {mean_of(shares).value, mean_of(limits).value};
}

void compare(const Sample& sample) {
    using Weight = Variant::Weight;
    const Texts& texts = sample.texts;
    const auto [by_chance, at_best] = range_of(sample);
    std::printf(
        "\n%s: %zu texts, %zu asked for; by chance %.3f, at best %.3f\n\n| %-36s | precision@%zu | "
        "MRR   | "
        "beyond FTS5    |\n| --- | ---: | ---: | ---: |\n",
        sample.name.c_str(), texts.size(), sample.asked.size(), by_chance, at_best, "way", most);
    const Scores plain = scores_of(sample, by_full_text(texts));
    const auto row = [&](const char* way, const Scores& scores) {
        std::vector<double> beyond;
        for (std::size_t i = 0; i < scores.precision.size(); ++i)
            beyond.push_back(scores.precision[i] - plain.precision[i]);
        std::printf("| %-36s | %.3f       | %.3f | %+.3f ± %.3f |\n", way,
                    mean_of(scores.precision).value, mean_of(scores.reciprocal).value,
                    mean_of(beyond).value, mean_of(beyond).error);
    };
    row("FTS5 bm25, any of its words", plain);
    row("engine/neighbours", scores_of(sample, by_neighbours(texts)));
    const auto variant = [&](const char* way, std::vector<std::size_t> grams, bool words,
                             Weight weight = Weight::tf_idf) {
        row(way, scores_of(sample, by_variant(texts, {std::move(grams), words, weight})));
    };
    variant("words", {}, true);
    variant("3 letters", {3}, false);
    variant("4 letters", {4}, false);
    variant("5 letters", {5}, false);
    variant("3 to 5 letters", {3, 4, 5}, false);
    variant("4 letters and words", {4}, true);
    variant("4 letters, each time counts in full", {4}, false, Weight::plain_tf_idf);
    variant("4 letters, BM25", {4}, false, Weight::bm25);
    variant("3 to 5 letters, BM25", {3, 4, 5}, false, Weight::bm25);
    variant("words, BM25", {}, true, Weight::bm25);
}

/// The first three comments of a code are a theme; the others of it are right. By both coders.
void themes(const Coded& all) {
    const engine::Neighbours neighbours{all.texts};
    std::map<std::string, std::vector<std::size_t>> of_code;
    for (std::size_t i = 0; i < all.texts.size(); ++i)
        if (all.first[i] == all.second[i]) of_code[all.first[i]].push_back(i);
    std::vector<double> precision;
    std::vector<double> chance;
    for (const auto& [code, comments] : of_code) {
        if (comments.size() < 3 + most) continue;
        std::vector<std::size_t> suggested;
        for (const engine::Near& near : neighbours.near(std::span{comments}.first(3), most))
            suggested.push_back(near.index);
        precision.push_back(precision_at(
            most, suggested, [&](auto i) { return std::ranges::count(comments, i) > 0; }));
        chance.push_back(static_cast<double>(comments.size() - 3) /
                         static_cast<double>(all.texts.size() - 3));
    }
    std::printf(
        "\nThemes of three comments, %zu codes: precision@%zu %.3f ± %.3f; by chance %.3f\n",
        precision.size(), most, mean_of(precision).value, mean_of(precision).error,
        mean_of(chance).value);
}

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Notes of the first words of one comment and the last ones of another.
Texts made_notes(const Texts& comments, std::size_t count) {
    std::mt19937 chance(7);
    const auto half = [&](bool first) {
        const std::string& text = comments[chance() % comments.size()];
        const std::size_t middle = std::min(text.find(' ', text.size() / 2), text.size());
        return first ? text.substr(0, middle) : text.substr(middle);
    };
    Texts notes;
    while (notes.size() < count) {
        notes.push_back(half(true));
        notes.back() += half(false);
    }
    return notes;
}

void time_with(const Texts& comments, std::size_t count) {
    Texts notes = made_notes(comments, count);
    std::size_t letters = 0;
    for (const std::string& note : notes) letters += note.size();
    const auto before = mallinfo2();
    auto begin = Clock::now();
    const engine::Neighbours neighbours{std::move(notes)};
    const double built = milliseconds_since(begin);
    const auto after = mallinfo2();
    const auto used = static_cast<double>(after.uordblks + after.hblkhd) -
                      static_cast<double>(before.uordblks + before.hblkhd);
    std::mt19937 chance(11);
    const auto times = [&](std::size_t members) {
        std::vector<double> all;
        for (int i = 0; i < 500; ++i) {
            std::vector<std::size_t> theme;
            while (theme.size() < members) theme.push_back(chance() % count);
            begin = Clock::now();
            static_cast<void>(neighbours.near(theme, most));
            all.push_back(milliseconds_since(begin));
        }
        std::ranges::sort(all);
        return all;
    };
    const auto note = times(1);
    const auto theme = times(30);
    std::printf("| %6zu | %3zu | %6.0f | %5.1f | %5.2f | %5.2f | %5.2f | %5.2f |\n", count,
                letters / count, built, used / 1'000'000, note[250], note[475], theme[250],
                theme[475]);
}

int run(const fs::path& data, const fs::path& codes) {
    const fs::path comments = data / "bowling-green-2018" / "comments.csv";
    bool any = false;
    for (const char* name : {"ES2004a.json", "education_17.json"})
        if (const fs::path file = data / "transcripts-qmsum" / name; fs::exists(file)) {
            compare(meeting(file));
            any = true;
        }
    if (fs::exists(comments)) {
        any = true;
        const Coded all = coded(comments, codes);
        const auto [raw, kappa] = agreement(all.first, all.second);
        std::printf("\nTwo coders of %zu comments: the same code for %.1f %%, Cohen's kappa %.3f\n",
                    all.texts.size(), 100 * raw, kappa);
        for (const Sample& sample : samples_of(all)) compare(sample);
        themes(all);
        Texts bodies;
        for (auto& [id, body] : column_of(comments, "comment-body")) bodies.push_back(body);
        std::printf(
            "\n| notes | letters | ms to build | MB, with the texts | a note: p50 ms | p95 | "
            "a theme of 30: p50 | p95 |\n| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: "
            "|\n");
        for (const std::size_t count : {1'000, 5'000, 50'000}) time_with(bodies, count);
    }
    if (!any)
        std::printf(
            "There are no conversations in %s, and so nothing was measured. Give their folder as "
            "OUTWARD_TEST_DATA.\n",
            data.c_str());
    return 0;
}

}  // namespace

int main() {
    try {
        const char* given = std::getenv("OUTWARD_TEST_DATA");
        return run(given ? given : "../shared/data", "tests/data/codes");
    } catch (const std::exception& problem) {
        std::fprintf(stderr, "bench_suggestions: %s\n", problem.what());
        return 1;
    }
}
