#include "threads/weave.h"

#include <algorithm>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "kernel/expects.h"

namespace simpul::threads {
namespace {

using EventPtr = std::shared_ptr<const Event>;

bool before(const WovenEvent& a, const WovenEvent& b) {
  if (a.lamport != b.lamport) return a.lamport < b.lamport;
  return a.event->author < b.event->author;
}

using Place = std::pair<RegionCode, std::uint64_t>;

// Places events one by one; an event can be placed when its prev and everything it has seen are placed.
class Loom {
 public:
  explicit Loom(std::span<const EventPtr> events) {
    for (const EventPtr& event : events) {
      auto& claims = by_place_[{event->author, event->seq}];
      const bool known = std::ranges::any_of(claims, [&](const EventPtr& other) { return other->hash == event->hash; });
      if (!known) claims.push_back(event);
    }
    for (auto& [place, claims] : by_place_) {
      std::ranges::sort(claims, {}, &Event::hash);
      for (std::size_t i = 1; i < claims.size(); ++i) {
        cloth_.forks.push_back({place.first, place.second, claims[0]->hash, claims[i]->hash});
      }
    }
  }

  Cloth weave() {
    placed_.reserve(by_place_.size());
    for (const auto& [place, claims] : by_place_) place_with_past(claims.front());
    for (const auto& [place, claims] : by_place_) {
      const auto placed = placed_.find(claims.front()->hash);
      if (placed != placed_.end()) {
        cloth_.events.push_back(std::move(placed->second));
      } else {
        cloth_.waiting.push_back({claims.front()->hash, place.first, place.second});
      }
    }
    std::ranges::sort(cloth_.events, before);
    return std::move(cloth_);
  }

 private:
  // The event at a place if it is the one named; null where it is absent or another one.
  EventPtr named(const RegionCode& author, std::uint64_t seq, const Digest& hash) const {
    const auto found = by_place_.find({author, seq});
    return found != by_place_.end() && found->second.front()->hash == hash ? found->second.front() : nullptr;
  }

  std::vector<EventPtr> parents(const Event& event) const {
    std::vector<EventPtr> out;
    if (event.prev) out.push_back(named(event.author, event.seq - 1, *event.prev));
    for (const auto& [author, head] : event.seen) out.push_back(named(author, head.seq, head.hash));
    return out;
  }

  bool settled(const EventPtr& event) const {
    return placed_.contains(event->hash) || hopeless_.contains(event->hash);
  }

  // Depth first without recursion: a hostile chain may be a million events long. Parents are named by hash, so the
  // descent cannot come round to where it started.
  void place_with_past(const EventPtr& root) {
    std::vector<EventPtr> open{root};
    while (!open.empty()) {
      const EventPtr event = open.back();
      const auto past = parents(*event);
      const auto next = std::ranges::find_if(past, [&](const EventPtr& p) { return p && !settled(p); });
      if (!settled(event) && next != past.end()) {
        open.push_back(*next);
        continue;
      }
      open.pop_back();
      if (settled(event)) continue;
      const bool whole = std::ranges::all_of(past, [&](const EventPtr& p) { return p && placed_.contains(p->hash); });
      if (whole) {
        place(event, past);
      } else {
        hopeless_.insert(event->hash);
      }
    }
  }

  void place(const EventPtr& event, const std::vector<EventPtr>& past) {
    WovenEvent woven{event, 1, {}};
    for (const EventPtr& parent : past) {
      const WovenEvent& above = placed_.at(parent->hash);
      woven.lamport = std::max(woven.lamport, above.lamport + 1);
      woven.past.merge(above.past);
    }
    woven.past.reach(event->author, event->seq);
    placed_.emplace(event->hash, std::move(woven));
  }

  std::map<Place, std::vector<EventPtr>> by_place_;
  std::unordered_map<Digest, WovenEvent> placed_;
  std::unordered_set<Digest> hopeless_;
  Cloth cloth_;
};

}  // namespace

void CausalPast::reach(const RegionCode& author, std::uint64_t seq) {
  const auto at = std::ranges::lower_bound(reached_, author, {}, &std::pair<RegionCode, std::uint64_t>::first);
  if (at != reached_.end() && at->first == author) {
    at->second = std::max(at->second, seq);
  } else {
    reached_.insert(at, {author, seq});
  }
}

void CausalPast::merge(const CausalPast& other) {
  for (const auto& [author, seq] : other.reached_) reach(author, seq);
}

std::uint64_t CausalPast::of(const RegionCode& author) const {
  const auto at = std::ranges::lower_bound(reached_, author, {}, &std::pair<RegionCode, std::uint64_t>::first);
  return at != reached_.end() && at->first == author ? at->second : 0;
}

Cloth weave(std::span<const EventPtr> events) { return Loom(events).weave(); }

void extend(Cloth& cloth, std::span<const EventPtr> events) {
  for (const EventPtr& event : events) {
    // Such an event has seen everything woven so far, so it lies after all of it and its past is everything.
    WovenEvent woven{event, 1, {}};
    if (!cloth.events.empty()) {
      woven.lamport = cloth.events.back().lamport + 1;
      for (const WovenEvent& above : cloth.events) woven.past.reach(above.event->author, above.event->seq);
    }
    woven.past.reach(event->author, event->seq);
    cloth.events.push_back(std::move(woven));
  }
}

}  // namespace simpul::threads
