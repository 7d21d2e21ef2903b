#include "protocols/bounded_json.hpp"

namespace outward::protocols {

using nlohmann::json;

json parse_bounded(std::string_view text, int deepest) {
    bool too_deep = false;
    json parsed = json::parse(
        text,
        [&](int depth, json::parse_event_t, json&) {
            too_deep = too_deep || depth > deepest;
            return !too_deep;
        },
        false);
    return too_deep ? json(json::value_t::discarded) : parsed;
}

}  // namespace outward::protocols
