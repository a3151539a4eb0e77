#pragma once

// Threads of a bundle: who said what in which order, line by line.

#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "contents.h"
#include "lines.h"
#include "threads/event.h"

namespace simpul::proof {

// What all threads together hold, as far as they count.
class Threads {
 public:
  explicit Threads(const Manifest& manifest) : manifest_(manifest) {}

  // Reads a thread up to its first problem.
  ProvenThread take(const GovernmentKey& author, std::string_view text, std::vector<Problem>& problems);
  // `opening_missing` and `seen_unknown`; after the last thread.
  void look_at_whole(std::vector<Problem>& problems) const;

  bool holds(const Digest& event) const { return events_.contains(event); }
  // How many lines have none of these hashes.
  std::uint64_t lines_without(const std::unordered_set<Digest>& proven) const;
  const std::unordered_set<Digest>& named() const { return named_; }
  // Files without which an event that is shown says nothing.
  const std::set<Digest>& needed() const { return needed_; }

 private:
  struct Told {
    RegionCode by;
    std::uint64_t line = 0;
    RegionCode author;
    threads::Seen seen;
  };

  std::optional<ProblemKind> take_line(const GovernmentKey& author, const Line& line, ProvenThread& out);
  std::optional<ProblemKind> take_shown(const GovernmentKey& author, const Shown& line, ProvenThread& out);
  std::optional<ProblemKind> take_withheld(const GovernmentKey& author, const Withheld& line, ProvenThread& out);
  std::optional<ProblemKind> misplaced(const GovernmentKey& author, const threads::Event& event) const;
  void keep(const RegionCode& author, const Digest& hash);
  bool contradicts(const Told& told) const;

  const Manifest& manifest_;
  std::map<RegionCode, std::vector<Digest>> lines_;
  std::unordered_set<Digest> events_;
  std::vector<Told> told_;
  std::unordered_set<Digest> named_;
  std::set<Digest> needed_;
};

}  // namespace simpul::proof
