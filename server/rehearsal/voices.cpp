#include "server/rehearsal/voices.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>

namespace outward::server {

using engine::Result;
using engine::Trouble;
using nlohmann::json;

Result<Voices, Trouble> load_voices(const Library& library, std::string_view language) {
    auto content = library.file("rehearsal/voices." + std::string{language} + ".json");
    if (!content) content = library.file("rehearsal/voices.en.json");
    if (!content) return Trouble{"The content has no rehearsal/voices.en.json. Add it."};
    const json read = json::parse(*content, nullptr, false);
    if (!read.is_object() || !read.contains("voices") || !read["voices"].is_array())
        return Trouble{"rehearsal/voices: The file needs a list 'voices' of {category, text}."};
    Voices voices;
    for (const json& voice : read["voices"])
        voices.lines.push_back({{voice.value("category", "")}, voice.value("text", "")});
    const json story = read.value("story", json::object());
    for (const auto& [slot, text] : story.items())
        if (text.is_string()) voices.story[{slot}] = text.get<std::string>();
    return voices;
}

Result<std::vector<std::vector<std::string>>, Trouble> read_csv(std::string_view text) {
    std::vector<std::vector<std::string>> records;
    std::vector<std::string> record;
    std::string field;
    std::size_t line = 1;
    bool quoted = false;
    bool was_quoted = false;
    const auto end_field = [&] {
        record.push_back(std::exchange(field, {}));
        was_quoted = false;
    };
    const auto end_record = [&] {
        const bool blank = record.empty() && field.empty() && !was_quoted;
        if (blank) return;
        end_field();
        records.push_back(std::exchange(record, {}));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') ++line;
        if (quoted) {
            if (c != '"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                field += text[++i];
            else
                quoted = false;
        } else if (c == '"' && field.empty() && !was_quoted) {
            quoted = was_quoted = true;
        } else if (c == ',') {
            end_field();
        } else if (c == '\n') {
            if (!was_quoted && field.ends_with('\r')) field.pop_back();
            end_record();
        } else if (!(c == '\r' && was_quoted)) {
            field += c;
        }
    }
    if (quoted)
        return Trouble{"A quoted field that is open at the end of the file (line " +
                       std::to_string(line) + "). Close it with a quote."};
    end_record();
    return records;
}

Result<std::vector<Comment>, Trouble> read_comments(const std::filesystem::path& file) {
    const std::string name = "'" + file.string() + "'";
    std::ifstream in(file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in) return Trouble{name + " cannot be read. Check that it is there."};
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    auto records = read_csv(text);
    if (!records.ok()) return Trouble{name + ": " + records.error().sentence};
    if (records.value().empty()) return Trouble{name + " is empty."};

    const auto& header = records.value().front();
    const auto column = [&](std::string_view title) -> std::optional<std::size_t> {
        const auto found = std::ranges::find(header, title);
        if (found == header.end()) return std::nullopt;
        return static_cast<std::size_t>(found - header.begin());
    };
    const auto timestamp = column("timestamp");
    const auto author = column("author-id");
    const auto body = column("comment-body");
    if (!timestamp || !author || !body)
        return Trouble{name +
                       " needs a first line with the columns timestamp, author-id and "
                       "comment-body."};
    std::vector<Comment> comments;
    for (std::size_t i = 1; i < records.value().size(); ++i) {
        const auto& record = records.value()[i];
        Comment comment;
        const bool complete = record.size() > std::max({*timestamp, *author, *body});
        const std::string& number = complete ? record[*timestamp] : std::string{};
        const auto parsed =
            std::from_chars(number.data(), number.data() + number.size(), comment.timestamp);
        if (!complete || parsed.ec != std::errc{})
            return Trouble{name + ", record " + std::to_string(i) +
                           ": It needs a timestamp in milliseconds, an author and a body."};
        comment.author = record[*author];
        comment.body = record[*body];
        comments.push_back(std::move(comment));
    }
    std::ranges::stable_sort(comments, {}, &Comment::timestamp);
    return comments;
}

}  // namespace outward::server
