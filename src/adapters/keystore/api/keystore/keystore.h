#pragma once

#include <map>
#include <memory>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "crypto/sealed.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/chance.h"
#include "ports/signer.h"

namespace simpul::keystore {

struct KeystoreOptions {
  std::string folder;       // one file for each government: <code>.key
  std::string secret_file;  // 32 bytes that seal them; kept apart, a copy of `folder` alone signs nothing
};

// The keys of the node itself lie beside those of the governments, which end in ".key".
inline constexpr std::string_view node_key_extension = ".sealed";
inline constexpr std::string_view log_key_file = "log.sealed";

// The signing keys of the hosted governments, on disk. A key file holds the Ed25519 seed sealed together with its
// region code, so that exchanging two files is noticed. Files have mode 0600, and wider ones are refused rather than
// mended: who could read the key has it. Safe from any thread.
class Keystore final : public Signer {
 public:
  // Creates folder and secret where both are missing. Refusals: key_exposed {path, mode}, key_damaged {path},
  // key_secret_missing {path} (keys are there, what seals them is not), key_unavailable {path, detail}.
  static Result<std::unique_ptr<Keystore>, Refusal> open(const KeystoreOptions& options, Chance& chance);

  // Hosts one more government: draws its key, durable before this returns. Hosting it again gives the same key.
  Result<PublicKey, Refusal> host(const RegionCode& author, Chance& chance);

  // The key of the node's log, drawn at the first call and durable before this returns. Of its own: a log is no
  // government, and a log key signs nothing but checkpoints (c2sp.org/tlog-checkpoint). Refusals as of host().
  Result<SigningKey, Refusal> log_key(Chance& chance);
  // The key by which this node speaks to other nodes, and the one by which it cosigns their logs. Each likewise of its
  // own: what one key signs must never be taken for what another does.
  Result<SigningKey, Refusal> node_key(Chance& chance);
  Result<SigningKey, Refusal> witness_key(Chance& chance);

  std::optional<Signature> sign(const RegionCode& author, std::string_view message) override;
  std::optional<PublicKey> public_key(const RegionCode& author) const override;
  std::vector<RegionCode> hosted() const override;

  ~Keystore() override;

 private:
  Keystore(std::string folder, const SealKey& secret) : folder_(std::move(folder)), secret_(secret) {}
  Result<void, Refusal> load();
  Result<SigningKey, Refusal> own_key(std::string_view owner, Chance& chance);

  const std::string folder_;
  SealKey secret_;
  mutable std::shared_mutex mutex_;  // guards keys_
  std::map<RegionCode, SigningKey> keys_;
};

}  // namespace simpul::keystore
