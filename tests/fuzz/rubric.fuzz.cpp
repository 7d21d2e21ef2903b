// A coach's own rubric: any bytes are a rubric that comes back as it was, or a reason why not.
#include "server/review/rubric.hpp"
#include "tests/fuzz/fuzz.hpp"

#include <nlohmann/json.hpp>

using namespace outward;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto rubric = server::read_rubric(fuzz::text_of(data, size));
    if (!rubric.ok()) {
        fuzz::require(!rubric.error().sentence.empty(), "a rubric that is refused says why");
        return 0;
    }
    const std::string single = server::to_single(rubric.value());
    const auto again = server::read_rubric(std::string_view{single});
    fuzz::require(again.ok() && server::to_single(again.value()) == single,
                  "a rubric comes back as it was");
    fuzz::require(server::encode(again.value(), "xx") == server::encode(rubric.value(), "xx"),
                  "and a page shows the same");
    return 0;
}
