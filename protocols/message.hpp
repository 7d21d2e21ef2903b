// JSON-RPC 2.0 on the socket: what a client sends becomes a Request, what goes back becomes text.
// The contract for everybody else is protocols/asyncapi.yaml.
#pragma once

#include "engine/command.hpp"
#include "engine/decide.hpp"
#include "engine/ids.hpp"
#include "engine/initiative/command.hpp"
#include "engine/result.hpp"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace outward::protocols {

/// The way back to a conversation for somebody who was there.
struct Resume {
    engine::MemberId member;
    std::string token;
    std::optional<engine::Seq> after;  // the last event applied; none: a snapshot is wanted
};

/// The first request on a connection. Either a code, or a conversation with a key or a resume.
struct Join {
    std::string code;
    engine::ConversationId conversation;
    std::string key;
    std::string token;  // made by who joins, to come back by: asked twice, it is one member
    std::string name;
    std::string language;
    std::optional<engine::TableId> table;  // where a host or scribe works
    std::optional<Resume> resume;
};

/// The first request on a connection to an initiative. A key, or a resume.
struct JoinInitiative {
    engine::InitiativeId initiative;
    std::string key;
    std::string token;  // as in Join
    std::string name;
    std::string language;
    std::optional<Resume> resume;
};

struct ReadGuide {
    std::string language;
};
struct Ping {};
/// The server makes the new code.
struct RenewCode {};
/// How a participant can be reached. It never enters the log; an empty contact takes it back.
struct LeaveSlip {
    std::string name;
    std::string contact;
    std::string wish;
};

using Ask = std::variant<Join, JoinInitiative, ReadGuide, Ping, RenewCode, LeaveSlip,
                         engine::Command, engine::InitiativeCommand>;

struct Request {
    nlohmann::json id;  // a number or a string; handed back as it came
    Ask ask;
};

/// JSON-RPC error codes (https://www.jsonrpc.org/specification, section 5.1).
enum class ErrorCode : int {
    not_json = -32700,
    not_a_request = -32600,
    no_such_method = -32601,
    bad_parameters = -32602,
    refused = -32000,
};

struct BadRequest {
    nlohmann::json id;  // null when it could not be read
    ErrorCode code = ErrorCode::not_a_request;
    std::string message;
};

/// Total: any bytes give a request or the reason why they are none.
[[nodiscard]] engine::Result<Request, BadRequest> read_request(std::string_view text);

[[nodiscard]] std::string answer(const nlohmann::json& id, nlohmann::json result);
[[nodiscard]] std::string error(const nlohmann::json& id, const engine::Rejection& rejection);
[[nodiscard]] std::string error(const BadRequest& bad);
[[nodiscard]] std::string notification(std::string_view method, nlohmann::json params);

/// Every method that read_request knows.
[[nodiscard]] std::vector<std::string_view> methods();

}  // namespace outward::protocols
