// The library's own guides: reading them, keeping new versions and removing them while others read.
#include "server/guides/guide_version.hpp"
#include "server/guides/library.hpp"

#include <algorithm>
#include <utility>

namespace outward::server {

using engine::Guide;
using engine::GuideFile;
using engine::GuideId;
using engine::Problem;
using engine::Reason;
using engine::Rejection;
using engine::Result;
using engine::Trouble;

namespace {

constexpr std::size_t most_own_guides = 200;

constexpr auto not_three_numbers =
    "The version of an own guide is three numbers, such as 1.0.0. Write it like that.";

std::string shipped_id(const GuideId& id) {
    return "'" + id.value +
           "' is a guide that comes with Outward. Give the own guide an id of its own.";
}

bool same(const std::vector<GuideFile>& some, const std::vector<GuideFile>& others) {
    return std::ranges::is_permutation(some, others, [](const GuideFile& a, const GuideFile& b) {
        return a.name == b.name && a.content == b.content;
    });
}

}  // namespace

std::shared_ptr<const LibraryGuide> library_guide(MadeGuide made, std::vector<GuideFile> written,
                                                  bool own) {
    return std::make_shared<const LibraryGuide>(
        LibraryGuide{std::make_shared<const Guide>(std::move(made.guide)), std::move(made.files),
                     std::move(written), own});
}

std::shared_ptr<const Library::Shelf> Library::shelf() const {
    const std::scoped_lock lock{shared->mutex};
    return shared->shelf;
}

void Library::put_up(std::shared_ptr<const Shelf> changed) {
    const std::scoped_lock lock{shared->mutex};
    shared->shelf = std::move(changed);
}

std::shared_ptr<const GuideMap> Library::guides() const {
    const auto now = shelf();
    return {now, &now->guides};
}

std::shared_ptr<const LibraryGuide> Library::find(const GuideId& id) const {
    const auto now = shelf();
    const auto found = now->guides.find(id);
    return found == now->guides.end() ? nullptr : found->second;
}

std::map<std::string, std::string> Library::left_out() const { return shelf()->left_out; }

std::vector<std::string> Library::versions(const GuideId& id) const {
    return is_guide_id(id.value) ? own.versions(id) : std::vector<std::string>{};
}

std::optional<std::vector<GuideFile>> Library::files(const GuideId& id,
                                                     const std::string& version) const {
    if (!std::ranges::count(versions(id), version)) return std::nullopt;
    auto read = own.files(id, version);
    if (!read.ok()) return std::nullopt;
    return std::move(read).value();
}

std::optional<std::vector<GuideFile>> Library::written(const GuideId& id) const {
    return written_in(*shelf(), id);
}

/// Also of own guides that are not on the shelf yet.
std::optional<std::vector<GuideFile>> Library::written_in(const Shelf& shelf,
                                                          const GuideId& id) const {
    if (const auto known = shelf.guides.find(id); known != shelf.guides.end())
        return known->second->written;
    const auto kept = versions(id);
    return kept.empty() ? std::nullopt : files(id, kept.front());
}

void Library::load_own_guides(Shelf& shelf) const {
    for (const std::string& id : own.ids())
        if (const auto trouble = load_own_guide(shelf, id))
            shelf.left_out.emplace(id, trouble->sentence);
}

std::optional<Trouble> Library::load_own_guide(Shelf& shelf, const std::string& name) const {
    const GuideId id{name};
    const std::string folder_name = own.place_of(id).string();
    if (shelf.guides.contains(id)) return Trouble{folder_name + ": " + shipped_id(id)};
    const auto known = own.versions(id);
    if (!is_guide_id(name) || known.empty())
        return Trouble{folder_name +
                       ": There is no version of a guide in it. Put guides there with `outward "
                       "guide install`, which also takes folders."};
    const std::string place = own.place_of(id, known.front()).string();
    auto files = own.files(id, known.front());
    if (!files.ok()) return files.error();
    const auto find_files = [&](const GuideId& other) { return written_in(shelf, other); };
    auto made = make_guide_of_stranger(files.value(), find_files);
    if (!made.ok()) return Trouble{to_sentences(made.error(), place)};
    const Guide& guide = made.value().guide;
    if (guide.id != id || guide.version != known.front())
        return Trouble{place +
                       "/guide.json: Its id and version differ from the names of the folders. "
                       "Make them the same."};
    shelf.guides.emplace(id, library_guide(std::move(made).value(), files.value(), true));
    return std::nullopt;
}

bool Library::is_shipped(const GuideId& id) const {
    const auto known = find(id);
    return known && !known->own;
}

/// What is right for a guide, but not for an own one.
std::vector<Problem> Library::misfits(const Guide& guide, const GuideWish& wish) const {
    std::vector<Problem> problems;
    if (!is_guide_id(guide.id.value))
        problems.push_back({"guide.json", "/id", "The id is longer than 60 letters. Shorten it."});
    else if (wish.id && guide.id != *wish.id)
        problems.push_back({"guide.json", "/id",
                            "The id must be '" + wish.id->value + "', under which it is kept."});
    else if (is_shipped(guide.id))
        problems.push_back({"guide.json", "/id", shipped_id(guide.id)});
    if (!GuideVersion::read(guide.version))
        problems.push_back({"guide.json", "/version", not_three_numbers});
    return problems;
}

/// Whether it comes too late or is one too many. Only by whoever may keep guides now.
std::optional<GuideRefusal> Library::out_of_turn(const Guide& guide, const GuideWish& wish) const {
    const auto known = own.versions(guide.id);
    const std::string newest = known.empty() ? "" : known.front();
    if (known.empty() && own.ids().size() >= most_own_guides)
        return GuideRefusal{
            {Reason::too_many, "There are " + std::to_string(most_own_guides) +
                                   " own guides already, and no more can be kept. Remove "
                                   "some that nobody uses."}};
    if (known.empty()) return std::nullopt;
    const std::string next = GuideVersion::read(newest)->next().text();
    if (wish.base && *wish.base != newest)
        return GuideRefusal{
            {Reason::stale, wish.base->empty()
                                ? "There is a guide '" + guide.id.value + "' already, version " +
                                      newest + ". Replace it, or give this one another id."
                                : "Somebody saved version " + newest +
                                      " of the guide meanwhile. "
                                      "Compare it with yours before you save."},
            {},
            next};
    if (*GuideVersion::read(guide.version) <= *GuideVersion::read(newest))
        return GuideRefusal{{Reason::stale, "Version " + newest +
                                                " of the guide is kept already, and a version "
                                                "never changes. Save this one as " +
                                                next + "."},
                            {},
                            next};
    return std::nullopt;
}

Result<std::shared_ptr<const LibraryGuide>, GuideRefusal> Library::keep(const GuideWish& wish) {
    auto made =
        make_guide_of_stranger(wish.files, [this](const GuideId& other) { return written(other); });
    auto problems = made.ok() ? misfits(made.value().guide, wish) : made.error();
    if (!problems.empty())
        return GuideRefusal{
            {Reason::bad_request, "The guide is not sound yet. " + problems.front().message},
            std::move(problems)};
    const Guide guide = made.value().guide;
    const std::scoped_lock keeping{shared->keeping};
    const auto there = find(guide.id);
    if (there && there->guide->version == guide.version && same(there->written, wish.files))
        return there;  // asked twice
    if (auto refusal = out_of_turn(guide, wish)) return *refusal;
    if (auto trouble = own.write(guide.id, guide.version, wish.files))
        return GuideRefusal{{Reason::not_saved, trouble->sentence}};
    const auto kept = library_guide(std::move(made).value(), wish.files, true);
    auto changed = std::make_shared<Shelf>(*shelf());
    changed->guides.insert_or_assign(kept->guide->id, kept);
    changed->left_out.erase(kept->guide->id.value);
    put_up(std::move(changed));
    return kept;
}

/// An own guide that uses steps of it; an empty id when there is none.
GuideId Library::user_of(const GuideId& id) const {
    const auto known = guides();
    for (const auto& [other, entry] : *known) {
        bool uses = false;
        const auto notice = [&](const GuideId& wanted) {
            uses = uses || wanted == id;
            return written(wanted);
        };
        if (entry->own && other != id) (void)engine::expand_guide(entry->written, notice);
        if (uses) return other;
    }
    return {};
}

std::optional<Rejection> Library::remove(const GuideId& id) {
    if (is_shipped(id))
        return Rejection{Reason::forbidden, "'" + id.value +
                                                "' is a guide that comes with Outward. Only own "
                                                "guides can be removed."};
    const std::scoped_lock keeping{shared->keeping};
    if (!is_guide_id(id.value) || !std::ranges::count(own.ids(), id.value))
        return Rejection{Reason::not_found, "There is no own guide '" + id.value + "'."};
    if (const GuideId user = user_of(id); !user.empty())
        return Rejection{Reason::not_now, "The guide '" + user.value +
                                              "' uses steps of it. Change or remove that one "
                                              "first."};
    const auto trouble = own.remove(id);
    auto changed = std::make_shared<Shelf>(*shelf());
    if (!std::ranges::count(own.ids(), id.value)) {
        changed->guides.erase(id);
        changed->left_out.erase(id.value);
    }
    put_up(std::move(changed));
    return trouble ? std::optional{Rejection{Reason::not_saved, trouble->sentence}} : std::nullopt;
}

void Library::look_again() {
    const std::scoped_lock keeping{shared->keeping};
    auto stamp = own.stamp();
    if (stamp == shared->read) return;
    auto changed = std::make_shared<Shelf>();
    for (const auto& [id, guide] : shelf()->guides)
        if (!guide->own) changed->guides.emplace(id, guide);
    load_own_guides(*changed);
    put_up(std::move(changed));
    shared->read = std::move(stamp);
}

}  // namespace outward::server
