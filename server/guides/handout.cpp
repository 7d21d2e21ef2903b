#include "server/guides/handout.hpp"

#include "server/guides/guide_files.hpp"
#include "server/guides/worded.hpp"

#include <algorithm>

namespace outward::server {

using namespace engine;

namespace {

const WordedKind kind_of_handout{"handout", handout_limits::bytes, handout_limits::languages};

std::vector<std::string> read_uses(const JsonReader& reader) {
    std::vector<std::string> uses = reader.names("uses");
    check_count(reader, "uses", uses.size(), 1, known_uses.size());
    std::string all;
    for (const char* known : known_uses) all += (all.empty() ? "" : ", ") + std::string{known};
    for (const std::string& use : uses)
        if (std::ranges::find(known_uses, use) == known_uses.end())
            reader.complain_at("uses",
                               "'" + use + "' is not known here. Use some of: " + all + ".");
    return uses;
}

std::vector<int> read_begins(const JsonReader& reader) {
    std::vector<int> begins;
    for (const JsonReader& item : reader.items("rows")) {
        if (!item.is_object_of({"minute"})) continue;
        const int minute =
            item.whole_number("minute", -handout_limits::minutes, handout_limits::minutes);
        if (!begins.empty() && minute < begins.back())
            item.complain("This begins before the one above it. Put them in order.");
        begins.push_back(minute);
    }
    check_count(reader, "rows", begins.size(), 1, handout_limits::words);
    return begins;
}

HandoutPart read_part(const JsonReader& reader) {
    HandoutPart part;
    if (!reader.is_object_of({"id", "kind", "lines", "rows", "tables", "across"})) return part;
    part.id = reader.name("id");
    part.kind = reader.one_of<PartKind>("kind", {{"text", PartKind::text},
                                                 {"list", PartKind::list},
                                                 {"steps", PartKind::steps},
                                                 {"checks", PartKind::checks},
                                                 {"fields", PartKind::fields},
                                                 {"timetable", PartKind::timetable},
                                                 {"plan", PartKind::plan}});
    const auto only_of = [&](PartKind kind, const char* key) {
        if (part.kind != kind && reader.has(key))
            reader.complain_at(key, "A part of this kind has no '" + std::string{key} +
                                        "'. Remove it, or choose another kind.");
        return part.kind == kind;
    };
    if (only_of(PartKind::fields, "lines"))
        part.lines = reader.whole_number("lines", 1, handout_limits::lines);
    if (only_of(PartKind::timetable, "rows")) part.begins = read_begins(reader);
    if (only_of(PartKind::plan, "tables"))
        part.tables = reader.whole_number("tables", 1, handout_limits::tables);
    if (only_of(PartKind::plan, "across"))
        part.across = reader.whole_number("across", 1, handout_limits::across);
    return part;
}

Handout read_handout_shape(const JsonReader& reader) {
    Handout handout;
    if (!reader.is_object_of(
            {"id", "version", "licence", "uses", "languages", "per_sheet", "parts"}))
        return handout;
    handout.id = reader.name("id");
    handout.version = short_text(reader, "version", handout_limits::version);
    handout.licence = short_text(reader, "licence", handout_limits::version);
    handout.uses = read_uses(reader);
    handout.languages = read_languages(reader, kind_of_handout);
    if (reader.has("per_sheet")) handout.per_sheet = reader.whole_number("per_sheet", 1, 2);
    const std::vector<JsonReader> items = reader.items("parts");
    check_count(reader, "parts", items.size(), 1, handout_limits::parts);
    for (const JsonReader& item : items) {
        HandoutPart part = read_part(item);
        if (std::ranges::find(handout.parts, part.id, &HandoutPart::id) != handout.parts.end())
            item.complain_at("id", "Another part has this id. Give it one of its own.");
        handout.parts.push_back(std::move(part));
    }
    return handout;
}

/// How many words a part must have; 0: any number.
std::size_t words_needed(const HandoutPart& part) {
    if (part.kind == PartKind::plan) return 2;
    return part.kind == PartKind::timetable ? part.begins.size() : 0;
}

HandoutPartText read_part_text(const JsonReader& reader, const HandoutPart& part) {
    HandoutPartText text;
    if (!reader.is_object_of({"title", "words"})) return text;
    if (reader.has("title")) text.title = short_text(reader, "title", handout_limits::title);
    text.words = reader.texts("words");
    const std::size_t needed = words_needed(part);
    check_count(reader, "words", text.words.size(), std::max<std::size_t>(needed, 1),
                needed > 0 ? needed : handout_limits::words);
    for (const std::string& words : text.words)
        check_length(reader, "words", words, handout_limits::longest);
    return text;
}

HandoutWords read_words(const JsonReader& reader, const Handout& handout,
                        const std::string& language) {
    HandoutWords text;
    if (!reader.is_object_of({"language", "title", "about", "parts"})) return text;
    if (reader.text("language") != language)
        reader.complain_at("language", "This must be '" + language + "'.");
    text.title = short_text(reader, "title", handout_limits::title);
    text.about = short_text(reader, "about", handout_limits::longest);
    const JsonReader parts = reader.at("parts");
    std::vector<std::string> ids;
    for (const HandoutPart& part : handout.parts) {
        ids.push_back(part.id);
        text.parts[part.id] = read_part_text(parts.at(part.id), part);
    }
    refuse_others(reader, "parts", ids, kind_of_handout);
    return text;
}

/// Each part says as much in all languages, and has a title in all of them or in none.
void compare_words(const Handout& handout, std::vector<Problem>& problems) {
    const HandoutWords& first = handout.texts.at(handout.languages.front());
    for (const auto& [language, text] : handout.texts)
        for (const HandoutPart& part : handout.parts) {
            const HandoutPartText& here = text.parts.at(part.id);
            const HandoutPartText& there = first.parts.at(part.id);
            const std::string file = "text." + language + ".json";
            const std::string place = "/parts/" + part.id;
            const std::string other = "in '" + handout.languages.front() + "'";
            if (here.words.size() != there.words.size())
                problems.push_back({file, place + "/words",
                                    "Here are " + std::to_string(here.words.size()) + " and " +
                                        other + " there are " + std::to_string(there.words.size()) +
                                        ". Write as many in each language."});
            if (here.title.empty() != there.title.empty())
                problems.push_back(
                    {file, place,
                     "The title is here or " + other + ", and not in both. Add it, or remove it."});
        }
}

}  // namespace

const std::string& Handout::language_for(std::string_view wanted) const {
    return standing_in(languages, wanted);
}

HandoutResult read_handout(const std::vector<GuideFile>& files) {
    const auto read = WordedFiles::read(files, kind_of_handout);
    if (!read.ok()) return read.error();
    const WrittenPart shape = read.value().shape();
    const auto texts = read.value().texts();
    std::vector<Problem> problems;
    Handout handout = read_handout_shape(JsonReader{*shape.content, shape.file, "", problems});
    if (!problems.empty()) return Trouble{to_sentences(problems, "")};
    compare_languages(handout.languages, shape, texts, kind_of_handout, problems);
    for (const std::string& language : handout.languages)
        if (const auto text = texts.find(language); text != texts.end())
            handout.texts[language] =
                read_words(JsonReader{*text->second.content, text->second.file, "", problems},
                           handout, language);
    if (problems.empty()) compare_words(handout, problems);
    if (!problems.empty()) return Trouble{to_sentences(problems, "")};
    return handout;
}

}  // namespace outward::server
