// Which Outward this is. CMakeLists.txt writes the source of it: that one file alone is made anew
// when the build is of another commit.
#pragma once

namespace outward::server {

/// "0.1.0 (1a2b3c4)"; "0.1.0 (dev)" where nobody said which commit.
[[nodiscard]] const char* version_and_build();

}  // namespace outward::server
