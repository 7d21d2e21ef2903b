// The socket's messages: any bytes are a request or a reason why not.
#include "protocols/message.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace outward;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto request = protocols::read_request(fuzz::text_of(data, size));
    const std::string answer = request.ok()
                                   ? protocols::answer(request.value().id, nlohmann::json::object())
                                   : protocols::error(request.error());
    const auto read = nlohmann::json::parse(answer, nullptr, false);
    fuzz::require(read.is_object(), "an answer is a JSON object");
    fuzz::require(read.contains(request.ok() ? "result" : "error"), "it says which of the two");
    return 0;
}
