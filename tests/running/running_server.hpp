// Parts for tests of the running server: a whole server on a free port, and a client on a real
// WebSocket that is driven step by step.
#pragma once

#include "server/net/client.hpp"
#include "server/server.hpp"
#include "tests/server/archive/builders.hpp"

#include <nlohmann/json.hpp>

#include <deque>
#include <future>
#include <memory>
#include <sstream>
#include <string>

namespace outward::server {

/// Why an answer on the socket is a refusal; empty when it is none.
inline std::string reason_of(const nlohmann::json& answer) {
    return answer.contains("data") ? answer["data"]["reason"].get<std::string>() : "";
}

/// For tests that ask more in a second than people do.
inline constexpr LobbyRules no_limits{.limits = unlimited};

/// A server on a folder of its own; `restart` comes back on the same archive.
class RunningServer {
public:
    explicit RunningServer(NetLimits limits = {}, LobbyRules rules = {});

    void restart();
    [[nodiscard]] Server& operator*() { return *server; }
    [[nodiscard]] Server* operator->() { return server.get(); }

    [[nodiscard]] CreatedConversation create(const std::string& guide = "community-conversation");

    /// Stops the server for good, and gives all that its journal has told.
    [[nodiscard]] std::string stop();

    TemporaryFolder folder;

private:
    NetLimits limits;
    LobbyRules rules;
    std::ostringstream told;
    Journal journal{told};
    std::unique_ptr<Server> server;
};

/// Every wait ends the test with a failure after ten seconds.
class TestClient {
public:
    explicit TestClient(Server& server);
    ~TestClient();
    TestClient(const TestClient&) = delete;
    TestClient& operator=(const TestClient&) = delete;

    /// The result of the request; its error object when it was refused.
    nlohmann::json ask(const std::string& method, nlohmann::json params = nlohmann::json::object());
    /// The two halves of `ask`. What is sent and not waited for may never arrive.
    int send(const std::string& method, const nlohmann::json& params);
    nlohmann::json answer_to(int id);
    /// Joins and keeps the snapshot, which later frames are folded into.
    nlohmann::json join(nlohmann::json params);
    nlohmann::json join(const CreatedConversation& conversation, engine::Seat seat);
    nlohmann::json join_by_code(const CreatedConversation& conversation);
    /// Comes back as the member of an earlier join. `after` goes in as it is; null is left out.
    nlohmann::json resume(const nlohmann::json& joined, const nlohmann::json& after);
    void send_raw(std::string text);

    /// Waits until the screen is level with that log position, and gives what it shows.
    nlohmann::json view_at(engine::Seq seq);
    /// What the screen shows now, and the log position that it is level with.
    struct Shown {
        engine::Seq seq = 0;
        nlohmann::json view;
    };
    [[nodiscard]] Shown shown() const;
    /// What it showed before the connection: what it missed is folded into that.
    void show(Shown before);

    /// Waits for the next notification of that method.
    nlohmann::json next_notification(const std::string& method);
    [[nodiscard]] bool wait_until_gone();
    /// Ends the connection without a goodbye.
    void cut_off();
    /// All bytes that came so far.
    [[nodiscard]] std::string everything_received();

private:
    struct Inbox;
    class Ear;

    boost::asio::io_context context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
        context.get_executor()};
    std::thread thread;
    std::shared_ptr<Inbox> inbox;
    int last_id = 0;
};

}  // namespace outward::server
