#include "tests/server/net/certificate.hpp"

#include <doctest/doctest.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <memory>

namespace outward::server {

namespace {

constexpr unsigned int bits = 2048;
constexpr long two_days = 2 * 24 * 60 * 60;

template <auto release>
struct Release {
    template <class Thing>
    void operator()(Thing* thing) const {
        (void)release(thing);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY_free>>;
using SignedPaper = std::unique_ptr<X509, Release<X509_free>>;
using Sink = std::unique_ptr<BIO, Release<BIO_free>>;

}  // namespace

Certificate::Certificate(std::string passphrase) {
    const Key pair{EVP_RSA_gen(bits)};
    const SignedPaper paper{X509_new()};
    ASN1_INTEGER_set(X509_get_serialNumber(paper.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(paper.get()), 0);
    X509_gmtime_adj(X509_getm_notAfter(paper.get()), two_days);
    X509_NAME* name = X509_get_subject_name(paper.get());
    X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                               reinterpret_cast<const unsigned char*>("test"), -1, -1, 0);
    X509_set_issuer_name(paper.get(), name);
    X509_set_pubkey(paper.get(), pair.get());
    REQUIRE(X509_sign(paper.get(), pair.get(), EVP_sha256()) > 0);
    const Sink to_file{BIO_new_file(file.c_str(), "wb")};
    const Sink to_key{BIO_new_file(key.c_str(), "wb")};
    REQUIRE(PEM_write_bio_X509(to_file.get(), paper.get()) == 1);
    REQUIRE(PEM_write_bio_PrivateKey(
                to_key.get(), pair.get(), passphrase.empty() ? nullptr : EVP_aes_256_cbc(), nullptr,
                0, nullptr, passphrase.empty() ? nullptr : passphrase.data()) == 1);
}

}  // namespace outward::server
