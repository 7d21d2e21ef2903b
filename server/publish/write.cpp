#include "server/publish/write.hpp"

#include "server/system/files.hpp"
#include "server/system/process.hpp"

#include <fstream>
#include <set>
#include <string>

namespace outward::server {

namespace fs = std::filesystem;
using engine::Trouble;

namespace {

constexpr auto marker = ".outward-site";

std::string quoted_path(const fs::path& path) { return "'" + path.string() + "'"; }

Trouble cannot_write(const fs::path& path) {
    return {"The site cannot be written to " + quoted_path(path) +
            ". See that there is room and that you may write there. What was there is as it was."};
}

std::set<std::string> listed_in(const fs::path& folder) {
    std::set<std::string> names;
    std::ifstream list{folder / marker};
    for (std::string line; std::getline(list, line);) names.insert(line);
    return names;
}

/// Whether all that lies there was written by this.
std::optional<Trouble> look_at(const fs::path& folder) {
    if (fs::is_symlink(folder))
        return Trouble{quoted_path(folder) +
                       " is a link to somewhere else. Give the folder itself."};
    if (!fs::exists(folder)) return std::nullopt;
    if (!fs::is_directory(folder))
        return Trouble{quoted_path(folder) + " is a file. Give a folder for the site."};
    if (fs::is_empty(folder)) return std::nullopt;
    if (fs::is_symlink(folder / marker) || !fs::is_regular_file(folder / marker))
        return Trouble{
            "The folder " + quoted_path(folder) +
            " holds something that is no site of this program. Give another folder, or an "
            "empty one."};
    const std::set<std::string> ours = listed_in(folder);
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator{folder}) {
        const std::string name = entry.path().lexically_relative(folder).generic_string();
        const bool folder_of_ours = entry.is_directory() && !entry.is_symlink();
        if (name != marker && !folder_of_ours && !ours.contains(name))
            return Trouble{"In the folder " + quoted_path(folder) + " lies " + quoted_path(name) +
                           ", which is not of the site. Take it out, or give another folder."};
    }
    return std::nullopt;
}

bool write_file(const fs::path& path, const std::string& content) {
    fs::create_directories(path.parent_path());
    std::ofstream out{path, std::ios::binary};
    out << content << std::flush;
    return out.good();
}

bool write_all(const fs::path& draft, std::span<const ZipEntry> files) {
    std::string list;
    for (const ZipEntry& file : files) {
        if (!write_file(draft / file.name, file.content)) return false;
        list += file.name + '\n';
    }
    return write_file(draft / marker, list);
}

/// A folder beside the one that is wished for; whatever lies in it at the end goes.
class SiteDraft {
public:
    explicit SiteDraft(const fs::path& beside)
        : path(beside.string() + ".new-" + std::to_string(own_process_id())) {
        fs::remove_all(path);
    }
    SiteDraft(const SiteDraft&) = delete;
    SiteDraft& operator=(const SiteDraft&) = delete;
    ~SiteDraft() {
        std::error_code ignored;
        fs::remove_all(path, ignored);
    }

    const fs::path path;
};

/// The draft stands where the folder was, the folder where the draft was. Where the file system
/// cannot do it at once (FAT), the folder is away for a moment.
bool change_places(const fs::path& draft, const fs::path& folder) {
    if (fs::exists(folder) && change_names(draft, folder)) return true;
    const SiteDraft aside{folder.string() + ".old"};
    if (fs::exists(folder)) fs::rename(folder, aside.path);
    std::error_code failed;
    fs::rename(draft, folder, failed);
    if (failed && fs::exists(aside.path)) fs::rename(aside.path, folder);
    return !failed;
}

std::optional<Trouble> write_beside(const fs::path& folder, std::span<const ZipEntry> files) {
    if (auto trouble = look_at(folder)) return trouble;
    if (!fs::is_directory(folder.parent_path()))
        return Trouble{"There is no folder " + quoted_path(folder.parent_path()) +
                       " to put the site into. Make it first."};
    const SiteDraft draft{folder};
    if (!write_all(draft.path, files) || !change_places(draft.path, folder))
        return cannot_write(folder);
    return std::nullopt;
}

}  // namespace

std::optional<Trouble> write_site(const fs::path& folder, std::span<const ZipEntry> files) try {
    fs::path whole = fs::absolute(folder).lexically_normal();
    if (!whole.has_filename()) whole = whole.parent_path();
    return write_beside(whole, files);
} catch (const fs::filesystem_error&) {
    return cannot_write(folder);
}

}  // namespace outward::server
