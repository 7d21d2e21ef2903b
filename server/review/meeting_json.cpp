// Meetings as QMSum has them (https://github.com/Yale-LILY/QMSum): an object with a list
// `meeting_transcripts` of {speaker, content}; everything else in it is passed over.
#include "server/review/spoken.hpp"

#include <nlohmann/json.hpp>

namespace outward::server {

using namespace engine;
using nlohmann::json;

namespace {

constexpr const char* turns_key = "meeting_transcripts";
constexpr std::size_t depth_of_list = 2;
constexpr std::size_t depth_of_turn = 3;

/// Takes the turns while the file is read, without a tree of it: a file made to be large in memory
/// stays small, and one with many turns takes no longer for each (a tree with a callback that
/// passes things over searches its lists after every object).
class MeetingReader final : public nlohmann::json_sax<json> {
public:
    bool null() override { return take_value(); }
    bool boolean(bool) override { return take_value(); }
    bool number_integer(number_integer_t) override { return take_value(); }
    bool number_unsigned(number_unsigned_t) override { return take_value(); }
    bool number_float(number_float_t, const string_t&) override { return take_value(); }
    bool binary(binary_t&) override { return take_value(); }

    bool string(string_t& text) override {
        if (is_in_turn() && name == "speaker") speaker = clean_words(text);
        if (is_in_turn() && name == "content") content = clean_words(text);
        return take_value();
    }

    bool key(string_t& its_name) override {
        name = std::move(its_name);
        return true;
    }

    bool start_object(std::size_t) override {
        ++depth;
        if (is_in_turn()) speaker.reset(), content.reset();
        return true;
    }

    bool end_object() override {
        if (is_in_turn()) end_turn();
        --depth;
        return !list.refused();
    }

    bool start_array(std::size_t) override {
        if (in_list && depth == depth_of_list) end_turn_without_words();
        ++depth;
        if (depth == depth_of_list && name == turns_key) in_list = has_list = true;
        return !list.refused();
    }

    bool end_array() override {
        if (depth == depth_of_list) in_list = false;
        --depth;
        return true;
    }

    bool parse_error(std::size_t, const std::string&, const json::exception&) override {
        list.refuse(
            "The transcript is not sound JSON. Save it again from where it comes from, or "
            "as plain text, and attach that.");
        return false;
    }

    SpokenLines done() && {
        if (!has_list)
            list.refuse(
                "This JSON file has no list 'meeting_transcripts' of what was said. Attach "
                "the transcript as plain text, as WebVTT or in the form of QMSum.");
        return std::move(list).done();
    }

private:
    [[nodiscard]] bool is_in_turn() const { return in_list && depth == depth_of_turn; }

    /// What stands in the list and is no object is no turn.
    bool take_value() {
        if (in_list && depth == depth_of_list) end_turn_without_words();
        return !list.refused();
    }

    void end_turn_without_words() {
        speaker.reset();
        end_turn();
    }

    void end_turn() {
        const std::string place = "Turn " + std::to_string(++turns);
        if (speaker && content)
            list.begin({std::nullopt, std::nullopt, std::move(*speaker), std::move(*content)},
                       place);
        else
            list.refuse(place +
                        " lacks 'speaker' or 'content', or one of them is no text. Correct "
                        "it, and attach the transcript again.");
    }

    SpokenList list;
    std::size_t depth = 0;
    std::size_t turns = 0;
    bool in_list = false;
    bool has_list = false;
    std::string name;  // of the value that comes next
    std::optional<std::string> speaker;
    std::optional<std::string> content;
};

}  // namespace

SpokenLines read_meeting_json(std::string_view text) {
    MeetingReader reader;
    (void)json::sax_parse(text, &reader);
    return std::move(reader).done();
}

}  // namespace outward::server
