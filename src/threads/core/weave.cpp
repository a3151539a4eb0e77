#include "threads/weave.h"

#include <algorithm>
#include <functional>

namespace simpul::threads {
namespace {

using EventPtr = std::shared_ptr<const Event>;

// An event by its place on its thread; of a fork the smaller hash comes first.
struct Knot {
  RegionCode author;
  std::uint64_t seq;
  const EventPtr* event;

  bool operator<(const Knot& other) const {
    if (author != other.author) return author < other.author;
    if (seq != other.seq) return seq < other.seq;
    return (*event)->hash < (*other.event)->hash;
  }
};

// Where a placed event stands in the one order, and where its stitch is.
struct Rank {
  std::uint64_t lamport;
  RegionCode author;
  std::size_t stitch;
  auto operator<=>(const Rank&) const = default;
};

constexpr std::size_t absent = static_cast<std::size_t>(-1);

// Places events one by one; an event can be placed when its prev and everything it has seen are placed. What it looks
// at often lies close together, and no event is found by its hash: a name says author and seq.
class Loom {
 public:
  explicit Loom(std::span<const EventPtr> events) {
    std::vector<Knot> knots;
    knots.reserve(events.size());
    for (const EventPtr& event : events) knots.push_back({event->author, event->seq, &event});
    std::ranges::sort(knots, std::less<>());
    stitches_.reserve(knots.size());
    for (const Knot& knot : knots) admit(knot);
  }

  Cloth weave() {
    std::vector<Rank> ranks;
    ranks.reserve(stitches_.size());
    for (std::size_t i = 0; i < stitches_.size(); ++i) {
      place_with_past(i);
      const Stitch& stitch = stitches_[i];
      if (stitch.settled == Settled::Placed) {
        ranks.push_back({stitch.woven.lamport, stitch.author, i});
      } else {
        cloth_.waiting.push_back({stitch.hash, stitch.author, stitch.seq});
      }
    }
    std::ranges::sort(ranks);
    cloth_.events.reserve(ranks.size());
    for (const Rank& rank : ranks) cloth_.events.push_back(std::move(stitches_[rank.stitch].woven));
    return std::move(cloth_);
  }

 private:
  enum class Settled { Open, Placed, Waiting };
  struct Stitch {
    RegionCode author;
    std::uint64_t seq;
    Digest hash;
    Settled settled;
    WovenEvent woven;
  };
  // The stitches of one author: [begin, end), by seq.
  struct Strand {
    RegionCode author;
    std::size_t begin;
    std::size_t end;
  };

  // Events come by place and hash: the first at a place is woven, every other one there is a fork of it.
  void admit(const Knot& knot) {
    const Digest& hash = (*knot.event)->hash;
    const bool known = !strands_.empty() && strands_.back().author == knot.author;
    if (known && stitches_.back().seq == knot.seq) {
      const Digest& woven = stitches_.back().hash;
      const bool told = woven == hash || (!cloth_.forks.empty() && cloth_.forks.back().other == hash);
      if (!told) cloth_.forks.push_back({knot.author, knot.seq, woven, hash});
      return;
    }
    if (!known) strands_.push_back({knot.author, stitches_.size(), stitches_.size()});
    ++strands_.back().end;
    stitches_.push_back({knot.author, knot.seq, hash, Settled::Open, {*knot.event, 1, {}}});
  }

  // The event that is named, if it is woven and stands where its name says.
  std::size_t named(const RegionCode& author, std::uint64_t seq, const Digest& hash) const {
    const auto strand = std::ranges::find(strands_, author, &Strand::author);
    if (strand == strands_.end()) return absent;
    const std::uint64_t first = stitches_[strand->begin].seq;
    const std::uint64_t step = seq - first;
    std::size_t at = strand->begin + step;
    // A whole thread has no gaps; only one that is still arriving has to be searched.
    if (seq < first || step >= strand->end - strand->begin || stitches_[at].seq != seq) {
      const auto begin = stitches_.begin() + static_cast<std::ptrdiff_t>(strand->begin);
      const auto end = stitches_.begin() + static_cast<std::ptrdiff_t>(strand->end);
      const auto found = std::ranges::lower_bound(begin, end, seq, {}, &Stitch::seq);
      if (found == end || found->seq != seq) return absent;
      at = static_cast<std::size_t>(found - stitches_.begin());
    }
    return stitches_[at].hash == hash ? at : absent;
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
    stitch.woven.past.reach(stitch.author, stitch.seq);
  }

  std::vector<Stitch> stitches_;  // by author and seq
  std::vector<Strand> strands_;   // by author: few
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
  // Such an event has seen everything woven so far, so it lies after all of it and its past is everything.
  CausalPast everything;
  for (const WovenEvent& above : cloth.events) everything.reach(above.event->author, above.event->seq);
  for (const EventPtr& event : events) {
    everything.reach(event->author, event->seq);
    const std::uint64_t lamport = cloth.events.empty() ? 1 : cloth.events.back().lamport + 1;
    cloth.events.push_back({event, lamport, everything});
  }
}

}  // namespace simpul::threads
