#include "server/search/tokenizer.hpp"

#include "engine/letters.hpp"
#include "engine/text.hpp"
#include "server/search/full_text.hpp"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <memory>
#include <mutex>

namespace outward::server {

using engine::CodePoint;
using engine::first_character;

namespace {

using Sink = int (*)(void* to, int flags, const char* token, int length, int from, int to_byte);

/// unicode61 as SQLite has it. Marks belong to words (Hindi vowels are marks), and so do symbols:
/// letters.hpp makes a word of each.
class Unicode61 {
public:
    explicit Unicode61(fts5_api* api) {
        void* context = nullptr;
        std::array<const char*, 4> arguments{"remove_diacritics", "2", "categories",
                                             "L* N* Co Mn Mc So"};
        if (api->xFindTokenizer(api, "unicode61", &context, &calls) != SQLITE_OK ||
            calls.xCreate(context, arguments.data(), arguments.size(), &instance) != SQLITE_OK)
            throw SQLite::Exception("SQLite has no tokenizer unicode61");
    }
    ~Unicode61() { calls.xDelete(instance); }
    Unicode61(const Unicode61&) = delete;
    Unicode61& operator=(const Unicode61&) = delete;

    int cut(void* to, int flags, std::string_view text, Sink sink) const {
        return calls.xTokenize(instance, to, flags, text.data(), static_cast<int>(text.size()),
                               sink);
    }

private:
    fts5_tokenizer calls{};
    Fts5Tokenizer* instance = nullptr;
};

/// Cuts a text into stretches for unicode61 and characters that stand alone.
class TextCut {
public:
    TextCut(const Unicode61& words, void* to, int flags, Sink sink)
        : unicode61(words), receiver(to), kind(flags), receive(sink) {}

    int whole(std::string_view text) {
        std::size_t begin = 0;
        std::size_t here = 0;
        while (here < text.size()) {
            const CodePoint next = first_character(text.substr(here));
            if (engine::stands_alone(next.code)) {
                if (const int code = stretch(text, begin, here)) return code;
                offset = 0;
                if (const int code = word(text.substr(here, next.length), here, here + next.length))
                    return code;
                begin = here + next.length;
            }
            here += next.length;
        }
        return stretch(text, begin, text.size());
    }

private:
    int stretch(std::string_view text, std::size_t from, std::size_t to) {
        if (from == to) return SQLITE_OK;
        offset = from;
        return unicode61.cut(this, kind, text.substr(from, to - from), on_word);
    }

    static int on_word(void* self, int, const char* token, int length, int from, int to) {
        auto& cut = *static_cast<TextCut*>(self);
        return cut.word({token, static_cast<std::size_t>(length)},
                        cut.offset + static_cast<std::size_t>(from),
                        cut.offset + static_cast<std::size_t>(to));
    }

    int word(std::string_view token, std::size_t from, std::size_t to) {
        const std::string plain = engine::unified(token);
        if (plain.empty()) return SQLITE_OK;
        return receive(receiver, 0, plain.data(), static_cast<int>(plain.size()),
                       static_cast<int>(from), static_cast<int>(to));
    }

    const Unicode61& unicode61;
    void* receiver;
    int kind;
    Sink receive;
    std::size_t offset = 0;  // of the stretch that is being cut
};

int create(void* api, const char**, int, Fts5Tokenizer** made) {
    try {
        *made = reinterpret_cast<Fts5Tokenizer*>(new Unicode61(static_cast<fts5_api*>(api)));
        return SQLITE_OK;
    } catch (const std::exception&) {
        return SQLITE_ERROR;
    }
}

void destroy(Fts5Tokenizer* made) { delete reinterpret_cast<Unicode61*>(made); }

int tokenize(Fts5Tokenizer* made, void* to, int flags, const char* text, int length, Sink sink) {
    try {
        TextCut cut(*reinterpret_cast<Unicode61*>(made), to, flags, sink);
        return cut.whole({text, static_cast<std::size_t>(length)});
    } catch (const std::bad_alloc&) {
        return SQLITE_NOMEM;
    }
}

/// unicode61 apart from any archive. It is for one thread at a time.
struct OwnUnicode61 {
    std::mutex mutex;
    SQLite::Database memory{":memory:", SQLite::OPEN_READWRITE};
    Unicode61 words{full_text_of(memory.getHandle())};
};

int collect(void* to, int, const char* token, int length, int from, int to_byte) {
    static_cast<std::vector<Token>*>(to)->push_back({{token, static_cast<std::size_t>(length)},
                                                     static_cast<std::size_t>(from),
                                                     static_cast<std::size_t>(to_byte)});
    return SQLITE_OK;
}

}  // namespace

void register_tokenizer(sqlite3* connection) {
    fts5_api* api = full_text_of(connection);
    fts5_tokenizer calls{create, destroy, tokenize};
    if (api->xCreateTokenizer(api, tokenizer_name, api, &calls, nullptr) != SQLITE_OK)
        throw SQLite::Exception(connection);
}

std::vector<Token> tokens_of(std::string_view text) {
    static OwnUnicode61 own;
    std::vector<Token> tokens;
    const std::scoped_lock lock{own.mutex};
    TextCut(own.words, &tokens, FTS5_TOKENIZE_DOCUMENT, collect).whole(text);
    return tokens;
}

}  // namespace outward::server
