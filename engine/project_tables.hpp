// What anybody sees of a place and of the tables: nothing of this is private.
#pragma once

#include "engine/view.hpp"

#include <optional>
#include <vector>

namespace outward::engine {

[[nodiscard]] std::optional<RoundView> round_view(const Conversation& conversation,
                                                  const std::optional<Place>& place);
[[nodiscard]] std::optional<ProbeView> probe_view(const Guide& guide,
                                                  const std::optional<Place>& place);
[[nodiscard]] TableView table_view(const Conversation& conversation, const Guide& guide,
                                   const Table& table);

/// The tables that look different after this event, given the state right after it; who is ready
/// there is told with ReadyChanged.
[[nodiscard]] std::vector<TableId> touched_tables(const Conversation& conversation,
                                                  const Recorded& recorded);

/// Whether it happens to one place: the room's, or that of Recorded::table.
[[nodiscard]] bool is_about_a_place(const Event& event);

}  // namespace outward::engine
