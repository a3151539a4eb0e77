#pragma once

// Gathers a dossier into one file that proves itself (docs/formats/bundle.md).

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "dossiers/seen.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/clock.h"
#include "ports/journal.h"
#include "proof/bundle.h"

namespace simpul::proof {

// What one log says of events: its signed checkpoint, and the way from each event that stands in it.
struct LoggedEvents {
  ledger::NoteKey log;
  std::string checkpoint;
  std::vector<Inclusion> proofs;  // by rising index
};

// Whose cosignatures count for the reader of a bundle, and how many of them are promised where they are there.
struct WitnessPolicy {
  std::vector<ledger::NoteKey> witnesses;
  std::size_t needed = 0;
};

// What the maker needs of its node. Everything outlives it.
struct BundleWorld {
  Journal& journal;
  Clock& clock;
  // Files by their hash. What has_file says of one, read_file holds to.
  std::function<bool(const Digest&)> has_file;
  std::function<Result<std::string, PortError>(const Digest&)> read_file;
  // The key under which a government writes; nullopt where this node does not know it.
  std::function<std::optional<PublicKey>(const RegionCode&)> key_of;
  std::function<std::string(const RegionCode&)> name_of;
  // One entry for each log that shows any checkpoint; empty where there is none.
  std::function<Result<std::vector<LoggedEvents>, Refusals>(const std::vector<Digest>& events)> logged;
  std::function<WitnessPolicy()> witnesses;
};

// What the reader of a bundle is not to see: events of a kind, or single events and files by their hash.
struct Withholding {
  std::set<std::string, std::less<>> kinds;
  std::set<Digest> hashes;
  bool empty() const { return kinds.empty() && hashes.empty(); }
};
// Words between commas, each a kind of event ("negotiation.comment_made") or a hash; nothing where the text is empty.
// Codes: withholding_unreadable {word}.
Result<Withholding, Refusals> read_withholding(std::string_view words);

// A bundle that is decided but not yet read together: entries by name, files still by their hash.
struct BundlePlan {
  std::string file_name;
  std::map<std::string, std::variant<std::string, Digest>> entries;
};

class BundleMaker {
 public:
  explicit BundleMaker(BundleWorld world) : world_(std::move(world)) {}

  // Codes: withholding_unknown {word} (no event or file of the dossier is meant: a slip must not show what was to be
  // withheld), bundle_key_unknown {region}, storage_….
  Result<BundlePlan, Refusals> plan(const dossiers::DossierSeen& dossier, const Withholding& withheld) const;

  // Gives the archive piece by piece, one file in memory at a time. `sink` returns false where it takes no more; then
  // this stops. Codes: bundle_too_large {max_mib}, storage_….
  Result<void, Refusals> write(const BundlePlan& plan, const std::function<bool(std::string_view)>& sink) const;

  // The whole archive, verified as a stranger would before it is given away. Codes: bundle_too_large {max_mib},
  // bundle_not_whole {problem, where}, storage_….
  Result<std::string, Refusals> make(const BundlePlan& plan, std::size_t bytes_max) const;

 private:
  BundleWorld world_;
};

// What a failure of the storage means to a person. Codes: storage_full, storage_damaged, storage_unavailable.
Refusals storage_refusals(const PortError& error);

}  // namespace simpul::proof
