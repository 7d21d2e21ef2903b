#include "server/cli/guide_common.hpp"

#include "server/data_folder.hpp"

#include <fstream>
#include <iostream>

namespace outward::server {

engine::Result<Library, engine::Trouble> library_beside(const std::string& archive) {
    return Library::open({}, own_guides_folder(archive));
}

int write_out(const std::string& text, const std::string& file) {
    if (file.empty()) {
        std::cout << text << std::flush;
        return std::cout ? 0 : fail("It could not be written to standard output.");
    }
    std::ofstream out(file, std::ios::binary);
    out << text << std::flush;
    if (!out)
        return fail("'" + file +
                    "' cannot be written. See that its folder is there, that there is room and "
                    "that you may write there.");
    return 0;
}

}  // namespace outward::server
