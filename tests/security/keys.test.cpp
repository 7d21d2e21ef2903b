// Keys and tokens: each opens one thing, no other, and is seen nowhere but where it was handed out.
#include "tests/running/over_http.hpp"
#include "tests/running/running_server.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;

namespace {

/// What is almost the key.
std::vector<std::string> near_misses(const std::string& key) {
    std::string other_end = key;
    other_end.back() = other_end.back() == 'A' ? 'B' : 'A';
    std::string other_case = key;
    for (char& c : other_case) c = static_cast<char>(std::isupper(c) ? std::tolower(c) : c);
    return {"",
            key.substr(0, key.size() - 1),
            key.substr(1),
            key + "A",
            key + key,
            key + '\0',
            key + " ",
            " " + key,
            other_end,
            other_case,
            "%" + key,
            std::string(key.size(), 'A'),
            "*"};
}

struct Town {
    RunningServer server{{}, no_limits};
    CreatedConversation here = server.create();
    CreatedConversation elsewhere = server.create();
    json phone_here = TestClient{*server}.join_by_code(here);
    json phone_elsewhere = TestClient{*server}.join_by_code(elsewhere);
    json other_phone = TestClient{*server}.join_by_code(here);
    json crew_here = TestClient{*server}.join(here, Seat::facilitator);
    std::string answers;  // to all who tried

    /// Joins as somebody new, for whoever is refused too often is sent away. Gives the reason.
    std::string tried(const json& how) {
        TestClient stranger{*server};
        const std::string reason = reason_of(stranger.join(how));
        answers += stranger.everything_received();
        return reason;
    }
    std::string by_key(const CreatedConversation& conversation, const std::string& key) {
        return tried({{"conversation", conversation.id.value}, {"key", key}});
    }
    std::string by_token(const CreatedConversation& conversation, const json& member,
                         const json& token) {
        return tried({{"conversation", conversation.id.value},
                      {"resume", {{"member", member}, {"token", token}}}});
    }
    std::size_t events() {
        return log_of(server->archive(), here.id.value).size() +
               log_of(server->archive(), elsewhere.id.value).size();
    }
    /// All that opens anything, as it was handed out.
    std::vector<std::string> secrets() {
        std::vector<std::string> all;
        for (const CreatedConversation* conversation : {&here, &elsewhere})
            for (const auto& [seat, key] : conversation->keys) all.push_back(key);
        for (const json* joined : {&phone_here, &phone_elsewhere, &other_phone, &crew_here})
            all.push_back((*joined)["token"]);
        return all;
    }
};

}  // namespace

TEST_CASE("a key that is not quite the key, or another one, takes no seat") {
    Town town;
    const std::size_t before = town.events();
    for (const auto& [seat, key] : town.here.keys)
        for (const std::string& wrong : near_misses(key)) {
            INFO(wrong);
            CHECK(town.by_key(town.here, wrong) == "wrong_key");
        }
    for (const auto& [seat, key] : town.elsewhere.keys)
        CHECK(town.by_key(town.here, key) == "wrong_key");
    for (const json* joined : {&town.phone_here, &town.other_phone, &town.crew_here})
        CHECK(town.by_key(town.here, (*joined)["token"]) == "wrong_key");
    CHECK(town.by_key(town.here, town.here.code) == "wrong_key");
    CHECK(town.by_key(town.here, host_key(*town.server)) == "wrong_key");
    CHECK(town.events() == before);
    CHECK(town.by_key(town.here, town.here.keys.at(Seat::wall)) == "");
}

TEST_CASE("a token brings back its own member in its own conversation, nobody else") {
    Town town;
    const std::size_t before = town.events();
    const json member = town.phone_here["member"];
    for (const std::string& wrong : near_misses(town.phone_here["token"])) {
        INFO(wrong);
        CHECK(town.by_token(town.here, member, wrong) == "wrong_key");
    }
    for (const json* other : {&town.other_phone, &town.crew_here, &town.phone_elsewhere})
        CHECK(town.by_token(town.here, member, (*other)["token"]) == "wrong_key");
    for (const auto& [seat, key] : town.here.keys)
        CHECK(town.by_token(town.here, member, key) == "wrong_key");
    CHECK(town.by_token(town.here, member, host_key(*town.server)) == "wrong_key");
    CHECK(town.by_token(town.here, town.crew_here["member"], town.phone_here["token"]) ==
          "wrong_key");
    CHECK(town.by_token(town.here, "", town.phone_here["token"]) == "wrong_key");
    CHECK(town.by_token(town.here, "nobody", town.phone_here["token"]) == "wrong_key");
    CHECK(town.by_token(town.elsewhere, member, town.phone_here["token"]) == "wrong_key");
    CHECK(town.events() == before);
    CHECK(town.by_token(town.here, member, town.phone_here["token"]) == "");
}

TEST_CASE("a participant who comes back with the facilitator's key as well stays a participant") {
    Town town;
    json ask{
        {"conversation", town.here.id.value},
        {"key", town.here.keys.at(Seat::facilitator)},
        {"resume", {{"member", town.phone_here["member"]}, {"token", town.phone_here["token"]}}}};
    TestClient phone{*town.server};
    const json back = phone.join(ask);
    CHECK(back["seat"] == "participant");
    CHECK_FALSE(back["view"].contains("notes"));
    CHECK(reason_of(phone.ask("conversation.start")) == "forbidden");
}

TEST_CASE("over HTTP a key that is not quite the host's opens nothing") {
    Town town;
    const std::string key = host_key(*town.server);
    for (const std::string& wrong : near_misses(key)) {
        // A header's value has no space around it and no zero in it, so these are no other key.
        if (wrong == key + " " || wrong == " " + key || wrong.find('\0') != std::string::npos)
            continue;
        INFO(wrong);
        CHECK(starts(get(*town.server, "/api/v1/conversations", bearer(wrong)), "401"));
    }
    for (const std::string& header :
         {"Authorization: " + key, "Authorization: Basic " + key, "Authorization: Bearer" + key,
          "X-Key: " + key, "Cookie: key=" + key})
        CHECK(starts(get(*town.server, "/api/v1/conversations", header + "\r\n"), "401"));
    for (const char* query : {"?key=", "?authorization=Bearer%20", "?access_token="})
        CHECK(starts(get(*town.server, "/api/v1/conversations" + (query + key)), "401"));
}

TEST_CASE("keys and tokens are stored as hashes only, and no log or answer repeats them") {
    Town town;
    std::vector<std::string> secrets = town.secrets();
    const std::string of_host = host_key(*town.server);
    const std::string id = town.here.id.value;
    std::string answers;
    for (const std::string& secret : secrets) {
        town.by_key(town.here, secret + "x");
        answers += get(*town.server, "/c/" + id + "?key=" + secret);
        answers += get(*town.server, "/api/v1/status?conversation=" + id, bearer(secret));
        answers += post(*town.server, "/api/v1/conversations/" + id + "/keys", secret, "{}");
        answers += get(*town.server, "/nowhere/" + secret);
    }
    answers += get(*town.server, "/api/v1/status", bearer(of_host));
    answers += get(*town.server, "/api/v1/conversations", bearer(of_host));
    for (const char* format : {"md", "html", "docx", "csv", "json"})
        answers += get(*town.server, "/api/v1/conversations/" + id + "/export?format=" + format,
                       bearer(of_host));
    answers += get(*town.server, "/api/v1/conversations/" + id + "/keys", bearer(of_host));
    const std::string backup =
        body_of(post(*town.server, "/api/v1/backups", of_host, "{}"))["file"];
    answers += get(*town.server, "/metrics") + town.answers;

    const std::filesystem::path archive = town.server.folder.archive();
    const std::string files =
        bytes_of(archive) + bytes_of(archive.string() + "-wal") + bytes_of(backup);
    CHECK(bytes_of(backup).find(id) != std::string::npos);
    const std::string journal = town.server.stop();
    const std::string files_at_rest = bytes_of(archive);
    CHECK(journal.find("listening") != std::string::npos);
    CHECK(files.find(id) != std::string::npos);
    CHECK(answers.find("Location:") == std::string::npos);
    const std::vector<const std::string*> places{&answers, &files, &files_at_rest, &journal};
    secrets.push_back(of_host);
    for (const std::string& secret : secrets) {
        CHECK(secret.size() == 32);
        for (const auto* place : places) CHECK(place->find(secret) == std::string::npos);
    }
}

TEST_CASE("what holds the host's key is for its owner's eyes only") {
    RunningServer server;
    const std::string key = host_key(*server);
    int holders = 0;
    for (const auto& file : std::filesystem::directory_iterator{server.folder.path}) {
        if (bytes_of(file.path()).find(key) == std::string::npos) continue;
        ++holders;
        INFO(file.path().filename().string());
        struct stat about {};
        REQUIRE(::stat(file.path().c_str(), &about) == 0);
        CHECK((about.st_mode & 077) == 0);
    }
    CHECK(holders == 2);  // the key, and the link of the running server
}
