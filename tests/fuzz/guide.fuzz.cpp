// Guides: any files are a guide or a list of problems, and a guide can be walked to its end.
#include "engine/guide.hpp"
#include "engine/decide.hpp"
#include "engine/guide_expand.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace outward;
using namespace outward::engine;

namespace {

void act(Conversation& state, const Guide& guide, const Actor& actor, const Command& command) {
    const auto decided = decide(state, command, actor, guide, Millis{1000});
    if (!decided.ok()) return;
    for (const Event& event : decided.value().events)
        apply(state, {state.seq + 1, Millis{1000}, actor.member, decided.value().undoes, event,
                      decided.value().table});
}

void walk(const Guide& guide) {
    Conversation state;
    const Actor facilitator{{"f"}, Seat::facilitator};
    ConversationCreated created;
    created.guide = guide.id;
    created.title = "A walk";
    created.code = "ABCDEF";
    act(state, guide, facilitator, command::Create{created});
    act(state, guide, facilitator, command::Join{{"f"}, "", "en"});
    act(state, guide, facilitator, command::Start{});
    for (std::size_t i = 0; i < guide.steps.size() + 1 && state.place; ++i)
        act(state, guide, facilitator,
            command::MoveBy{"next", {state.place->step, state.place->visit}});
    act(state, guide, facilitator, command::Close{});
    fuzz::require(!state.place || state.stage == Stage::closed, "a guide can be left");
}

}  // namespace

/// The input is guide.json and text.en.json, with a zero byte between them.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view input = fuzz::text_of(data, size);
    const auto end = input.find('\0');
    std::vector<GuideFile> files{{"guide.json", std::string{input.substr(0, end)}}};
    if (end != std::string_view::npos)
        files.push_back({"text.en.json", std::string{input.substr(end + 1)}});
    (void)expand_guide(files, [&](const GuideId&) { return std::optional{files}; });
    const auto guide = load_guide(files);
    if (guide.ok())
        walk(guide.value());
    else
        fuzz::require(!guide.error().empty(), "a guide that is refused has a problem");
    return 0;
}
