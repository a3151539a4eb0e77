#pragma once

#include <boost/container/small_vector.hpp>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "kernel/region_code.h"
#include "threads/event.h"

namespace simpul::threads {

// How much of each thread lies in an event's causal past, itself included: author → seq. Small and sorted.
class CausalPast {
 public:
  void reach(const RegionCode& author, std::uint64_t seq);
  void merge(const CausalPast& other);
  // The last seq of `author` in this past; 0 where nothing of it is.
  std::uint64_t of(const RegionCode& author) const;

 private:
  // Most dossiers have two to four parties: no allocation for them.
  boost::container::small_vector<std::pair<RegionCode, std::uint64_t>, 4> reached_;
};

// One event in its place in the cloth.
struct WovenEvent {
  std::shared_ptr<const Event> event;
  std::uint64_t lamport = 0;
  CausalPast past;
};

// What weaving could not use yet, and why. Nothing is dropped: a waiting event is woven when its past arrives.
struct Waiting {
  Digest event;
  RegionCode author;
  std::uint64_t seq = 0;
};

// Two different events of one author at one seq: proof that the author told two stories.
struct Fork {
  RegionCode author;
  std::uint64_t seq = 0;
  Digest one;
  Digest other;
};

struct Cloth {
  std::vector<WovenEvent> events;  // in the one order every node computes
  std::vector<Waiting> waiting;
  std::vector<Fork> forks;
};

// Puts the events of all threads of one subject into their one order: causal (prev and seen), ties broken by
// (Lamport number, author). Pure and total: any set of well-formed events, in any order of arrival, gives the same
// cloth. Of a fork, the event with the smaller hash is woven and the fork is reported. Cost: O(n log n).
Cloth weave(std::span<const std::shared_ptr<const Event>> events);

// Continues a cloth by events that were decided on top of all of it. Equal to weaving everything anew (tested).
void extend(Cloth& cloth, std::span<const std::shared_ptr<const Event>> events);

}  // namespace simpul::threads
