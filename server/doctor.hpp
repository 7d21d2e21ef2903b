// What somebody who helps from afar would ask about this computer and its archive.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace outward::server {

struct Examined {
    std::vector<std::string> facts;     // "Free on that disk: 12.3 GB"
    std::vector<std::string> problems;  // sentences with a remedy; none: all is well
};

/// Looks, and changes nothing; a server may be running on the archive. Holds no word that somebody
/// said, no name, no title, no key and no code.
[[nodiscard]] Examined examine(const std::filesystem::path& archive);

}  // namespace outward::server
