// From where every sentence of a site comes, down to the notes: for the library, never on the site.
#pragma once

#include "server/publish/site.hpp"

#include <nlohmann/json.hpp>

namespace outward::server {

/// {"sentences": [{id, anchor, slot, texts, themes: [{id, anchor, name, quotes: [{anchor,
/// statement, conversation, note, language, text}]}]}]}; the text of a quote is that of its note,
/// byte for byte.
[[nodiscard]] nlohmann::json trace_of(const Site& site);

}  // namespace outward::server
