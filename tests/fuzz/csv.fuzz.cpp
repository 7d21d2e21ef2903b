// Comments from a file: any bytes are a table or a reason why not.
#include "server/rehearsal/voices.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace outward;

namespace {

std::string written(const std::vector<std::vector<std::string>>& table) {
    std::string text;
    for (const auto& record : table) {
        for (std::size_t i = 0; i < record.size(); ++i) {
            if (i > 0) text += ',';
            text += '"';
            for (const char c : record[i]) text += c == '"' ? std::string{"\"\""} : std::string{c};
            text += '"';
        }
        text += "\r\n";
    }
    return text;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto table = server::read_csv(fuzz::text_of(data, size));
    if (!table.ok()) {
        fuzz::require(!table.error().sentence.empty(), "a table that is refused says why");
        return 0;
    }
    const auto again = server::read_csv(written(table.value()));
    fuzz::require(again.ok() && again.value() == table.value(), "a table comes back as it was");
    return 0;
}
