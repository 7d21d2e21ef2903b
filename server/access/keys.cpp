#include "server/access/keys.hpp"

#include <sodium.h>

#include <array>
#include <vector>

namespace outward::server {

namespace {

constexpr std::string_view clear_symbols = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
constexpr std::string_view small_symbols = "abcdefghijkmnpqrstuvwxyz23456789";
constexpr std::size_t code_length = 6;
constexpr std::size_t id_length = 12;
constexpr std::size_t key_bytes = 24;

std::string random_symbols(std::string_view symbols, std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < length; ++i)
        text += symbols[randombytes_uniform(static_cast<std::uint32_t>(symbols.size()))];
    return text;
}

}  // namespace

std::string random_key() {
    std::array<unsigned char, key_bytes> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_ENCODED_LEN(key_bytes, variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back();  // the terminating zero
    return text;
}

std::string hash_of(std::string_view key) {
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(key.data()),
                       key.size(), nullptr, 0);
    std::string text(2 * hash.size() + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), hash.data(), hash.size());
    text.pop_back();
    return text;
}

bool matches(std::string_view hash, std::string_view key) {
    const std::string given = hash_of(key);
    return given.size() == hash.size() &&
           sodium_memcmp(given.data(), hash.data(), hash.size()) == 0;
}

std::string random_code() { return random_symbols(clear_symbols, code_length); }

std::string tidy_code(std::string_view typed) {
    std::string code;
    for (const char c : typed) {
        if (c >= 'a' && c <= 'z')
            code += static_cast<char>(c - 'a' + 'A');
        else if (c != ' ' && c != '-')
            code += c;
    }
    return code;
}

engine::MemberId random_member_id() { return {random_symbols(small_symbols, id_length)}; }

engine::ConversationId random_conversation_id() {
    return {random_symbols(small_symbols, id_length)};
}

}  // namespace outward::server
