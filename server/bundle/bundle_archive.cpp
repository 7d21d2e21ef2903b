#include "server/bundle/bundle_archive.hpp"

#include "protocols/names.hpp"
#include "server/access/keys.hpp"
#include "server/archive/archive_file.hpp"
#include "server/archive/rows.hpp"
#include "server/archive/schema.hpp"
#include "server/archive/summary.hpp"
#include "server/read/released.hpp"
#include "server/review/annotation_json.hpp"

#include <algorithm>
#include <future>
#include <tuple>

namespace outward::server {

using namespace engine;
using nlohmann::json;
using Row = SQLite::Statement;

namespace {

Trouble not_taken(const std::string& why) { return {why + " Nothing was imported."}; }

/// The events as they lie in the archive.
Result<std::vector<LinkedEvent>, Trouble> linked_events(const std::filesystem::path& archive,
                                                        const ConversationId& id) {
    try {
        SQLite::Database database = open_to_read(archive);
        SQLite::Statement list(database, sql::events::read_links);
        std::vector<LinkedEvent> events;
        for_each_row(list, {{":conversation", id.value}}, [&](Row& row) {
            events.push_back({read_stored(row),
                              {row.getColumn(6).getString(), row.getColumn(7).getString()},
                              row.getColumn(8).getString()});
        });
        return events;
    } catch (const SQLite::Exception& problem) {
        return Trouble{sentence_for(problem, archive)};
    }
}

/// A log as a chain of its own.
std::vector<LinkedEvent> chained(const std::vector<Recorded>& log) {
    std::vector<LinkedEvent> events;
    std::string digest;
    for (const Recorded& recorded : log) {
        LinkedEvent linked{stored_from(recorded), {}, {}};
        if (const auto words = erasable_words(linked.event)) linked.sealed = seal(*words);
        linked.digest = digest = digest_of(digest, linked.event, linked.sealed.words);
        events.push_back(std::move(linked));
    }
    return events;
}

/// Guide, annotations and attached transcripts: what both kinds have.
Result<Bundle, Trouble> begun(const SqliteLog& log, const ReviewStore& reviews,
                              const ConversationId& id, Millis now) {
    const auto summary = log.find(id);
    if (!summary.ok()) return summary.error();
    if (!summary.value()) return Trouble{"There is no such conversation in the archive."};
    auto guide = log.guide(summary.value()->guide_hash);
    if (!guide.ok()) return guide.error();
    const auto annotations = reviews.annotations(id);
    if (!annotations.ok()) return annotations.error();
    const auto transcripts = reviews.transcripts(id);
    if (!transcripts.ok()) return transcripts.error();
    Bundle bundle;
    bundle.conversation = id;
    bundle.outward = OUTWARD_VERSION;
    bundle.made_at = now;
    bundle.guide = std::move(guide).value();
    for (const Annotation& annotation : annotations.value())
        bundle.annotations.push_back(to_json(annotation));
    for (const AttachedTranscript& transcript : transcripts.value()) {
        auto lines = reviews.lines(id, transcript.id);
        if (!lines.ok()) return lines.error();
        bundle.recordings.push_back(to_json(AttachedWhole{transcript, std::move(lines).value()}));
    }
    return bundle;
}

/// The log of a bundle as the engine folds it.
std::vector<Recorded> log_of(const Bundle& bundle) {
    std::vector<Recorded> log;
    for (const LinkedEvent& linked : bundle.events) log.push_back(recorded_from(linked.event));
    return log;
}

Summary summary_of_bundle(const Bundle& bundle, const std::string& library) {
    Conversation conversation;
    for (const Recorded& recorded : log_of(bundle)) apply(conversation, recorded);
    Summary summary = summary_of(bundle.conversation, conversation);
    summary.library = library;
    return summary;
}

void insert_conversation(SQLite::Database& to, const Bundle& bundle, const Summary& row) {
    json files = json::object();
    for (const GuideFile& file : bundle.guide) files[file.name] = file.content;
    const std::string text = files.dump();
    const std::string hash = hash_of(text);
    const LinkedEvent& last = bundle.events.back();
    execute_once(to, sql::guides::insert,
                 {{":hash", hash},
                  {":id", row.guide.value},
                  {":version", row.guide_version},
                  {":files", text}});
    execute_once(to, sql::conversations::insert,
                 {{":id", row.id.value},
                  {":title", row.title},
                  {":place", row.place},
                  {":guide_id", row.guide.value},
                  {":guide_version", row.guide_version},
                  {":guide_hash", hash},
                  {":created_at", row.created_at.count()},
                  {":rehearsal", std::int64_t{row.rehearsal}},
                  {":expires_at", Value{}},
                  {":library", row.library}});
    execute_once(to, sql::conversations::update,
                 {{":id", row.id.value},
                  {":code", row.code},
                  {":stage", std::string{protocols::name_of(row.stage)}},
                  {":step", row.step.value},
                  {":updated_at", last.event.at},
                  {":people", std::int64_t{row.people}},
                  {":notes", std::int64_t{row.notes}},
                  {":seq", last.event.seq},
                  {":head", last.digest}});
    if (bundle.coach)
        execute_once(
            to, sql::conversations::read_as,
            {{":id", row.id.value}, {":coach", bundle.coach->id}, {":name", bundle.coach->name}});
}

void insert_events(SQLite::Database& to, const Bundle& bundle) {
    SQLite::Statement insert(to, sql::events::insert);
    for (const LinkedEvent& linked : bundle.events) {
        const StoredEvent& event = linked.event;
        const bool sealed = !linked.sealed.words.empty();
        execute(insert, {{":conversation", bundle.conversation.value},
                         {":seq", event.seq},
                         {":at", event.at},
                         {":type", event.type},
                         {":by_member", or_null(event.by)},
                         {":undoes", or_null(event.undoes)},
                         {":body", event.body.dump()},
                         {":salt", sealed ? Value{linked.sealed.salt} : Value{}},
                         {":words", sealed ? Value{linked.sealed.words} : Value{}},
                         {":digest", linked.digest}});
    }
}

std::optional<Trouble> add_conversation(SqliteLog& log, const Bundle& bundle,
                                        const std::string& library) {
    const Summary row = summary_of_bundle(bundle, library);
    std::promise<AppendResult> said;
    log.change(
        [&](SQLite::Database& to) {
            insert_conversation(to, bundle, row);
            insert_events(to, bundle);
        },
        Writer::Leaves::nothing,
        [&said](AppendResult result) { said.set_value(std::move(result)); });
    AppendResult result = said.get_future().get();
    if (result.saved()) return std::nullopt;
    return not_taken(result.sentence);
}

/// A released bundle has other digests and not all events: it is told by their moments.
bool is_same_conversation(const std::vector<LinkedEvent>& ours, const Bundle& bundle) {
    const std::size_t common = std::min(ours.size(), bundle.events.size());
    if (common == 0) return false;
    for (std::size_t i = 0; i < common; ++i)
        if (ours[i].event.at != bundle.events[i].event.at) return false;
    return bundle.kind == BundleKind::released ||
           ours[common - 1].digest == bundle.events[common - 1].digest;
}

/// Of two changes of one annotation: the later one, and of two at once the one with more in it.
bool is_later(const Annotation& theirs, const Annotation& ours) {
    const auto order = [](const Annotation& a) {
        return std::tuple{a.changed_at, a.removed, a.text, a.review.dump(), a.resolved_at};
    };
    return order(theirs) > order(ours);
}

}  // namespace

Result<Bundle, Trouble> whole_bundle(const SqliteLog& log, const ReviewStore& reviews,
                                     const ConversationId& id, Millis now) {
    auto bundle = begun(log, reviews, id, now);
    if (!bundle.ok()) return bundle.error();
    auto events = linked_events(log.path(), id);
    if (!events.ok()) return events.error();
    bundle.value().events = std::move(events).value();
    const auto summary = log.find(id);
    if (summary.ok() && summary.value() && !summary.value()->coach.empty()) {
        bundle.value().kind = BundleKind::released;
        bundle.value().coach = {summary.value()->coach, summary.value()->coach_name};
    }
    return bundle;
}

Result<Bundle, Trouble> released_bundle(const SqliteLog& log, const ReviewStore& reviews,
                                        const ConversationId& id, const BundleCoach& coach,
                                        bool with_private, Millis now) {
    auto bundle = begun(log, reviews, id, now);
    if (!bundle.ok()) return bundle.error();
    auto source = source_of(log, id);
    if (!source.ok()) return source.error();
    const Source shown = shared(std::move(source).value(), {true, with_private});
    bundle.value().events = chained(without_quiz_answers(shown.log, shown.guide));
    bundle.value().kind = BundleKind::released;
    bundle.value().coach = coach;
    return bundle;
}

Merged merge(const std::vector<Annotation>& ours, const std::vector<Annotation>& theirs,
             const std::optional<std::string>& only) {
    Merged merged;
    for (const Annotation& other : theirs) {
        const auto known = std::ranges::find(ours, other.id, &Annotation::id);
        const bool may_write = !only || other.author == *only;
        if (known == ours.end()) {
            if (!may_write) continue;
            merged.to_store.push_back(other);
            ++merged.added;
        } else if (!is_later(other, *known)) {
            ++merged.same;
        } else {
            Annotation stored = other;
            if (!may_write || known->author != other.author) {
                stored = *known;
                stored.resolved_at = other.resolved_at;
                stored.changed_at = other.changed_at;
            }
            stored.at = known->at;
            merged.to_store.push_back(std::move(stored));
            ++merged.changed;
        }
    }
    return merged;
}

Result<TakenIn, Trouble> take_in(SqliteLog& log, ReviewStore& reviews, const Bundle& bundle,
                                 const std::string& library) {
    std::vector<Annotation> theirs;
    for (const json& value : bundle.annotations) {
        auto annotation = annotation_in(value);
        if (!annotation) return not_taken("One of its comments cannot be read.");
        theirs.push_back(std::move(*annotation));
    }
    std::vector<AttachedWhole> attached;
    for (const json& value : bundle.recordings) {
        auto one = attached_in(value);
        if (!one) return not_taken("One of its attached transcripts cannot be read.");
        attached.push_back(std::move(*one));
    }
    const auto known = log.find(bundle.conversation);
    if (!known.ok()) return known.error();
    TakenIn taken;
    std::optional<std::string> only;
    if (known.value()) {
        if (known.value()->library != library)
            return not_taken("It is in the archive already, and belongs to another library.");
        const auto ours = linked_events(log.path(), bundle.conversation);
        if (!ours.ok()) return ours.error();
        if (!is_same_conversation(ours.value(), bundle))
            return not_taken("Another conversation of the same name is in the archive already.");
        if (bundle.coach && known.value()->coach != bundle.coach->id) only = bundle.coach->id;
    } else {
        if (auto trouble = add_conversation(log, bundle, library)) return *trouble;
        taken.added = true;
        for (const AttachedWhole& one : attached)
            if (auto trouble = reviews.attach(bundle.conversation, one.transcript, one.lines))
                return *trouble;
    }
    const auto ours = reviews.annotations(bundle.conversation);
    if (!ours.ok()) return ours.error();
    const Merged merged = merge(ours.value(), theirs, only);
    if (auto trouble = reviews.put(bundle.conversation, merged.to_store)) return *trouble;
    taken.annotations_added = merged.added;
    taken.annotations_changed = merged.changed;
    taken.annotations_same = merged.same;
    return taken;
}

}  // namespace outward::server
