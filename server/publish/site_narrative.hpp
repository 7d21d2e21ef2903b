// The pages that carry what people said: the narrative, and the themes with their voices.
#pragma once

#include "server/publish/site_page.hpp"

#include <string>

namespace outward::server {

/// One page of paper: the sentences. On a screen each opens on what it stands on.
[[nodiscard]] std::string narrative_page(const SitePage& page);

[[nodiscard]] std::string themes_page(const SitePage& page);

}  // namespace outward::server
