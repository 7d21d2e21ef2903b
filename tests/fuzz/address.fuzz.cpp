// What a request names: hosts, origins, paths and queries.
#include "server/net/percent.hpp"
#include "server/web/guard.hpp"
#include "server/web/query.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace outward;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const server::Guard guard{{"library.example"}};
    static const auto here = boost::asio::ip::make_address("192.168.1.5");
    const std::string text{fuzz::text_of(data, size)};
    if (guard.allows_host(text, here)) {
        const bool ours = text.starts_with("192.168.1.5") || text.starts_with("[::ffff:") ||
                          (text.size() >= 15 && (text[0] | 0x20) == 'l');
        fuzz::require(ours, "only own names are allowed");
        fuzz::require(guard.allows_origin("http://" + text, text, "http"), "with their own pages");
        fuzz::require(!guard.allows_origin("http://evil.example", text, "http"), "and no others");
    }
    fuzz::require(server::percent_decoded(text).size() <= text.size(), "decoding makes shorter");
    (void)server::query_value(text, "language");
    return 0;
}
