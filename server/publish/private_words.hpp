// What must not leave the house in a text: names of people who were there, e-mail addresses and
// telephone numbers. By their spelling alone, so that it errs on the side of asking.
#pragma once

#include "engine/initiative/record.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

struct PrivateWord {
    enum class Kind { name, email, phone };

    Kind kind = Kind::name;
    std::string words;  // as they stand in the text
    friend bool operator==(const PrivateWord&, const PrivateWord&) = default;
};

/// Every word of a name, of three letters or more, is taken for one, in any case and with or
/// without accents; in scripts without blanks the whole name from two characters on. Names such as
/// Hope, Will or Nour are ordinary words as well: such a word, used in at least two conversations
/// where nobody has that name (in small letters, where there are any), counts only with a capital
/// within a sentence.
class PrivateWords {
public:
    void add_name(const engine::ConversationId& conversation, std::string_view name);
    /// What was said in it, to learn which words are ordinary.
    void hear(const engine::ConversationId& conversation, std::string_view text);

    /// In a text that was said in that conversation; none: in one that speaks of all.
    [[nodiscard]] std::vector<PrivateWord> in(
        std::string_view text,
        const std::optional<engine::ConversationId>& said_in = std::nullopt) const;

private:
    using Conversations = std::set<engine::ConversationId>;

    [[nodiscard]] bool is_ordinary(const std::string& letters) const;
    void find_names(std::vector<PrivateWord>& found, std::string_view text,
                    const std::optional<engine::ConversationId>& said_in) const;

    std::map<std::string, Conversations> names;    // by their letters as they are compared
    std::map<std::string, Conversations> phrases;  // in scripts without blanks
    std::map<std::string, Conversations> heard;    // words in small letters, who used them
};

/// E-mail addresses and telephone numbers, from seven digits on; dates, spans of years and round
/// numbers are none.
[[nodiscard]] std::vector<PrivateWord> contacts_in(std::string_view text);

}  // namespace outward::server
