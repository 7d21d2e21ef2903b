// What the archive keeps of cohorts, and what the rest of it tells about their libraries.
#pragma once

#include "server/archive/table_store.hpp"
#include "server/cohort/cohort.hpp"
#include "server/cohort/progress.hpp"

#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// What on this server belongs to a library that has no account here.
struct Marked {
    std::vector<std::string> conversations;
    std::vector<std::string> initiatives;
};

/// Of the server's own library: it can be marked.
struct Markable {
    std::string id;
    std::string title;
    engine::Millis created_at{};
};

class CohortStore : public TableStore {
public:
    explicit CohortStore(SqliteLog& archive) : TableStore(archive) {}

    /// Newest first, each with its libraries and their coaches.
    [[nodiscard]] Read<std::vector<Cohort>> cohorts() const;
    [[nodiscard]] Read<std::optional<Cohort>> find(const std::string& id) const;

    /// Adds or replaces it, without its libraries.
    [[nodiscard]] Trouble put(const Cohort& cohort);
    /// With everything in it; the libraries' conversations stay.
    [[nodiscard]] Trouble remove(const std::string& cohort);
    /// Adds it or replaces name and team.
    [[nodiscard]] Trouble put(const std::string& cohort, const CohortLibrary& library);
    /// The call notes of it alone go with it.
    [[nodiscard]] Trouble remove(const std::string& cohort, const std::string& library);
    [[nodiscard]] Trouble put_coaches(const std::string& cohort, const std::string& library,
                                      const std::vector<std::string>& coaches);
    [[nodiscard]] Trouble put_marked(const std::string& cohort, const std::string& library,
                                     const Marked& marked);
    [[nodiscard]] Read<Marked> marked(const std::string& cohort, const std::string& library) const;
    [[nodiscard]] Read<std::vector<Markable>> own_conversations() const;
    [[nodiscard]] Read<std::vector<Markable>> own_initiatives() const;

    /// Latest first.
    [[nodiscard]] Read<std::vector<CallNote>> notes(const std::string& cohort) const;
    /// Adds or replaces it, but for its author.
    [[nodiscard]] Trouble put(const std::string& cohort, const CallNote& note);
    [[nodiscard]] Trouble remove_note(const std::string& cohort, const std::string& note);

    /// `notes`: those of the cohort.
    [[nodiscard]] Read<LibraryFacts> facts(const std::string& cohort, const CohortLibrary& library,
                                           const std::vector<CallNote>& notes) const;

private:
    [[nodiscard]] Read<std::vector<CohortLibrary>> libraries(const std::string& cohort) const;
    [[nodiscard]] std::optional<engine::Trouble> add_libraries(Cohort& cohort) const;
};

/// Reads initiatives.summary; what is missing or strange counts as not there.
[[nodiscard]] InitiativeFacts initiative_facts(const nlohmann::json& summary);

}  // namespace outward::server
