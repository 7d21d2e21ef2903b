// Parts for the tests of exports: the interface's words, and a conversation's transcript.
#pragma once

#include "server/export/formats.hpp"
#include "server/export/minutes.hpp"
#include "server/export/sheet.hpp"
#include "tests/support/builders.hpp"

#include <nlohmann/json.hpp>

#include <fstream>
#include <string>
#include <vector>

namespace outward::server {

/// The catalogue of that language, as the program carries it. Tests run in the project's folder.
inline Words words_in(const std::string& language) {
    std::ifstream in("content/interface/" + language + ".json");
    return [catalogue = nlohmann::json::parse(in)](std::string_view key) {
        return catalogue.at(std::string{key}).get<std::string>();
    };
}

inline std::vector<Transcript> transcripts_of(const tests::Session& session,
                                              const std::string& language = "en") {
    return {transcript_of({"c1"}, session.log, session.guide, language)};
}

}  // namespace outward::server
