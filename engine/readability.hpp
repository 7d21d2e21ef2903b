// How hard a text is to read, by the measure that was made for its language. A measure counts; it
// knows nothing of what is said. It shows where to look again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace outward::engine {

/// The measures, with W words per sentence and S syllables per word (syllables.hpp); from 60 on a
/// text is of standard ease or better (R. Flesch, The Art of Readable Writing, 1949; the authors of
/// the others kept his scale):
///
///   Flesch Reading Ease  en  206.835 - 1.015 W - 84.6 S (R. Flesch, A new readability yardstick,
///                            Journal of Applied Psychology 32, 1948)
///   Fernández Huerta     es  206.84 - 1.02 W - 60 S (J. Fernández Huerta, Medidas sencillas de
///                            lecturabilidad, Consigna 214, 1959; there F is called sentences in a
///                            hundred words, and must be words per sentence: G. Law, LINGUIST List
///                            22.2332, 2011)
///   Amstad               de  180 - W - 58.5 S (T. Amstad, Wie verständlich sind unsere Zeitungen?,
///                            Zürich 1978)
///   Kandel-Moles         fr  207 - 1.015 W - 73.6 S (L. Kandel, A. Moles, Application de l'indice
///                            de Flesch à la langue française, 1958)
///   LIX                      W + percentage of words of more than six letters, for all others that
///                            are written with letters for their vowels and blanks between words
///                            (C. H. Björnsson, Läsbarhet, 1968). In Swedish up to 40 is easy, and
///                            a newspaper has 47; where he gives the newspapers' figure for another
///                            language, easy is as much below it (Readability of newspapers in 11
///                            languages, Reading Research Quarterly 18, 1983).
///
/// None for scripts without blanks (Chinese, Japanese, Thai), for Vietnamese, which puts them
/// between syllables, for the scripts of India, whose signs are not letters that one can count, and
/// for Arabic, Hebrew and their kin: they leave vowels out and write articles and prepositions on
/// to the word, so that its length says something else, and no limit for LIX was ever tried on
/// readers.
struct PlainLanguage {
    std::string language;
    std::optional<std::string> measure;  // its name as above; none: there is none for this
    std::optional<double> score;
    int words = 0;
    int sentences = 0;
    double words_per_sentence = 0;
    bool easy = false;                    // always false without a measure: nobody knows
    std::vector<std::string> hard_words;  // the longest, as they are first written; 20 at most
};

/// An empty line ends a sentence too.
[[nodiscard]] PlainLanguage plain_language_of(std::string_view text, std::string_view language);

}  // namespace outward::engine
