#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handles.h"
#include "ports/signature_report.h"
#include "trust.h"

namespace simpul::pades {

// A detached CMS signature (RFC 5652) against the bytes it should be over.
struct ReadCms {
  SignatureIntegrity integrity = SignatureIntegrity::Unreadable;
  Certificate signer;
  Certificates certificates;
  RevocationLists crls;
  OcspAnswers ocsp;
  std::string value;  // of the signature: what a time stamp is over
  std::optional<std::string> timestamp_token;
  bool names_its_certificate = false;  // CAdES: the signature is bound to this certificate and no other of the key
  bool weak_digest = false;
};
ReadCms read_cms(std::string_view contents, std::string_view content);

}  // namespace simpul::pades
