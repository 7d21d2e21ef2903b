#include "server/rehearsal/ballot.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace outward::server {

using nlohmann::json;

json vote_by_chance(const json& step, std::mt19937& chance) {
    json vote = json::object();
    if (!step.contains("options")) return vote;
    std::vector<std::string> options;
    for (const json& option : step["options"]) options.push_back(option["id"]);
    std::shuffle(options.begin(), options.end(), chance);
    const std::string kind = step["kind"];
    if (kind == "order") {
        for (std::size_t i = 0; i < options.size(); ++i) vote[options[i]] = i + 1;
    } else if (kind == "dots") {
        for (int dots = step["dots"]; dots > 0; --dots) {
            const std::string& option = options[chance() % options.size()];
            vote[option] = vote.value(option, 0) + 1;
        }
    } else if (step.contains("levels")) {
        for (const std::string& option : options) vote[option] = chance() % step["levels"].size();
    } else {
        vote[options.front()] = 1;
        if (step["answer"] == "several" && chance() % 2 == 0) vote[options.back()] = 1;
    }
    return vote;
}

}  // namespace outward::server
