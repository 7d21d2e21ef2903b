// A guide as slides to print, for a hall without a projector: a page on its side for each step that
// the room sees, with what all are asked, large enough for the back row. Nothing private is on
// them.
#pragma once

#include "engine/guide.hpp"
#include "server/guides/library.hpp"
#include "server/guides/paper.hpp"

#include <string>
#include <string_view>

namespace outward::server {

/// One HTML file that fetches nothing. The guide's first language stands in for one that it has
/// not.
[[nodiscard]] std::string slides(const engine::Guide& guide, const Library& library,
                                 std::string_view language, Paper paper);

}  // namespace outward::server
