// Who may ask what over HTTP: every address of protocols/openapi.yaml with every kind of key. An
// address that is not in the table fails the test.
#include "server/access/keys.hpp"
#include "tests/running/over_http.hpp"

#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <functional>
#include <set>

using namespace outward::server;
using nlohmann::json;
using outward::engine::Seat;

namespace {

enum class Key {
    none,
    wrong,
    participants_token,
    wall,
    note_taker,
    table_host,
    table_scribe,
    facilitator_elsewhere,
    facilitator,
    host
};
constexpr std::array every_key{
    Key::none,        Key::wrong,      Key::participants_token, Key::wall,
    Key::note_taker,  Key::table_host, Key::table_scribe,       Key::facilitator_elsewhere,
    Key::facilitator, Key::host};

const std::set host_only{Key::host};
const std::set whoever_runs_it{Key::host, Key::facilitator};
const std::set anybody(every_key.begin(), every_key.end());

struct Rule {
    std::string operation;  // as the description has it
    std::string path;
    std::string body;
    std::set<Key> may;
    std::string answer = "20";  // how the status begins for those who may
};

/// What takes something away for good stands last; the host is the last who asks.
std::vector<Rule> rules(const std::string& id, const std::string& facilitators_key = "") {
    const std::string conversation = "/api/v1/conversations/" + id;
    const std::string revoke = "post /api/v1/conversations/{conversation}/keys/{key}/revoke";
    const std::string made = R"({"guide":"aspirations","title":"Another","people":1})";
    const auto own = to_json(copied_as("our-street", Library::open({}).value().folder("starter")));
    const std::string own_guide = json{{"files", own}}.dump();
    return {
        {"get /api/v1/status", "/api/v1/status?conversation=" + id, "", whoever_runs_it},
        {"post /api/v1/open", "/api/v1/open?conversation=" + id, R"({"open":false})",
         whoever_runs_it},
        {"get /api/v1/guides", "/api/v1/guides", "", host_only},
        {"get /api/v1/guides/{guide}", "/api/v1/guides/aspirations", "", host_only},
        {"put /api/v1/guides/{guide}", "/api/v1/guides/our-street", own_guide, host_only},
        {"get /api/v1/guides/{guide}/files", "/api/v1/guides/aspirations/files", "", host_only},
        {"get /api/v1/guides/{guide}/pack", "/api/v1/guides/aspirations/pack", "", host_only},
        {"get /api/v1/guides/{guide}/print", "/api/v1/guides/aspirations/print", "", host_only},
        {"delete /api/v1/guides/{guide}", "/api/v1/guides/our-street", "", host_only},
        {"post /api/v1/guides/check", "/api/v1/guides/check", own_guide, host_only},
        {"post /api/v1/guides/install", "/api/v1/guides/install", own_guide, host_only, "400"},
        {"get /api/v1/conversations", "/api/v1/conversations", "", host_only},
        {"post /api/v1/conversations", "/api/v1/conversations", made, host_only},
        {"post /api/v1/conversations/{conversation}/keys", conversation + "/keys",
         R"({"seat":"note_taker"})", whoever_runs_it},
        {"post /api/v1/conversations/{conversation}/keys", conversation + "/keys",
         R"({"seat":"host"})", whoever_runs_it},
        {"post /api/v1/conversations/{conversation}/keys", conversation + "/keys",
         R"({"seat":"scribe"})", whoever_runs_it},
        {"post /api/v1/conversations/{conversation}/keys", conversation + "/keys",
         R"({"seat":"facilitator"})", host_only},
        {"get /api/v1/conversations/{conversation}/export", conversation + "/export?format=json",
         "", whoever_runs_it},
        {"get /api/v1/conversations/{conversation}/keys", conversation + "/keys", "",
         whoever_runs_it},
        {"get /api/v1/conversations/{conversation}/slips", conversation + "/slips", "",
         whoever_runs_it},
        {"post /api/v1/conversations/{conversation}/slips/purge", conversation + "/slips/purge",
         "{}", whoever_runs_it},
        {"post /api/v1/conversations/{conversation}/retention", conversation + "/retention",
         R"({"expires_at":null})", host_only},
        {"get /api/v1/backups", "/api/v1/backups", "", host_only},
        {"post /api/v1/backups", "/api/v1/backups", "{}", host_only},
        {"post /api/v1/rehearsals", "/api/v1/rehearsals", made, host_only},
        {"get /interface/index.json", "/interface/index.json", "", anybody},
        {"get /interface/{language}.json", "/interface/en.json", "", anybody},
        {"get /healthz", "/healthz", "", anybody},
        {"get /metrics", "/metrics", "", anybody},
        {revoke, conversation + "/keys/no-such-key/revoke", "{}", whoever_runs_it, "404"},
        {revoke, conversation + "/keys/" + facilitators_key + "/revoke", "{}", host_only},
        {"post /api/v1/conversations/{conversation}/purge", conversation + "/purge", "{}",
         host_only},
    };
}

/// The operations of the description: a path stands two deep, its methods four.
std::set<std::string> described() {
    std::set<std::string> operations;
    std::ifstream description{"protocols/openapi.yaml"};
    std::string path;
    for (std::string line; std::getline(description, line);) {
        if (line.starts_with("  /")) path = line.substr(2, line.rfind(':') - 2);
        for (const char* method : {"get", "post", "put", "patch", "delete"})
            if (line == "    " + std::string{method} + ":")
                operations.insert(method + (" " + path));
    }
    return operations;
}

std::string asked(Server& server, const Rule& rule, const std::string& key) {
    if (rule.operation.starts_with("post")) return post(server, rule.path, key, rule.body);
    if (rule.operation.starts_with("delete")) return erase(server, rule.path, key);
    if (rule.operation.starts_with("put")) return put(server, rule.path, key, rule.body);
    return get(server, rule.path, key.empty() ? "" : bearer(key));
}

}  // namespace

TEST_CASE("the table of rights over HTTP has every address of the description, and no other") {
    std::set<std::string> told;
    for (const Rule& rule : rules("x")) told.insert(rule.operation);
    CHECK(told == described());
    CHECK(told.size() > 10);
}

TEST_CASE("over HTTP every key opens what the table says, and nothing else") {
    RunningServer server;
    const CreatedConversation here = server.create();
    const CreatedConversation elsewhere = server.create();
    TestClient phone{*server};
    const std::string token = phone.join_by_code(here)["token"];
    const std::map<Key, std::string> keys{
        {Key::none, ""},
        {Key::wrong, "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
        {Key::participants_token, token},
        {Key::wall, here.keys.at(Seat::wall)},
        {Key::note_taker, here.keys.at(Seat::note_taker)},
        {Key::table_host, here.keys.at(Seat::host)},
        {Key::table_scribe, here.keys.at(Seat::scribe)},
        {Key::facilitator_elsewhere, elsewhere.keys.at(Seat::facilitator)},
        {Key::facilitator, here.keys.at(Seat::facilitator)},
        {Key::host, host_key(*server)}};
    // As the interface names a key.
    const std::string key_id = hash_of(here.keys.at(Seat::facilitator)).substr(0, 16);
    const auto state = [&] {
        const json list = body_of(
            get(*server, "/api/v1/conversations", bearer(keys.at(Key::host))))["conversations"];
        return list.dump() + std::to_string(server->library().guides()->size()) +
               std::to_string(server->archive().seat_keys(here.id).value().size());
    };
    for (const Rule& rule : rules(here.id.value, key_id)) {
        for (const Key key : every_key) {
            INFO(rule.operation << " " << rule.body << " with key " << static_cast<int>(key));
            const std::string before = state();
            const std::string answer = asked(*server, rule, keys.at(key));
            INFO(answer.substr(0, 200));
            if (rule.may.contains(key)) {
                CHECK(starts(answer, rule.answer));
            } else {
                CHECK(starts(answer, "401"));
                CHECK(body_of(answer)["error"]["reason"] == "wrong_key");
                CHECK(body_of(answer).size() == 1);
                CHECK(state() == before);
            }
        }
    }
}

TEST_CASE("only the host may send a body as large as a guide") {
    RunningServer server;
    const CreatedConversation here = server.create();
    const std::string large = json{{"files", {{{"name", std::string(200'000, 'x')}}}}}.dump();
    for (const char* path : {"/api/v1/guides/check", "/api/v1/guides/install"}) {
        for (const std::string& key : {std::string{}, here.keys.at(Seat::facilitator)})
            CHECK(starts(post(*server, path, key, large), "413"));
        CHECK_FALSE(starts(post(*server, path, host_key(*server), large), "413"));
    }
    CHECK(starts(post(*server, "/api/v1/conversations", host_key(*server), large), "413"));
    const std::string too_large(1'100'000, ' ');
    CHECK(starts(post(*server, "/api/v1/guides/check", host_key(*server), too_large), "413"));
}

TEST_CASE("what is no address of the interface tells a stranger nothing") {
    RunningServer server;
    const CreatedConversation here = server.create();
    for (const char* path : {"/api/v1/", "/api/v1/nowhere", "/api/v1/guides/nowhere",
                             "/api/v1/conversations/nowhere/export?format=md",
                             "/api/v1/conversations/nowhere/slips/more", "/api/v1/status/more",
                             "/api/v1//status", "/api/v1/rehearsals"}) {
        INFO(path);
        CHECK(starts(get(*server, path), "401"));
        CHECK(starts(get(*server, path, bearer(here.keys.at(Seat::facilitator))), "401"));
        CHECK(starts(get(*server, path, bearer(host_key(*server))), "404"));
    }
}
