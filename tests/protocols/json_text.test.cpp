#include "protocols/json_text.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <random>

namespace outward::protocols {

using nlohmann::json;

namespace {

std::string dumped(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

json random_value(std::mt19937& chance, int depth) {
    static const std::vector<std::string> pieces{
        "park", "ñ", "图书馆", "\"", "\\", "\n", "\x01", " ", "\xff", "\xc3", "</script>", "\x7f"};
    switch (chance() % (depth > 0 ? 8 : 6)) {
        case 0:
            return nullptr;
        case 1:
            return chance() % 2 == 0;
        case 2:
            return static_cast<std::int64_t>(chance()) - 2'000'000'000;
        case 3:
            return std::uint64_t{chance()} * chance();
        case 4:
            return static_cast<double>(chance()) / 7;
        case 5: {
            std::string text;
            for (auto left = chance() % 6; left > 0; --left)
                text += pieces[chance() % pieces.size()];
            return text;
        }
        case 6: {
            json list = json::array();
            for (auto left = chance() % 5; left > 0; --left)
                list.push_back(random_value(chance, depth - 1));
            return list;
        }
        default: {
            json object = json::object();
            for (auto left = chance() % 5; left > 0; --left)
                object[pieces[chance() % pieces.size()]] = random_value(chance, depth - 1);
            return object;
        }
    }
}

}  // namespace

TEST_CASE("JSON becomes the same text as the library would make of it") {
    std::mt19937 chance(11);
    for (int i = 0; i < 5'000; ++i) {
        const json value = random_value(chance, 4);
        REQUIRE(to_text(value) == dumped(value));
    }
    for (const json& value :
         {json(std::numeric_limits<std::int64_t>::min()),
          json(std::numeric_limits<std::uint64_t>::max()), json::object(), json::array(), json("")})
        CHECK(to_text(value) == dumped(value));
    CHECK_THROWS_AS(to_text("\xff", json::error_handler_t::strict), json::type_error);
}

}  // namespace outward::protocols
