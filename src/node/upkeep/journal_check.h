#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "crypto/ed25519.h"
#include "sql/audit.h"
#include "upkeep/archive.h"

namespace simpul::node {

// What the threads of a node say and whether they are whole.
struct JournalReport {
  std::uint64_t subjects = 0;
  std::uint64_t events = 0;
  std::uint64_t unknown_authors = 0;  // events of governments whose key is not known here: their signature stays open
  std::vector<sql::Damage> damages;
  std::set<Digest> files;  // attachments that dossiers name
  std::map<RegionCode, PublicKey> established;  // the key each government of this node began its register with
};

// The author's key; nothing where it is not known.
using KeyOf = std::function<std::optional<PublicKey>(const RegionCode&)>;

// The keys that registers were begun with. A register that cannot be read is left out.
std::map<RegionCode, PublicKey> established_keys(Archive& archive);

// Why a stored event cannot be what its author wrote: not canonical, another place than it says, not continuing the
// event before, signed otherwise. `before` is null for the first and after a damaged one.
std::optional<std::string> event_fault(const std::string& subject, const RecordedEvent& event,
                                       const RecordedEvent* before, const std::optional<PublicKey>& key);

// Reads every event. `own_key` is asked first, the established keys where it has none.
Result<JournalReport, Refusals> check_journal(Archive& archive, const KeyOf& own_key, const UpkeepProgress& progress);

// Events by the heads of all threads: a count that does not look at the events themselves.
struct JournalCount {
  std::int64_t subjects = 0;
  std::int64_t events = 0;
};
Result<JournalCount, Refusals> count_by_heads(Archive& archive);

}  // namespace simpul::node
