#include "engine/grams.hpp"

#include "engine/text.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace outward::engine {

namespace {

constexpr std::size_t gram_length = 4;
constexpr char end_mark = '_';  // stands in no word

std::uint64_t hash_of(std::string_view bytes) {
    std::uint64_t hash = 0xCBF29CE484222325;
    for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001B3;
    return hash;
}

void cut(const std::string& letters, std::size_t word, std::vector<Gram>& grams) {
    const std::string marked = end_mark + letters + end_mark;
    const std::string_view all = marked;
    std::vector<std::size_t> begins;  // of characters, and the end of the last
    for (std::size_t at = 0; at < all.size(); at += first_character(all.substr(at)).length)
        begins.push_back(at);
    begins.push_back(all.size());

    const std::size_t length = std::min(gram_length, begins.size() - 1);
    for (std::size_t first = 0; first + length < begins.size(); ++first) {
        const std::size_t from = begins[first];
        grams.push_back({hash_of(all.substr(from, begins[first + length] - from)), word});
    }
}

}  // namespace

std::vector<Gram> grams_of(std::span<const Word> words) {
    std::vector<Gram> grams;
    const auto goes_on = [&](std::size_t i) {
        return i + 1 < words.size() && words[i].alone && words[i + 1].alone &&
               words[i].to == words[i + 1].from;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (!words[i].alone)
            cut(words[i].letters, i, grams);
        else if (goes_on(i))
            grams.push_back({hash_of(words[i].letters + words[i + 1].letters), i, true});
        else if (i == 0 || !goes_on(i - 1))
            grams.push_back({hash_of(words[i].letters), i});
    }
    return grams;
}

}  // namespace outward::engine
