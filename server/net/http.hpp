// HTTP as the rest of the server sees it: values, without the library that reads and writes them.
#pragma once

#include <boost/asio/ip/address.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace outward::server {

struct Request {
    std::string method;              // "GET"
    std::string path;                // percent-decoded, begins with a slash, without the query
    std::string query;               // as it came, without the question mark
    std::vector<std::string> hosts;  // every Host header; a sound request has exactly one
    std::string origin;
    std::string authorization;
    std::string accept_encoding;
    std::string if_none_match;
    std::string body;
    std::string scheme;               // "http" or "https"
    boost::asio::ip::address local;   // on which it came in
    boost::asio::ip::address remote;  // from which it came
    bool upgrade = false;             // asks for a WebSocket
};

using Header = std::pair<std::string, std::string>;

struct Response {
    int status = 200;
    std::vector<Header> headers = {};
    /// A text of its own, or one that lives as long as the program.
    std::variant<std::string, std::string_view> body = {};

    [[nodiscard]] std::string_view text() const noexcept {
        return std::visit([](const auto& bytes) { return std::string_view{bytes}; }, body);
    }
};

}  // namespace outward::server
