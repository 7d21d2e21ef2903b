#include "server/search/facets.hpp"

#include <array>

namespace outward::server {

namespace {

constexpr std::array facet_letters{'c', 'k', 'a', 'g', 'l', 't'};

std::string beginning(Facet which) {
    return std::string{facet_of_all} + facet_letters[static_cast<std::size_t>(which)];
}

}  // namespace

std::string facet(Facet which, std::string_view value) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string word = beginning(which);
    for (const char byte : value) {
        word += digits[static_cast<unsigned char>(byte) >> 4];
        word += digits[static_cast<unsigned char>(byte) & 15];
    }
    return word;
}

std::string facet(Facet which, std::int64_t value) {
    return beginning(which) + std::to_string(value);
}

std::string facets_of(const Entry& entry, ConversationNumber conversation, const std::string& guide,
                      const std::string& library) {
    std::string words{facet_of_all};
    const auto add = [&](const std::string& word) { words += ' ' + word; };
    add(facet(Facet::conversation, conversation));
    add(facet(Facet::kind, static_cast<std::int64_t>(entry.kind)));
    add(facet(Facet::guide, guide));
    add(facet(Facet::library, library));
    if (!entry.category.empty()) add(facet(Facet::category, entry.category));
    if (entry.table > 0) add(facet(Facet::table, entry.table));
    return words;
}

}  // namespace outward::server
