#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/pdf_signatures.h"

namespace simpul::pades {

class TokenModule;

// PKCS#11 libraries, each loaded once and kept: whoever unloads one ends the sessions of everybody else with it.
// Safe from any thread.
class TokenModules {
 public:
  TokenModules();
  ~TokenModules();
  Result<std::unique_ptr<PdfSigningKey>, Refusal> open(const TokenAddress& address, const Secret& pin);

 private:
  std::shared_ptr<TokenModule> module(const std::string& path);

  std::mutex mutex_;  // guards loaded_
  std::map<std::string, std::shared_ptr<TokenModule>> loaded_;
};

}  // namespace simpul::pades
