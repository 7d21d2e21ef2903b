// The texts that go to screens. Where JSON text is at hand already it is put in as it is.
#pragma once

#include "engine/advice.hpp"
#include "engine/ids.hpp"
#include "server/live/history.hpp"
#include "server/live/screen.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

[[nodiscard]] Frame frame(std::string text);

/// Puts a member whose value is JSON text already into an object that is JSON text already.
void insert_member(std::string& object, std::string_view name, std::string_view value);

/// An answer whose result is JSON text already.
[[nodiscard]] Frame answer_frame(const nlohmann::json& request, const std::string& result);

/// What frames tell of: the name of their notification, and whose log it is.
struct Subject {
    std::string_view method;  // "events"
    std::string_view kind;    // "conversation"
    std::string_view id;
};

/// The notification of what happened up to `seq`, as that viewer may see it.
[[nodiscard]] Frame events_frame(const Subject& of, engine::Seq seq, const std::vector<Past>& seen,
                                 const engine::Viewer& viewer);

/// AdviceParams of events.schema.json.
[[nodiscard]] nlohmann::json advice_params(const engine::ConversationId& id,
                                           const engine::Advice& advice);

}  // namespace outward::server
