// An initiative that could be published: three conversations, two themes, an approved narrative in
// English and Spanish, a story, promises, updates.
#pragma once

#include "server/publish/checks.hpp"
#include "server/publish/site_pages.hpp"
#include "tests/support/text.hpp"

#include <map>
#include <string>
#include <vector>

namespace outward::tests {

using namespace engine;

struct Publishing {
    Publishing();

    /// The record is set as people would set it now.
    void set(Record record);
    void approve(const std::string& what);
    /// An approved update.
    void tell(const std::string& id, const std::string& on, const std::string& title,
              const Texts& texts);
    StatementNumber say(const std::string& conversation, const std::string& words,
                        const std::string& theme, const std::string& language = "en");

    template <class R>
    R copy(const std::string& id) const {
        return *initiative.find<R>(RecordId{id});
    }

    [[nodiscard]] server::SiteSource source() const;
    [[nodiscard]] server::Site site() const;
    [[nodiscard]] server::PublishCheck check() const;
    /// The sentences of its problems, one a line.
    [[nodiscard]] std::string problems() const;
    [[nodiscard]] std::string notes() const;
    /// By path.
    [[nodiscard]] std::map<std::string, std::string> files(const std::string& base_url = "") const;

    Initiative initiative;
    std::map<StatementNumber, server::SaidWords> said;
    std::map<ConversationId, server::Gathering> gatherings;
    Millis now{1'790'000'000'000};  // 2026-09-21

private:
    void add_themes();
    void add_narrative();
    void add_story_and_updates();
};

/// The interface's texts, as the program carries them.
[[nodiscard]] server::SiteWords interface_words();

}  // namespace outward::tests
