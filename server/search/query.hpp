// What people type when they look for something, read as well as it can be: words that must all
// occur, "phrases", beginnings*, AND OR NOT in capitals, -not this, (brackets). Whatever is typed
// means something; what is broken gives a hint, never an error.
//
// Small letters are words: "and", "or", "y", "o" stand in what people say. Curly and angular quotes
// count as straight ones, because phones type them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

inline constexpr std::size_t longest_query = 400;  // characters
inline constexpr std::size_t most_terms = 32;
inline constexpr std::size_t deepest_query = 16;  // brackets in brackets

/// A word, or several that must stand in this order.
struct Term {
    std::vector<std::string> words;    // as they are compared (tokenizer.hpp); never empty
    std::vector<std::string> written;  // the same as they were typed
    bool beginning = false;            // the last of them is only how a word begins
};

/// A query as a tree. The default looks for everything.
struct Query {
    enum class Kind {
        everything,
        term,
        all,    // of the parts
        any,    // of the parts
        except  // everything in the first part that is in none of the others
    };
    Kind kind = Kind::everything;
    Term term = {};
    std::vector<Query> parts = {};
};

enum class HintKind {
    unbalanced_quote,
    unbalanced_bracket,
    dangling_operator,  // nothing stands where it should have something beside it
    only_negative,      // it says what not to find: everything else is found
    negative_in_or,     // "this OR -that": the negative part is left out
    too_long,
    too_many_terms,
    too_deep,
    nothing_left  // no letter or digit in it
};

struct Hint {
    HintKind kind;
    std::size_t at = 0;  // the character in what was typed, from 0
    friend bool operator==(const Hint&, const Hint&) = default;
};

struct ReadQuery {
    Query query;
    std::vector<Hint> hints;  // in the order of `at`
    bool nothing = false;     // something was typed, and nothing of it can be found
};

/// Total: any bytes.
[[nodiscard]] ReadQuery read_query(std::string_view typed);

/// For the interface's catalogue and the wire: "unbalanced_quote".
[[nodiscard]] std::string_view name_of(HintKind kind) noexcept;

}  // namespace outward::server
