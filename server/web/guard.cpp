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

/// A name may be written as a full one, with a dot at its end.
std::string without_dot(std::string name) {
    if (name.size() > 1 && name.ends_with('.')) name.pop_back();
    return name;
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
    if (name.starts_with('[')) {
        name = name.substr(1, name.size() - 2);
        boost::system::error_code not_v6;
        (void)boost::asio::ip::make_address_v6(name, not_v6);
        return not_v6 ? std::string{} : name;
    }
    return without_dot(std::move(name));
}

}  // namespace

Guard::Guard(std::vector<std::string> allowed) : names(std::move(allowed)) {
    for (std::string& name : names) name = without_dot(lower(name));
}

bool Guard::is_named(std::string_view host) const {
    return std::ranges::find(names, host_name(host)) != names.end();
}

bool Guard::allows_host(std::string_view host, const boost::asio::ip::address& came_in_on) const {
    const std::string name = host_name(host);
    if (name.empty()) return false;
    if (is_named(host)) return true;
    if (name == "localhost") return came_in_on.is_loopback();
    boost::system::error_code not_an_address;
    const auto literal = boost::asio::ip::make_address(name, not_an_address);
    return !not_an_address && literal == came_in_on;
}

bool Guard::allows_origin(std::string_view origin, std::string_view host,
                          std::string_view scheme) const {
    const std::string asked = "://" + lower(host);
    const std::string from = lower(origin);
    return from == std::string{scheme} + asked || (is_named(host) && from == "https" + asked);
}

}  // namespace outward::server
