#include "server/archive/table_store.hpp"

#include <future>
#include <utility>

namespace outward::server {

TableStore::Trouble TableStore::change(Make make, Writer::Leaves leaves) const {
    std::promise<AppendResult> said;
    log.change(std::move(make), leaves,
               [&said](AppendResult result) { said.set_value(std::move(result)); });
    AppendResult result = said.get_future().get();
    if (result.saved()) return std::nullopt;
    return engine::Trouble{std::move(result.sentence)};
}

}  // namespace outward::server
