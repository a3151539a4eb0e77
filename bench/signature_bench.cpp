// Signing and examining one PDF of ten pages, as a sitting of several documents does it: the key is open already.
// Baselines of the same process: one RSA signature by the same key, and one SHA-256 over the file with one RSA check.
// Usage: signature_bench FILE.pdf

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>

#include <chrono>
#include <fstream>
#include <memory>

#include "figure.h"
#include "kernel/expects.h"
#include "pades/pades_signatures.h"

namespace simpul::bench {
namespace {

using Steady = std::chrono::steady_clock;

constexpr int rounds = 31;

template <class Work>
double median_milliseconds(Work work) {
  std::vector<double> times;
  for (int i = 0; i < rounds; ++i) {
    const auto begin = Steady::now();
    [[maybe_unused]] const auto made = work();
    times.push_back(std::chrono::duration<double, std::milli>(Steady::now() - begin).count());
  }
  std::ranges::nth_element(times, times.begin() + rounds / 2);
  return times[rounds / 2];
}

struct Holder {
  std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key{EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{2048}),
                                                          EVP_PKEY_free};
  std::unique_ptr<X509, decltype(&X509_free)> certificate{X509_new(), X509_free};

  Holder() {
    X509* const made = certificate.get();
    X509_set_version(made, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(made), 1);
    X509_NAME_add_entry_by_txt(X509_get_subject_name(made), "CN", MBSTRING_UTF8,
                               reinterpret_cast<const unsigned char*>("Penanda Uji"), -1, -1, 0);
    X509_set_issuer_name(made, X509_get_subject_name(made));
    X509_gmtime_adj(X509_getm_notBefore(made), -3600);
    X509_gmtime_adj(X509_getm_notAfter(made), 86'400);
    X509_set_pubkey(made, key.get());
    X509_sign(made, key.get(), EVP_sha256());
  }

  std::string file() const {
    const std::unique_ptr<PKCS12, decltype(&PKCS12_free)> made(
        PKCS12_create("uji", "uji", key.get(), certificate.get(), nullptr, 0, 0, 0, 0, 0), PKCS12_free);
    unsigned char* bytes = nullptr;
    const int size = i2d_PKCS12(made.get(), &bytes);
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return out;
  }

  std::string der() const {
    unsigned char* bytes = nullptr;
    const int size = i2d_X509(certificate.get(), &bytes);
    std::string out(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    OPENSSL_free(bytes);
    return out;
  }
};

// Hashes the bytes and signs the hash: the least any signer of them must do.
std::string raw_signature(EVP_PKEY* key, std::string_view bytes) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  std::string out(256, '\0');
  std::size_t size = out.size();
  EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key);
  EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size,
                 reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  return out;
}

bool raw_check(EVP_PKEY* key, std::string_view bytes, const std::string& signature) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
  EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key);
  return EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char*>(signature.data()), signature.size(),
                          reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()) == 1;
}

std::string content_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void measure(const std::string& pdf) {
  const Holder holder;
  pades::PadesSignatures pades({});
  const auto key = pades.open_pkcs12(holder.file(), Secret(std::string("uji")));
  expects(key.has_value(), "the key opens");
  const auto prepared = pades.prepare(pdf, {{"pihak_1", {1, 72, 100, 180, 60}}, {"pihak_2", {1, 320, 100, 180, 60}}});
  expects(prepared.has_value(), "the document takes signatures");
  const Instant now{
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
          .count()};
  const SignatureStatement first{"pihak_1", "Penanda Uji", "Gubernur", "Uji", "Palangka Raya", now, Zone::Wib};
  SignatureStatement second = first;
  second.field = "pihak_2";
  const auto once = pades.sign(*prepared, first, **key);
  expects(once.has_value(), "the document is signed");
  const auto twice = pades.sign(*once, second, **key);
  expects(twice.has_value(), "the document is signed twice");
  const TrustMaterial trust{
      .anchors = {holder.der()}, .intermediates = {}, .crls = {}, .ocsp_responses = {}, .now = now};
  const auto report = pades.examine(*twice, trust);
  expects(report && report->signatures.size() == 2 && report->signatures[0].verdict == SignatureVerdict::Proven,
          "both signatures are proven");

  const double signing = median_milliseconds([&] { return pades.sign(*prepared, first, **key); });
  const double raw = median_milliseconds([&] { return raw_signature(holder.key.get(), *prepared); });
  print({"sign", signing * 1000, "us", raw * 1000, "RSA alone", signing / raw, 20.0, Figure::Bound::AtMost});
  const double examining = median_milliseconds([&] { return pades.examine(*twice, trust); });
  const std::string signature = raw_signature(holder.key.get(), *twice);
  const double checking = median_milliseconds(
      [&] { return raw_check(holder.key.get(), *twice, signature) && raw_check(holder.key.get(), *twice, signature); });
  print({"examine two signatures", examining * 1000, "us", checking * 1000, "2 RSA checks", examining / checking, 200.0,
         Figure::Bound::AtMost});
}

}  // namespace
}  // namespace simpul::bench

int main(int count, char** words) {
  if (count != 2) return 2;
  simpul::bench::measure(simpul::bench::content_of(words[1]));
  return 0;
}
