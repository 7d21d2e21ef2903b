// Logs from anywhere: any events fold, and every seat can look at what comes of them.
#include "engine/project.hpp"
#include "protocols/codec.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace outward;
using namespace outward::engine;

/// The input is lines: a type, a space, a body as JSON.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Guide& guide = fuzz::a_guide();
    std::string_view rest = fuzz::text_of(data, size);
    Conversation state;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        const auto space = line.find(' ');
        if (space == std::string_view::npos) continue;
        const auto body = nlohmann::json::parse(line.substr(space + 1), nullptr, false);
        const Event event = protocols::decode_event(line.substr(0, space), body);
        const Recorded recorded{
            state.seq + 1, Millis{static_cast<std::int64_t>(size)}, {"1"}, {}, event};
        apply(state, recorded);
        for (const Seat seat : {Seat::facilitator, Seat::participant, Seat::wall})
            for (const SeenEvent& seen : seen_by(seat, state, recorded, guide))
                (void)protocols::encode(seen);
    }
    for (const Seat seat : {Seat::facilitator, Seat::participant, Seat::wall})
        (void)protocols::encode(view_for(state, guide, seat), {"c"});
    return 0;
}
