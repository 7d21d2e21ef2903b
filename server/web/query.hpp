// The query part of an address.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace outward::server {

/// The value of the first `key` in "a=1&b=2", decoded as forms and URLSearchParams write it (a plus
/// is a blank: https://url.spec.whatwg.org/#urlencoded-parsing); empty when there is none.
[[nodiscard]] std::string query_value(std::string_view query, std::string_view key);

/// The value of `key` as a whole number; `otherwise` where there is none. None: it is no number
/// from 0 to `most`.
[[nodiscard]] std::optional<std::uint64_t> number_in(std::string_view query, std::string_view key,
                                                     std::uint64_t otherwise, std::uint64_t most);

/// The value of `language`; English when there is none.
[[nodiscard]] std::string language_in(std::string_view query);

}  // namespace outward::server
