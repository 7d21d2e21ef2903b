// Parts for the tests of initiatives: a server with a conversation that was held, and an initiative
// made of it over HTTP.
#pragma once

#include "tests/running/over_http.hpp"

#include <doctest/doctest.h>

#include <string>

namespace outward::server {

struct Team {
    RunningServer server;
    CreatedConversation conversation = server.create();
    std::string id;
    std::map<engine::Seat, std::string> keys;

    /// Notes n1, n2 … in the step "hopes".
    explicit Team(int notes = 3, LobbyRules rules = no_limits) : server({}, rules) {
        TestClient crew{*server};
        crew.join(conversation, engine::Seat::facilitator);
        crew.ask("conversation.start");
        crew.ask("goto", {{"step", "hopes"}, {"from", "welcome"}});
        for (int n = 1; n <= notes; ++n)
            crew.ask("note.add", {{"id", "n" + std::to_string(n)},
                                  {"text", "Words of note " + std::to_string(n)}});
        const nlohmann::json wish{{"title", "Our street"},
                                  {"languages", {"en", "es"}},
                                  {"conversations", {conversation.id.value}}};
        const std::string answer =
            post(*server, "/api/v1/initiatives", host_key(*server), wish.dump());
        REQUIRE_MESSAGE(starts(answer, "201"), answer);
        const nlohmann::json made = body_of(answer);
        id = made["id"];
        keys[engine::Seat::facilitator] = made["keys"]["facilitator"];
        keys[engine::Seat::note_taker] = made["keys"]["note_taker"];
        keys[engine::Seat::wall] = made["keys"]["wall"];
    }

    [[nodiscard]] std::string path(const std::string& part) const {
        return "/api/v1/initiatives/" + id + "/" + part;
    }
    [[nodiscard]] std::string answer(const std::string& part,
                                     engine::Seat as = engine::Seat::note_taker) {
        return get(*server, path(part), bearer(keys.at(as)));
    }
    [[nodiscard]] nlohmann::json read(const std::string& part) {
        const std::string said = answer(part);
        REQUIRE_MESSAGE(starts(said, "200"), said);
        return body_of(said);
    }
    [[nodiscard]] nlohmann::json join_params(engine::Seat seat,
                                             const std::string& name = "Ana") const {
        return {{"initiative", id}, {"key", keys.at(seat)}, {"name", name}};
    }
    nlohmann::json join(TestClient& client, engine::Seat seat, const std::string& name = "Ana") {
        return client.ask("initiative.join", join_params(seat, name));
    }
};

inline nlohmann::json a_theme(const std::string& id, const std::string& name) {
    return {{"set",
             {{"kind", "theme"},
              {"record",
               {{"id", id},
                {"name", name},
                {"category", ""},
                {"meaning", ""},
                {"rank", 0},
                {"locked", false},
                {"challenge", "open"},
                {"answer", ""}}}}},
            {"over", 0}};
}

inline nlohmann::json placed(std::vector<int> statements, const std::string& theme) {
    return {{"statements", std::move(statements)}, {"picked", true}, {"theme", theme}};
}

}  // namespace outward::server
