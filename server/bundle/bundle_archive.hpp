// Bundles out of an archive and into one: the conversation as it is, or as a coach may see it; and
// what two archives know about its annotations put together.
#pragma once

#include "server/bundle/bundle.hpp"
#include "server/read/reading.hpp"
#include "server/review/review_store.hpp"

#include <optional>
#include <string>
#include <vector>

namespace outward::server {

/// The whole conversation: the events with the digests that they have in the archive.
[[nodiscard]] engine::Result<Bundle, engine::Trouble> whole_bundle(const SqliteLog& log,
                                                                   const ReviewStore& reviews,
                                                                   const engine::ConversationId& id,
                                                                   engine::Millis now);

/// What was released to that coach (released.hpp), chained anew.
[[nodiscard]] engine::Result<Bundle, engine::Trouble> released_bundle(
    const SqliteLog& log, const ReviewStore& reviews, const engine::ConversationId& id,
    const BundleCoach& coach, bool with_private, engine::Millis now);

struct TakenIn {
    bool added = false;  // the conversation was not here
    int annotations_added = 0;
    int annotations_changed = 0;
    int annotations_same = 0;
};

/// Puts a bundle that was read by from_bytes into an archive, for that library. A conversation that
/// is here already stays as it is, and must be the same one; then what is said about it is merged.
/// Doing it twice changes nothing. Waits for the disk.
[[nodiscard]] engine::Result<TakenIn, engine::Trouble> take_in(SqliteLog& log, ReviewStore& reviews,
                                                               const Bundle& bundle,
                                                               const std::string& library);

/// What of `theirs` is to be stored so that both sides know the same: for each annotation the later
/// change counts. With `only`, the coach that it comes from, others' words stay as they are here;
/// only whether they are settled is taken.
struct Merged {
    std::vector<Annotation> to_store;
    int added = 0;
    int changed = 0;
    int same = 0;
};
[[nodiscard]] Merged merge(const std::vector<Annotation>& ours,
                           const std::vector<Annotation>& theirs,
                           const std::optional<std::string>& only);

}  // namespace outward::server
