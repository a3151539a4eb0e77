#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "access/role.h"
#include "kernel/refusal.h"
#include "kernel/region_code.h"
#include "kernel/result.h"
#include "ports/chance.h"
#include "ports/change_feed.h"
#include "ports/clock.h"
#include "ports/journal.h"
#include "ports/signer.h"
#include "regions/government.h"
#include "regions/register.h"
#include "writing/pen.h"

namespace simpul::regions {

// The register of one government as this node keeps it. Immutable; shared by readers.
struct KeptGovernment {
  RegionCode region;
  writing::Subject subject;  // "government:<code>", one thread, the government's own; never replicated
  Government government;
  std::string mark;  // changes with every event

  std::size_t version() const { return subject.cloth.events.size(); }
};
using KeptGovernmentPtr = std::shared_ptr<const KeptGovernment>;

// The outside world as this capability needs it. All references outlive the desk.
struct GovernmentWorld {
  Journal& journal;
  Signer& signer;
  Clock& clock;
  Chance& chance;
  ChangeFeed& feed;
};

// One act upon the caller's own register.
struct GovernmentAct {
  access::Caller caller;
  GovernmentFact fact;
  std::optional<IdempotentReply> reply = {};  // key, owner and request digest; the rest is filled here
};

// Takes facts into the registers of the governments on this node and gives the registers out. Every register is named
// by its government and nothing else leads to it: who asks for another's gets none of its ids accepted. Safe from any
// thread.
class GovernmentDesk {
 public:
  GovernmentDesk(GovernmentWorld world, const Register& regions) : world_(world), regions_(regions) {}

  // Begins the register with the key this node signs with. Doing it again changes nothing.
  // Codes: region_unknown, region_not_autonomous, government_key_missing, government_key_differs, storage_….
  Result<void, Refusals> establish(const RegionCode& region);

  // An empty register where none was begun. Codes: storage_….
  Result<KeptGovernmentPtr, Refusals> find(const RegionCode& region);

  // Decides, signs and appends in one transaction; durable when it returns.
  // Codes: government_not_established, those of objections(), changed_meanwhile, idempotency_key_reused, storage_….
  Result<KeptGovernmentPtr, Refusals> act(const GovernmentAct& act);

  // The register where the same request was carried out before; nothing for a new key.
  // idempotency_key_reused for another request.
  Result<KeptGovernmentPtr, Refusals> replay(const IdempotentReply& asked, const RegionCode& region);

  // Null where no register was begun or it cannot be read now.
  std::shared_ptr<const Government> government_of(const RegionCode& region);

  // What the signer's government knows against the signature; storage_… where it cannot be asked.
  Refusals contradictions(const RegionCode& region, const signing::SignatureRecorded& fact);

  // For the ids of what comes into being.
  Chance& chance() { return world_.chance; }

 private:
  struct Entry;
  Result<KeptGovernmentPtr, Refusals> enter(const Entry& entry);
  Result<KeptGovernmentPtr, PortError> read(const RegionCode& region);
  Result<KeptGovernmentPtr, PortError> append(const KeptGovernmentPtr& before, const Entry& entry);

  GovernmentWorld world_;
  const Register& regions_;
  // Held while a change is decided and stored. Registers change rarely; without it a burst from one screen would run
  // into itself. What another process writes shows in the journal's heads.
  std::mutex one_change_;
  std::mutex mutex_;  // guards kept_
  std::map<RegionCode, KeptGovernmentPtr> kept_;
};

}  // namespace simpul::regions
