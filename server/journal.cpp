#include "server/journal.hpp"

#include "server/times.hpp"

#include <string>

namespace outward::server {

void Journal::note(std::string_view event, const nlohmann::json& facts) {
    write("info", event, facts);
}

void Journal::problem(std::string_view event, std::string_view what) {
    write("error", event, {{"what", what}});
}

void Journal::write(std::string_view level, std::string_view event, nlohmann::json facts) {
    facts["at"] = iso_time(wall_time());
    facts["level"] = level;
    facts["event"] = event;
    const std::string line =
        facts.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
    const std::scoped_lock lock{mutex};
    stream << line << std::flush;
}

}  // namespace outward::server
