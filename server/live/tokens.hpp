// The tokens by which members come back. Only their hashes are known here.
#pragma once

#include "server/access/keys.hpp"
#include "server/archive/event_log.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace outward::server {

using MemberTokens = std::map<engine::MemberId, MemberToken>;

/// Whose token that is; nullptr: nobody's.
[[nodiscard]] inline const MemberToken* find_token(const MemberTokens& tokens,
                                                   const std::string& token) {
    if (token.empty()) return nullptr;
    const std::string hash = hash_of(token);
    const auto found =
        std::ranges::find_if(tokens, [&](const auto& known) { return known.second.hash == hash; });
    return found == tokens.end() ? nullptr : &found->second;
}

/// Whether somebody is coming by that token in the same batch.
[[nodiscard]] inline bool is_among(const std::string& token,
                                   const std::vector<MemberToken>& tokens) {
    return !token.empty() &&
           std::ranges::find(tokens, hash_of(token), &MemberToken::hash) != tokens.end();
}

}  // namespace outward::server
