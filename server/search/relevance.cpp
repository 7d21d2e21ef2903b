#include "server/search/relevance.hpp"

#include "server/search/full_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <cmath>

namespace outward::server {

namespace {

constexpr int text_column = 0;

/// BM25 as everybody has it.
constexpr double bm25_k = 1.2;
constexpr double bm25_b = 0.75;

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
    const double mean =
        static_cast<double>(all_words) / static_cast<double>(std::max<sqlite3_int64>(all_rows, 1));
    return bm25_k * (1 - bm25_b + bm25_b * length / std::max(mean, 1.0));
}

double score(const Fts5ExtensionApi& api, Fts5Context* row, const Weights& weights) {
    if (std::ranges::none_of(weights, [](double weight) { return weight > 0; })) return 0;
    const double dampening = share(api, row);
    const int phrases = std::min(api.xPhraseCount(row), static_cast<int>(weights.size()));
    double sum = 0;
    for (int phrase = 0; phrase < phrases; ++phrase) {
        const double weight = weights[static_cast<std::size_t>(phrase)];
        if (weight <= 0) continue;
        const int found = occurrences(api, row, phrase);
        sum += weight * found * (bm25_k + 1) / (found + dampening);
    }
    return sum;
}

void relevance(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* answer, int,
               sqlite3_value**) {
    const auto& asking = *static_cast<const Asking*>(api->xUserData(row));
    sqlite3_result_double(answer, asking.weights ? score(*api, row, *asking.weights) : 0);
}

Admission admission(sqlite3_context* of, std::int64_t conversation) {
    const auto& asking = *static_cast<const Asking*>(sqlite3_user_data(of));
    if (!asking.allowed) return Admission::all;
    const auto number = static_cast<std::size_t>(conversation);
    return number < asking.allowed->size() ? (*asking.allowed)[number] : Admission::none;
}

void admitted(sqlite3_context* answer, int, sqlite3_value** values) {
    const EntryNumber number = sqlite3_value_int64(values[0]);
    const Admission may = admission(answer, conversation_of(number));
    const bool sees =
        may == Admission::all || (may == Admission::without_crew && !is_crews(number));
    sqlite3_result_int(answer, sees ? 1 : 0);
}

void admitted_conversation(sqlite3_context* answer, int, sqlite3_value** values) {
    const Admission may = admission(answer, sqlite3_value_int64(values[0]));
    sqlite3_result_int(answer, may != Admission::none ? 1 : 0);
}

}  // namespace

void register_functions(sqlite3* connection, const Asking& asking) {
    fts5_api* api = full_text_of(connection);
    auto* context = const_cast<Asking*>(&asking);
    const auto scalar = [&](const char* name, auto function) {
        return sqlite3_create_function_v2(connection, name, 1, SQLITE_UTF8, context, function,
                                          nullptr, nullptr, nullptr);
    };
    if (api->xCreateFunction(api, "relevance", context, relevance, nullptr) != SQLITE_OK ||
        scalar("admitted", admitted) != SQLITE_OK ||
        scalar("admitted_conversation", admitted_conversation) != SQLITE_OK)
        throw SQLite::Exception(connection);
}

double rarity(std::int64_t all, std::int64_t with) {
    const double others = static_cast<double>(std::max<std::int64_t>(all - with, 0));
    return std::log(1 + (others + 0.5) / (static_cast<double>(with) + 0.5));
}

}  // namespace outward::server
