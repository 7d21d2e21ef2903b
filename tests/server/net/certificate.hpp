// A certificate and its key in files, made for one test.
#pragma once

#include "tests/server/archive/builders.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

namespace outward::server {

/// A certificate for nobody in particular, signed by itself.
struct Certificate {
    explicit Certificate(const std::string& how_to_keep_the_key = "-nodes") {
        const std::string make = "openssl req -x509 -newkey rsa:2048 " + how_to_keep_the_key +
                                 " -days 2 -subj /CN=test -out " + file + " -keyout " + key +
                                 " 2>/dev/null";
        REQUIRE(std::system(make.c_str()) == 0);
    }

    TemporaryFolder folder;
    std::string file = (folder.path / "cert.pem").string();
    std::string key = (folder.path / "key.pem").string();
};

}  // namespace outward::server
