// How fast the catalogue answers with many conversations: makes an archive of synthetic ones, lets
// the catalogue read it, and asks each kind of question many times.
//
//     bench_catalogue [conversations = 10000] [notes in each = 100] [folder = a temporary one]
//
// Prints a table, and the same as JSON on the last line. A folder that holds an archive already is
// used as it is.
#include "server/search/catalogue.hpp"
#include "server/archive/sqlite_log.hpp"
#include "server/archive/summary.hpp"

#include <time.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <random>
#include <sstream>
#include <thread>

using namespace outward;
using namespace outward::server;
namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using nlohmann::json;

namespace {

constexpr engine::Millis first_day{1'577'836'800'000};  // 2020-01-01
constexpr std::array languages{"en", "es", "de", "ar", "zh"};

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Words whose frequencies fall as in real speech (Zipf), made of the syllables of a language.
class Vocabulary {
public:
    Vocabulary(std::vector<std::string> syllables, std::vector<std::string> known, std::size_t size,
               std::string between)
        : words(std::move(known)), blank(std::move(between)) {
        std::mt19937 chance(7);
        while (words.size() < size) {
            std::string word;
            for (std::size_t left = 1 + chance() % 4; left > 0; --left)
                word += syllables[chance() % syllables.size()];
            words.push_back(word);
        }
        double sum = 0;
        for (std::size_t rank = 1; rank <= words.size(); ++rank)
            shares.push_back(sum += 1 / std::pow(static_cast<double>(rank), 1.05));
    }

    std::string sentence(std::mt19937& chance) const {
        std::uniform_real_distribution<double> somewhere(0, shares.back());
        std::string text;
        for (std::size_t left = 4 + chance() % 14; left > 0; --left) {
            const auto at = std::ranges::lower_bound(shares, somewhere(chance));
            if (!text.empty()) text += blank;
            text += words[static_cast<std::size_t>(at - shares.begin())];
        }
        return text;
    }

private:
    std::vector<std::string> words;  // the commonest first
    std::string blank;
    std::vector<double> shares;
};

/// The words that are asked for stand at known ranks.
std::vector<Vocabulary> vocabularies() {
    const std::vector<std::string> latin{"ba", "ri", "to",  "ne",  "lan", "ster", "mu", "qui",
                                         "do", "pe", "sha", "vor", "li",  "ten",  "gra"};
    const std::vector<std::string> arabic{"مد", "كت", "با", "نو", "سل", "ري", "هم", "ون", "عا"};
    const std::vector<std::string> han{"新", "的", "人", "书", "城", "水", "山", "大", "小", "学",
                                       "公", "车", "路", "花", "园", "树", "孩", "子", "老", "年"};
    return {
        Vocabulary(latin, {"the", "and", "we", "to", "more", "park", "library", "bench", "bus"},
                   40'000, " "),
        Vocabulary(latin, {"la", "de", "que", "más", "árboles", "biblioteca", "niños"}, 40'000,
                   " "),
        Vocabulary(latin, {"die", "und", "wir", "mehr", "Stadtbibliothek", "Straße"}, 40'000, " "),
        Vocabulary(arabic, {"في", "من", "على", "المكتبة", "حديقة"}, 20'000, " "),
        Vocabulary(han, {"我们", "的", "想要", "图书馆", "公园"}, 20'000, "")};
}

std::vector<engine::GuideFile> guide_files(const std::string& id) {
    std::vector<engine::GuideFile> files;
    for (const auto& entry : fs::directory_iterator(fs::path{"content/guides"} / id)) {
        std::ifstream in(entry.path());
        std::stringstream content;
        content << in.rdbuf();
        files.push_back({entry.path().filename().string(), content.str()});
    }
    return files;
}

struct Made {
    std::string id;
    engine::GuideId guide_id;
    std::vector<engine::GuideFile> files;
    std::vector<std::pair<engine::StepId, engine::CategoryId>> places;  // of notes
};

Made guide(const std::string& id) {
    Made made{.id = id, .guide_id = {id}, .files = guide_files(id), .places = {}};
    const auto loaded = engine::reload_guide(made.files);
    if (!loaded.ok()) throw std::runtime_error("content/guides/" + id + " cannot be read");
    for (const engine::Step& step : loaded.value().steps)
        for (const engine::CategoryId& category : step.capture)
            made.places.emplace_back(step.id, category);
    return made;
}

/// One conversation: created, started, notes 40 seconds apart, closed.
Append conversation(int number, int notes, const Made& guide, const Vocabulary& words,
                    const std::string& language) {
    std::mt19937 chance(static_cast<std::uint32_t>(number));
    const std::string id = "conversation-" + std::to_string(number);
    engine::Millis now = first_day + std::chrono::minutes{static_cast<std::int64_t>(number) * 260};
    Append append{.conversation = {id}, .events = {}};
    engine::Conversation state;
    const auto add = [&](engine::Event event, std::optional<engine::TableId> table = {}) {
        append.events.push_back(
            {append.events.size() + 1, now, {"m1"}, std::nullopt, std::move(event), table});
        engine::apply(state, append.events.back());
    };
    engine::ConversationCreated as;
    as.guide = guide.guide_id;
    as.guide_version = "1.0.0";
    as.title = words.sentence(chance);
    as.place = "Hall " + std::to_string(chance() % 400);
    as.language = language;
    add(as);
    add(engine::MemberJoined{{"m1"}, engine::Seat::participant, "", language});
    add(engine::ConversationStarted{});
    for (int i = 0; i < notes; ++i) {
        now += std::chrono::seconds{20 + chance() % 40};
        const auto& [step, category] = guide.places[chance() % guide.places.size()];
        const auto table = static_cast<int>(chance() % 9);
        add(engine::NoteAdded{.id = {id + std::to_string(i)},
                              .step = step,
                              .category = category,
                              .text = words.sentence(chance),
                              .language = language},
            table == 0 ? std::nullopt : std::optional{engine::TableId{table}});
    }
    add(engine::ConversationClosed{});
    append.summary = summary_of({id}, state);
    append.summary.people = static_cast<int>(chance() % 40);
    append.guide = guide.files;
    return append;
}

void fill(const fs::path& archive, int conversations, int notes) {
    auto opened = SqliteLog::open(archive);
    if (!opened.ok()) throw std::runtime_error(opened.error().sentence);
    const auto words = vocabularies();
    const std::array guides{guide("community-conversation"), guide("world-cafe"),
                            guide("aspirations")};
    for (int number = 0; number < conversations; ++number) {
        const auto language = static_cast<std::size_t>(number * 7 / 3) % languages.size();
        opened.value()->append(
            conversation(number, notes, guides[static_cast<std::size_t>(number) % guides.size()],
                         words[language], languages[language]),
            [](const AppendResult& result) {
                if (!result.saved()) std::cerr << result.sentence << '\n';
            });
        if (number % 200 == 199) opened.value()->drain();
    }
    opened.value()->drain();
}

/// Of this thread alone: what others do on the machine does not count.
double processor_milliseconds() {
    timespec spent{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return static_cast<double>(spent.tv_sec) * 1'000 +
           static_cast<double>(spent.tv_nsec) / 1'000'000;
}

struct Figures {
    std::string name;
    double p50 = 0;
    double p95 = 0;
    double most = 0;
    double processor = 0;  // p95
    std::size_t answers = 0;
};

Figures measured(const std::string& name, const std::function<std::size_t()>& ask) {
    std::vector<double> times;
    std::vector<double> processor;
    Figures figures{.name = name};
    const auto begin = Clock::now();
    while (times.size() < 100 && (times.size() < 20 || milliseconds_since(begin) < 3'000)) {
        const auto asked = Clock::now();
        const double before = processor_milliseconds();
        figures.answers = ask();
        processor.push_back(processor_milliseconds() - before);
        times.push_back(milliseconds_since(asked));
    }
    const auto at = [](std::vector<double>& times_of, double share) {
        std::ranges::sort(times_of);
        return times_of[static_cast<std::size_t>(share * static_cast<double>(times_of.size() - 1))];
    };
    figures.p50 = at(times, 0.5);
    figures.p95 = at(times, 0.95);
    figures.most = times.back();
    figures.processor = at(processor, 0.95);
    std::printf("%-52s %8.2f %8.2f %8.2f %8.2f %8zu\n", name.c_str(), figures.p50, figures.p95,
                figures.most, figures.processor, figures.answers);
    std::fflush(stdout);
    return figures;
}

template <class Page>
Page must(engine::Result<Page, engine::Rejection> page) {
    if (!page.ok()) throw std::runtime_error(page.error().message);
    return std::move(page).value();
}

/// What somebody may see to whom that many of the conversations were released.
Sight sight_of(int conversations, int every) {
    std::vector<MaySee> seen;
    for (int number = 0; number < conversations; number += every)
        seen.push_back({"conversation-" + std::to_string(number), false});
    return seen;
}

/// The cursor of the page so far down.
template <class Query, class Ask>
std::string cursor_at(Query query, int page, Ask ask) {
    for (int i = 0; i < page; ++i) {
        const auto answer = ask(query);
        if (answer.next.empty()) break;
        query.cursor = answer.next;
    }
    return query.cursor;
}

class Questions {
public:
    Questions(const Catalogue& asked, int count) : catalogue(asked), conversations(count) {}

    void all() {
        searches();
        lists();
    }

    json figures = json::array();

private:
    void searches() {
        const SearchQuery plain;
        search("one of the commonest words: the", {.typed = "the"});
        search("a common word: library", {.typed = "library"});
        search("a rare word", {.typed = "vorgramu"});
        search("two common words: the and", {.typed = "the and"});
        search("three words: the library bench", {.typed = "the library bench"});
        search("a phrase: \"and we\"", {.typed = "\"and we\""});
        search("a beginning: lib*", {.typed = "lib*"});
        search("a longer beginning: libr*", {.typed = "libr*"});
        search("a longer beginning of many words: ster*", {.typed = "ster*"});
        search("a short beginning: ba*", {.typed = "ba*"});
        search("a very short beginning: t*", {.typed = "t*"});
        search("either: park OR bus OR bench", {.typed = "park OR bus OR bench"});
        search("not: the -and", {.typed = "the -and"});
        search("not alone: -the", {.typed = "-the"});
        search("a part of words: bibliothek", {.typed = "bibliothek"});
        search("a part of many words: ster", {.typed = "ster"});
        search("accents: arboles", {.typed = "arboles"});
        search("Chinese: 图书馆", {.typed = "图书馆"});
        search("Chinese, one character: 的", {.typed = "的"});
        search("Arabic: مكتبة", {.typed = "مكتبة"});
        search("nothing like it: libary", {.typed = "libary"});
        search("no words: all, newest first", {});
        search("the, in a category", {.typed = "the", .category = "concern"});
        search("the, of a guide and table", {.typed = "the", .guide = "world-cafe", .table = 3});
        search("the, of one month", {.typed = "the",
                                     .from = first_day + std::chrono::days{500},
                                     .to = first_day + std::chrono::days{531}});
        search(
            "the, in one conversation",
            {.typed = "the", .conversation = "conversation-" + std::to_string(conversations / 3)});
        for (const int every : {1, 10, 500})
            search("the, released 1 of " + std::to_string(every),
                   {.typed = "the", .sight = sight_of(conversations, every)});
        SearchQuery deep{.typed = "the", .limit = 100};
        deep.cursor = cursor_at(
            deep, 60, [&](const SearchQuery& query) { return must(catalogue.search(query)); });
        search("the, page 61 of 100", deep);
    }

    void lists() {
        constexpr std::array names{"date", "title", "place", "length", "people", "notes"};
        for (std::size_t order = 0; order < names.size(); ++order)
            for (const auto direction : {ListDirection::down, ListDirection::up}) {
                ArchiveQuery query{.order = static_cast<ListOrder>(order), .direction = direction};
                const std::string name = std::string{"list by "} + names[order] +
                                         (direction == ListDirection::up ? ", up" : ", down");
                if (direction == ListDirection::down) list(name, query);
                query.cursor = cursor_at(
                    query, 100, [&](const ArchiveQuery& at) { return must(catalogue.list(at)); });
                list(name + ", page 101", query);
            }
        list("list of a guide", {.guide = "world-cafe"});
        list("list of a language by notes", {.language = "ar", .order = ListOrder::notes});
        list("list of what is not there", {.language = "xx"});
        list("list by words of the title", {.words = "library par"});
        list("list of a month", {.from = first_day + std::chrono::days{500},
                                 .to = first_day + std::chrono::days{531}});
        for (const int every : {1, 500})
            list("list, released 1 of " + std::to_string(every),
                 {.sight = sight_of(conversations, every), .order = ListOrder::title});
    }

    void search(const std::string& name, const SearchQuery& query) {
        add(measured(name, [&] {
            const auto page = must(catalogue.search(query));
            return page.more ? static_cast<std::size_t>(most_counted) + 1
                             : static_cast<std::size_t>(page.count);
        }));
    }
    void list(const std::string& name, const ArchiveQuery& query) {
        add(measured(name, [&] { return must(catalogue.list(query)).conversations.size(); }));
    }
    void add(const Figures& one) {
        figures.push_back({{"question", one.name},
                           {"p50_ms", one.p50},
                           {"p95_ms", one.p95},
                           {"max_ms", one.most},
                           {"p95_cpu_ms", one.processor},
                           {"answers", one.answers}});
    }

    const Catalogue& catalogue;
    int conversations;
};

double megabytes(const fs::path& file) {
    return static_cast<double>(fs::file_size(file)) / 1'000'000;
}

int run(int conversations, int notes, const fs::path& folder) {
    fs::create_directories(folder);
    const fs::path archive = folder / "outward.db";
    auto begin = Clock::now();
    if (!fs::exists(archive)) fill(archive, conversations, notes);
    const double made_in = milliseconds_since(begin) / 1000;
    begin = Clock::now();
    auto opened = Catalogue::open(archive);
    if (!opened.ok()) throw std::runtime_error(opened.error().sentence);
    Catalogue& catalogue = *opened.value();
    while (!catalogue.catch_up(std::chrono::seconds{10}).complete) {
    }
    const double read_in = milliseconds_since(begin) / 1000;
    std::printf(
        "%d conversations with %d notes each\narchive: %.1f s, %.0f MB\n"
        "catalogue: %.1f s, %.0f MB\n\n%-52s %8s %8s %8s %8s %8s\n",
        conversations, notes, made_in, megabytes(archive), read_in,
        megabytes(catalogue_beside(archive)), "", "p50 ms", "p95 ms", "max ms", "p95 cpu",
        "answers");
    Questions questions(catalogue, conversations);
    questions.all();
    begin = Clock::now();
    const bool wiped = catalogue.forget({"conversation-1"}, std::chrono::minutes{5});
    const double forgotten_in = milliseconds_since(begin) / 1000;
    std::printf("\nforgetting one conversation down to the bytes: %.1f s%s\n", forgotten_in,
                wiped ? "" : " (not done)");
    std::cout << json{{"conversations", conversations},
                      {"notes", conversations * notes},
                      {"archive_s", made_in},
                      {"archive_mb", megabytes(archive)},
                      {"catalogue_s", read_in},
                      {"catalogue_mb", megabytes(catalogue_beside(archive))},
                      {"forget_s", forgotten_in},
                      {"questions", questions.figures}}
                     .dump()
              << '\n';
    return 0;
}

}  // namespace

int main(int count, char** words) {
    try {
        const int conversations = count > 1 ? std::stoi(words[1]) : 10'000;
        const int notes = count > 2 ? std::stoi(words[2]) : 100;
        const bool own = count > 3;
        const fs::path folder =
            own ? fs::path{words[3]} : fs::temp_directory_path() / "outward-bench-catalogue";
        if (!own) fs::remove_all(folder);  // of a run that was stopped
        const int code = run(conversations, notes, folder);
        if (!own) fs::remove_all(folder);
        return code;
    } catch (const std::exception& problem) {
        std::cerr << "bench_catalogue: " << problem.what() << '\n';
        return 1;
    }
}
