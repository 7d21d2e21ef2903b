#include "server/access/host_keys.hpp"

#include "server/access/keys.hpp"

namespace outward::server {

HostKeys::HostKeys(std::string own_key_hash) { libraries.emplace(std::move(own_key_hash), ""); }

void HostKeys::add(const std::string& library, const std::string& key_hash) {
    const std::lock_guard lock(mutex);
    libraries.emplace(key_hash, library);
}

void HostKeys::remove(const std::string& library) {
    const std::lock_guard lock(mutex);
    std::erase_if(libraries,
                  [&](const auto& known) { return !library.empty() && known.second == library; });
}

/// Whoever can guess a hash's beginning from the time that this takes still has to find a key for
/// it.
std::optional<std::string> HostKeys::library_of(std::string_view key) const {
    if (key.empty()) return std::nullopt;
    const std::lock_guard lock(mutex);
    const auto known = libraries.find(hash_of(key));
    return known == libraries.end() ? std::nullopt : std::optional{known->second};
}

}  // namespace outward::server
