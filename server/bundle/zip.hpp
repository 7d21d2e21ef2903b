// Several files as one, in the format that every computer opens (PKWARE's APPNOTE), through
// minizip.
#pragma once

#include "engine/result.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

struct ZipEntry {
    std::string name;
    std::string content;
};

/// The same bytes for the same entries, in their order. Names must be ASCII and differ.
[[nodiscard]] std::string to_zip(std::span<const ZipEntry> entries);

/// In bytes; a stranger's file that goes past one of them is refused before it costs more.
struct ZipLimits {
    std::size_t whole = 0;  // as it lies there
    std::size_t entries = 0;
    std::size_t entry = 0;  // inflated
    std::size_t total = 0;  // of all entries, inflated
    /// How many times larger an entry may be than it lies there; from 1 MB on.
    std::size_t ratio = 200;
    std::size_t name = 64;  // of an entry
};

/// Believes nothing: sizes are counted while inflating, checksums compared; entries that are
/// encrypted, doubled, folders or packed in an unusual way are refused. What is wrong comes as the
/// end of a sentence: "it is larger than 64 MB."
[[nodiscard]] engine::Result<std::vector<ZipEntry>, engine::Trouble> from_zip(
    std::string_view bytes, const ZipLimits& limits);

}  // namespace outward::server
