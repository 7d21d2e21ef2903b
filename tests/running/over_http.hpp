// HTTP with the running server, as bytes: what a browser would never send can be sent, and nothing
// of the answer is lost.
#pragma once

#include "tests/running/running_server.hpp"

#include <string>

namespace outward::server {

/// Sends these bytes and gives all that comes until the server closes.
std::string sent_and_answered(Server& server, const std::string& bytes);

/// The address that the server was reached by, for the Host header.
std::string own_host(Server& server);
std::string host_key(Server& server);
std::string bearer(const std::string& key);

/// `headers` are whole lines with their ends.
std::string get(Server& server, const std::string& path, const std::string& headers = "");
std::string post(Server& server, const std::string& path, const std::string& key,
                 const std::string& body);
std::string put(Server& server, const std::string& path, const std::string& key,
                const std::string& body);
std::string erase(Server& server, const std::string& path, const std::string& key);
/// Asks for a WebSocket at /live; Host, Origin and subprotocol are among `headers`.
std::string upgrade(Server& server, const std::string& headers);

/// Whether the answer begins with that status.
bool starts(const std::string& answer, const std::string& status);
/// All before the body.
std::string head_of(const std::string& answer);
nlohmann::json body_of(const std::string& answer);

}  // namespace outward::server
