// A guide as one file, to be mailed or put on a web page: protocols/schemas/guide-pack.schema.json.
// A pack may come from a stranger, so that nothing in it is believed.
#pragma once

#include "engine/guide.hpp"
#include "engine/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

/// The guide must be made from these files. Those that are not a guide's are left out.
[[nodiscard]] std::string to_pack(const engine::Guide& guide,
                                  const std::vector<engine::GuideFile>& files);

/// The files, as they were packed. Whether they are a sound guide is not looked at.
[[nodiscard]] engine::Result<std::vector<engine::GuideFile>, engine::Trouble> from_pack(
    std::string_view pack);

/// "aspirations-1.1.0.guide.json"
[[nodiscard]] std::string pack_name(const engine::Guide& guide);

}  // namespace outward::server
