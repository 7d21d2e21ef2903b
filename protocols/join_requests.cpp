// The first request on a connection.
#include "engine/limits.hpp"
#include "protocols/methods.hpp"

#include <algorithm>

namespace outward::protocols {

using namespace engine;
using nlohmann::json;

namespace {

/// 192 bits in base64url.
bool is_token(std::string_view text) {
    return text.size() == 32 && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '-' || c == '_';
           });
}

std::string read_token(Parameters& p) {
    auto token = p.optional_text("token").value_or("");
    if (!token.empty() && !is_token(token))
        p.complain("token", "32 random letters, digits, '-' and '_'");
    return token;
}

std::optional<Resume> read_resume(Parameters& p) {
    const json* given = p.find("resume");
    if (!given) return std::nullopt;
    if (!given->is_object()) {
        p.complain("resume", "an object with member and token");
        return std::nullopt;
    }
    Parameters inner{*given};
    Resume resume{inner.id<MemberId>("member"), inner.text("token"), inner.optional_seq("after")};
    if (!inner.trouble().empty()) p.complain("resume", "an object with member and token");
    return resume;
}

}  // namespace

std::optional<TableId> read_table(Parameters& p, const char* key) {
    if (!p.find(key)) return std::nullopt;
    return TableId{p.whole_number(key, 1, limits::tables)};
}

Join read_join(Parameters& p) {
    Join join{.code = p.optional_text("code").value_or(""),
              .conversation = {p.optional_text("conversation").value_or("")},
              .key = p.optional_text("key").value_or(""),
              .token = read_token(p),
              .name = p.optional_text("name").value_or(""),
              .language = p.optional_text("language").value_or(""),
              .table = read_table(p),
              .resume = read_resume(p)};
    if (join.code.empty() && join.conversation.empty())
        p.complain("code", "given, or conversation");
    return join;
}

JoinInitiative read_initiative_join(Parameters& p) {
    JoinInitiative join{.initiative = p.id<InitiativeId>("initiative"),
                        .key = p.optional_text("key").value_or(""),
                        .token = read_token(p),
                        .name = p.optional_text("name").value_or(""),
                        .language = p.optional_text("language").value_or(""),
                        .resume = read_resume(p)};
    if (join.key.empty() && !join.resume) p.complain("key", "given, or resume");
    return join;
}

}  // namespace outward::protocols
