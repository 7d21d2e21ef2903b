#include "server/review/rubric.hpp"

#include "engine/json_reader.hpp"
#include "engine/text.hpp"
#include "server/guides/guide_files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <optional>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr const char* rubric_file = "rubric.json";

/// A text of at most so many code points.
std::string short_text(const JsonReader& reader, const char* key, std::size_t longest) {
    std::string text = reader.text(key);
    if (code_points(text).value_or(0) > longest)
        reader.complain_at(key, "This is longer than " + std::to_string(longest) +
                                    " characters. Say it in fewer words.");
    return text;
}

void check_count(const JsonReader& reader, const char* key, std::size_t count, std::size_t least,
                 std::size_t most) {
    if (count < least || count > most)
        reader.complain_at(key, "Here are " + std::to_string(count) + ". There can be " +
                                    std::to_string(least) + " to " + std::to_string(most) + ".");
}

Criterion read_criterion(const JsonReader& reader) {
    if (!reader.is_object_of({"id", "levels"})) return {};
    Criterion criterion{reader.name("id"), reader.names("levels")};
    check_count(reader, "levels", criterion.levels.size(), rubric_limits::least_levels,
                rubric_limits::levels);
    return criterion;
}

Rubric read_shape(const JsonReader& reader) {
    Rubric rubric;
    if (!reader.is_object_of({"id", "version", "languages", "criteria"})) return rubric;
    rubric.id = reader.name("id");
    rubric.version = short_text(reader, "version", rubric_limits::version);
    rubric.languages = reader.texts("languages");
    check_count(reader, "languages", rubric.languages.size(), 1, rubric_limits::languages);
    for (const std::string& language : rubric.languages) {
        if (!is_language_tag(language))
            reader.complain_at("languages", "'" + language +
                                                "' is not a language tag. Write it as 'en' or "
                                                "'pt-BR'.");
        if (std::ranges::count(rubric.languages, language) > 1)
            reader.complain_at("languages",
                               "'" + language + "' stands here more than once. Remove one.");
    }
    const std::vector<JsonReader> items = reader.items("criteria");
    check_count(reader, "criteria", items.size(), 1, rubric_limits::criteria);
    for (const JsonReader& item : items) {
        Criterion criterion = read_criterion(item);
        const bool twice = std::ranges::find(rubric.criteria, criterion.id, &Criterion::id) !=
                           rubric.criteria.end();
        if (twice) item.complain_at("id", "Another criterion has this id. Give it one of its own.");
        rubric.criteria.push_back(std::move(criterion));
    }
    return rubric;
}

/// What is there beside the `ids` has no place.
void refuse_others(const JsonReader& reader, const char* key, const std::vector<std::string>& ids) {
    for (const auto& [id, item] : reader.members(key))
        if (std::ranges::find(ids, id) == ids.end())
            item.complain("The rubric does not know '" + id +
                          "'. Remove these words, or add the name there.");
}

CriterionText read_criterion_text(const JsonReader& reader, const Criterion& criterion) {
    CriterionText text;
    if (!reader.is_object_of({"question", "look_for", "levels"})) return text;
    text.question = short_text(reader, "question", rubric_limits::words);
    text.look_for = short_text(reader, "look_for", rubric_limits::words);
    const JsonReader levels = reader.at("levels");
    for (const std::string& level : criterion.levels)
        text.levels[level] = short_text(levels, level.c_str(), rubric_limits::words);
    refuse_others(reader, "levels", criterion.levels);
    return text;
}

RubricText read_text(const JsonReader& reader, const Rubric& rubric, const std::string& language) {
    RubricText text;
    if (!reader.is_object_of({"language", "title", "about", "criteria"})) return text;
    if (reader.text("language") != language)
        reader.complain_at("language", "This must be '" + language + "'.");
    text.title = short_text(reader, "title", rubric_limits::title);
    text.about = short_text(reader, "about", rubric_limits::words);
    const JsonReader criteria = reader.at("criteria");
    std::vector<std::string> ids;
    for (const Criterion& criterion : rubric.criteria) {
        ids.push_back(criterion.id);
        text.criteria[criterion.id] = read_criterion_text(criteria.at(criterion.id), criterion);
    }
    refuse_others(reader, "criteria", ids);
    return text;
}

/// Where the rubric or one of its texts is written.
struct WrittenPart {
    std::string file;
    std::string path;  // in the file
    const json* content = nullptr;
};

RubricResult read_written(const WrittenPart& shape,
                          const std::map<std::string, WrittenPart>& texts) {
    std::vector<Problem> problems;
    Rubric rubric = read_shape(JsonReader{*shape.content, shape.file, shape.path, problems});
    if (!problems.empty()) return Trouble{to_sentences(problems, "")};
    for (const std::string& language : rubric.languages) {
        const auto text = texts.find(language);
        if (text == texts.end())
            problems.push_back({shape.file, shape.path + "/languages",
                                "The words in '" + language + "' are missing. Add them."});
        else
            rubric.texts[language] = read_text(
                JsonReader{*text->second.content, text->second.file, text->second.path, problems},
                rubric, language);
    }
    for (const auto& [language, text] : texts)
        if (!rubric.texts.contains(language))
            problems.push_back({text.file, text.path,
                                "The rubric does not name the language '" + language +
                                    "'. Add it to 'languages', or remove these words."});
    if (!problems.empty()) return Trouble{to_sentences(problems, "")};
    return rubric;
}

/// "en" for "text.en.json".
std::optional<std::string> language_of_file(std::string_view name) {
    constexpr std::string_view before = "text.";
    constexpr std::string_view behind = ".json";
    if (!name.starts_with(before) || !name.ends_with(behind) ||
        name.size() <= before.size() + behind.size())
        return std::nullopt;
    return std::string{name.substr(before.size(), name.size() - before.size() - behind.size())};
}

Trouble no_json(const std::string& file) {
    return {file + ": This is not sound JSON. Look for a missing comma, quote or bracket."};
}

Trouble too_large() {
    return {"The rubric is larger than " + std::to_string(rubric_limits::bytes / 1024) +
            " kB. Say it in fewer words."};
}

}  // namespace

const std::string& Rubric::language_for(std::string_view wanted) const {
    for (const std::string_view tried : {wanted, wanted.substr(0, wanted.find('-'))})
        if (const auto found = std::ranges::find(languages, tried); found != languages.end())
            return *found;
    return languages.front();
}

RubricResult read_rubric(const std::vector<GuideFile>& files) {
    std::size_t bytes = 0;
    for (const GuideFile& file : files) bytes += file.content.size();
    if (bytes > rubric_limits::bytes) return too_large();
    std::map<std::string, json> contents;
    for (const GuideFile& file : files) {
        json content = json::parse(file.content, nullptr, false);
        if (content.is_discarded()) return no_json(file.name);
        contents[file.name] = std::move(content);
    }
    std::map<std::string, WrittenPart> texts;
    for (const auto& [name, content] : contents) {
        const auto language = language_of_file(name);
        if (language)
            texts[*language] = {name, "", &content};
        else if (name != rubric_file)
            return Trouble{name +
                           ": A rubric has rubric.json and text.LANGUAGE.json. Remove this "
                           "file, or give it such a name."};
    }
    const auto shape = contents.find(rubric_file);
    if (shape == contents.end()) return Trouble{"rubric.json is missing. Add it."};
    return read_written({rubric_file, "", &shape->second}, texts);
}

RubricResult read_rubric(std::string_view single) {
    if (single.size() > rubric_limits::bytes) return too_large();
    const json content = json::parse(single, nullptr, false);
    if (content.is_discarded()) return no_json(rubric_file);
    std::vector<Problem> problems;
    const JsonReader reader{content, rubric_file, "", problems};
    std::map<std::string, WrittenPart> texts;
    if (reader.is_object_of({"rubric", "texts"}))
        for (const char* key : {"rubric", "texts"})
            if (!content.contains(key) || !content[key].is_object())
                reader.complain_at(key, "This must be there, as an object, written { … }.");
    if (!problems.empty()) return Trouble{to_sentences(problems, "")};
    for (const auto& [language, text] : content["texts"].items())
        texts[language] = {rubric_file, "/texts/" + language, &text};
    return read_written({rubric_file, "/rubric", &content["rubric"]}, texts);
}

std::string to_single(const Rubric& rubric) {
    json criteria = json::array();
    for (const Criterion& criterion : rubric.criteria)
        criteria.push_back({{"id", criterion.id}, {"levels", criterion.levels}});
    json texts = json::object();
    for (const auto& [language, text] : rubric.texts) {
        json words = json::object();
        for (const auto& [id, criterion] : text.criteria)
            words[id] = {{"question", criterion.question},
                         {"look_for", criterion.look_for},
                         {"levels", criterion.levels}};
        texts[language] = {{"language", language},
                           {"title", text.title},
                           {"about", text.about},
                           {"criteria", std::move(words)}};
    }
    return json{{"rubric",
                 {{"id", rubric.id},
                  {"version", rubric.version},
                  {"languages", rubric.languages},
                  {"criteria", std::move(criteria)}}},
                {"texts", std::move(texts)}}
        .dump();
}

json encode(const Rubric& rubric, std::string_view language) {
    const std::string& code = rubric.language_for(language);
    const RubricText& text = rubric.texts.at(code);
    json criteria = json::array();
    for (const Criterion& criterion : rubric.criteria) {
        const CriterionText& words = text.criteria.at(criterion.id);
        json levels = json::array();
        for (const std::string& level : criterion.levels)
            levels.push_back({{"id", level}, {"text", words.levels.at(level)}});
        criteria.push_back({{"id", criterion.id},
                            {"question", words.question},
                            {"look_for", words.look_for},
                            {"levels", std::move(levels)}});
    }
    return {{"id", rubric.id},     {"version", rubric.version}, {"language", code},
            {"title", text.title}, {"about", text.about},       {"criteria", std::move(criteria)}};
}

}  // namespace outward::server
