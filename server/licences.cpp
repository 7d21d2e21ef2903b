#include "server/licences.hpp"

#include "server/assets/embedded.hpp"

namespace outward::server {

std::string licences() {
    std::string texts;
    for (const Asset& asset : licence_assets()) texts.append(asset.bytes).append("\n");
    if (licence_assets().size() < 2)
        texts +=
            "This program was built where it runs, from packages that are installed there: their "
            "licences lie with them, on Debian in /usr/share/doc.\n";
    return texts;
}

}  // namespace outward::server
