#include "tests/server/cohort/ten_libraries.hpp"

#include "server/access/keys.hpp"
#include "server/archive/schema.hpp"
#include "server/archive/summary.hpp"
#include "server/bundle/bundle_archive.hpp"
#include "server/cohort/cohort_store.hpp"

#include <array>
#include <future>
#include <stdexcept>

namespace outward::server {

using namespace engine;
using nlohmann::json;
using std::chrono::days;

namespace {

/// By how many days each is behind the plan.
constexpr std::array lags{0, 0, 10, 10, 20, 30, 45, 0, 60, 150};
constexpr std::array names{"Mill Street",  "Harbour",      "North Ridge", "Old Town",
                           "Riverside",    "Cedar Valley", "Lakeview",    "Prairie Bookmobile",
                           "Stone Bridge", "Far Meadow"};
constexpr std::size_t with_account = 7;
constexpr std::size_t of_first_coach = 5;
constexpr std::size_t tells_late = 3;  // from 0
constexpr std::size_t stops_calls = 8;

struct Planned {
    const char* guide;
    const char* step;
    const char* title;
    int day;
};
constexpr std::array planned{
    Planned{"ask-exercise", "wanted", "Four questions at the market", 40},
    Planned{"community-conversation", "hopes", "A talk at the school", 70},
    Planned{"community-conversation", "hopes", "A talk at the clinic", 100},
    Planned{"community-conversation", "hopes", "A talk at the mill", 130},
    Planned{"community-conversation", "hopes", "A talk in the park", 160},
    Planned{"innovation-space", "what-we-tried", "Learning with the food bank", 290},
    Planned{"innovation-space", "what-we-tried", "Learning with the bus company", 320},
    Planned{"action-and-promises", "ideas", "What we do about the crossing", 350}};
constexpr std::array training_days{14, 90, 150, 210, 300, 420};

void must(const std::optional<Trouble>& trouble) {
    if (trouble) throw std::runtime_error(trouble->sentence);
}

template <class T>
T must(Result<T, Trouble> made) {
    if (!made.ok()) throw std::runtime_error(made.error().sentence);
    return std::move(made).value();
}

void wait_for(const std::function<void(EventLog::Done)>& write) {
    std::promise<AppendResult> said;
    write([&](AppendResult result) { said.set_value(std::move(result)); });
    const AppendResult result = said.get_future().get();
    if (!result.saved()) throw std::runtime_error(result.sentence);
}

/// Noon in Greenwich: the same day nearly everywhere.
Millis noon(Day day) { return Millis{day.time_since_epoch()} + std::chrono::hours{12}; }

Append held(const std::string& id, const std::string& library, const Planned& what, Day day,
            const LibraryGuide& guide) {
    ConversationCreated created;
    created.guide = {what.guide};
    created.guide_version = guide.guide->version;
    created.title = what.title;
    created.language = "en";
    StepEntered entered;
    entered.step = {what.step};
    entered.how = "start";
    const Step* step = guide.guide->find(entered.step);
    NoteAdded note;
    note.id = {"n1"};
    note.step = entered.step;
    note.category = step && !step->capture.empty() ? step->capture.front() : CategoryId{};
    note.text = "A bench where the old people can rest";
    Append append{.conversation = {id}, .events = {}};
    Conversation conversation;
    for (Event event : {Event{created}, Event{ConversationStarted{}}, Event{entered}, Event{note},
                        Event{ConversationClosed{}}}) {
        const Seq seq = append.events.size() + 1;
        append.events.push_back({.seq = seq,
                                 .at = noon(day) + std::chrono::minutes{seq * 10},
                                 .by = {},
                                 .undoes = std::nullopt,
                                 .event = std::move(event)});
        apply(conversation, append.events.back());
    }
    append.summary = summary_of({id}, conversation);
    append.summary.library = library;
    append.guide = guide.files;
    return append;
}

/// What an initiative of a library adds up to by that day.
json summary_of_initiative(std::size_t which, Day starts_on, int elapsed) {
    const int lag = lags[which];
    const auto moment = [&](int day) {
        return day + lag <= elapsed ? json(noon(starts_on + days{day + lag}).count())
                                    : json(nullptr);
    };
    const auto update = [&](const char* kind, int due, int sent) {
        const bool told = sent + lag <= elapsed;
        return json{{"kind", kind},
                    {"due", to_text(starts_on + days{due + lag})},
                    {"sent_on", told ? to_text(starts_on + days{sent + lag}) : ""}};
    };
    const bool themed = 200 + lag <= elapsed;
    const bool kept = 400 + lag <= elapsed;
    return {{"title", std::string{"What we hear at "} + names[which]},
            {"community", names[which]},
            {"conversations", 4},
            {"statements", 60},
            {"themes", 6},
            {"themes_proven", themed ? 4 : 1},
            {"narrative_approved_at", moment(250)},
            {"signed_off_at", moment(240)},
            {"promises", {{"open", 1}, {"kept", kept ? 2 : 0}, {"let_go", 0}, {"overdue", 0}}},
            {"updates", json::array({update("heard", 84, which == tells_late ? 89 : 80),
                                     update("ninety-days", 440, 438)})},
            {"story_approved_at", moment(530)}};
}

class Making {
public:
    Making(const std::filesystem::path& archive, Day from, Day to)
        : content(must(Library::open({}))),
          log(must(SqliteLog::open(archive))),
          laptop(must(SqliteLog::open(archive.string() + ".laptop"))),
          reviews(*log),
          laptop_reviews(*laptop),
          store(*log),
          starts_on(from),
          today(to),
          elapsed(static_cast<int>((to - from).count())) {}

    TenLibraries make() {
        Cohort cohort{.id = "cohort-of-ten",
                      .name = "Turning outward, the first ten",
                      .starts_on = starts_on,
                      .plan = must(plan_template(content)),
                      .created_at = noon(starts_on),
                      .libraries = {}};
        must(store.put(cohort));
        made.cohort = cohort.id;
        add_coaches();
        for (std::size_t which = 0; which < lags.size(); ++which) add_library(which);
        add_trainings();
        return made;
    }

private:
    void add_coaches() {
        made.first_coach_key = "key-of-the-first-coach";
        made.second_coach_key = "key-of-the-second-coach";
        must(reviews.add(Coach{"coach-1", "", "Rosa", noon(starts_on)},
                         hash_of(made.first_coach_key)));
        must(reviews.add(Coach{"coach-2", "", "Ivo", noon(starts_on)},
                         hash_of(made.second_coach_key)));
    }

    void add_library(std::size_t which) {
        const std::string number = std::to_string(which + 1);
        const bool here = which < with_account;
        const std::string account = here ? "account-" + number : "";
        made.libraries.push_back("library-" + number);
        made.accounts.push_back(account);
        made.host_keys.push_back(here ? "key-of-library-" + number : "");
        if (here)
            must(reviews.add(LibraryAccount{account, names[which], hash_of(made.host_keys.back()),
                                            noon(starts_on)}));
        const CohortLibrary library{.id = made.libraries.back(),
                                    .name = names[which],
                                    .account = here ? std::optional{account} : std::nullopt,
                                    .team = {{"Ada", TeamRole::director},
                                             {"", TeamRole::second_manager},
                                             {"Ben", TeamRole::staff}},
                                    .coaches = {}};
        must(store.put(made.cohort, library));
        must(store.put_coaches(made.cohort, library.id,
                               {which < of_first_coach ? "coach-1" : "coach-2"}));
        Marked marked;
        add_conversations(which, account, marked);
        add_initiative(which, account, marked);
        if (!here) must(store.put_marked(made.cohort, library.id, marked));
        add_calls(which);
    }

    void add_conversations(std::size_t which, const std::string& account, Marked& marked) {
        for (std::size_t nth = 0; nth < planned.size(); ++nth) {
            const int day = planned[nth].day + lags[which];
            if (day > elapsed) continue;
            const std::string id =
                "talk-" + std::to_string(which + 1) + "-" + std::to_string(nth + 1);
            const auto guide = content.find({planned[nth].guide});
            Append append = held(id, account, planned[nth], starts_on + days{day}, *guide);
            SqliteLog& to = account.empty() ? *laptop : *log;
            wait_for([&](auto done) { to.append(append, done); });
            if (account.empty()) carry_over(id);
            marked.conversations.push_back(id);
        }
    }

    /// From the laptop, as one file.
    void carry_over(const std::string& id) {
        const Bundle bundle = must(whole_bundle(*laptop, laptop_reviews, {id}, noon(today)));
        must(take_in(*log, reviews, must(from_bytes(to_bytes(bundle))), ""));
    }

    void add_initiative(std::size_t which, const std::string& account, Marked& marked) {
        const std::string id = "initiative-" + std::to_string(which + 1);
        const std::string summary = summary_of_initiative(which, starts_on, elapsed).dump();
        const Millis at = noon(starts_on);
        wait_for([&](auto done) {
            log->change(
                [=](SQLite::Database& to) {
                    execute_once(to, sql::initiatives::insert,
                                 {{":id", id}, {":library", account}, {":created_at", at.count()}});
                    execute_once(to, sql::initiatives::update,
                                 {{":id", id},
                                  {":updated_at", at.count()},
                                  {":seq", std::int64_t{0}},
                                  {":head", std::string{}},
                                  {":summary", summary}});
                },
                Writer::Leaves::nothing, done);
        });
        marked.initiatives.push_back(id);
    }

    /// Every thirty days.
    void add_calls(std::size_t which) {
        for (int nth = 0; 20 + 30 * nth <= elapsed; ++nth) {
            if (which == stops_calls && nth == 2) return;
            CallNote call = note("call-" + std::to_string(which + 1) + "-" + std::to_string(nth),
                                 20 + 30 * nth);
            call.libraries = {made.libraries[which]};
            call.text = "What went well, what was hard.";
            call.next_step = "Ask two people who never come.";
            if (which >= of_first_coach) {
                call.author = "coach-2";
                call.author_name = "Ivo";
            }
            call.for_coaches = nth == 1;
            must(store.put(made.cohort, call));
        }
    }

    /// With all of them together.
    void add_trainings() {
        for (const int day : training_days) {
            if (day > elapsed) continue;
            CallNote training = note("training-" + std::to_string(day), day);
            training.kind = CallKind::training;
            training.libraries = made.libraries;
            training.text = "All ten were there.";
            must(store.put(made.cohort, training));
        }
    }

    [[nodiscard]] CallNote note(const std::string& id, int day) const {
        return {.id = id,
                .kind = CallKind::coaching,
                .held_on = starts_on + days{day},
                .libraries = {},
                .text = {},
                .next_step = {},
                .author = "coach-1",
                .author_name = "Rosa",
                .at = noon(starts_on + days{day}),
                .changed_at = noon(starts_on + days{day})};
    }

    Library content;
    std::unique_ptr<SqliteLog> log;
    std::unique_ptr<SqliteLog> laptop;
    ReviewStore reviews;
    ReviewStore laptop_reviews;
    CohortStore store;
    Day starts_on;
    Day today;
    int elapsed;
    TenLibraries made;
};

}  // namespace

TenLibraries make_ten_libraries(const std::filesystem::path& archive, Day starts_on, Day today) {
    TenLibraries made = Making(archive, starts_on, today).make();
    for (const char* ending : {"", "-wal", "-shm"})
        std::filesystem::remove(archive.string() + ".laptop" + ending);
    return made;
}

}  // namespace outward::server
