#include "protocols/message.hpp"

#include <doctest/doctest.h>

using namespace outward;
using namespace outward::protocols;
using nlohmann::json;

namespace {

Request must_read(const std::string& text) {
    auto request = read_request(text);
    REQUIRE_MESSAGE(request.ok(), text);
    return std::move(request).value();
}

ErrorCode refused(const std::string& text) {
    const auto request = read_request(text);
    REQUIRE_FALSE(request.ok());
    const json reply = json::parse(error(request.error()));
    CHECK(reply["error"]["data"]["reason"] == "bad_request");
    CHECK(reply["error"]["code"] == static_cast<int>(request.error().code));
    return request.error().code;
}

}  // namespace

TEST_CASE("a request is read with its id, numbers and texts alike") {
    const Request note = must_read(
        R"({"jsonrpc":"2.0","id":"a","method":"note.add","params":{"id":"n","text":"x","step":"s"}})");
    CHECK(note.id == "a");
    const auto& add = std::get<engine::command::AddNote>(std::get<engine::Command>(note.ask));
    CHECK(add.text == "x");
    CHECK(add.step == engine::StepId{"s"});
    const Request ping = must_read(R"({"jsonrpc":"2.0","id":7,"method":"ping"})");
    CHECK(std::holds_alternative<Ping>(ping.ask));
}

TEST_CASE("join comes by code, by key or as somebody who was there") {
    const auto join = [](const std::string& params) {
        return std::get<Join>(
            must_read(R"({"jsonrpc":"2.0","id":1,"method":"join","params":)" + params + "}").ask);
    };
    CHECK(join(R"({"code":"abc def"})").code == "abc def");
    CHECK(join(R"({"conversation":"c","key":"k"})").key == "k");
    const Join back = join(R"({"conversation":"c","resume":{"member":"m","token":"t","after":3}})");
    CHECK(back.resume->after == 3);
    CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"join","params":{}})") ==
          ErrorCode::bad_parameters);
    CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"join","params":{"code":"x","resume":1}})") ==
          ErrorCode::bad_parameters);
}

TEST_CASE("what is no request gets the error that JSON-RPC has for it") {
    CHECK(refused("") == ErrorCode::not_json);
    CHECK(refused("{") == ErrorCode::not_json);
    CHECK(refused("\"\\ud800\"") == ErrorCode::not_json);
    CHECK(refused(std::string(100'000, '[')) == ErrorCode::not_json);
    CHECK(refused(std::string{R"({"jsonrpc":"2.0","id":7,"method":"ping"})"} + '\0') ==
          ErrorCode::not_json);
    CHECK(refused("[]") == ErrorCode::not_a_request);
    CHECK(refused("7") == ErrorCode::not_a_request);
    CHECK(refused(R"({"id":1,"method":"ping"})") == ErrorCode::not_a_request);
    CHECK(refused(R"({"jsonrpc":"2.0","method":"ping"})") == ErrorCode::not_a_request);
    CHECK(refused(R"({"jsonrpc":"2.0","id":{},"method":"ping"})") == ErrorCode::not_a_request);
    CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"dance"})") == ErrorCode::no_such_method);
    CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[]})") ==
          ErrorCode::bad_parameters);
    CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"note.add","params":{"id":"n"}})") ==
          ErrorCode::bad_parameters);
    CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"note.add","params":{"id":"n","text":7}})") ==
          ErrorCode::bad_parameters);
    CHECK(refused(R"({"jsonrpc":"2.0","id":1,"method":"undo","params":{"seq":-1}})") ==
          ErrorCode::bad_parameters);
    CHECK(
        refused(R"({"jsonrpc":"2.0","id":1,"method":"timer.extend","params":{"minutes":1e99}})") ==
        ErrorCode::bad_parameters);
}

TEST_CASE("a bracket inside a text does not count as nesting") {
    const std::string brackets(500, '[');
    must_read(R"({"jsonrpc":"2.0","id":1,"method":"note.add","params":{"id":"n","text":")" +
              brackets + R"(\"}"}})");
}

TEST_CASE("an answer and a rejection carry the request's id") {
    CHECK(json::parse(answer("a", {{"seq", 3}})) ==
          json{{"jsonrpc", "2.0"}, {"id", "a"}, {"result", {{"seq", 3}}}});
    const json refusal = json::parse(error(7, {engine::Reason::stale, "Moved."}));
    CHECK(refusal["id"] == 7);
    CHECK(refusal["error"]["code"] == -32000);
    CHECK(refusal["error"]["data"]["reason"] == "stale");
}
