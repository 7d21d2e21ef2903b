// A conversation as the page shows it: the transcript, and what its log proves.
#pragma once

#include "server/export/transcript.hpp"
#include "server/read/source.hpp"

#include <nlohmann/json.hpp>

#include <string_view>

namespace outward::server {

/// How much of it the reader may see: everything, or what was released to a coach (released.hpp).
struct Share {
    bool released = false;
    bool with_private = true;
};

/// The source as that reader gets it.
[[nodiscard]] Source shared(Source source, const Share& share);

/// "Reading" of reading.schema.json. `source` is already what `share` allows.
[[nodiscard]] nlohmann::json reading_of(const Source& source, const Share& share,
                                        std::string_view language);

}  // namespace outward::server
