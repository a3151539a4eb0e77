#pragma once

// HTTP messages signed by nodes (RFC 9421, algorithm ed25519, section 3.3.6; bodies by RFC 9530). A node is known by
// its key, never by the address or the header that delivered a message. Pure.

#include <functional>
#include <string>
#include <string_view>

#include "crypto/ed25519.h"
#include "kernel/instant.h"
#include "kernel/refusal.h"
#include "kernel/result.h"

namespace simpul::federation {

// What a signature on a request covers, besides when and by whom: the method, the path, the body by its digest, and the
// key of the node it is meant for, so that nobody can pass it on to another.
struct RequestFace {
  std::string method;
  std::string path;  // with its query, as sent
  std::string body;
  PublicKey to;
};

struct AnswerFace {
  int status = 200;
  std::string body;
};

// Header fields by their names.
struct SignatureFields {
  std::string content_digest;   // Content-Digest
  std::string signature_input;  // Signature-Input
  std::string signature;        // Signature
};
inline constexpr std::string_view recipient_field = "simpul-to";

struct Stamp {
  Instant created;    // whole seconds count
  std::string nonce;  // letters and digits
};

// Who signed, as the message says and its signature proves.
struct Speaker {
  PublicKey key;
  Stamp stamp;
};

SignatureFields sign_request(const RequestFace& request, const SigningKey& key, const Stamp& stamp);
// An answer is bound to the request by the request's signature.
SignatureFields sign_answer(const AnswerFace& answer, const std::string& request_signature, const SigningKey& key,
                            const Stamp& stamp);

// Holds the fields against the message. Codes: message_signature_missing, message_signature_malformed,
// message_signature_fails, message_digest_differs. That the speaker is somebody, and the moment near, is the caller's.
Result<Speaker, Refusal> check_request(const RequestFace& request, const SignatureFields& fields);
Result<Speaker, Refusal> check_answer(const AnswerFace& answer, const std::string& request_signature,
                                      const SignatureFields& fields);

// One covered component: its identifier as it stands in the list, quotes and parameters included, and its value.
struct Component {
  std::string identifier;  // "\"@method\""
  std::string value;
};
// The text that is signed (RFC 9421 section 2.5); `parameters` is the list of components with its parameters.
std::string signature_base(const std::vector<Component>& components, std::string_view parameters);

}  // namespace simpul::federation
