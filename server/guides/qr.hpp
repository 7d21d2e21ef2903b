// A QR code for a link on paper (ISO/IEC 18004): bytes, correction level M, versions 1 to 9. The
// screens draw theirs in the browser.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace outward::server {

/// Rows of modules, true where it is dark.
using QrCode = std::vector<std::vector<bool>>;

/// Nothing when the text is longer than 180 bytes.
[[nodiscard]] std::optional<QrCode> qr_code(std::string_view text);

}  // namespace outward::server
