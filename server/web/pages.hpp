// The files that browsers fetch: the pages and their assets carried in the program, the texts of
// the interface, and licences.
#pragma once

#include "server/guides/library.hpp"
#include "server/net/http.hpp"

#include <map>
#include <string>

namespace outward::server {

class Pages {
public:
    explicit Pages(const Library& library);

    /// The page or file at that path, or 404.
    [[nodiscard]] Response serve(const Request& request) const;

private:
    [[nodiscard]] Response file(const Request& request, const std::string& path) const;
    [[nodiscard]] Response text(const Request& request) const;

    /// Those of the interface are packed, once: every phone fetches them before anything shows.
    struct Text {
        std::string plain;
        std::string packed;
        std::string tag;
    };
    std::map<std::string, Text> texts;  // by path
};

}  // namespace outward::server
