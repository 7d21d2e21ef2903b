// Own guides on disk: `guides/<id>/<version>/{guide.json,text.<language>.json}` beside the archive.
// A version is written whole or not at all and never changes; the newest is the one in use. Other
// programs may write there as well.
#pragma once

#include "engine/guide.hpp"
#include "engine/result.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace outward::server {

class OwnGuides {
public:
    /// The folder need not be there; without a name nothing is kept.
    explicit OwnGuides(std::filesystem::path folder);

    /// The names of what lies in the folder, sound or not.
    [[nodiscard]] std::vector<std::string> ids() const;
    /// Of one guide, newest first.
    [[nodiscard]] std::vector<std::string> versions(const engine::GuideId& id) const;
    [[nodiscard]] engine::Result<std::vector<engine::GuideFile>, engine::Trouble> files(
        const engine::GuideId& id, const std::string& version) const;
    /// Where a guide, or one version of it, lies.
    [[nodiscard]] std::filesystem::path place_of(const engine::GuideId& id,
                                                 const std::string& version = {}) const;

    /// Adds a version that is not there yet.
    [[nodiscard]] std::optional<engine::Trouble> write(
        const engine::GuideId& id, const std::string& version,
        const std::vector<engine::GuideFile>& files) const;
    /// Takes all its versions away: at once for whoever reads, and then from the disk.
    [[nodiscard]] std::optional<engine::Trouble> remove(const engine::GuideId& id) const;

    /// Differs when a guide or a version came or went since, whoever did it.
    struct State {
        std::filesystem::file_time_type changed;  // in some systems only to the second
        std::vector<std::string> versions;

        friend bool operator==(const State&, const State&) = default;
    };
    using Stamp = std::map<std::string, State>;
    [[nodiscard]] Stamp stamp() const;

private:
    std::filesystem::path folder;
};

/// Writes a folder that is not there yet: after a crash all of it is there or nothing.
[[nodiscard]] std::optional<engine::Trouble> write_guide_folder(
    const std::filesystem::path& target, const std::vector<engine::GuideFile>& files);

}  // namespace outward::server
