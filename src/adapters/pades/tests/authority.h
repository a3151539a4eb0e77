#pragma once

#include <string>
#include <vector>

#include "kernel/instant.h"
#include "x509/handles.h"

namespace simpul::pades {

// An authority made for one test: keys and certificates live as long as the test.
struct Identity {
  PrivateKey key;
  Certificate certificate;
};

struct Wanted {
  std::string name;
  std::string number = {};  // serialNumber of the subject
  std::string key = "RSA";  // or a curve
  Instant not_before = {};
  Instant not_after = {};
  std::string usage = "critical,digitalSignature,nonRepudiation";
  std::string extended_usage = {};
  bool authority = false;
};

class Authority {
 public:
  explicit Authority(const std::string& name);
  // One below another.
  Authority(const std::string& name, Authority& above);

  Identity issue(Wanted wanted);
  // A list of revoked certificates, each since its moment.
  struct Revoked {
    const Identity& who;
    Instant since;
  };
  std::string crl(const std::vector<Revoked>& revoked, Instant from, Instant until);
  // An OCSP answer (DER) about one certificate.
  std::string ocsp(const Identity& who, std::optional<Instant> revoked, Instant from, Instant until);

  std::string pem() const;
  X509* certificate() const { return own_.certificate.get(); }
  EVP_PKEY* key() const { return own_.key.get(); }

 private:
  Identity own_;
  long next_ = 1000;
};

PrivateKey new_key(const std::string& kind);
std::string pem_of(const X509* certificate);
std::string pem_of(EVP_PKEY* key);
std::string pkcs12_of(const Identity& who, const std::string& passphrase, const std::vector<X509*>& chain);

inline const Instant long_ago = *Instant::parse("2020-01-01T00:00:00.000Z");
inline const Instant signing_day = *Instant::parse("2026-07-28T03:00:00.000Z");
inline const Instant far_away = *Instant::parse("2046-01-01T00:00:00.000Z");

}  // namespace simpul::pades
