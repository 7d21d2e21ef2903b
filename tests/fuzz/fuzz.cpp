#include "tests/fuzz/fuzz.hpp"

#include "server/guides/library.hpp"

namespace outward::fuzz {

const engine::Guide& a_guide() {
    static const auto library = server::Library::open({});
    require(library.ok(), "the program carries sound guides");
    return *library.value().find({"community-conversation"})->guide;
}

}  // namespace outward::fuzz
