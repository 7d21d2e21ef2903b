#include "server/live/history.hpp"

#include <doctest/doctest.h>

using namespace outward;
using namespace outward::server;

namespace {

std::string told(const std::vector<Past>& batch, const engine::Viewer& viewer) {
    std::string list = "[";
    for (const Past& past : batch) add_to_list(list, past, viewer);
    return list + "]";
}

}  // namespace

TEST_CASE("of what happens together a screen is told only once how many there are") {
    std::vector<Past> batch{
        {1, {{"note 1"}}, {{"one", "notes hopes"}}},
        {2, {{"note 2"}}, {{"two", "notes hopes"}, {"a promise"}}},
        {3, {{"joined"}}, {{"five", "people"}}},
        {4, {{"note 3"}}, {{"one there", "notes concerns"}}},
    };
    leave_out_what_is_told_again(batch);
    CHECK(told(batch, engine::Seat::participant) == "[two,a promise,five,one there]");
    CHECK(told(batch, engine::Seat::note_taker) == "[note 1,note 2,joined,note 3]");
    leave_out_what_is_told_again(batch);
    CHECK(told(batch, engine::Seat::participant) == "[two,a promise,five,one there]");
}

TEST_CASE("a screen that was away in the middle of it gets what is left") {
    std::vector<Past> batch{{1, {}, {{"one", "notes"}}}, {2, {}, {{"two", "notes"}}}};
    leave_out_what_is_told_again(batch);
    History history;
    for (Past& past : batch) history.add(std::move(past));
    CHECK(history.since(1, 2, engine::Seat::participant, 1000) == "[two]");
    CHECK(history.since(2, 2, engine::Seat::participant, 1000) == "[]");
    CHECK_FALSE(history.since(0, 2, engine::Seat::participant, 3));
}
