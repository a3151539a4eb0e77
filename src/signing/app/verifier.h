#pragma once

#include "signing_app/verification.h"
#include "web/message.h"

namespace simpul::signing {

class Verifier {
 public:
  Verifier(VerifierWorld world, const web::Messages& messages) : world_(std::move(world)), messages_(messages) {}

  web::Response by_hash(const web::Request& request);
  web::Response by_file(const web::Request& request);
  // The page of the application, which tells in words what is known to whoever runs no scripts.
  web::Response page(const web::Request& request);
  // What a printed QR code leads to.
  web::Response by_printed_code(const web::Request& request);

 private:
  Result<JsonArray, Refusals> known(const Digest& hash) const;
  web::Response refused(const Refusals& refusals, const web::Request& request) const;

  VerifierWorld world_;
  const web::Messages& messages_;
};

}  // namespace simpul::signing
