// The versions of own guides: three numbers, so that the newest is known and each is a folder's
// name.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace outward::server {

struct GuideVersion {
    std::array<int, 3> numbers{};

    /// "1.0.0"; nothing for what is written otherwise.
    [[nodiscard]] static std::optional<GuideVersion> read(std::string_view text);
    [[nodiscard]] std::string text() const;
    /// 1.0.1 behind 1.0.0.
    [[nodiscard]] GuideVersion next() const;

    friend auto operator<=>(const GuideVersion&, const GuideVersion&) = default;
};

}  // namespace outward::server
