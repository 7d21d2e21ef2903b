// The methods that are asked in an initiative, with sound parameters, and who of it may ask them.
#pragma once

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace outward::server {

struct InitiativeMethod {
    std::string method;
    nlohmann::json params;
    bool team = true;   // also who does not lead
    bool wall = false;  // also a wall
};

inline std::vector<InitiativeMethod> initiative_methods() {
    using nlohmann::json;
    const json sign_off{
        {"place", "Hall"}, {"on", "2026-11-23"}, {"people", 9}, {"agree", 8}, {"changes", ""}};
    const auto set = [](const char* kind, json record) {
        return json{{"set", {{"kind", kind}, {"record", std::move(record)}}}, {"over", 0}};
    };
    return {
        {"record.set",
         set("group", {{"id", "g1"}, {"name", "Teens"}, {"heard", "little"}, {"plan", ""}})},
        {"record.set", set("source", {{"id", "c1"}, {"quotable", true}, {"consent", ""}}), false},
        {"record.set",
         set("description", {{"id", "description"},
                             {"title", "Another"},
                             {"community", ""},
                             {"goals", json::array()},
                             {"places", json::array()},
                             {"languages", {"en"}}}),
         false},
        {"record.remove", {{"kind", "group"}, {"id", "g1"}}},
        {"record.remove", {{"kind", "source"}, {"id", "c1"}}, false},
        {"record.remove", {{"kind", "version"}, {"id", "v0"}}, false},
        {"statements.place", {{"statements", {1}}, {"picked", true}, {"theme", ""}}},
        {"statements.mark", {{"statements", {1}}, {"mark", "strong"}, {"on", true}}},
        {"theme.make", {{"id", "t1"}, {"name", "Water"}, {"statements", json::array()}}},
        {"theme.split", {{"theme", "t1"}, {"id", "t2"}, {"name", "Fish"}, {"statements", {1}}}},
        {"themes.merge", {{"into", "t1"}, {"from", {"t2"}}}},
        {"theme.lock", {{"theme", "t1"}, {"locked", false}}},
        {"stage.set", {{"stage", "pick"}}},
        {"ready.mark", {{"ready", true}}},
        {"version.keep", {{"id", "v1"}, {"label", "First"}}},
        {"version.sign", {{"version", "v1"}, {"sign_off", sign_off}}},
        {"approve", {{"id", "story"}, {"by", "The director"}}, false},
        {"act.undo", {{"act", 1}}},
    };
}

}  // namespace outward::server
