// What a screen does with what it gets: folding events into the snapshot it has. The pages do the
// same in clients/kit/fold.ts; rehearsals and contract tests use this one.
#pragma once

#include <nlohmann/json.hpp>

namespace outward::protocols {

/// Folds a list of wire events into a RoomView or CrewView. Events it does not know change nothing.
void fold(nlohmann::json& view, const nlohmann::json& events);

}  // namespace outward::protocols
