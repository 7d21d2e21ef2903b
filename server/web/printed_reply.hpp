// Answers that are files of people's words: saved, or shown as a page that is printed from the
// browser.
#pragma once

#include "engine/decide.hpp"
#include "server/net/http.hpp"

#include <string>

namespace outward::server {

/// A file to save.
[[nodiscard]] Response download(std::string text, const std::string& type, const std::string& name);

/// A printed document of server/guides: a file to save, or with `show=true` in the query a page to
/// look at and print. Such a page may use the style in it, and nothing else.
[[nodiscard]] Response on_paper(const Request& request, std::string html, const std::string& name);

[[nodiscard]] engine::Rejection no_such_paper();

}  // namespace outward::server
