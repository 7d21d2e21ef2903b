#include "server/guides/guide_version.hpp"

#include <charconv>

namespace outward::server {

namespace {
constexpr int largest = 99'999;
}

std::optional<GuideVersion> GuideVersion::read(std::string_view text) {
    GuideVersion version;
    const char* place = text.data();
    const char* const end = text.data() + text.size();
    for (std::size_t i = 0; i < version.numbers.size(); ++i) {
        if (i > 0 && (place == end || *place++ != '.')) return std::nullopt;
        const auto [stopped, error] = std::from_chars(place, end, version.numbers.at(i));
        const int number = version.numbers.at(i);
        if (error != std::errc{} || number < 0 || number > largest) return std::nullopt;
        place = stopped;
    }
    if (place != end || version.text() != text) return std::nullopt;  // "1.0.00" is no other 1.0.0
    return version;
}

std::string GuideVersion::text() const {
    return std::to_string(numbers[0]) + '.' + std::to_string(numbers[1]) + '.' +
           std::to_string(numbers[2]);
}

GuideVersion GuideVersion::next() const {
    return numbers[2] == largest ? GuideVersion{{numbers[0], numbers[1] + 1, 0}}
                                 : GuideVersion{{numbers[0], numbers[1], numbers[2] + 1}};
}

}  // namespace outward::server
