// The parts of a WordprocessingML package that say the same for every document, and how it looks.
#pragma once

#include "server/bundle/zip.hpp"
#include "server/export/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

inline constexpr std::string_view xml_head =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
inline constexpr std::string_view word_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// All but word/document.xml. `made_at` is ISO 8601.
[[nodiscard]] std::vector<ZipEntry> docx_parts(const Document& document,
                                               const std::string& made_at);

}  // namespace outward::server
