#pragma once

// Private to the signing app: what sets an electronic signature, opened for one sitting and gone with it.

#include "checks.h"
#include "signing_app/desk.h"

namespace simpul::signing {

class Pen {
 public:
  virtual ~Pen() = default;
  virtual Method method() const = 0;
  virtual const CertificateStanding& certificate() const = 0;
  // Whose certificate must stand behind what it signs.
  virtual const ExpectedHolder& holder() const = 0;
  // Whether it may sign the same document anew without asking the signer again. What a service signed once, it signed.
  virtual bool may_sign_anew() const = 0;
  // The same file with one more signature, nothing else changed.
  virtual Result<std::string, Refusal> sign(const std::string& pdf, const SignatureStatement& statement) = 0;
};

// What the signer gave for this sitting. Passphrase, PIN and code are wiped here; the request they came in is freed,
// not wiped (SECURITY).
struct KeyGiven {
  std::string kind;                   // file, token, bsre
  std::optional<std::string> pkcs12;  // base64
  std::optional<std::string> passphrase;
  std::optional<std::string> pin;
  std::optional<std::string> nik;
  std::optional<std::string> one_time_code;
};
BOOST_DESCRIBE_STRUCT(KeyGiven, (), (kind, pkcs12, passphrase, pin, nik, one_time_code))

// Opens the key or asks the service whether the account can sign. Codes: signing_key_kind_unknown,
// signing_key_incomplete, signing_token_not_set_up, signing_service_not_set_up, pades_…, bsre_….
Result<std::unique_ptr<Pen>, Refusals> open_pen(Tools& tools, const RegionCode& government, const std::string& holder,
                                                KeyGiven given);

}  // namespace simpul::signing
