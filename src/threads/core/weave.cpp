#include "threads/weave.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>

namespace simpul::threads {
namespace {

using EventPtr = std::shared_ptr<const Event>;

bool before(const WovenEvent& a, const WovenEvent& b) {
  if (a.lamport != b.lamport) return a.lamport < b.lamport;
  return a.event->author < b.event->author;
}

constexpr std::size_t absent = static_cast<std::size_t>(-1);

// Places events one by one; an event can be placed when its prev and everything it has seen are placed.
class Loom {
 public:
  explicit Loom(std::span<const EventPtr> events) {
    std::vector<EventPtr> sorted(events.begin(), events.end());
    std::ranges::sort(sorted, [](const EventPtr& a, const EventPtr& b) {
      return std::tie(a->author, a->seq, a->hash) < std::tie(b->author, b->seq, b->hash);
    });
    stitches_.reserve(sorted.size());
    index_.reserve(sorted.size());
    for (const EventPtr& event : sorted) admit(event);
  }

  Cloth weave() {
    for (std::size_t i = 0; i < stitches_.size(); ++i) place_with_past(i);
    cloth_.events.reserve(stitches_.size());
    for (Stitch& stitch : stitches_) {
      if (stitch.settled == Settled::Placed) {
        cloth_.events.push_back(std::move(stitch.woven));
      } else {
        const Event& event = *stitch.woven.event;
        cloth_.waiting.push_back({event.hash, event.author, event.seq});
      }
    }
    std::ranges::sort(cloth_.events, before);
    return std::move(cloth_);
  }

 private:
  enum class Settled { Open, Placed, Waiting };
  struct Stitch {
    WovenEvent woven;
    Settled settled = Settled::Open;
  };

  // Events come by place and hash: the first at a place is woven, every other one there is a fork of it.
  void admit(const EventPtr& event) {
    if (!stitches_.empty()) {
      const Event& last = *stitches_.back().woven.event;
      if (last.author == event->author && last.seq == event->seq) {
        const bool told = last.hash == event->hash ||
                          (!cloth_.forks.empty() && cloth_.forks.back().other == event->hash);
        if (!told) cloth_.forks.push_back({event->author, event->seq, last.hash, event->hash});
        return;
      }
    }
    index_.emplace(event->hash, stitches_.size());
    stitches_.push_back({{event, 1, {}}, Settled::Open});
  }

  // The event that is named, if it is woven and stands where its name says.
  std::size_t named(const RegionCode& author, std::uint64_t seq, const Digest& hash) const {
    const auto found = index_.find(hash);
    if (found == index_.end()) return absent;
    const Event& event = *stitches_[found->second].woven.event;
    return event.author == author && event.seq == seq ? found->second : absent;
  }

  void find_parents(const Event& event) {
    parents_.clear();
    if (event.prev) parents_.push_back(named(event.author, event.seq - 1, *event.prev));
    for (const auto& [author, head] : event.seen) parents_.push_back(named(author, head.seq, head.hash));
  }

  // Depth first without recursion: a hostile chain may be a million events long. Parents are named by hash, so the
  // descent cannot come round to where it started.
  void place_with_past(std::size_t root) {
    open_.assign(1, root);
    while (!open_.empty()) {
      Stitch& stitch = stitches_[open_.back()];
      if (stitch.settled != Settled::Open) {
        open_.pop_back();
        continue;
      }
      find_parents(*stitch.woven.event);
      const auto next = std::ranges::find_if(
          parents_, [&](std::size_t p) { return p != absent && stitches_[p].settled == Settled::Open; });
      if (next != parents_.end()) {
        open_.push_back(*next);
        continue;
      }
      open_.pop_back();
      settle(stitch);
    }
  }

  void settle(Stitch& stitch) {
    const bool whole = std::ranges::all_of(
        parents_, [&](std::size_t p) { return p != absent && stitches_[p].settled == Settled::Placed; });
    stitch.settled = whole ? Settled::Placed : Settled::Waiting;
    if (!whole) return;
    for (const std::size_t parent : parents_) {
      const WovenEvent& above = stitches_[parent].woven;
      stitch.woven.lamport = std::max(stitch.woven.lamport, above.lamport + 1);
      stitch.woven.past.merge(above.past);
    }
    stitch.woven.past.reach(stitch.woven.event->author, stitch.woven.event->seq);
  }

  std::vector<Stitch> stitches_;  // by author and seq
  std::unordered_map<Digest, std::size_t> index_;
  std::vector<std::size_t> open_;
  std::vector<std::size_t> parents_;
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
  if (reached_.empty()) {
    reached_ = other.reached_;
    return;
  }
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
