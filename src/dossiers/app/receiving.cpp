#include <algorithm>

#include "cache.h"
#include "dossiers_app/desk.h"
#include "forks.h"
#include "view_rows.h"

namespace simpul::dossiers {
namespace {

using Events = std::vector<std::shared_ptr<const threads::Event>>;

// Whether an event has seen everything woven so far, and nothing else: then it simply comes last.
bool comes_last(const threads::Event& event, const Heads& woven) {
  if (event.seen.size() + (woven.contains(event.author) ? 1 : 0) != woven.size()) return false;
  return std::ranges::all_of(woven, [&](const auto& head) {
    const auto& [author, end] = head;
    if (author == event.author) return event.prev == end.hash;
    const auto seen = event.seen.find(author);
    return seen != event.seen.end() && seen->second.seq == end.seq && seen->second.hash == end.hash;
  });
}

Heads ends_of(const threads::Cloth& cloth) {
  Heads out;
  for (const threads::WovenEvent& woven : cloth.events) {
    Head& head = out[woven.event->author];
    if (woven.event->seq > head.seq) head = {woven.event->seq, woven.event->hash};
  }
  return out;
}

// All of `arrived` in a row after the cloth, where each has seen all before it; false where any has not.
bool extend_by(threads::Cloth& cloth, const Events& arrived) {
  Heads ends = ends_of(cloth);
  for (const auto& event : arrived) {
    if (!comes_last(*event, ends)) return false;
    ends[event->author] = {event->seq, event->hash};
  }
  threads::extend(cloth, arrived);
  return true;
}

Events parsed(const std::vector<RecordedEvent>& records) {
  Events out;
  for (const RecordedEvent& record : records) {
    auto event = threads::read_event(record.envelope);
    if (event) out.push_back(std::make_shared<const threads::Event>(std::move(*event)));
  }
  return out;
}

}  // namespace

// Everything anew where the arrived events do not simply come last: they may lie between events that are here.
Result<std::shared_ptr<Woven>, Refusals> Desk::woven_with(const WovenPtr& before, const Arrival& arrival) const {
  auto after = before ? std::make_shared<Woven>(*before) : std::make_shared<Woven>();
  after->id = arrival.dossier;
  after->subject.name = "dossier:" + arrival.dossier;
  const Events arrived = parsed(arrival.events);
  if (arrived.size() != arrival.events.size()) return refuse(Refusals{{"storage_damaged"}});
  for (const auto& event : arrived) after->subject.heads[event->author] = {event->seq, event->hash};
  if (after->subject.cloth.waiting.empty() && extend_by(after->subject.cloth, arrived)) {
    const std::size_t known = before ? before->version() : 0;
    for (std::size_t at = known; at < after->version(); ++at)
      fold_in(after->state, after->subject.cloth.events[at], rules_);
  } else {
    auto records = before ? world_.journal.read(after->subject.name) : std::vector<RecordedEvent>();
    if (!records) return refuse(storage_refusal(records.error()));
    Events all = parsed(*records);
    all.insert(all.end(), arrived.begin(), arrived.end());
    after->subject.cloth = threads::weave(all);
    after->state = fold(after->subject.cloth, rules_);
  }
  after->standing = standing_of(after->state, rules_);
  after->mark = writing::version_mark(after->subject.heads);
  return after;
}

Result<WovenPtr, Refusals> Desk::receive(const Arrival& arrival) {
  WovenPtr before;
  if (!arrival.expected.empty()) {
    auto loaded = load(arrival.dossier);
    if (!loaded) return loaded;
    before = *loaded;
    if (before->subject.heads != arrival.expected) return refuse(Refusals{{"dossier_changed_meanwhile"}});
  }
  auto after = woven_with(before, arrival);
  if (!after) return refuse(std::move(after.error()));
  const auto hosted = world_.signer.hosted();
  const bool ours =
      std::ranges::any_of(hosted, [&](const RegionCode& region) { return (*after)->state.is_party(region); });
  if (!(*after)->state.opened || !ours) return refuse(Refusals{{"dossier_not_ours"}});
  AppendRequest append{(*after)->subject.name, arrival.expected, arrival.events, {}, {}};
  append.views = view_statements(**after, {regions_, before.get(), std::nullopt, hosted});
  const auto stored = world_.journal.append(append);
  if (!stored) {
    if (stored.error().fault == PortFault::Conflict) cache_->drop(arrival.dossier);
    return refuse(storage_refusal(stored.error()));
  }
  const WovenPtr done = *after;
  cache_->put(done);
  world_.feed.publish({done->subject.name, done->state.regions(), done->version()});
  return done;
}

// The proof and the views that show it become durable together, and only on top of what they were made from.
Result<void, Refusals> Desk::keep_fork(const std::string& id, const ForkProof& fork) {
  auto before = load(id);
  if (!before) return refuse(std::move(before.error()));
  auto after = std::make_shared<Woven>(**before);
  if (!add_fork(after->forks, fork)) return {};
  AppendRequest append{after->subject.name, after->subject.heads, {}, {}, {}};
  append.views = view_statements(*after, {regions_, before->get(), std::nullopt, world_.signer.hosted()});
  append.views.push_back(fork_row(id, fork));
  const auto stored = world_.journal.append(append);
  if (!stored) {
    if (stored.error().fault == PortFault::Conflict) cache_->drop(id);
    return refuse(storage_refusal(stored.error()));
  }
  cache_->replace(after);
  world_.feed.publish({after->subject.name, after->state.regions(), after->version()});
  return {};
}

}  // namespace simpul::dossiers
