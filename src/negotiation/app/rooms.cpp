#include "rooms.h"

#include "encoding/mapper.h"

namespace simpul::negotiation {
namespace {

constexpr int attempts_max = 5;
constexpr std::size_t kept_max = 500;

std::string subject_name(const std::string& dossier, const RegionCode& government) {
  return "room:" + dossier + ":" + government.text();
}

std::string role_of(const access::Caller& caller) {
  return caller.roles.empty() ? "" : enum_text(*caller.roles.begin());
}

void fold_into(Room& room, const threads::Event& event) {
  const auto fact = read_room_fact(event.kind, event.body);
  if (fact) room.evolve(*fact, {event.actor.account, event.actor.office, event.at});
}

bool moved_on(const Room& room, const RoomAct::Basis& basis) {
  const Draft* draft = room.draft(basis.document);
  return (draft ? std::optional(draft->fact.text) : std::nullopt) != basis.draft;
}

}  // namespace

Refusals storage_refusal(const PortError& error) {
  switch (error.fault) {
    case PortFault::Conflict:
      return {{"changed_meanwhile", "", {}}};
    case PortFault::Full:
      return {{"storage_full", "", {}}};
    case PortFault::Unavailable:
    case PortFault::NotFound:
      return {{"storage_unavailable", "", {}}};
    case PortFault::Corrupt:
      return {{"storage_damaged", "", {}}};
  }
  return {{"storage_unavailable", "", {}}};
}

std::set<std::string> role_names(const access::Caller& caller) {
  std::set<std::string> out;
  for (const access::Role role : caller.roles) out.insert(enum_text(role));
  return out;
}

Result<KeptRoomPtr, Refusals> Rooms::find(const std::string& dossier, const RegionCode& government) {
  const std::string name = subject_name(dossier, government);
  const auto heads = world_.journal.heads(name);
  if (!heads) return refuse(storage_refusal(heads.error()));
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(name);
    if (found != kept_.end() && found->second->subject.heads == *heads) return found->second;
  }
  auto subject = writing::read_subject(world_.journal, name);
  if (!subject) return refuse(storage_refusal(subject.error()));
  auto kept = std::make_shared<KeptRoom>();
  kept->subject = std::move(*subject);
  for (const threads::WovenEvent& woven : kept->subject.cloth.events) {
    if (woven.event->author == government) fold_into(kept->room, *woven.event);
  }
  kept->mark = writing::version_mark(kept->subject.heads);
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kept_max) kept_.clear();
  kept_[name] = kept;
  return KeptRoomPtr(kept);
}

Result<KeptRoomPtr, PortError> Rooms::append(const KeptRoomPtr& before, const RoomAct& act, const Hand& hand) {
  auto after = std::make_shared<KeptRoom>(*before);
  writing::Pen pen(world_.signer, world_.chance, before->subject.name, before->subject.heads,
                   {act.caller.government, {hand.role, "", hand.account}, hand.at});
  auto written = pen.write(kind_of(act.fact), body_of(act.fact));
  if (!written) return refuse(std::move(written.error()));
  AppendRequest request{before->subject.name, before->subject.heads, {std::move(written->record)}, {}, {}};
  if (auto stored = world_.journal.append(request); !stored) return refuse(std::move(stored.error()));
  threads::extend(after->subject.cloth, std::vector{written->event});
  after->subject.heads = pen.heads();
  fold_into(after->room, *written->event);
  after->mark = writing::version_mark(after->subject.heads);
  {
    const std::lock_guard lock(mutex_);
    kept_[after->subject.name] = after;
  }
  // Told as a change of the dossier, to the own government alone: its screens look again.
  world_.feed.publish({"dossier:" + act.dossier, {act.caller.government}, after->subject.cloth.events.size()});
  return KeptRoomPtr(after);
}

Result<KeptRoomPtr, Refusals> Rooms::act(const RoomAct& act) {
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    const auto before = find(act.dossier, act.caller.government);
    if (!before) return before;
    if (act.basis && moved_on((*before)->room, *act.basis))
      return refuse(Refusals{{"draft_changed_meanwhile", "", {}}});
    const Hand hand{act.caller.account.text(), role_of(act.caller), world_.clock.now()};
    Refusals against = objections((*before)->room, act.fact, hand, role_names(act.caller), ladder_);
    if (!against.empty()) return refuse(std::move(against));
    auto after = append(*before, act, hand);
    if (after) return *after;
    if (after.error().fault != PortFault::Conflict) return refuse(storage_refusal(after.error()));
  }
  return refuse(Refusals{{"changed_meanwhile", "", {}}});
}

}  // namespace simpul::negotiation
