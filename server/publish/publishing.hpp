// Reading from the archive what a site is made of, and looking it over.
#pragma once

#include "server/archive/event_log.hpp"
#include "server/guides/library.hpp"
#include "server/initiative/statement_book.hpp"
#include "server/publish/checks.hpp"
#include "server/publish/site_pages.hpp"

namespace outward::server {

/// An initiative with its conversations as they stand now. Both must outlive it.
struct PublishWish {
    engine::InitiativeId id;
    const engine::Initiative& initiative;
    const Chapters& chapters;
};

/// The site, and what keeps it from leaving the house.
struct Publishable {
    Site site;
    PublishCheck check;
};

/// Not on an io thread. Every name that anybody ever gave at one of its conversations, or left on a
/// slip, is kept back. `language` is that of problems and notes.
[[nodiscard]] engine::Result<Publishable, engine::Trouble> publishable(const PublishWish& wish,
                                                                       const EventLog& log,
                                                                       const SiteWords& words,
                                                                       const std::string& language);

/// The library must outlive them.
[[nodiscard]] SiteWords site_words(const Library& library);

}  // namespace outward::server
