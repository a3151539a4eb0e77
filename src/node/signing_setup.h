#pragma once

#include <memory>
#include <optional>
#include <string>

#include "kernel/refusal.h"
#include "kernel/region_code.h"
#include "ports/log.h"
#include "ports/pdf_signatures.h"
#include "ports/remote_signing.h"
#include "signing_app/desk.h"

namespace simpul::node {

// How the governments of this node sign, as its administrator wrote it down: DATA/signing/<code>.yaml for each
// government, DATA/trust for whom to believe (docs/formats/signing-setup.md). Read anew at each question, so that a
// change needs no restart. A file that others may read is not used: it holds a password. Safe from any thread.
class SigningSetup {
 public:
  SigningSetup(std::string data_folder, Log& log) : folder_(std::move(data_folder)), log_(log) {}

  std::shared_ptr<RemoteSigning> service_of(const RegionCode& government) const;
  std::optional<TokenAddress> token_of(const RegionCode& government, const std::string& name) const;
  // Opens none of it; `timestamp` is left to who asked for timestamp_url().
  signing::SigningWays ways_of(const RegionCode& government) const;
  // The time-stamp authority of the node, DATA/signing/timestamp.yaml; asked once at start.
  std::optional<std::string> timestamp_url() const;
  TrustMaterial trust(Instant now) const;

 private:
  const std::string folder_;
  Log& log_;
};

// What is wrong with the files of the setup, one refusal each; what is not set up is no fault. For `doctor`.
Refusals signing_setup_faults(const std::string& data_folder);

}  // namespace simpul::node
