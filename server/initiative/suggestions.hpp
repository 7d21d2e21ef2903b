// What of an initiative's statements is alike. The index is made anew when words have changed.
#pragma once

#include "engine/neighbours.hpp"
#include "server/initiative/statement_book.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace outward::server {

/// May be asked from any thread.
class Suggestions {
public:
    using Index = std::shared_ptr<const engine::Neighbours>;

    /// Over the words of all statements, number n at n - 1. Those that are gone have none.
    [[nodiscard]] Index index(const engine::InitiativeId& id, const engine::Initiative& initiative,
                              const Chapters& chapters);

private:
    static constexpr std::size_t most_indices = 20;  // in memory

    struct Made {
        std::vector<std::string> texts;
        Index index;
    };

    std::mutex mutex;  // guards the indices
    std::map<engine::InitiativeId, Made> indices;
};

}  // namespace outward::server
