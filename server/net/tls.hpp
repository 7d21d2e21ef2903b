// What a TLS listener shows to those who connect.
#pragma once

#include "engine/result.hpp"

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <string>

namespace outward::server {

/// Reads a certificate chain and its private key, both PEM files, the key without a passphrase.
/// TLS 1.2 and 1.3 are spoken.
[[nodiscard]] engine::Result<std::shared_ptr<boost::asio::ssl::context>, engine::Trouble> load_tls(
    const std::string& certificate_file, const std::string& key_file);

}  // namespace outward::server
