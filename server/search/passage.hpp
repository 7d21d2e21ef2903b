// The part of a text in which the words stand that were looked for, with those words marked.
#pragma once

#include "server/search/query.hpp"
#include "server/search/questions.hpp"

#include <string_view>
#include <vector>

namespace outward::server {

/// What is looked for in it, and not what must be absent.
[[nodiscard]] std::vector<Term> wanted_terms(const Query& query);

/// All of a short text; of a long one about 300 characters from a little before the first of the
/// words, with "…" where something is left out. A word is marked whole, also when it only holds the
/// one that was asked for.
[[nodiscard]] std::vector<PassagePart> passage_of(std::string_view text,
                                                  const std::vector<Term>& terms);

}  // namespace outward::server
