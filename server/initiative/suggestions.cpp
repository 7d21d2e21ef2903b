#include "server/initiative/suggestions.hpp"

namespace outward::server {

using namespace engine;

Suggestions::Index Suggestions::index(const InitiativeId& id, const Initiative& initiative,
                                      const Chapters& chapters) {
    std::vector<std::string> texts;
    for (const Statement& statement : initiative.statements) {
        const ReadNote* note = chapters.find(statement);
        texts.push_back(note ? note->text : "");
    }
    {
        const std::scoped_lock lock{mutex};
        const auto known = indices.find(id);
        if (known != indices.end() && known->second.texts == texts) return known->second.index;
    }
    auto made = std::make_shared<const Neighbours>(texts);
    const std::scoped_lock lock{mutex};
    if (indices.size() >= most_indices) indices.clear();
    indices[id] = {std::move(texts), made};
    return made;
}

}  // namespace outward::server
