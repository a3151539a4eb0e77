#include "open_key.h"

#include <openssl/err.h>

namespace simpul::pades {
namespace {

constexpr std::size_t file_bytes_max = 256u << 10;
// A file that asks for more rounds would keep the machine busy, not the key safe.
constexpr long rounds_max = 5'000'000;
constexpr int rsa_bits_min = 2048;
constexpr int ec_bits_min = 256;

using Pkcs12 = Held<PKCS12, PKCS12_free>;

bool asks_too_much(PKCS12* file) {
  const ASN1_INTEGER* rounds = nullptr;
  PKCS12_get0_mac(nullptr, nullptr, nullptr, &rounds, file);
  return rounds && ASN1_INTEGER_get(rounds) > rounds_max;
}

struct Content {
  PrivateKey key;
  Certificate certificate;
  Certificates chain;
};

Result<Content, Refusal> unlocked(PKCS12* file, const Secret& passphrase) {
  EVP_PKEY* key = nullptr;
  X509* certificate = nullptr;
  STACK_OF(X509)* others = nullptr;
  ERR_clear_error();
  const bool done = PKCS12_parse(file, passphrase.c_str(), &key, &certificate, &others) == 1;
  Content out{PrivateKey(key), Certificate(certificate), {}};
  while (others && sk_X509_num(others) > 0) out.chain.emplace_back(sk_X509_shift(others));
  sk_X509_free(others);
  // The passphrase was right, so what cannot be opened is locked in a way this library no longer knows (RC2, say).
  if (!done) return refuse(Refusal{"pades_pkcs12_old_encryption"});
  return out;
}

}  // namespace

Result<void, Refusal> usable(EVP_PKEY* key, X509* certificate) {
  if (!key || !certificate || X509_check_private_key(certificate, key) != 1) {
    ERR_clear_error();
    return refuse(Refusal{"pades_key_without_certificate"});
  }
  const int type = EVP_PKEY_get_base_id(key);
  const int bits = EVP_PKEY_get_bits(key);
  const bool good = (type == EVP_PKEY_RSA && bits >= rsa_bits_min) || (type == EVP_PKEY_EC && bits >= ec_bits_min);
  if (!good) return refuse(Refusal{"pades_key_unsupported", "", {{"key", facts_of(certificate).key}}});
  return {};
}

Result<std::unique_ptr<PdfSigningKey>, Refusal> open_pkcs12_file(std::string_view bytes, const Secret& passphrase) {
  const unsigned char* at = start_of(bytes);
  if (bytes.size() > file_bytes_max) return refuse(Refusal{"pades_pkcs12_damaged"});
  const Pkcs12 file(d2i_PKCS12(nullptr, &at, static_cast<long>(bytes.size())));
  if (!file || !PKCS12_mac_present(file.get()) || asks_too_much(file.get())) {
    ERR_clear_error();
    return refuse(Refusal{"pades_pkcs12_damaged"});
  }
  if (PKCS12_verify_mac(file.get(), passphrase.c_str(), -1) != 1) {
    ERR_clear_error();
    return refuse(Refusal{"pades_passphrase_wrong"});
  }
  auto content = unlocked(file.get(), passphrase);
  ERR_clear_error();
  if (!content) return refuse(std::move(content.error()));
  if (const auto fit = usable(content->key.get(), content->certificate.get()); !fit) return refuse(fit.error());
  return std::make_unique<OpenKey>(nullptr, std::move(content->key), std::move(content->certificate),
                                   std::move(content->chain));
}

}  // namespace simpul::pades
