// Packing a text for the wire.
#pragma once

#include <string>
#include <string_view>

namespace outward::server {

/// In the gzip format (RFC 1952), as small as zlib makes it. Empty when that fails.
[[nodiscard]] std::string gzip(std::string_view text);

}  // namespace outward::server
