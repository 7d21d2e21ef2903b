// What the system tells about this process.
#pragma once

#include <cstddef>

namespace outward::server {

/// Memory that is resident now, in bytes; 0 where /proc does not tell.
[[nodiscard]] std::size_t resident_bytes();

}  // namespace outward::server
