#include "server/guides/own_guides.hpp"

#include "server/guides/guide_files.hpp"
#include "server/guides/guide_version.hpp"
#include "server/system/files.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace outward::server {

namespace fs = std::filesystem;
using engine::GuideFile;
using engine::GuideId;
using engine::Result;
using engine::Trouble;

namespace {

std::vector<std::string> folders_in(const fs::path& folder) {
    std::vector<std::string> names;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(folder, none)) {
        std::error_code gone;
        std::string name = entry.path().filename().string();
        if (entry.is_directory(gone) && !name.starts_with('.')) names.push_back(std::move(name));
    }
    std::ranges::sort(names);
    return names;
}

constexpr auto hidden = ".new-";  // a name that nobody reads

/// A folder beside the one that is to be, under a name that nobody reads. Gone with its owner,
/// unless it has got its own name.
class Draft {
public:
    explicit Draft(const fs::path& parent) : place(make_unique_folder(parent, hidden)) {}
    ~Draft() {
        std::error_code ignored;
        if (!place.empty()) fs::remove_all(place, ignored);
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;

    bool fill(const std::vector<GuideFile>& files) const {
        return !place.empty() &&
               std::ranges::all_of(files,
                                   [&](const GuideFile& file) {
                                       return write_new_file(place / file.name, file.content);
                                   }) &&
               open_to_readers(place) && sync_folder(place);
    }
    /// Fails when there is a folder of that name with something in it.
    bool become(const fs::path& target) {
        std::error_code failed;
        fs::rename(place, target, failed);
        if (failed) return false;
        place.clear();
        return sync_folder(target.parent_path());
    }

private:
    fs::path place;
};

}  // namespace

std::optional<Trouble> write_guide_folder(const fs::path& target,
                                          const std::vector<GuideFile>& files) {
    const fs::path parent = fs::absolute(target).parent_path();
    std::error_code error;
    if (fs::exists(target, error))
        return Trouble{"'" + target.string() +
                       "' exists already and was left as it is. Choose another name or place."};
    fs::create_directories(parent, error);
    Draft draft{parent};
    if (!error && draft.fill(files) && draft.become(fs::absolute(target))) return std::nullopt;
    const std::string why = error ? error.message() : std::strerror(errno);
    return Trouble{"'" + target.string() + "' cannot be written (" + why +
                   "). Nothing was changed; see that there is room and that you may write "
                   "there."};
}

OwnGuides::OwnGuides(fs::path in) : folder(std::move(in)) {}

std::vector<std::string> OwnGuides::ids() const {
    return folder.empty() ? std::vector<std::string>{} : folders_in(folder);
}

std::vector<std::string> OwnGuides::versions(const GuideId& id) const {
    std::vector<std::pair<GuideVersion, std::string>> known;
    for (std::string& name : folders_in(place_of(id)))
        if (const auto version = GuideVersion::read(name))
            known.emplace_back(*version, std::move(name));
    std::ranges::sort(known, std::ranges::greater{});
    std::vector<std::string> names;
    for (auto& [version, name] : known) names.push_back(std::move(name));
    return names;
}

Result<std::vector<GuideFile>, Trouble> OwnGuides::files(const GuideId& id,
                                                         const std::string& version) const {
    return read_guide_folder(place_of(id, version));
}

fs::path OwnGuides::place_of(const GuideId& id, const std::string& version) const {
    const fs::path place = folder / id.value;
    return version.empty() ? place : place / version;
}

std::optional<Trouble> OwnGuides::write(const GuideId& id, const std::string& version,
                                        const std::vector<GuideFile>& files) const {
    if (folder.empty()) return Trouble{"There is no data folder to keep own guides in."};
    return write_guide_folder(place_of(id, version), files);
}

std::optional<Trouble> OwnGuides::remove(const GuideId& id) const {
    const fs::path place = place_of(id);
    const fs::path aside = make_unique_folder(folder, hidden);
    std::error_code failed = std::make_error_code(std::errc::permission_denied);
    if (!aside.empty()) fs::rename(place, aside / place.filename(), failed);
    if (failed) {
        std::error_code ignored;
        if (!aside.empty()) fs::remove(aside, ignored);
        return Trouble{"'" + place.string() + "' cannot be removed (" + failed.message() +
                       "). See that you may write there."};
    }
    std::error_code left;
    fs::remove_all(aside, left);
    if (!left && sync_folder(folder)) return std::nullopt;
    return Trouble{"The guide is not offered any more, but '" + aside.string() +
                   "' is left of it. Delete that."};
}

OwnGuides::Stamp OwnGuides::stamp() const {
    Stamp stamp;
    for (const std::string& id : ids()) {
        std::error_code gone;
        const auto changed = fs::last_write_time(folder / id, gone);
        if (!gone) stamp.emplace(id, State{changed, versions({id})});
    }
    return stamp;
}

}  // namespace outward::server
