#include "tests/bench/archive/making.hpp"

#include "server/archive/sqlite_log.hpp"
#include "server/archive/summary.hpp"
#include "tests/bench/guides.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <random>
#include <stdexcept>

namespace outward::bench {

using namespace server;

namespace {

constexpr std::array languages{"en", "es", "de", "ar", "zh"};

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

struct Made {
    engine::GuideId guide_id;
    std::vector<engine::GuideFile> files;
    std::vector<std::pair<engine::StepId, engine::CategoryId>> places;  // of notes
};

Made guide(const std::string& id) {
    Made made{.guide_id = {id}, .files = guide_files(id), .places = {}};
    for (const engine::Step& step : guide_of(made.files).steps)
        for (const engine::CategoryId& category : step.capture)
            made.places.emplace_back(step.id, category);
    return made;
}

/// One conversation: people come, write a note every 40 seconds, and go.
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
    for (auto people = 1 + chance() % 40; people > 0; --people)
        add(engine::MemberJoined{
            {"m" + std::to_string(people)}, engine::Seat::participant, "", language});
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
    append.guide = guide.files;
    return append;
}

}  // namespace

void make_archive(const std::filesystem::path& archive, int conversations, int notes) {
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

}  // namespace outward::bench
