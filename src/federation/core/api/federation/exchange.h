#pragma once

// What two nodes say to each other (docs/decisions/0012). One question and one answer carry threads both ways,
// so that a node nobody can reach from outside takes part all the same.

#include <boost/describe.hpp>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "federation/intake.h"

namespace simpul::federation {

inline constexpr int protocol = 1;

// Bounds of one question or answer. What does not fit comes with the next one.
inline constexpr std::size_t parts_max = 200;
inline constexpr std::size_t events_max = 1'000;
inline constexpr std::size_t bytes_max = 4u << 20;

using Heads = std::map<RegionCode, threads::Seen>;

// Of one subject: where the sender's threads end, and what the receiver seems to lack.
struct Part {
  std::string subject;
  Heads heads;
  std::vector<Carried> events;
};

// A place in a node's feed, the list of its changes in their order. A node that was restored from a backup begins a
// feed of another name: places of the old one mean nothing there.
struct Cursor {
  std::string feed;
  std::uint64_t at = 0;
  bool operator==(const Cursor&) const = default;
};

struct Question {
  int protocol = federation::protocol;
  Cursor after;  // what the sender has of the receiver's feed
  std::vector<Part> parts;
};

struct TurnedPart {
  std::string subject;
  std::vector<Turned> turned;
};

struct Answer {
  int protocol = federation::protocol;
  Cursor upto;
  bool more = false;        // the feed goes on
  std::vector<Part> parts;  // of the subjects asked about, as they are now, and of those changed since
  std::vector<TurnedPart> turned;
};

// Whether every thread in `ours` is at least as long in `theirs`, and whether those that end at the same place end
// alike.
bool reaches(const Heads& theirs, const Heads& ours);
bool agrees(const Heads& theirs, const Heads& ours);

}  // namespace simpul::federation
