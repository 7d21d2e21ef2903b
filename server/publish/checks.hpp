// What keeps a site from leaving the house, and what people should look at first.
#pragma once

#include "server/export/transcript.hpp"
#include "server/publish/site.hpp"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace outward::server {

/// A sentence for a person: what, where, and what to do about it.
struct PublishProblem {
    std::string sentence;
    engine::RecordKindIndex kind = 0;  // the record that it is about;
    engine::RecordId id;               // empty: none in particular
};

struct PublishCheck {
    std::vector<PublishProblem> problems;  // to be mended first
    std::vector<PublishProblem> notes;     // to be looked at
};

/// `words` are the interface's in the reader's language (site.check.*), `languages` those that it
/// is there in.
[[nodiscard]] PublishCheck check_of(const SiteSource& source, const Site& site,
                                    const PrivateWords& hidden, const Words& words,
                                    const std::vector<std::string>& languages);

/// PublishCheck of initiative-http.schema.json.
[[nodiscard]] nlohmann::json to_json(const PublishCheck& check);

}  // namespace outward::server
