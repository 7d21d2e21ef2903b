#include "tests/bench/archive/questions.hpp"

#include "tests/bench/archive/making.hpp"

#include <time.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

namespace outward::bench {

using namespace server;
using nlohmann::json;
using Clock = std::chrono::steady_clock;

namespace {

double milliseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
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

}  // namespace

json ask_everything(const Catalogue& catalogue, int conversations) {
    Questions questions(catalogue, conversations);
    questions.all();
    return questions.figures;
}

}  // namespace outward::bench
