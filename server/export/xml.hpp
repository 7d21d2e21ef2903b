// Writing XML for office programs, which open no file with a single fault in it.
#pragma once

#include <string>
#include <string_view>

namespace outward::server {

/// As character data and as the value of an attribute: what XML 1.0 cannot hold (control
/// characters, bytes that are no UTF-8) becomes U+FFFD.
[[nodiscard]] std::string xml_text(std::string_view text);

/// Whether the first letter in it that has a direction is written from right to left; `otherwise`
/// when there is none.
[[nodiscard]] bool reads_right_to_left(std::string_view text, bool otherwise);

}  // namespace outward::server
