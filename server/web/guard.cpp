#include "server/web/guard.hpp"

#include <boost/asio/ip/address.hpp>

#include <algorithm>

namespace outward::server {

namespace {

std::string lower(std::string_view text) {
    std::string result{text};
    std::ranges::transform(result, result.begin(), [](unsigned char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : static_cast<char>(c);
    });
    return result;
}

bool is_port(std::string_view text) {
    return !text.empty() && text.size() <= 5 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// The name of "name:port", "name" or "[v6]:port"; empty when it is none of them.
std::string host_name(std::string_view host) {
    std::size_t end = host.find(':');
    if (host.starts_with('[')) {
        end = host.find(']');
        if (end == std::string_view::npos) return {};
        ++end;
    }
    if (end == std::string_view::npos) end = host.size();
    const std::string_view rest = host.substr(end);
    if (!rest.empty() && !(rest.front() == ':' && is_port(rest.substr(1)))) return {};
    std::string name = lower(host.substr(0, end));
    if (name.starts_with('[')) name = name.substr(1, name.size() - 2);
    return name;
}

}  // namespace

Guard::Guard(std::vector<std::string> allowed) : names(std::move(allowed)) {
    for (std::string& name : names) name = lower(name);
}

bool Guard::allows_host(std::string_view host) const {
    const std::string name = host_name(host);
    if (name.empty()) return false;
    if (name == "localhost" || std::ranges::find(names, name) != names.end()) return true;
    boost::system::error_code not_an_address;
    (void)boost::asio::ip::make_address(name, not_an_address);
    return !not_an_address;
}

bool Guard::allows_origin(std::string_view origin, std::string_view host, std::string_view scheme) {
    return lower(origin) == std::string{scheme} + "://" + lower(host);
}

}  // namespace outward::server
