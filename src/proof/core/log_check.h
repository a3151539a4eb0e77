#pragma once

// Logs of a bundle: one checkpoint each, and the way from every event to it.

#include <unordered_set>

#include "contents.h"
#include "ledger/checkpoint.h"
#include "thread_check.h"

namespace simpul::proof {

// Looks at one log after the other and remembers which events any of them proves.
class Logs {
 public:
  Logs(const Manifest& manifest, const Contents& contents, const Threads& threads)
      : manifest_(manifest), contents_(contents), threads_(threads) {}

  ProvenLog take(const NamedLog& log, std::vector<Problem>& problems);
  // Events with a proof in at least one log.
  const std::unordered_set<Digest>& proven() const { return proven_; }

 private:
  void count_witnesses(const ledger::Note& note, ProvenLog& out) const;
  std::uint64_t take_proofs(const NamedLog& log, const ledger::Checkpoint& checkpoint, std::vector<Problem>& problems);

  const Manifest& manifest_;
  const Contents& contents_;
  const Threads& threads_;
  std::unordered_set<Digest> proven_;
};

}  // namespace simpul::proof
