// Guides as people name them on the command line.
#pragma once

#include "server/guides/library.hpp"

#include <string>
#include <vector>

namespace outward::server {

/// The files of a guide named by its folder, its guide.json, a pack, its id, or the id and version
/// of an own guide: "our-street@1.0.0".
[[nodiscard]] engine::Result<std::vector<engine::GuideFile>, engine::Trouble> named_files(
    const std::string& named, const Library& library);

/// The same whole and checked: steps that it uses come from the guides whose folders stand beside
/// it, or from the library.
[[nodiscard]] engine::Result<MadeGuide, engine::Trouble> named_guide(const std::string& named,
                                                                     const Library& library);

}  // namespace outward::server
