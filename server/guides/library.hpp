// The guides and interface texts that this program carries, those of a folder laid over them
// (`--content DIR`), file by file, and the library's own guides. Safe to use from several threads.
#pragma once

#include "engine/decide.hpp"
#include "engine/guide.hpp"
#include "engine/result.hpp"
#include "server/guides/guide_files.hpp"
#include "server/guides/handout.hpp"
#include "server/guides/own_guides.hpp"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

struct LibraryGuide {
    std::shared_ptr<const engine::Guide> guide;
    std::vector<engine::GuideFile> files;    // whole, as conversations keep it
    std::vector<engine::GuideFile> written;  // as it was read: `use` asks for steps of others
    bool own = false;                        // from the data folder
};

using GuideMap = std::map<engine::GuideId, std::shared_ptr<const LibraryGuide>>;

[[nodiscard]] std::shared_ptr<const LibraryGuide> library_guide(
    MadeGuide made, std::vector<engine::GuideFile> written, bool own);

/// An own guide that is to be kept.
struct GuideWish {
    std::vector<engine::GuideFile> files;
    /// The version that it was made from, empty for a guide that is not there yet; without one, it
    /// follows whatever is there.
    std::optional<std::string> base;
    std::optional<engine::GuideId> id;  // that its guide.json must give
};

/// Why a guide was not kept, and what was wrong with it.
struct GuideRefusal {
    engine::Rejection why;
    std::vector<engine::Problem> problems = {};
    std::string next_version = {};  // one that would do
};

class Library {
public:
    /// Reads every guide, and checks all when `overlay` is given. Problems come as sentences with
    /// file, place and remedy; those of own guides only leave them out. `overlay` and `own_folder`
    /// may be empty.
    [[nodiscard]] static engine::Result<Library, engine::Trouble> open(
        const std::filesystem::path& overlay, const std::filesystem::path& own_folder = {});

    /// As they are now; what is kept later is not among them.
    [[nodiscard]] std::shared_ptr<const GuideMap> guides() const;
    /// nullptr when there is no such guide.
    [[nodiscard]] std::shared_ptr<const LibraryGuide> find(const engine::GuideId& id) const;
    /// The files of a guide as they were written, for those that use steps of it.
    [[nodiscard]] std::optional<std::vector<engine::GuideFile>> written(
        const engine::GuideId& id) const;
    /// The own guides that cannot be used, by the names of their folders, and why.
    [[nodiscard]] std::map<std::string, std::string> left_out() const;

    /// Of an own guide, those that were kept, newest first. Reads the disk, as the next two do.
    [[nodiscard]] std::vector<std::string> versions(const engine::GuideId& id) const;
    /// An older version of an own guide; nothing when there is none.
    [[nodiscard]] std::optional<std::vector<engine::GuideFile>> files(
        const engine::GuideId& id, const std::string& version) const;
    /// Checks an own guide, writes it as a version of its own and puts it to use.
    [[nodiscard]] engine::Result<std::shared_ptr<const LibraryGuide>, GuideRefusal> keep(
        const GuideWish& wish);

    /// Takes an own guide out of use and off the disk, with all its versions. Conversations keep
    /// the files that they were begun with.
    [[nodiscard]] std::optional<engine::Rejection> remove(const engine::GuideId& id);
    /// Reads the own guides again if another program changed their folder: `outward guide install`
    /// does while a server runs. Else it costs a look at the folder.
    void look_again();

    /// A content file by its path below content/, such as "interface/en.json".
    [[nodiscard]] std::optional<std::string_view> file(std::string_view path) const;
    /// The files of a folder below content/, such as "starter".
    [[nodiscard]] std::vector<engine::GuideFile> folder(std::string_view path) const;
    /// The names of the folders in one, such as those of "rubrics".
    [[nodiscard]] std::vector<std::string> folders(std::string_view path) const;

    /// The hand-outs of the practice, by their ids.
    [[nodiscard]] const std::map<std::string, Handout, std::less<>>& handouts() const;
    /// What a guide is used for, of known_uses; of an own one, as far as its size shows it.
    [[nodiscard]] std::vector<std::string> uses_of(const engine::Guide& guide) const;

    /// The text of a catalogue key in that language, else in English, else the key itself.
    [[nodiscard]] std::string text(std::string_view language, std::string_view key) const;

    /// The languages of the interface.
    [[nodiscard]] std::vector<std::string> languages() const;

    /// The same as JSON: `{"languages":[{code, name, direction}]}`.
    [[nodiscard]] std::string interface_index() const;

private:
    /// Never changed: whoever has it may read it without a lock.
    struct Shelf {
        GuideMap guides;
        std::map<std::string, std::string> left_out;
    };
    /// What several threads use. On its own, so that a library can be moved while it is built.
    struct Shared {
        std::mutex keeping;  // one at a time changes the shelf
        std::mutex mutex;    // guards the pointer
        std::shared_ptr<const Shelf> shelf;
        OwnGuides::Stamp read;  // how the folder was when it was read; whoever keeps, has it
    };

    explicit Library(const std::filesystem::path& own_folder);

    std::optional<engine::Trouble> lay_over(const std::filesystem::path& overlay);
    std::optional<engine::Trouble> load_guides(Shelf& shelf, Care care) const;
    void load_own_guides(Shelf& shelf) const;
    std::optional<engine::Trouble> load_own_guide(Shelf& shelf, const std::string& id) const;
    std::optional<engine::Trouble> load_catalogues();
    std::optional<engine::Trouble> load_handouts();
    std::optional<engine::Trouble> load_uses(const Shelf& shelf);

    [[nodiscard]] std::shared_ptr<const Shelf> shelf() const;
    void put_up(std::shared_ptr<const Shelf> changed);
    [[nodiscard]] engine::GuideId user_of(const engine::GuideId& id) const;
    [[nodiscard]] std::optional<std::vector<engine::GuideFile>> written_in(
        const Shelf& shelf, const engine::GuideId& id) const;
    [[nodiscard]] bool is_shipped(const engine::GuideId& id) const;
    [[nodiscard]] std::vector<engine::Problem> misfits(const engine::Guide& guide,
                                                       const GuideWish& wish) const;
    [[nodiscard]] std::optional<GuideRefusal> out_of_turn(const engine::Guide& guide,
                                                          const GuideWish& wish) const;

    std::map<std::string, std::string, std::less<>> all_files;
    std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> catalogues;
    std::map<std::string, Handout, std::less<>> known_handouts;
    std::map<std::string, std::vector<std::string>, std::less<>> guide_uses;  // by the guides' ids
    OwnGuides own;
    std::unique_ptr<Shared> shared;
};

}  // namespace outward::server
