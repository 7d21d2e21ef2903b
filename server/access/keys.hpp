// Secrets: keys and tokens by which a seat is taken, and the code by which a room is joined.
// Only hashes of keys and tokens are ever stored.
#pragma once

#include "engine/ids.hpp"

#include <string>
#include <string_view>

namespace outward::server {

/// 192 random bits as 32 letters, digits, '-' and '_'.
[[nodiscard]] std::string random_key();

/// What is stored of a key: BLAKE2b-256 in hexadecimal.
[[nodiscard]] std::string hash_of(std::string_view key);

/// Whether `key` is the one that was hashed. Takes as long for a wrong key as for the right one.
[[nodiscard]] bool matches(std::string_view hash, std::string_view key);

/// Six of 31 clear symbols (29.7 bits): capitals and digits without look-alikes.
[[nodiscard]] std::string random_code();

/// A code as typed by hand, as random_code gives it: capitals, without spaces and dashes.
[[nodiscard]] std::string tidy_code(std::string_view typed);

[[nodiscard]] engine::MemberId random_member_id();
[[nodiscard]] engine::ConversationId random_conversation_id();

}  // namespace outward::server
