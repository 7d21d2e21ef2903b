// The chain that shows whether a log is still as it was written: every event carries a digest over
// itself and the digest before it, so that a changed, missing or added event is found and located.
//
// The words of a note stand in it as a hash with a salt of their own. When the note is erased the
// words and the salt go, the hash stays: the chain still holds, and nobody can try out which words
// they were.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace outward::server {

/// An event as the archive stores it.
struct StoredEvent {
    std::int64_t seq = 0;
    std::int64_t at = 0;  // milliseconds since 1970
    std::string type;
    std::optional<std::string> by;
    std::optional<std::int64_t> undoes;
    nlohmann::json body;
};

/// What is stored beside an event that holds erasable words.
struct Sealed {
    std::string salt;
    std::string words;  // the hash of salt and words
};

/// The words of a note that may be erased later; none in all other events.
[[nodiscard]] std::optional<std::string> erasable_words(const StoredEvent& event);

[[nodiscard]] Sealed seal(const std::string& words);
/// The same with a salt that is known: for checking.
[[nodiscard]] std::string hash_of_words(const std::string& salt, const std::string& words);
/// Whether the salt has gone with the words.
[[nodiscard]] bool is_erased(const Sealed& sealed);

/// The digest of an event behind one whose digest is `previous` (empty for the first). `words` is
/// Sealed::words, empty where nothing is sealed.
[[nodiscard]] std::string digest_of(const std::string& previous, const StoredEvent& event,
                                    const std::string& words);

}  // namespace outward::server
