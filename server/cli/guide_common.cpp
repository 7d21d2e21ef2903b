#include "server/cli/guide_common.hpp"

#include "server/data_folder.hpp"

namespace outward::server {

engine::Result<Library, engine::Trouble> library_beside(const std::string& archive) {
    return Library::open({}, own_guides_folder(archive));
}

void add_paper_option(CLI::App& command, std::string& paper) {
    command.add_option("--paper", paper, "a4 or letter")
        ->check(CLI::IsMember({"a4", "letter"}))
        ->capture_default_str();
}

}  // namespace outward::server
