// Content whose shape stands in NAME.json and whose words stand beside it, in a text.LANGUAGE.json
// for each of its languages: what rubrics and hand-outs have in common.
#pragma once

#include "engine/json_reader.hpp"
#include "engine/result.hpp"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// Where the shape or the words of one language are written.
struct WrittenPart {
    std::string file;
    std::string path;  // in the file
    const nlohmann::json* content = nullptr;
};

/// How a kind of content is called, and how large it may be.
struct WordedKind {
    std::string called;  // "rubric"; its shape stands in rubric.json
    std::size_t most_bytes = 0;
    std::size_t most_languages = 0;

    [[nodiscard]] std::string shape_file() const { return called + ".json"; }
    [[nodiscard]] engine::Trouble too_large() const;
};

[[nodiscard]] engine::Trouble no_json(const std::string& file);

/// The files of one such thing, as JSON.
class WordedFiles {
public:
    [[nodiscard]] static engine::Result<WordedFiles, engine::Trouble> read(
        const std::vector<engine::GuideFile>& files, const WordedKind& kind);

    [[nodiscard]] WrittenPart shape() const;
    [[nodiscard]] std::map<std::string, WrittenPart> texts() const;

private:
    explicit WordedFiles(std::string its_shape_file) : shape_file(std::move(its_shape_file)) {}

    std::string shape_file;
    std::map<std::string, nlohmann::json> contents;  // by the files' names
};

/// Complains when the text has more code points than that.
void check_length(const engine::JsonReader& reader, const char* key, std::string_view text,
                  std::size_t longest);

/// A text of at most so many code points.
[[nodiscard]] std::string short_text(const engine::JsonReader& reader, const char* key,
                                     std::size_t longest);

/// Complains unless there are `least` to `most` of what stands under the key.
void check_count(const engine::JsonReader& reader, const char* key, std::size_t count,
                 std::size_t least, std::size_t most);

/// Those under "languages": tags, and each of them once.
[[nodiscard]] std::vector<std::string> read_languages(const engine::JsonReader& reader,
                                                      const WordedKind& kind);

/// Complains about words under the key for what is not among the `ids`.
void refuse_others(const engine::JsonReader& reader, const char* key,
                   const std::vector<std::string>& ids, const WordedKind& kind);

/// Complains when the words in one of the languages are missing, or are there in a further one.
void compare_languages(const std::vector<std::string>& languages, const WrittenPart& shape,
                       const std::map<std::string, WrittenPart>& texts, const WordedKind& kind,
                       std::vector<engine::Problem>& problems);

/// The language that stands in for that one: itself, else the same without region, else the first.
[[nodiscard]] const std::string& standing_in(const std::vector<std::string>& languages,
                                             std::string_view wanted);

}  // namespace outward::server
