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

/// One way of writing each name: small letters, no dot at its end, addresses as they are usual.
std::string tidy(std::string_view written) {
    std::string name = lower(written);
    if (name.size() > 1 && name.ends_with('.')) name.pop_back();
    const bool bracketed = name.starts_with('[') && name.ends_with(']');
    boost::system::error_code not_an_address;
    const auto address = boost::asio::ip::make_address(
        bracketed ? name.substr(1, name.size() - 2) : name, not_an_address);
    const bool is_spelled_oddly = address.is_v4() && address.to_string() != name;
    if (not_an_address || is_spelled_oddly) return bracketed ? std::string{} : name;
    return address.to_string();
}

}  // namespace

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
    return tidy(host.substr(0, end));
}

Guard::Guard(std::vector<std::string> allowed) : names(std::move(allowed)) {
    for (std::string& name : names) name = tidy(name);
    std::erase(names, std::string{});
}

bool Guard::is_named(std::string_view host) const {
    return std::ranges::find(names, host_name(host)) != names.end();
}

bool Guard::allows_host(std::string_view host, const boost::asio::ip::address& came_in_on) const {
    const std::string name = host_name(host);
    if (name.empty()) return false;
    if (name == "localhost") return came_in_on.is_loopback() || is_named(host);
    return name == came_in_on.to_string() || is_named(host);
}

bool Guard::allows_origin(std::string_view origin, std::string_view host,
                          std::string_view scheme) const {
    const std::string asked = "://" + lower(host);
    const std::string from = lower(origin);
    return from == std::string{scheme} + asked || (is_named(host) && from == "https" + asked);
}

}  // namespace outward::server
