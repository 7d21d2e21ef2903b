#include "server/review/rubric.hpp"

#include "engine/json_reader.hpp"
#include "server/guides/guide_files.hpp"
#include "server/guides/worded.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

const WordedKind kind_of_rubric{"rubric", rubric_limits::bytes, rubric_limits::languages};

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
    rubric.languages = read_languages(reader, kind_of_rubric);
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

CriterionText read_criterion_text(const JsonReader& reader, const Criterion& criterion) {
    CriterionText text;
    if (!reader.is_object_of({"question", "look_for", "levels"})) return text;
    text.question = short_text(reader, "question", rubric_limits::words);
    text.look_for = short_text(reader, "look_for", rubric_limits::words);
    const JsonReader levels = reader.at("levels");
    for (const std::string& level : criterion.levels)
        text.levels[level] = short_text(levels, level.c_str(), rubric_limits::words);
    refuse_others(reader, "levels", criterion.levels, kind_of_rubric);
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
    refuse_others(reader, "criteria", ids, kind_of_rubric);
    return text;
}

RubricResult read_written(const WrittenPart& shape,
                          const std::map<std::string, WrittenPart>& texts) {
    std::vector<Problem> problems;
    Rubric rubric = read_shape(JsonReader{*shape.content, shape.file, shape.path, problems});
    if (!problems.empty()) return Trouble{to_sentences(problems, "")};
    compare_languages(rubric.languages, shape, texts, kind_of_rubric, problems);
    for (const std::string& language : rubric.languages)
        if (const auto text = texts.find(language); text != texts.end())
            rubric.texts[language] = read_text(
                JsonReader{*text->second.content, text->second.file, text->second.path, problems},
                rubric, language);
    if (!problems.empty()) return Trouble{to_sentences(problems, "")};
    return rubric;
}

}  // namespace

const std::string& Rubric::language_for(std::string_view wanted) const {
    return standing_in(languages, wanted);
}

RubricResult read_rubric(const std::vector<GuideFile>& files) {
    const auto read = WordedFiles::read(files, kind_of_rubric);
    if (!read.ok()) return read.error();
    return read_written(read.value().shape(), read.value().texts());
}

RubricResult read_rubric(std::string_view single) {
    if (single.size() > rubric_limits::bytes) return kind_of_rubric.too_large();
    const json content = json::parse(single, nullptr, false);
    if (content.is_discarded()) return no_json(kind_of_rubric.shape_file());
    std::vector<Problem> problems;
    const std::string rubric_file = kind_of_rubric.shape_file();
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
