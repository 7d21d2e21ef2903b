// A guide in the words of one language, with the fixed words of sheets: what the sheets and the
// slides of a guide are written from.
#pragma once

#include "engine/guide.hpp"
#include "server/guides/library.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace outward::server {

struct GuideOnPaper {
    /// In the language that stands in for `language`. Guide and library must outlive it.
    GuideOnPaper(const engine::Guide& from, const Library& words, std::string_view language);

    const engine::Guide& guide;
    const engine::GuideText& text;
    const Library& library;

    /// The text `print.KEY` of the interface, with {name} filled in.
    [[nodiscard]] std::string word(std::string_view key, std::string_view name = {},
                                   std::string_view value = {}) const;
    [[nodiscard]] std::string range(std::string_view key, const engine::Range& of) const;
    [[nodiscard]] std::string minutes(int count) const;
    /// A phase, and how often it is gone through.
    [[nodiscard]] std::string title_of(const engine::Phase& phase) const;
    [[nodiscard]] const engine::StepText& text_of(const engine::Step& step) const;

    /// As many tables as the largest group needs; 0 for a guide without tables.
    [[nodiscard]] int tables() const;
    /// Whether the tables, or people where there are none, talk about its prompt.
    [[nodiscard]] bool is_talked_about(const engine::Step& step) const;
};

/// The texts of those ids, in their order; empty where there is none.
template <class IdType>
[[nodiscard]] std::vector<std::string> ordered(const std::vector<IdType>& ids,
                                               const std::map<IdType, std::string>& texts) {
    std::vector<std::string> items;
    for (const IdType& id : ids) {
        const auto found = texts.find(id);
        items.push_back(found == texts.end() ? std::string{} : found->second);
    }
    return items;
}

}  // namespace outward::server
