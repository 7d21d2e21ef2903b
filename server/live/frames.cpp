#include "server/live/frames.hpp"

#include "protocols/json_text.hpp"

namespace outward::server {

using nlohmann::json;

Frame frame(std::string text) { return std::make_shared<const std::string>(std::move(text)); }

void insert_member(std::string& object, std::string_view name, std::string_view value) {
    object.pop_back();
    if (object.back() != '{') object += ',';
    object += '"';
    object += name;
    object += "\":";
    object += value;
    object += '}';
}

Frame answer_frame(const json& request, const std::string& result) {
    std::string answer = R"({"jsonrpc":"2.0"})";
    insert_member(answer, "id", protocols::to_text(request));
    insert_member(answer, "result", result);
    return frame(std::move(answer));
}

Frame events_frame(const Subject& of, engine::Seq seq, const std::vector<Past>& seen,
                   const engine::Viewer& viewer) {
    std::string text = R"({"jsonrpc":"2.0","method":")";
    text.append(of.method).append(R"(","params":{")").append(of.kind).append("\":\"");
    text.append(of.id).append(R"(","seq":)").append(std::to_string(seq)).append(R"(,"events":[)");
    for (const Past& past : seen) add_to_list(text, past, viewer);
    return frame(text + "]}}");
}

nlohmann::json advice_params(const engine::ConversationId& id, const engine::Advice& advice) {
    nlohmann::json cues = nlohmann::json::array();
    for (const engine::CueId& cue : advice.cues) cues.push_back(cue.value);
    nlohmann::json late = nlohmann::json::array();
    for (const engine::LateStep& step : advice.late)
        late.push_back({{"step", step.step.value}, {"minutes", step.minutes}});
    return {{"conversation", id.value},
            {"step", advice.step.value},
            {"cues", std::move(cues)},
            {"moves", advice.moves},
            {"late", std::move(late)}};
}

}  // namespace outward::server
