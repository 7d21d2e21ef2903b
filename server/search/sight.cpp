#include "server/search/sight.hpp"

#include "server/archive/connection.hpp"

namespace outward::server {

std::optional<Allowed> allowed_by(const Sight& sight, SQLite::Statement& find_number) {
    if (!sight) return std::nullopt;
    Allowed allowed;
    for (const MaySee& may : *sight)
        for_each_row(find_number, {{":id", may.conversation}}, [&](auto& row) {
            const auto number = static_cast<std::size_t>(row.getColumn(0).getInt64());
            if (number >= allowed.size()) allowed.resize(number + 1, Admission::none);
            allowed[number] = may.crew ? Admission::all : Admission::without_crew;
        });
    return allowed;
}

}  // namespace outward::server
