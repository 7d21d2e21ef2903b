// The files of a published site: pages in every language, one style sheet, a feed for each
// language. They need no server, run nothing and ask for nothing from elsewhere.
#pragma once

#include "server/bundle/zip.hpp"
#include "server/publish/site.hpp"
#include "server/publish/site_texts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

struct SiteWish {
    /// Where it will lie, with a slash at the end; empty: not known. Feeds then have relative
    /// links.
    std::string base_url;
    engine::Millis now{};
};

/// By their paths in the site.
[[nodiscard]] std::vector<ZipEntry> files_of(const Site& site, const SiteWords& words,
                                             const SiteWish& wish);

[[nodiscard]] std::string_view site_style();

}  // namespace outward::server
