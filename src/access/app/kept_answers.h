#pragma once

#include <optional>
#include <string>

#include "access/role.h"
#include "encoding/json.h"
#include "kernel/digest.h"
#include "outcome.h"
#include "second_factor_vault.h"
#include "sessions.h"

namespace simpul::access {

// The Idempotency-Key of a request, and what makes a repeat the same request.
struct RequestKey {
  std::string key;
  Digest request;
};

// Who asks for a change, from where, and under which key, if any.
struct Asked {
  const Caller& caller;
  Visit visit;
  std::optional<RequestKey> key;
};

// What a change answered; `repeated` where it was done by an earlier request with the same key.
struct Answered {
  Json body;
  bool repeated = false;
};

// Answers kept for a day under the key of their request. They may hold a password that is told once, so they lie
// sealed. All calls are made inside the transaction of the change. Safe from any thread.
class KeptAnswers {
 public:
  explicit KeptAnswers(const SecondFactorVault& vault) : vault_(vault) {}

  // The answer given before; nullopt for a new key or none. Code: idempotency_key_reused.
  Result<std::optional<Json>, Refusal> find(Reader& reader, const Asked& asked) const;
  void keep(Writer& writer, const Asked& asked, const Json& body) const;

 private:
  const SecondFactorVault& vault_;
};

}  // namespace simpul::access
