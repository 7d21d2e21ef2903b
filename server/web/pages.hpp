// The files that browsers fetch: the pages and their assets carried in the program, and the texts
// of the interface.
#pragma once

#include "server/guides/library.hpp"
#include "server/net/http.hpp"

namespace outward::server {

class Pages {
public:
    explicit Pages(const Library& library);

    /// The page or file at that path, or 404.
    [[nodiscard]] Response serve(const Request& request) const;

private:
    [[nodiscard]] Response file(const Request& request, const std::string& path) const;
    [[nodiscard]] Response texts(const Request& request) const;

    const Library& library;
};

}  // namespace outward::server
