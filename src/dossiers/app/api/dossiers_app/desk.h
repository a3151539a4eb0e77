#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "access/role.h"
#include "dossiers/provable_papers.h"
#include "dossiers/standing.h"
#include "dossiers/state.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/blobs.h"
#include "ports/chance.h"
#include "ports/change_feed.h"
#include "ports/clock.h"
#include "ports/database.h"
#include "ports/file_inspector.h"
#include "ports/journal.h"
#include "ports/signer.h"
#include "regions/register.h"
#include "writing/pen.h"

namespace simpul::dossiers {

// Two events of one author at one place, both signed: proof, to everybody, that the author told two stories.
struct ForkProof {
  struct Story {
    std::string envelope;
    Signature signature;
  };
  RegionCode author;
  std::uint64_t seq = 0;
  Story held;     // the one this node wove
  Story brought;  // the other
  Instant at;     // when this node learned of it
};

// One dossier as this node holds it: threads, state, standing. Immutable; shared by readers.
struct Woven {
  std::string id;  // hash of the opening event, 64 hex digits
  writing::Subject subject;
  State state;
  Standing standing;
  std::string mark;  // changes with every event
  std::vector<ForkProof> forks = {};

  std::size_t version() const { return subject.cloth.events.size(); }
};
using WovenPtr = std::shared_ptr<const Woven>;

// The outside world as this capability needs it. All references outlive the desk.
struct World {
  Journal& journal;
  Database& database;
  Blobs& blobs;
  Signer& signer;
  Clock& clock;
  Chance& chance;
  ChangeFeed& feed;
  FileInspector& inspector;
};

// Whether an own signature names somebody who held the office on that day; empty where it does, or where nobody is
// named. Answered by the government's register.
using OfficeCheck = std::function<Refusals(const RegionCode& government, const SignatureRecorded& fact)>;

// One act: facts that become durable together or not at all.
struct ActRequest {
  access::Caller caller;
  std::string dossier;  // empty: the first fact opens a new one
  std::vector<Fact> facts;
  std::optional<std::string> expected_mark;  // of If-Match
  std::optional<IdempotentReply> reply;      // key, owner and request digest; status and body are filled here
};

// Events that partners wrote, already checked (federation/intake.h): each continues its thread.
struct Arrival {
  std::string dossier;
  Heads expected;  // every thread of the dossier as it was when they were checked; empty for one nobody here knew
  std::vector<RecordedEvent> events;
};

// A file that facts can name by its hash.
struct KeptFile {
  Digest hash;
  std::string media_type;  // as the bytes say
  int pages = 0;
  bool has_text = false;
};

// Takes facts in and gives dossiers out. Safe from any thread.
class Desk {
 public:
  Desk(World world, const Rules& rules, const regions::Register& register_of_regions, OfficeCheck office_check);
  ~Desk();

  // The dossier, if `government` is a party to it; otherwise nothing, as if it did not exist.
  Result<WovenPtr, Refusals> find(const std::string& id, const RegionCode& government);

  // Decides, signs, appends and folds the views in one transaction; durable when it returns. Where the act has several
  // facts, each refusal says in its facts which it speaks of: its kind (`fact`) and place (`fact_at`).
  // Codes besides the rules': dossier_unknown, dossier_changed_meanwhile, region_unknown, storage_….
  Result<WovenPtr, Refusals> act(ActRequest request);

  // Takes in what partners wrote: appended, woven and folded into the views in one transaction, durable when it
  // returns. No rule is asked for: what breaks one stays in the history without effect. Codes: dossier_not_ours (no
  // government of this node is a party, or nothing opens it), dossier_changed_meanwhile, storage_….
  Result<WovenPtr, Refusals> receive(const Arrival& arrival);

  // Keeps the proof that an author told two stories; from then on nobody signs on this dossier here. Keeping one for a
  // place that has one changes nothing. Codes: dossier_unknown, dossier_changed_meanwhile, storage_….
  Result<void, Refusals> keep_fork(const std::string& id, const ForkProof& fork);

  // The papers that bear this hash and that anybody who holds their bytes may ask about (provable_papers.h); no party
  // is asked for. Empty where nothing here does.
  struct Provable {
    WovenPtr dossier;
    DocumentId document;
    ProvableKind kind = ProvableKind::Text;
  };
  Result<std::vector<Provable>, Refusals> find_provable(const Digest& hash);

  // Only decides: what act() would refuse. For dry runs.
  Refusals objections_to(const ActRequest& request);

  // Looks into a file, keeps it and remembers it for the caller's government. Codes: those of the inspector, storage_….
  Result<KeptFile, Refusals> keep(const access::Caller& caller, std::string_view bytes, std::string_view declared_type);

  // The dossier a repeated request once led to; nothing for a new key. idempotency_key_reused for another body.
  Result<WovenPtr, Refusals> replay(const IdempotentReply& asked, const RegionCode& government);

  // Writes every view row anew from the journal. Progress: dossiers done.
  Result<std::size_t, Refusals> rebuild_views(const std::function<void(std::size_t)>& progress);

  // Dossiers whose row for the lists is not the one their threads give now. One whose threads cannot be read is left
  // out: the journal's own check names it. Progress: dossiers done.
  Result<std::vector<std::string>, Refusals> stale_views(const std::function<void(std::size_t)>& progress);

  const Rules& rules() const { return rules_; }
  const regions::Register& regions() const { return regions_; }
  World& world() { return world_; }

 private:
  class Cache;
  struct Drafted;
  Result<WovenPtr, Refusals> load(const std::string& id);
  Result<WovenPtr, Refusals> mark_differs(const ActRequest& request);
  Result<void, Refusals> each_dossier(const std::function<Result<void, Refusals>(const std::string& id)>& visit);
  struct Author {
    const access::Caller& caller;
    Instant now;
  };
  Refusals add_fact(Drafted& draft, writing::Pen& pen, const Fact& fact, const Author& author) const;
  Result<Drafted, Refusals> draft(const ActRequest& request, const WovenPtr& before) const;
  Refusals node_objections(const State& state, const Fact& fact, const access::Caller& caller) const;
  Result<std::shared_ptr<Woven>, Refusals> woven_with(const WovenPtr& before, const Arrival& arrival) const;

  World world_;
  const Rules& rules_;
  const regions::Register& regions_;
  OfficeCheck office_check_;
  std::unique_ptr<Cache> cache_;
};

// What the world's failures mean to a person.
Refusals storage_refusal(const PortError& error);

}  // namespace simpul::dossiers
