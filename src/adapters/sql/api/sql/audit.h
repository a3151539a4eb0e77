#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ports/database.h"
#include "ports/journal.h"

namespace simpul::sql {

// One stored event that is not what was written, or is missing. `seq` 0 means the thread's head.
struct Damage {
  std::string subject;
  std::string author;
  std::uint64_t seq = 0;
  std::string what;  // for the log and the doctor's report, in English
};

struct AuditReport {
  std::uint64_t subjects = 0;
  std::uint64_t events = 0;
  std::vector<Damage> damages;  // at most 1000
};

// What only the owner of the envelope format can check (prev, signature): a sentence where the event is wrong.
// `before` is the thread's previous event, null for the first.
using EventCheck =
    std::function<std::optional<std::string>(const std::string& subject, const RecordedEvent& event,
                                             const RecordedEvent* before)>;
// Called after each subject; false ends the audit early.
using AuditProgress = std::function<bool(const AuditReport& so_far)>;

// Reads every event of the journal and recomputes its hash, its seal, its place in the thread and the thread's head.
// A flipped bit anywhere in a stored event, a missing event and a missing head are found and named. One snapshot for
// each subject, so writers go on.
Result<AuditReport, PortError> audit_journal(Database& database, const EventCheck& check = {},
                                             const AuditProgress& progress = {});

}  // namespace simpul::sql
