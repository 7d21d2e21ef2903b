#include "server/guides/worded.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <optional>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

/// "en" for "text.en.json".
std::optional<std::string> language_of_file(std::string_view name) {
    constexpr std::string_view before = "text.";
    constexpr std::string_view behind = ".json";
    if (!name.starts_with(before) || !name.ends_with(behind) ||
        name.size() <= before.size() + behind.size())
        return std::nullopt;
    return std::string{name.substr(before.size(), name.size() - before.size() - behind.size())};
}

}  // namespace

Trouble WordedKind::too_large() const {
    return {"The " + called + " is larger than " + std::to_string(most_bytes / 1024) +
            " kB. Say it in fewer words."};
}

Trouble no_json(const std::string& file) {
    return {file + ": This is not sound JSON. Look for a missing comma, quote or bracket."};
}

Result<WordedFiles, Trouble> WordedFiles::read(const std::vector<GuideFile>& files,
                                               const WordedKind& kind) {
    std::size_t bytes = 0;
    for (const GuideFile& file : files) bytes += file.content.size();
    if (bytes > kind.most_bytes) return kind.too_large();
    WordedFiles read{kind.shape_file()};
    for (const GuideFile& file : files) {
        json content = json::parse(file.content, nullptr, false);
        if (content.is_discarded()) return no_json(file.name);
        read.contents[file.name] = std::move(content);
        if (file.name != read.shape_file && !language_of_file(file.name))
            return Trouble{file.name + ": A " + kind.called + " has " + read.shape_file +
                           " and text.LANGUAGE.json. Remove this file, or give it such a name."};
    }
    if (!read.contents.contains(read.shape_file))
        return Trouble{read.shape_file + " is missing. Add it."};
    return read;
}

WrittenPart WordedFiles::shape() const { return {shape_file, "", &contents.at(shape_file)}; }

std::map<std::string, WrittenPart> WordedFiles::texts() const {
    std::map<std::string, WrittenPart> texts;
    for (const auto& [name, content] : contents)
        if (const auto language = language_of_file(name)) texts[*language] = {name, "", &content};
    return texts;
}

void check_length(const JsonReader& reader, const char* key, std::string_view text,
                  std::size_t longest) {
    if (code_points(text).value_or(0) > longest)
        reader.complain_at(key, "This is longer than " + std::to_string(longest) +
                                    " characters. Say it in fewer words.");
}

std::string short_text(const JsonReader& reader, const char* key, std::size_t longest) {
    std::string text = reader.text(key);
    check_length(reader, key, text, longest);
    return text;
}

void check_count(const JsonReader& reader, const char* key, std::size_t count, std::size_t least,
                 std::size_t most) {
    if (count < least || count > most)
        reader.complain_at(key, "Here are " + std::to_string(count) + ". There can be " +
                                    std::to_string(least) + " to " + std::to_string(most) + ".");
}

std::vector<std::string> read_languages(const JsonReader& reader, const WordedKind& kind) {
    std::vector<std::string> languages = reader.texts("languages");
    check_count(reader, "languages", languages.size(), 1, kind.most_languages);
    for (const std::string& language : languages) {
        if (!is_language_tag(language))
            reader.complain_at("languages", "'" + language +
                                                "' is not a language tag. Write it as 'en' or "
                                                "'pt-BR'.");
        if (std::ranges::count(languages, language) > 1)
            reader.complain_at("languages",
                               "'" + language + "' stands here more than once. Remove one.");
    }
    return languages;
}

void refuse_others(const JsonReader& reader, const char* key, const std::vector<std::string>& ids,
                   const WordedKind& kind) {
    for (const auto& [id, item] : reader.members(key))
        if (std::ranges::find(ids, id) == ids.end())
            item.complain("The " + kind.called + " does not know '" + id +
                          "'. Remove these words, or add the name there.");
}

void compare_languages(const std::vector<std::string>& languages, const WrittenPart& shape,
                       const std::map<std::string, WrittenPart>& texts, const WordedKind& kind,
                       std::vector<Problem>& problems) {
    for (const std::string& language : languages)
        if (!texts.contains(language))
            problems.push_back({shape.file, shape.path + "/languages",
                                "The words in '" + language + "' are missing. Add them."});
    for (const auto& [language, text] : texts)
        if (std::ranges::find(languages, language) == languages.end())
            problems.push_back({text.file, text.path,
                                "The " + kind.called + " does not name the language '" + language +
                                    "'. Add it to 'languages', or remove these words."});
}

const std::string& standing_in(const std::vector<std::string>& languages, std::string_view wanted) {
    for (const std::string_view tried : {wanted, wanted.substr(0, wanted.find('-'))})
        if (const auto found = std::ranges::find(languages, tried); found != languages.end())
            return *found;
    return languages.front();
}

}  // namespace outward::server
