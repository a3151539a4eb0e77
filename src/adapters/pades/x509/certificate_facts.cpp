#include "certificate_facts.h"

#include <openssl/ec.h>
#include <openssl/pem.h>
#include <time.h>

#include "crypto/sha256.h"
#include "encoding/base64.h"
#include "encoding/utf8.h"

namespace simpul::pades {
namespace {

// What a certificate says is shown to people: signs nobody sees are left out of it, and so is what is no text.
std::string showable(std::string text) {
  constexpr std::size_t bytes_max = 1'000;
  if (text.size() > bytes_max) text.resize(bytes_max);
  while (!text.empty() && !is_utf8(text)) text.pop_back();
  return has_unseen_signs(text) ? "?" : text;
}

std::string entry(const X509_NAME* name, int nid) {
  const int at = X509_NAME_get_index_by_NID(const_cast<X509_NAME*>(name), nid, -1);
  if (at < 0) return {};
  unsigned char* utf8 = nullptr;
  const int size = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
  if (size < 0) return {};
  std::string out(reinterpret_cast<const char*>(utf8), static_cast<std::size_t>(size));
  OPENSSL_free(utf8);
  return showable(std::move(out));
}

std::string key_text(const X509* certificate) {
  EVP_PKEY* const key = X509_get0_pubkey(certificate);
  if (!key) return {};
  if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) return fmt::format("RSA {}", EVP_PKEY_get_bits(key));
  char group[64] = "";
  if (EVP_PKEY_get_group_name(key, group, sizeof group, nullptr) == 1) return fmt::format("EC {}", group);
  const char* const type = EVP_PKEY_get0_type_name(key);
  return type ? type : "";
}

std::string serial_text(const X509* certificate) {
  const ASN1_INTEGER* const serial = X509_get0_serialNumber(certificate);
  return hex({ASN1_STRING_get0_data(serial), static_cast<std::size_t>(ASN1_STRING_length(serial))});
}

template <class Thing, class DerReader, class PemReader>
bool read_all(const std::string& bytes, std::vector<Thing>& out, DerReader read_der, PemReader read_pem) {
  const unsigned char* at = start_of(bytes);
  if (Thing thing{read_der(nullptr, &at, static_cast<long>(bytes.size()))}) {
    out.push_back(std::move(thing));
    return true;
  }
  const Bytes input = reading(bytes);
  const std::size_t before = out.size();
  while (Thing thing{read_pem(input.get(), nullptr, nullptr, nullptr)}) out.push_back(std::move(thing));
  return out.size() > before;
}

}  // namespace

std::string name_text(const X509_NAME* name) {
  const Bytes out(BIO_new(BIO_s_mem()));
  X509_NAME_print_ex(out.get(), name, 0, XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB));
  char* text = nullptr;
  const long size = BIO_get_mem_data(out.get(), &text);
  return showable(std::string(text, static_cast<std::size_t>(std::max(size, 0L))));
}

std::string common_name(const X509_NAME* name) { return entry(name, NID_commonName); }

std::optional<Instant> instant_of(const ASN1_TIME* time) {
  tm fields{};
  if (!time || ASN1_TIME_to_tm(time, &fields) != 1) return std::nullopt;
  return Instant{static_cast<std::int64_t>(::timegm(&fields)) * 1000};
}

CertificateFacts facts_of(const X509* certificate) {
  const X509_NAME* const subject = X509_get_subject_name(certificate);
  const X509_NAME* const issuer = X509_get_issuer_name(certificate);
  return {.subject = name_text(subject),
          .name = common_name(subject),
          .organisation = entry(subject, NID_organizationName),
          .holder_number = entry(subject, NID_serialNumber),
          .issuer = name_text(issuer),
          .serial = serial_text(certificate),
          .not_before = instant_of(X509_get0_notBefore(certificate)).value_or(Instant{}),
          .not_after = instant_of(X509_get0_notAfter(certificate)).value_or(Instant{}),
          .key = key_text(certificate),
          .fingerprint = sha256(der_of(certificate, i2d_X509))};
}

bool read_certificates(const std::string& bytes, Certificates& out) {
  return read_all(bytes, out, d2i_X509, PEM_read_bio_X509);
}

bool read_crls(const std::string& bytes, RevocationLists& out) {
  return read_all(bytes, out, d2i_X509_CRL, PEM_read_bio_X509_CRL);
}

}  // namespace simpul::pades
