#include "server/search/relevance.hpp"

#include "server/search/full_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cmath>

namespace outward::server {

namespace {

constexpr auto weights_type = "outward-weights";
constexpr auto allowed_type = "outward-allowed";
constexpr int text_column = 0;

/// How often the phrase stands in the row's text.
int occurrences(const Fts5ExtensionApi& api, Fts5Context* row, int phrase) {
    Fts5PhraseIter at{};
    int column = 0;
    int offset = 0;
    int found = 0;
    if (api.xPhraseFirst(row, phrase, &at, &column, &offset) != SQLITE_OK) return 0;
    for (; column >= 0; api.xPhraseNext(row, &at, &column, &offset))
        if (column == text_column) ++found;
    return found;
}

/// BM25's second factor: one more of the same word tells less each time, and in a long text less.
double share(const Fts5ExtensionApi& api, Fts5Context* row) {
    int length = 0;
    sqlite3_int64 all_words = 0;
    sqlite3_int64 all_rows = 1;
    api.xColumnSize(row, text_column, &length);
    api.xColumnTotalSize(row, text_column, &all_words);
    api.xRowCount(row, &all_rows);
    const double mean = static_cast<double>(all_words) / static_cast<double>(std::max<sqlite3_int64>(all_rows, 1));
    constexpr double k = 1.2;
    constexpr double b = 0.75;
    return k * (1 - b + b * length / std::max(mean, 1.0));
}

void relevance(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* answer, int count,
               sqlite3_value** values) {
    const auto* weights = count == 1 ? static_cast<const Weights*>(
                                           sqlite3_value_pointer(values[0], weights_type))
                                     : nullptr;
    if (!weights) return sqlite3_result_error(answer, "relevance() without weights", -1);
    double score = 0;
    const bool counts = std::ranges::any_of(*weights, [](double weight) { return weight > 0; });
    const double dampening = counts ? share(*api, row) : 1;
    const int phrases = std::min(api->xPhraseCount(row), static_cast<int>(weights->size()));
    for (int phrase = 0; phrase < phrases; ++phrase) {
        const double weight = (*weights)[static_cast<std::size_t>(phrase)];
        if (weight <= 0) continue;
        const int found = occurrences(*api, row, phrase);
        score += weight * found * 2.2 / (found + dampening);
    }
    sqlite3_result_double(answer, score);
}

void admitted(sqlite3_context* answer, int, sqlite3_value** values) {
    const auto* allowed = static_cast<const Allowed*>(sqlite3_value_pointer(values[0], allowed_type));
    if (!allowed) return sqlite3_result_int(answer, 1);
    const EntryNumber number = sqlite3_value_int64(values[1]);
    const auto conversation = static_cast<std::size_t>(conversation_of(number));
    const Admission may =
        conversation < allowed->size() ? (*allowed)[conversation] : Admission::none;
    const bool sees = may == Admission::all || (may == Admission::without_crew && !is_crews(number));
    sqlite3_result_int(answer, sees ? 1 : 0);
}

/// For the list of conversations, whose rows have the number itself.
void admitted_conversation(sqlite3_context* answer, int, sqlite3_value** values) {
    const auto* allowed = static_cast<const Allowed*>(sqlite3_value_pointer(values[0], allowed_type));
    const auto number = static_cast<std::size_t>(sqlite3_value_int64(values[1]));
    const bool sees = !allowed || (number < allowed->size() && (*allowed)[number] != Admission::none);
    sqlite3_result_int(answer, sees ? 1 : 0);
}

int parameter_of(sqlite3_stmt* statement, const char* parameter) {
    return sqlite3_bind_parameter_index(statement, parameter);
}

}  // namespace

void register_functions(sqlite3* connection) {
    fts5_api* api = full_text_of(connection);
    const auto scalar = [&](const char* name, auto function) {
        return sqlite3_create_function_v2(connection, name, 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                          nullptr, function, nullptr, nullptr, nullptr);
    };
    if (api->xCreateFunction(api, "relevance", nullptr, relevance, nullptr) != SQLITE_OK ||
        scalar("admitted", admitted) != SQLITE_OK ||
        scalar("admitted_conversation", admitted_conversation) != SQLITE_OK)
        throw SQLite::Exception(connection);
}

void bind_weights(sqlite3_stmt* statement, const char* parameter, const Weights& weights) {
    sqlite3_bind_pointer(statement, parameter_of(statement, parameter),
                         const_cast<Weights*>(&weights), weights_type, nullptr);
}

void bind_allowed(sqlite3_stmt* statement, const char* parameter, const Allowed* allowed) {
    sqlite3_bind_pointer(statement, parameter_of(statement, parameter),
                         const_cast<Allowed*>(allowed), allowed_type, nullptr);
}

double rarity(std::int64_t all, std::int64_t with) {
    const double others = static_cast<double>(std::max<std::int64_t>(all - with, 0));
    return std::log(1 + (others + 0.5) / (static_cast<double>(with) + 0.5));
}

}  // namespace outward::server
