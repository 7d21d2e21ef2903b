// What the system tells about this process.
#pragma once

#include <cstddef>

namespace outward::server {

/// Memory that is resident now, in bytes; 0 where /proc does not tell.
[[nodiscard]] std::size_t resident_bytes();

/// Raises the limit on open files as far as the system lets this process; how many that are.
std::size_t raise_file_limit();

}  // namespace outward::server
