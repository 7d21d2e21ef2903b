// The server's own log: one JSON object a line, on standard error. Never what people wrote, never a
// key, a token or a code.
#pragma once

#include <nlohmann/json.hpp>

#include <mutex>
#include <ostream>
#include <string_view>

namespace outward::server {

class Journal {
public:
    /// `out` must outlive it.
    explicit Journal(std::ostream& out) : stream(out) {}

    /// From any thread.
    void note(std::string_view event, const nlohmann::json& facts = nlohmann::json::object());
    void problem(std::string_view event, std::string_view what);

private:
    void write(std::string_view level, std::string_view event, nlohmann::json facts);

    std::mutex mutex;
    std::ostream& stream;
};

}  // namespace outward::server
