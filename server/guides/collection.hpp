// Everything that a library has to give, as one zip: sheets, slides and hand-outs in each language
// to open without any program, and the guides as packs for another Outward. A collection may come
// from a stranger; each pack in it is looked at like any other.
#pragma once

#include "server/guides/library.hpp"
#include "server/guides/paper.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

inline constexpr auto collection_name = "outward-guides-and-hand-outs.zip";
inline constexpr std::size_t largest_collection = 32UL * 1024 * 1024;

/// Whether own guides go along: they may hold what is not public.
enum class Guides { shipped, all };

/// Begins with index.html, from where everything in it is reached.
[[nodiscard]] std::string to_collection(const Library& library, Guides which, Paper paper);

/// Whether those are the bytes of a zip.
[[nodiscard]] bool is_collection(std::string_view bytes);

/// What became of one guide of a collection.
struct TakenGuide {
    std::string name;  // its id, or the name of its file where that cannot be read
    std::string version = {};
    enum class Outcome { kept, shipped, stale, refused } outcome = Outcome::refused;
    std::string why = {};
};

/// Keeps the guides in it as own ones, one after the other; what cannot be kept leaves the others
/// alone. `shipped`: the program has that guide itself; `stale`: another version of it is kept, and
/// `replace` was not said or would not help.
[[nodiscard]] engine::Result<std::vector<TakenGuide>, engine::Trouble> take_in(
    Library& library, std::string_view collection, bool replace);

}  // namespace outward::server
