#include "tests/fuzz/fuzz.hpp"

#include "server/guides/library.hpp"

namespace outward::fuzz {

namespace {

const engine::Guide& carried(const char* id) {
    static const auto library = server::Library::open({});
    require(library.ok(), "the program carries sound guides");
    return *library.value().find({id})->guide;
}

}  // namespace

const engine::Guide& a_guide() { return carried("community-conversation"); }

const engine::Guide& a_guide_at_tables() { return carried("workshop"); }

}  // namespace outward::fuzz
