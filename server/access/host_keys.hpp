// The keys of hosts: the server's own, and one for each further library on it.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace outward::server {

/// May be used from any thread; nothing of it waits.
class HostKeys {
public:
    /// The server's own library has the empty id.
    explicit HostKeys(std::string own_key_hash);

    void add(const std::string& library, const std::string& key_hash);
    void remove(const std::string& library);

    /// Whose key it is; none: no host's.
    [[nodiscard]] std::optional<std::string> library_of(std::string_view key) const;

private:
    mutable std::mutex mutex;
    std::map<std::string, std::string> libraries;  // by the hash of the key
};

}  // namespace outward::server
