#include "server/journal.hpp"

#include <array>
#include <ctime>
#include <string>

namespace outward::server {

namespace {

/// UTC, as RFC 3339 has it: 2026-03-01T18:30:00Z.
std::string time_of_day() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    std::array<char, 32> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text.data();
}

}  // namespace

void Journal::note(std::string_view event, const nlohmann::json& facts) {
    write("info", event, facts);
}

void Journal::problem(std::string_view event, std::string_view what) {
    write("error", event, {{"what", what}});
}

void Journal::write(std::string_view level, std::string_view event, nlohmann::json facts) {
    facts["at"] = time_of_day();
    facts["level"] = level;
    facts["event"] = event;
    const std::string line =
        facts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
    const std::scoped_lock lock{mutex};
    stream << line << std::flush;
}

}  // namespace outward::server
