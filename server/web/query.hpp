// The query part of an address.
#pragma once

#include <string>
#include <string_view>

namespace outward::server {

/// The value of the first `key` in "a=1&b=2", decoded as forms and URLSearchParams write it (a plus
/// is a blank: https://url.spec.whatwg.org/#urlencoded-parsing); empty when there is none.
[[nodiscard]] std::string query_value(std::string_view query, std::string_view key);

/// The value of `language`; English when there is none.
[[nodiscard]] std::string language_in(std::string_view query);

}  // namespace outward::server
