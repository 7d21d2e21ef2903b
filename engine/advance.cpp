#include "engine/advance.hpp"

#include "engine/tables.hpp"

namespace outward::engine {

namespace {

bool came_back(const std::vector<Visit>& path) {
    return !path.empty() && (path.back().how == "back" || path.back().how == "undo");
}

}  // namespace

std::optional<Due> due_at(const Conversation& c, const Guide& guide,
                          const std::optional<TableId>& id) {
    if (!c.advancing || c.stage != Stage::live) return std::nullopt;
    const Table* table = id ? c.find(*id) : nullptr;
    if (id && (!table || table->closed || table->finished)) return std::nullopt;
    const std::optional<Place>& place = table ? table->place : c.place;
    const Step* step = place ? guide.find(place->step) : nullptr;
    if (!step || !step->advance || guide.tables_part(*step) != id.has_value()) return std::nullopt;
    if (!place->clock.running_since || came_back(table ? table->path : c.path)) return std::nullopt;
    const Millis left = place->clock.allotted - place->clock.spent;
    return Due{*place->clock.running_since + left, {place->step, place->visit, id}};
}

std::optional<Due> next_due(const Conversation& c, const Guide& guide) {
    std::optional<Due> first = due_at(c, guide, std::nullopt);
    for (const TableId& table : open_tables(c)) {
        std::optional<Due> due = due_at(c, guide, table);
        if (due && (!first || due->at < first->at)) first = std::move(due);
    }
    return first;
}

}  // namespace outward::engine
