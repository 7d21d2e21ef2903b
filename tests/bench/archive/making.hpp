// Archives of conversations that nobody held, in five languages, the same each time.
#pragma once

#include "engine/ids.hpp"

#include <filesystem>

namespace outward::bench {

inline constexpr engine::Millis first_day{1'577'836'800'000};  // 2020-01-01

/// One conversation every 260 minutes from the first day: "conversation-0" …
void make_archive(const std::filesystem::path& archive, int conversations, int notes);

}  // namespace outward::bench
