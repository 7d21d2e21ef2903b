#include "tests/running/running_server.hpp"

#include "protocols/fold.hpp"

#include <boost/asio/post.hpp>

#include <condition_variable>

namespace outward::server {

using nlohmann::json;

namespace {
constexpr auto patience = std::chrono::seconds{10};
}

RunningServer::RunningServer(NetLimits with_limits, LobbyRules with_rules)
    : limits(with_limits), rules(with_rules) {
    restart();
}

void RunningServer::restart() {
    server.reset();
    ServerOptions options;
    options.archive = folder.archive();
    options.port = 0;
    options.threads = 2;
    options.limits = limits;
    options.rules = rules;
    auto started = Server::start(options, journal);
    REQUIRE_MESSAGE(started.ok(), (started.ok() ? "" : started.error().sentence));
    server = std::move(started).value();
}

std::string RunningServer::stop() {
    server.reset();
    return told.str();
}

CreatedConversation RunningServer::create(const std::string& guide) {
    std::promise<engine::Result<CreatedConversation, engine::Rejection>> made;
    const NewConversation wanted{
        .guide = {guide}, .title = "Maple Street", .place = {}, .language = "en"};
    server->lobby().create(wanted, [&](auto result) { made.set_value(std::move(result)); });
    auto result = made.get_future().get();
    REQUIRE_MESSAGE(result.ok(), (result.ok() ? "" : result.error().message));
    return std::move(result).value();
}

struct TestClient::Inbox {
    std::mutex mutex;
    std::condition_variable changed;
    std::shared_ptr<Connection> connection;
    std::map<int, json> answers;
    std::deque<json> notifications;
    json view;
    engine::Seq seq = 0;
    std::string received;
    bool gone = false;

    template <class Condition>
    bool wait(std::unique_lock<std::mutex>& lock, Condition condition) {
        return changed.wait_for(lock, patience, condition);
    }
};

class TestClient::Ear final : public Peer {
public:
    explicit Ear(std::shared_ptr<Inbox> to) : inbox(std::move(to)) {}
    void received(std::string_view text) override {
        const json message = json::parse(text);
        const std::scoped_lock lock{inbox->mutex};
        inbox->received += text;
        if (message.contains("id") && message["id"].is_number()) {
            inbox->answers[message["id"]] = message;
            const json& result = message.contains("result") ? message["result"] : json{};
            if (result.is_object() && result.contains("view")) {
                inbox->view = result["view"];
                inbox->seq = result["seq"];
            } else if (result.is_object() && result.contains("events")) {
                protocols::fold(inbox->view, result["events"]);
                inbox->seq = result["seq"];
            }
        } else {
            if (message.value("method", "") == "events") {
                protocols::fold(inbox->view, message["params"]["events"]);
                inbox->seq = message["params"]["seq"];
            }
            inbox->notifications.push_back(message);
        }
        inbox->changed.notify_all();
    }
    void gone() override {
        const std::scoped_lock lock{inbox->mutex};
        inbox->gone = true;
        inbox->connection.reset();
        inbox->changed.notify_all();
    }

private:
    std::shared_ptr<Inbox> inbox;
};

TestClient::TestClient(Server& server)
    : thread([this] { context.run(); }), inbox(std::make_shared<Inbox>()) {
    NetLimits limits;
    limits.frame_bytes = 64 * 1024 * 1024;
    std::promise<std::string> connected;
    dial(context, {.server = server.endpoint(),
                   .limits = limits,
                   .opened =
                       [&](std::shared_ptr<Connection> connection) {
                           inbox->connection = std::move(connection);
                           connected.set_value("");
                           return std::make_unique<Ear>(inbox);
                       },
                   .failed = [&](const std::string& why) { connected.set_value(why); }});
    const std::string failure = connected.get_future().get();
    REQUIRE_MESSAGE(failure.empty(), failure);
}

TestClient::~TestClient() {
    boost::asio::post(context, [inbox = inbox] {
        if (auto connection = inbox->connection) connection->close(CloseCode::normal);
    });
    (void)wait_until_gone();
    context.stop();
    thread.join();
}

void TestClient::send_raw(std::string text) {
    boost::asio::post(context, [inbox = inbox, text = std::move(text)] {
        if (inbox->connection) inbox->connection->send(std::make_shared<const std::string>(text));
    });
}

json TestClient::ask(const std::string& method, json params) {
    return answer_to(send(method, params));
}

int TestClient::send(const std::string& method, const json& params) {
    const int id = ++last_id;
    send_raw(json{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump());
    return id;
}

json TestClient::answer_to(int id) {
    std::unique_lock lock{inbox->mutex};
    REQUIRE(inbox->wait(lock, [&] { return inbox->answers.contains(id) || inbox->gone; }));
    REQUIRE_MESSAGE(inbox->answers.contains(id), "the connection was closed");
    const json& answer = inbox->answers[id];
    return answer.contains("result") ? answer["result"] : answer["error"];
}

json TestClient::join(json params) { return ask("join", std::move(params)); }

json TestClient::join(const CreatedConversation& conversation, engine::Seat seat) {
    return join({{"conversation", conversation.id.value}, {"key", conversation.keys.at(seat)}});
}

json TestClient::join_by_code(const CreatedConversation& conversation) {
    return join({{"code", conversation.code}});
}

json TestClient::resume(const json& joined, const json& after) {
    json resume{{"member", joined["member"]}, {"token", joined["token"]}};
    if (!after.is_null()) resume["after"] = after;
    return join({{"conversation", joined["conversation"]}, {"resume", std::move(resume)}});
}

TestClient::Shown TestClient::shown() const {
    const std::scoped_lock lock{inbox->mutex};
    return {inbox->seq, inbox->view};
}

void TestClient::show(Shown before) {
    const std::scoped_lock lock{inbox->mutex};
    inbox->seq = before.seq;
    inbox->view = std::move(before.view);
}

json TestClient::view_at(engine::Seq seq) {
    std::unique_lock lock{inbox->mutex};
    REQUIRE(inbox->wait(lock, [&] { return inbox->seq >= seq; }));
    return inbox->view;
}

json TestClient::next_notification(const std::string& method) {
    std::unique_lock lock{inbox->mutex};
    json found;
    REQUIRE(inbox->wait(lock, [&] {
        while (!inbox->notifications.empty() && found.is_null()) {
            if (inbox->notifications.front()["method"] == method)
                found = inbox->notifications.front()["params"];
            inbox->notifications.pop_front();
        }
        return !found.is_null();
    }));
    return found;
}

bool TestClient::wait_until_gone() {
    std::unique_lock lock{inbox->mutex};
    return inbox->wait(lock, [&] { return inbox->gone; });
}

void TestClient::cut_off() {
    boost::asio::post(context, [inbox = inbox] {
        if (const auto connection = inbox->connection) connection->cut_off();
    });
    (void)wait_until_gone();
}

std::string TestClient::everything_received() {
    const std::scoped_lock lock{inbox->mutex};
    return inbox->received;
}

}  // namespace outward::server
