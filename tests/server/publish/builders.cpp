#include "tests/server/publish/builders.hpp"

#include "server/guides/library.hpp"

namespace outward::tests {

using namespace server;

namespace {

const Library& content() {
    static const Library library = std::move(Library::open({})).value();
    return library;
}

std::string lines_of(const std::vector<PublishProblem>& problems) {
    std::string lines;
    for (const PublishProblem& problem : problems) lines += problem.sentence + '\n';
    return lines;
}

}  // namespace

SiteWords interface_words() {
    return {content().languages(), [](std::string_view language, std::string_view key) {
                return content().text(language, key);
            }};
}

Publishing::Publishing() {
    gatherings = {{ConversationId{"c1"}, {"Main Library", "2026-03-02", {"Maria Lopez", "Tom"}}},
                  {ConversationId{"c2"}, {"Eastside School", "2026-03-09", {"Dana"}}},
                  {ConversationId{"c3"}, {"", "2026-03-16", {"Yusuf"}}}};
    set(record::Description{.id = RecordId{"description"},
                            .title = "Our river town",
                            .community = "Everybody who lives between the river and the hills.",
                            .goals = {"To know what people hope for"},
                            .places = {"Main Library", "Eastside School"},
                            .languages = {"en", "es"}});
    for (const char* id : {"c1", "c2", "c3"})
        set(record::Source{.id = RecordId{id}, .quotable = true, .consent = "Told at the door"});
    add_themes();
    add_narrative();
    add_story_and_updates();
}

void Publishing::set(Record record) {
    now += Millis{1000};
    const std::pair key{record.index(), id_of(record)};
    initiative.records.insert_or_assign(
        key, Kept{.record = std::move(record), .seq = ++initiative.seq, .at = now, .by = {}});
}

void Publishing::approve(const std::string& what) {
    set(record::Approval{.id = RecordId{what}, .by = "The director"});
}

StatementNumber Publishing::say(const std::string& conversation, const std::string& words,
                                const std::string& theme, const std::string& language) {
    const auto number = static_cast<StatementNumber>(initiative.statements.size() + 1);
    const NoteId note{"n" + std::to_string(number)};
    initiative.statements.push_back(
        {.conversation = ConversationId{conversation},
         .note = {.note = note, .category = CategoryId{"hopes"}},
         .placement = {.picked = true, .theme = RecordId{theme}, .evidence = true}});
    initiative.numbers[{ConversationId{conversation}, note}] = number;
    said[number] = {words, language};
    return number;
}

void Publishing::add_themes() {
    const auto theme = [this](const char* id, const char* name, const char* meaning) {
        record::Theme made;
        made.id = RecordId{id};
        made.name = name;
        made.meaning = meaning;
        set(made);
    };
    theme("t1", "We want to walk home without fear",
          "Light, crossings and people on the street after dark.");
    theme("t2", "Nobody tells us what was decided",
          "People were asked before and heard nothing again.");
    say("c1", "The lamps on Mill Road have been out since winter.", "t1");
    say("c2", "My daughter runs the last block.", "t1");
    say("c3", "Queremos aceras para los niños.", "t1", "es");
    say("c1", "They asked us in 2019 and then nothing came.", "t2");
    say("c3", "لم يخبرنا أحد بما تقرر.", "t2", "ar");
}

void Publishing::add_narrative() {
    const std::vector<record::Sentence> sentences{
        {.id = RecordId{"s1"},
         .slot = record::Slot::want,
         .texts = {{"en", "People want streets where children can walk home after dark."},
                   {"es", "La gente quiere calles donde los niños vuelvan a casa a pie."}},
         .themes = {RecordId{"t1"}}},
        {.id = RecordId{"s2"},
         .slot = record::Slot::worry,
         .texts = {{"en", "They worry that talking changes nothing."}},
         .themes = {RecordId{"t2"}}},
        {.id = RecordId{"s3"},
         .slot = record::Slot::trust,
         .texts = {{"en", "They would trust neighbors who come back and report."}},
         .themes = {RecordId{"t1"}, RecordId{"t2"}}}};
    set(record::Version{.id = RecordId{"v1"},
                        .label = "As read at the school",
                        .sentences = sentences,
                        .sign_offs = {{.place = "Eastside School",
                                       .on = "2026-05-04",
                                       .people = 24,
                                       .agree = 22,
                                       .changes = "Name the mill."}}});
    approve("version:v1");
}

void Publishing::add_story_and_updates() {
    for (const std::string_view id : record::story_parts)
        set(record::StoryPart{
            .id = RecordId{std::string{id}},
            .texts = {{"en", "This is what was there.\n\nAnd this came after it."}},
            .themes = {RecordId{"t1"}}});
    approve("story");
    record::Promise lamps;
    lamps.id = RecordId{"p1"};
    lamps.who = "Robert Hill";
    lamps.what = "Mend the lamps on Mill Road";
    lamps.due = "2026-06-01";
    lamps.state = record::PromiseState::kept;
    lamps.outcome = "All nine are lit.";
    set(lamps);
    record::Promise crossing;
    crossing.id = RecordId{"p2"};
    crossing.who = "The street office";
    crossing.what = "Paint the crossing at the school";
    crossing.named = true;
    set(crossing);
    tell("u1", "2026-03-20", "What we heard",
         {{"en", "Thank you for coming."}, {"es", "Gracias por venir."}});
}

void Publishing::tell(const std::string& id, const std::string& on, const std::string& title,
                      const Texts& texts) {
    record::Update update;
    update.id = RecordId{id};
    update.sent_on = on;
    update.title = title;
    update.texts = texts;
    set(update);
    approve("update:" + id);
}

SiteSource Publishing::source() const {
    return {.id = InitiativeId{"i1"},
            .initiative = initiative,
            .said = said,
            .gatherings = gatherings,
            .figures = {3, 41, 160, "2026-03-02", "2026-03-16", {"en", "es", "ar"}}};
}

Site Publishing::site() const { return site_of(source(), private_words_of(source())); }

PublishCheck Publishing::check() const {
    const SiteWords words = interface_words();
    const Words english = [&](std::string_view key) { return words.text("en", key); };
    return check_of(source(), site(), private_words_of(source()), english, words.languages);
}

std::string Publishing::problems() const { return lines_of(check().problems); }
std::string Publishing::notes() const { return lines_of(check().notes); }

std::map<std::string, std::string> Publishing::files(const std::string& base_url) const {
    std::map<std::string, std::string> found;
    for (ZipEntry& file : files_of(site(), interface_words(), {base_url, now}))
        found.emplace(std::move(file.name), std::move(file.content));
    return found;
}

}  // namespace outward::tests
