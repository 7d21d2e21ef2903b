#include "server/cli/guide_common.hpp"

#include "server/data_folder.hpp"

namespace outward::server {

engine::Result<Library, engine::Trouble> library_beside(const std::string& archive) {
    return Library::open({}, own_guides_folder(archive));
}

}  // namespace outward::server
