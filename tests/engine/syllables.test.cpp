#include "engine/syllables.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <string>

using outward::engine::syllables_in;

namespace {

/// `counted` has words with their syllables, counted by hand: "table:2 safe:1".
void check_all(const std::string& counted, const std::string& language) {
    std::istringstream words{counted};
    for (std::string word; words >> word;) {
        const auto colon = word.find(':');
        const std::string letters = word.substr(0, colon);
        CAPTURE(letters);
        CHECK(syllables_in(letters, language) == std::stoi(word.substr(colon + 1)));
    }
}

}  // namespace

TEST_CASE("syllables of English words") {
    check_all(
        "we:1 want:1 people:2 the:1 safe:1 table:2 places:2 houses:2 walked:1 wanted:2 needed:2 "
        "community:4 library:3 children:2 neighborhood:3 families:3 nation:2 social:2 region:2 "
        "idea:3 video:3 question:2 being:2 going:2 quiet:2 usual:3 strengths:1 I:1 "
        "available:4 transportation:4 Responsibility:6 hope:1 hopes:1 times:1 churches:2 "
        "little:2 area:3 flying:2 created:3 tourism:3 beyond:2 players:2 year:1 serious:3 "
        "opinion:3 lion:2 material:4 tea:1 don't:1 didn’t:2",
        "en");
}

TEST_CASE("syllables of Spanish words") {
    check_all(
        "y:1 hoy:1 muy:1 agua:2 ciudad:2 país:2 día:2 guía:2 que:1 queremos:3 comunidad:4 "
        "biblioteca:4 barrio:2 poeta:3 caos:2 escuela:3 niños:2 AÚN:2 ahora:3 bueno:2 "
        "pingüino:3 oportunidades:6 vecindario:4 parques:2 leer:2",
        "es");
}

TEST_CASE("syllables of German words") {
    check_all(
        "wir:1 Leute:2 Bäume:2 Häuser:2 Theater:3 Nation:3 Straße:2 Bücherei:3 Gemeinschaft:3 "
        "Museum:3 Quelle:2 sehen:2 Freie:2 bauen:2 Nachbarschaft:3 Kinder:2 Idee:2 Zoo:1 "
        "Typ:1 Bibliothek:4",
        "de");
}

TEST_CASE("syllables of French words") {
    check_all(
        "le:1 ville:1 villes:1 nous:1 quartier:2 beaucoup:2 école:2 année:2 idée:2 théâtre:2 "
        "réalité:4 créer:2 bibliothèque:4 oasis:3 jeunes:1 communauté:4 eau:1 vivre:1 naïf:2 "
        "longues:1 client:2",
        "fr");
}

TEST_CASE("a language without rules counts groups of vowels, and nothing has no syllable") {
    CHECK(syllables_in("talo", "fi") == 2);
    CHECK(syllables_in("", "en") == 1);
    CHECK(syllables_in("\xff\xfe", "en") == 1);
    CHECK(syllables_in("Barrio", "es-MX") == 2);
}
