// The updates of an initiative as an Atom feed (RFC 4287).
#pragma once

#include "server/publish/site_page.hpp"
#include "server/publish/site_pages.hpp"

#include <string>

namespace outward::server {

/// In the language of `page`, newest first. Ids are made from those of the initiative and its
/// updates, say nothing of them, and stay the same.
[[nodiscard]] std::string atom_feed(const SitePage& page, const SiteWish& wish);

}  // namespace outward::server
