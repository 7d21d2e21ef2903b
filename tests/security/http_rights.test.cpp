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
    coach_of_others,
    coach,
    initiative_wall,
    initiative_team,
    initiative_lead,
    lead_of_another,
    other_library,
    host
};
constexpr std::array every_key{Key::none,
                               Key::wrong,
                               Key::participants_token,
                               Key::wall,
                               Key::note_taker,
                               Key::table_host,
                               Key::table_scribe,
                               Key::facilitator_elsewhere,
                               Key::facilitator,
                               Key::coach_of_others,
                               Key::coach,
                               Key::initiative_wall,
                               Key::initiative_team,
                               Key::initiative_lead,
                               Key::lead_of_another,
                               Key::other_library,
                               Key::host};

const std::set host_only{Key::host};
const std::set cohort_readers{Key::host, Key::other_library, Key::coach};
const std::set any_host{Key::host, Key::other_library};
const std::set shelf_readers{Key::host, Key::other_library, Key::coach, Key::coach_of_others};
const std::set its_readers{Key::host, Key::facilitator, Key::coach};
const std::set every_reader{Key::host, Key::facilitator, Key::coach, Key::coach_of_others,
                            Key::other_library};
const std::set whoever_runs_it{Key::host, Key::facilitator};
const std::set leading_it{Key::host, Key::initiative_lead};
const std::set working_on_it{Key::host, Key::initiative_lead, Key::initiative_team};
const std::set anybody(every_key.begin(), every_key.end());

struct HttpRule {
    std::string operation;  // as the description has it
    std::string path;
    std::string body;
    std::set<Key> may;
    std::string answer = "20";  // how the status begins for those who may
};

/// A cohort with the other library in it, which the coach coaches.
struct MadeCohort {
    std::string id = "cohort";
    std::string library = "library";
};

/// What takes something away for good stands last; the host is the last who asks.
std::vector<HttpRule> http_rules(const std::string& id, const std::string& facilitators_key = "",
                                 const std::string& initiative_id = "",
                                 const MadeCohort& made_cohort = {}) {
    const std::string cohort = "/api/v1/cohorts/" + made_cohort.id;
    const std::string in_cohort = cohort + "/libraries/" + made_cohort.library;
    const std::string call = R"("kind":"coaching","held_on":"2026-03-01","libraries":[")" +
                             made_cohort.library + R"("],"text":"Well.","next_step":"Ask.")";
    const std::string conversation = "/api/v1/conversations/" + id;
    const std::string initiative = "/api/v1/initiatives/" + initiative_id;
    const std::string of_initiative = "/api/v1/initiatives/{initiative}";
    const std::string revoke = "post /api/v1/conversations/{conversation}/keys/{key}/revoke";
    const std::string made = R"({"guide":"aspirations","title":"Another","people":1})";
    const auto own = to_json(copied_as("our-street", Library::open({}).value().folder("starter")));
    const std::string own_guide = json{{"files", own}}.dump();
    return {
        {"get /api/v1/status", "/api/v1/status?conversation=" + id, "", whoever_runs_it},
        {"post /api/v1/open", "/api/v1/open?conversation=" + id, R"({"open":false})",
         whoever_runs_it},
        {"get /api/v1/preflight", "/api/v1/preflight", "", host_only},
        {"post /api/v1/reached", "/api/v1/reached", R"({"socket":true})", anybody},
        {"post /api/v1/stop", "/api/v1/stop", "{}", host_only, "409"},
        {"get /api/v1/guides", "/api/v1/guides", "", any_host},
        {"get /api/v1/guides/{guide}", "/api/v1/guides/aspirations", "", any_host},
        {"put /api/v1/guides/{guide}", "/api/v1/guides/our-street", own_guide, host_only},
        {"get /api/v1/guides/{guide}/files", "/api/v1/guides/aspirations/files", "", any_host},
        {"get /api/v1/guides/{guide}/pack", "/api/v1/guides/aspirations/pack", "", anybody},
        {"get /api/v1/guides/{guide}/pack", "/api/v1/guides/our-street/pack", "", any_host},
        {"get /api/v1/guides/{guide}/print", "/api/v1/guides/aspirations/print", "", anybody},
        {"get /api/v1/guides/{guide}/print", "/api/v1/guides/our-street/print", "", any_host},
        {"get /api/v1/guides/{guide}/slides", "/api/v1/guides/aspirations/slides", "", anybody},
        {"get /api/v1/guides/{guide}/slides", "/api/v1/guides/our-street/slides", "", any_host},
        {"get /api/v1/resources", "/api/v1/resources", "", anybody},
        {"get /api/v1/resources/collection", "/api/v1/resources/collection", "", anybody},
        {"get /api/v1/handouts/{handout}", "/api/v1/handouts/ask-card", "", anybody},
        {"delete /api/v1/guides/{guide}", "/api/v1/guides/our-street", "", host_only},
        {"post /api/v1/guides/check", "/api/v1/guides/check", own_guide, any_host},
        {"post /api/v1/guides/install", "/api/v1/guides/install", own_guide, host_only, "400"},
        {"get /api/v1/conversations", "/api/v1/conversations", "", any_host},
        {"post /api/v1/conversations", "/api/v1/conversations", made, any_host},
        {"post /api/v1/conversations/{conversation}/keys", conversation + "/keys",
         R"({"seat":"note_taker"})", whoever_runs_it},
        {"post /api/v1/conversations/{conversation}/keys", conversation + "/keys",
         R"({"seat":"host"})", whoever_runs_it},
        {"post /api/v1/conversations/{conversation}/keys", conversation + "/keys",
         R"({"seat":"scribe"})", whoever_runs_it},
        {"post /api/v1/conversations/{conversation}/keys", conversation + "/keys",
         R"({"seat":"facilitator"})", host_only},
        {"get /api/v1/conversations/{conversation}/export", conversation + "/export?format=json",
         "", its_readers},
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
        {"get /api/v1/reader", "/api/v1/reader?conversation=" + id, "", every_reader},
        {"get /api/v1/archive", "/api/v1/archive", "", shelf_readers},
        {"get /api/v1/search", "/api/v1/search?q=bench", "", shelf_readers},
        {"get /api/v1/progress", "/api/v1/progress", "", shelf_readers},
        {"get /api/v1/coaches", "/api/v1/coaches", "", any_host},
        {"post /api/v1/coaches", "/api/v1/coaches", R"({"name":"Coach"})", any_host},
        {"post /api/v1/coaches/{coach}/revoke", "/api/v1/coaches/nobody/revoke", "{}", any_host},
        {"get /api/v1/libraries", "/api/v1/libraries", "", host_only},
        {"post /api/v1/libraries", "/api/v1/libraries", R"({"name":"Branch"})", host_only},
        {"post /api/v1/libraries/{library}/revoke", "/api/v1/libraries/none/revoke", "{}",
         host_only},
        {"get /api/v1/cohorts", "/api/v1/cohorts", "", shelf_readers},
        {"post /api/v1/cohorts", "/api/v1/cohorts", R"({"name":"Ten","starts_on":"2026-03-01"})",
         host_only},
        {"get /api/v1/cohorts/{cohort}", cohort, "", cohort_readers},
        {"post /api/v1/cohorts/{cohort}", cohort, R"({"name":"Ten libraries"})", host_only},
        {"post /api/v1/cohorts/{cohort}/libraries", cohort + "/libraries",
         R"({"name":"On a laptop"})", host_only},
        {"get /api/v1/cohorts/{cohort}/libraries/{library}", in_cohort, "", cohort_readers},
        {"post /api/v1/cohorts/{cohort}/libraries/{library}", in_cohort,
         R"({"team":[{"name":"","role":"director"}]})", any_host},
        {"post /api/v1/cohorts/{cohort}/libraries/{library}", in_cohort, R"({"name":"Branch"})",
         host_only},
        {"get /api/v1/cohorts/{cohort}/notes", cohort + "/notes", "", cohort_readers},
        {"post /api/v1/cohorts/{cohort}/notes",
         cohort + "/notes",
         R"({"id":"n1",)" + call + "}",
         {Key::coach}},
        {"post /api/v1/cohorts/{cohort}/notes/{note}",
         cohort + "/notes/n1",
         "{" + call + "}",
         {Key::coach}},
        {"get /api/v1/rubrics", "/api/v1/rubrics?conversation=" + id, "", every_reader},
        {"post /api/v1/rubrics", "/api/v1/rubrics", "{}", shelf_readers, "400"},
        {"post /api/v1/bundles", "/api/v1/bundles", "no bundle", any_host, "400"},
        {"get /api/v1/conversations/{conversation}/transcript", conversation + "/transcript", "",
         its_readers},
        {"get /api/v1/conversations/{conversation}/replay", conversation + "/replay?seat=wall", "",
         its_readers},
        {"get /api/v1/conversations/{conversation}/bundle", conversation + "/bundle", "",
         its_readers},
        {"get /api/v1/conversations/{conversation}/release", conversation + "/release", "",
         whoever_runs_it},
        {"post /api/v1/conversations/{conversation}/release", conversation + "/release",
         R"({"coach":"nobody","private":false})", whoever_runs_it, "404"},
        {"post /api/v1/conversations/{conversation}/release/{coach}/revoke",
         conversation + "/release/nobody/revoke", "{}", whoever_runs_it},
        {"get /api/v1/conversations/{conversation}/readings", conversation + "/readings", "",
         whoever_runs_it},
        {"get /api/v1/conversations/{conversation}/annotations", conversation + "/annotations", "",
         its_readers},
        {"post /api/v1/conversations/{conversation}/annotations", conversation + "/annotations",
         R"({"id":"a1","kind":"comment","place":{"seq":1},"text":"Well begun."})", its_readers},
        {"post /api/v1/conversations/{conversation}/annotations/{annotation}",
         conversation + "/annotations/a1", R"({"resolved":true})", its_readers},
        {"get /api/v1/conversations/{conversation}/recordings", conversation + "/recordings", "",
         its_readers},
        {"post /api/v1/conversations/{conversation}/recordings", conversation + "/recordings",
         R"({"name":"x.txt","content":"Ann: hello\nBen: good evening\n"})", whoever_runs_it},
        {"get /api/v1/conversations/{conversation}/recordings/{recording}",
         conversation + "/recordings/none", "", its_readers, "404"},
        {"post /api/v1/conversations/{conversation}/recordings/{recording}",
         conversation + "/recordings/none", R"({"removed":true})", whoever_runs_it},
        {"get /api/v1/initiatives", "/api/v1/initiatives", "", any_host},
        {"post /api/v1/initiatives", "/api/v1/initiatives",
         R"({"title":"Another","languages":["en"]})", any_host},
        {"get /api/v1/due", "/api/v1/due", "", any_host},
        {"get " + of_initiative + "/keys", initiative + "/keys", "", leading_it},
        {"post " + of_initiative + "/keys/{key}/revoke", initiative + "/keys/none/revoke", "{}",
         leading_it, "404"},
        {"post " + of_initiative + "/keys", initiative + "/keys", R"({"seat":"note_taker"})",
         leading_it},
        {"post " + of_initiative + "/keys", initiative + "/keys", R"({"seat":"wall"})", leading_it},
        {"post " + of_initiative + "/keys", initiative + "/keys", R"({"seat":"facilitator"})",
         host_only},
        {"get " + of_initiative + "/statements", initiative + "/statements", "", working_on_it},
        {"get " + of_initiative + "/suggestions", initiative + "/suggestions?statement=1", "",
         working_on_it, "404"},
        {"get " + of_initiative + "/duplicates", initiative + "/duplicates", "", working_on_it},
        {"get " + of_initiative + "/sources", initiative + "/sources", "", working_on_it},
        {"post " + of_initiative + "/sources", initiative + "/sources",
         json{{"conversations", {id}}}.dump(), leading_it},
        {"get " + of_initiative + "/plain", initiative + "/plain", "", working_on_it},
        {"get " + of_initiative + "/publish-check", initiative + "/publish-check", "",
         working_on_it},
        {"get " + of_initiative + "/site", initiative + "/site", "", working_on_it, "409"},
        {"get " + of_initiative + "/figures", initiative + "/figures", "", working_on_it},
        {"get " + of_initiative + "/log", initiative + "/log", "", working_on_it},
        {"get " + of_initiative + "/calendar.ics", initiative + "/calendar.ics", "", working_on_it},
        {"post /api/v1/rehearsals", "/api/v1/rehearsals", made, any_host},
        {"get /interface/index.json", "/interface/index.json", "", anybody},
        {"get /interface/{language}.json", "/interface/en.json", "", anybody},
        {"get /interface/room/{language}.json", "/interface/room/en.json", "", anybody},
        {"get /interface/crew/{language}.json", "/interface/crew/en.json", "", anybody},
        {"get /healthz", "/healthz", "", anybody},
        {"get /metrics", "/metrics", "", anybody},
        {"post " + of_initiative + "/purge", initiative + "/purge", "{}", host_only},
        {revoke, conversation + "/keys/no-such-key/revoke", "{}", whoever_runs_it, "404"},
        {revoke, conversation + "/keys/" + facilitators_key + "/revoke", "{}", host_only},
        {"post /api/v1/conversations/{conversation}/purge", conversation + "/purge", "{}",
         host_only},
        {"post /api/v1/cohorts/{cohort}/libraries/{library}/remove", in_cohort + "/remove", "{}",
         host_only},
        {"post /api/v1/cohorts/{cohort}/remove", cohort + "/remove", "{}", host_only},
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

/// A coach or a library that the host adds: id and key.
json added(Server& server, const std::string& path) {
    return body_of(post(server, path, host_key(server), R"({"name":"Somebody"})"));
}

MadeCohort made_cohort(Server& server, const json& library, const json& coach) {
    const auto say = [&](const std::string& path, const json& body) {
        return body_of(post(server, "/api/v1/cohorts" + path, host_key(server), body.dump()));
    };
    const std::string id = say("", {{"name", "Ten"}, {"starts_on", "2026-01-01"}})["id"];
    const json with =
        say("/" + id + "/libraries", {{"name", "Branch"}, {"account", library["id"]}});
    const std::string in_it = with["libraries"][0]["id"];
    say("/" + id + "/libraries/" + in_it, {{"coaches", {coach["id"]}}});
    return {id, in_it};
}

/// That of a coach to whom the conversation is released.
std::string released_key(Server& server, const CreatedConversation& conversation,
                         const json& coach) {
    const std::string path = "/api/v1/conversations/" + conversation.id.value + "/release";
    const json wanted{{"coach", coach["id"]}, {"private", false}};
    CHECK(starts(post(server, path, host_key(server), wanted.dump()), "200"));
    return coach["key"];
}

/// An initiative of the host's with its keys.
json made_initiative(Server& server) {
    return body_of(post(server, "/api/v1/initiatives", host_key(server),
                        R"({"title":"Our street","languages":["en"]})"));
}

std::string asked(Server& server, const HttpRule& rule, const std::string& key) {
    if (rule.operation.starts_with("post")) return post(server, rule.path, key, rule.body);
    if (rule.operation.starts_with("delete")) return erase(server, rule.path, key);
    if (rule.operation.starts_with("put")) return put(server, rule.path, key, rule.body);
    return get(server, rule.path, key.empty() ? "" : bearer(key));
}

}  // namespace

TEST_CASE("the table of rights over HTTP has every address of the description, and no other") {
    std::set<std::string> told;
    for (const HttpRule& rule : http_rules("x")) told.insert(rule.operation);
    CHECK(told == described());
    CHECK(told.size() > 10);
}

TEST_CASE("over HTTP every key opens what the table says, and nothing else") {
    RunningServer server;
    const CreatedConversation here = server.create();
    const CreatedConversation elsewhere = server.create();
    TestClient phone{*server};
    const std::string token = phone.join_by_code(here)["token"];
    const json initiative = made_initiative(*server);
    const json coach = added(*server, "/api/v1/coaches");
    const json library = added(*server, "/api/v1/libraries");
    const MadeCohort cohort = made_cohort(*server, library, coach);
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
        {Key::coach_of_others, added(*server, "/api/v1/coaches")["key"]},
        {Key::coach, released_key(*server, here, coach)},
        {Key::initiative_wall, initiative["keys"]["wall"]},
        {Key::initiative_team, initiative["keys"]["note_taker"]},
        {Key::initiative_lead, initiative["keys"]["facilitator"]},
        {Key::lead_of_another, made_initiative(*server)["keys"]["facilitator"]},
        {Key::other_library, library["key"]},
        {Key::host, host_key(*server)}};
    // As the interface names a key.
    const std::string key_id = hash_of(here.keys.at(Seat::facilitator)).substr(0, 16);
    const auto state = [&] {
        json list = body_of(
            get(*server, "/api/v1/conversations", bearer(keys.at(Key::host))))["conversations"];
        for (json& row : list)  // into a rehearsal people come by themselves
            if (row["rehearsal"] == true) row = row["id"];
        const std::string initiatives =
            get(*server, "/api/v1/initiatives", bearer(keys.at(Key::host)));
        return list.dump() + body_of(initiatives).dump() +
               std::to_string(server->library().guides()->size()) +
               std::to_string(server->archive().seat_keys(here.id).value().size()) +
               body_of(get(*server, "/api/v1/cohorts", bearer(keys.at(Key::host)))).dump();
    };
    for (const HttpRule& rule : http_rules(here.id.value, key_id, initiative["id"], cohort)) {
        for (const Key key : every_key) {
            INFO(rule.operation << " " << rule.body << " with key " << static_cast<int>(key));
            const std::string before = state();
            const std::string answer = asked(*server, rule, keys.at(key));
            INFO(answer.substr(0, 200));
            if (rule.may.contains(key)) {
                CHECK(starts(answer, rule.answer));
            } else {
                CHECK((starts(answer, "401") || starts(answer, "404")));
                const std::string reason = body_of(answer)["error"]["reason"];
                CHECK((reason == "wrong_key" || reason == "not_found"));
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
