// SQL of cohorts: libraries that learn the practice together (server/cohort).
#pragma once

#include <array>

namespace outward::server::sql {

namespace cohorts {
inline constexpr auto create = R"sql(
    CREATE TABLE cohorts (
        id         TEXT PRIMARY KEY,
        created_at INTEGER NOT NULL,
        body       TEXT NOT NULL  -- JSON: Cohort in cohort.schema.json
    ) STRICT)sql";
}  // namespace cohorts

inline constexpr std::array cohort_tables{cohorts::create};

}  // namespace outward::server::sql
