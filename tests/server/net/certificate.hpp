// A certificate and its key in files, made for one test.
#pragma once

#include "tests/server/archive/builders.hpp"

#include <string>

namespace outward::server {

/// A certificate for nobody in particular, signed by itself.
struct Certificate {
    /// With a passphrase the key can be used by nobody who does not know it.
    explicit Certificate(std::string passphrase = {});

    TemporaryFolder folder;
    std::string file = (folder.path / "cert.pem").string();
    std::string key = (folder.path / "key.pem").string();
};

}  // namespace outward::server
