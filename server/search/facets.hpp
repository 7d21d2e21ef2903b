// What an entry is, as words that the index can meet with the words of its text.
#pragma once

#include "server/search/entries.hpp"
#include "server/search/entry_number.hpp"

#include <string>
#include <string_view>

namespace outward::server {

enum class Facet { conversation, kind, category, guide, library, table };

/// One word of letters and digits, whatever the value is; no text is ever compared with it.
[[nodiscard]] std::string facet(Facet which, std::string_view value);
[[nodiscard]] std::string facet(Facet which, std::int64_t value);

/// Every entry has it, and every other facet begins with it: so the index of beginnings holds one
/// word for all of them.
inline constexpr std::string_view facet_of_all = "zzz";

/// All words of one entry.
[[nodiscard]] std::string facets_of(const Entry& entry, ConversationNumber conversation,
                                    const std::string& guide, const std::string& library);

}  // namespace outward::server
