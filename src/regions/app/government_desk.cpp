#include "regions_app/government_desk.h"

#include "encoding/mapper.h"

namespace simpul::regions {
namespace {

constexpr int attempts_max = 5;

std::string subject_name(const RegionCode& region) { return "government:" + region.text(); }

Refusals single(std::string code, std::string pointer = {}, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), std::move(pointer), std::move(facts)}};
}

Refusals storage_refusal(const PortError& error) {
  switch (error.fault) {
    case PortFault::Conflict: return single("changed_meanwhile");
    case PortFault::Full: return single("storage_full");
    case PortFault::Unavailable:
    case PortFault::NotFound: return single("storage_unavailable");
    case PortFault::Corrupt: return single("storage_damaged");
  }
  return single("storage_unavailable");
}

threads::Actor actor_of(const access::Caller& caller) {
  const std::string role = caller.roles.empty() ? "" : enum_text(*caller.roles.begin());
  return {role, "", caller.account.text()};
}

// Nobody but the government itself writes its register; an event of another author is kept and has no effect.
void fold_into(Government& government, const threads::Event& event, const RegionCode& owner) {
  if (event.author != owner) return;
  if (const auto fact = read_stored_government_fact(event.kind, event.body)) evolve(government, *fact);
}

}  // namespace

// One fact on its way into one register.
struct GovernmentDesk::Entry {
  RegionCode region;
  const GovernmentFact& fact;
  threads::Actor actor;
  std::optional<IdempotentReply> reply;
};

Result<KeptGovernmentPtr, PortError> GovernmentDesk::read(const RegionCode& region) {
  const std::string name = subject_name(region);
  auto heads = world_.journal.heads(name);
  if (!heads) return refuse(std::move(heads.error()));
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(region);
    if (found != kept_.end() && found->second->subject.heads == *heads) return found->second;
  }
  auto subject = writing::read_subject(world_.journal, name);
  if (!subject) return refuse(std::move(subject.error()));
  auto kept = std::make_shared<KeptGovernment>();
  kept->region = region;
  kept->subject = std::move(*subject);
  for (const threads::WovenEvent& woven : kept->subject.cloth.events) fold_into(kept->government, *woven.event, region);
  kept->mark = writing::version_mark(kept->subject.heads);
  const std::lock_guard lock(mutex_);
  kept_[region] = kept;
  return KeptGovernmentPtr(kept);
}

Result<KeptGovernmentPtr, PortError> GovernmentDesk::append(const KeptGovernmentPtr& before, const Entry& entry) {
  auto after = std::make_shared<KeptGovernment>(*before);
  const Instant now = world_.clock.now();
  writing::Pen pen(world_.signer, world_.chance, before->subject.name, before->subject.heads,
                   {entry.region, entry.actor, now});
  auto written = pen.write(kind_of(entry.fact), body_of(entry.fact));
  if (!written) return refuse(std::move(written.error()));
  AppendRequest request{before->subject.name, before->subject.heads, {std::move(written->record)}, {}, entry.reply};
  if (request.reply) {
    request.reply->status = 200;
    request.reply->body = entry.region.text();
    request.reply->at = now;
  }
  if (auto stored = world_.journal.append(request); !stored) return refuse(std::move(stored.error()));
  threads::extend(after->subject.cloth, std::vector{written->event});
  after->subject.heads = pen.heads();
  fold_into(after->government, *written->event, entry.region);
  after->mark = writing::version_mark(after->subject.heads);
  {
    const std::lock_guard lock(mutex_);
    kept_[entry.region] = after;
  }
  world_.feed.publish({after->subject.name, {entry.region}, after->version()});
  return KeptGovernmentPtr(after);
}

Result<KeptGovernmentPtr, Refusals> GovernmentDesk::enter(const Entry& entry) {
  const std::lock_guard lock(one_change_);
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    if (entry.reply) {
      // Before the rules: to them the repeat of a request is a second thing of the same name.
      auto repeated = replay(*entry.reply, entry.region);
      if (!repeated || *repeated) return repeated;
    }
    const auto before = read(entry.region);
    if (!before) return refuse(storage_refusal(before.error()));
    if (Refusals against = objections((*before)->government, entry.fact); !against.empty()) {
      return refuse(std::move(against));
    }
    auto after = append(*before, entry);
    if (after) return *after;
    if (after.error().fault != PortFault::Conflict) return refuse(storage_refusal(after.error()));
    // Another process was first: what was decided rests on an older register. Read again and decide again.
  }
  return refuse(single("changed_meanwhile"));
}

Result<void, Refusals> GovernmentDesk::establish(const RegionCode& region) {
  if (const auto known = regions_.require_party(region.text(), "/government"); !known) {
    return refuse(Refusals{known.error()});
  }
  const auto key = world_.signer.public_key(region);
  if (!key) return refuse(single("government_key_missing", "/government", {{"region", region.text()}}));
  const GovernmentFact fact = GovernmentEstablished{region, key->text()};
  const auto entered = enter({region, fact, {}, {}});
  if (entered) return {};
  const bool established = entered.error().front().code == "government_already_established";
  if (!established) return refuse(entered.error());
  const auto kept = find(region);
  if (!kept) return refuse(kept.error());
  if ((*kept)->government.established->public_key == key->text()) return {};
  return refuse(single("government_key_differs", "/government", {{"region", region.text()}}));
}

Result<KeptGovernmentPtr, Refusals> GovernmentDesk::find(const RegionCode& region) {
  auto kept = read(region);
  if (!kept) return refuse(storage_refusal(kept.error()));
  return *kept;
}

Result<KeptGovernmentPtr, Refusals> GovernmentDesk::act(const GovernmentAct& act) {
  const RegionCode& region = act.caller.government;
  const auto kept = find(region);
  if (!kept) return kept;
  if (!(*kept)->government.established) return refuse(single("government_not_established"));
  return enter({region, act.fact, actor_of(act.caller), act.reply});
}

Result<KeptGovernmentPtr, Refusals> GovernmentDesk::replay(const IdempotentReply& asked, const RegionCode& region) {
  const auto known = world_.journal.reply(asked.owner, asked.key);
  if (!known) return refuse(storage_refusal(known.error()));
  if (!*known) return KeptGovernmentPtr();
  if ((*known)->request != asked.request) return refuse(single("idempotency_key_reused"));
  return find(region);
}

std::shared_ptr<const Government> GovernmentDesk::government_of(const RegionCode& region) {
  const auto kept = find(region);
  if (!kept || (*kept)->version() == 0) return nullptr;
  return {*kept, &(*kept)->government};
}

Refusals GovernmentDesk::contradictions(const RegionCode& region, const signing::SignatureRecorded& fact) {
  const auto kept = find(region);
  if (!kept) return kept.error();
  return regions::contradictions((*kept)->government, fact);
}

}  // namespace simpul::regions
