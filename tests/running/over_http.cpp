#include "tests/running/over_http.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

namespace outward::server {

using nlohmann::json;

std::string sent_and_answered(Server& server, const std::string& bytes) {
    boost::asio::io_context context;
    boost::asio::ip::tcp::socket socket{context};
    socket.connect(server.endpoint());
    boost::asio::write(socket, boost::asio::buffer(bytes));
    std::string answer;
    boost::system::error_code end;
    boost::asio::read(socket, boost::asio::dynamic_buffer(answer), end);
    return answer;
}

std::string own_host(Server& server) {
    return "127.0.0.1:" + std::to_string(server.endpoint().port());
}

std::string host_key(Server& server) {
    const std::string link = server.host_link();
    return link.substr(link.find("#key=") + 5);
}

std::string bearer(const std::string& key) { return "Authorization: Bearer " + key + "\r\n"; }

std::string get(Server& server, const std::string& path, const std::string& headers) {
    return sent_and_answered(server, "GET " + path + " HTTP/1.1\r\nHost: " + own_host(server) +
                                         "\r\nConnection: close\r\n" + headers + "\r\n");
}

namespace {

std::string with_body(Server& server, const std::string& method, const std::string& path,
                      const std::string& key, const std::string& body) {
    return sent_and_answered(
        server, method + ' ' + path + " HTTP/1.1\r\nHost: " + own_host(server) +
                    "\r\nConnection: close\r\n" + bearer(key) +
                    "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
}

}  // namespace

std::string post(Server& server, const std::string& path, const std::string& key,
                 const std::string& body) {
    return with_body(server, "POST", path, key, body);
}

std::string put(Server& server, const std::string& path, const std::string& key,
                const std::string& body) {
    return with_body(server, "PUT", path, key, body);
}

std::string erase(Server& server, const std::string& path, const std::string& key) {
    return with_body(server, "DELETE", path, key, "");
}

std::string upgrade(Server& server, const std::string& headers) {
    return sent_and_answered(server,
                             "GET /live HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                             "Sec-WebSocket-Version: 13\r\n"
                             "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" +
                                 headers + "\r\n");
}

bool starts(const std::string& answer, const std::string& status) {
    INFO(answer.substr(0, 300));
    return answer.starts_with("HTTP/1.1 " + status);
}

std::string head_of(const std::string& answer) { return answer.substr(0, answer.find("\r\n\r\n")); }

json body_of(const std::string& answer) {
    return json::parse(answer.substr(answer.find("\r\n\r\n") + 4));
}

}  // namespace outward::server
