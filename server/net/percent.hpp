// Percent-encoding in addresses (RFC 3986, section 2.1).
#pragma once

#include <string>
#include <string_view>

namespace outward::server {

/// What is not a sound escape stays as it is.
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace outward::server
