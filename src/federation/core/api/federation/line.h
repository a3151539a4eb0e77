#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>

#include "federation/exchange.h"
#include "kernel/instant.h"

namespace simpul::federation {

// What a node can say of its threads, at the moment it is asked.
class Shelf {
 public:
  virtual ~Shelf() = default;
  virtual Heads heads(const std::string& subject) const = 0;
  // The events of one thread after `seq`, in order, at most as many as fit into `bytes_left`.
  virtual std::vector<Carried> after(const std::string& subject, const RegionCode& author, std::uint64_t seq,
                                     std::size_t bytes_left) const = 0;
};

// What is left of the bounds of one message.
struct Budget {
  std::size_t events = events_max;
  std::size_t bytes = bytes_max;
  bool spent() const { return events == 0 || bytes == 0; }
};

// The heads of a subject with what somebody who is at `theirs` lacks, as far as the budget goes.
Part part_for(const Shelf& shelf, const std::string& subject, const Heads& theirs, Budget& budget);

// What the answering node has to tell by itself: the subjects of this peer that changed after its cursor.
struct News {
  Cursor upto;
  bool more = false;
  std::vector<std::string> subjects;
};

// The answer to a question whose events were examined and appended already.
Answer answer_to(const Question& question, const Shelf& shelf, const News& news);

enum class LineState { Idle, Asking, Waiting };
BOOST_DESCRIBE_ENUM(LineState, Idle, Asking, Waiting)

// One node's side of its line to one peer: what still has to be told, what was heard, when to ask again. Pure: the
// clock and chance come in, questions come out; whoever holds it sends them, stores what answers bring, and keeps
// `cursor` and `pending` over a restart. A line that lost both only says more than it needs to.
class Line {
 public:
  struct Kept {
    Cursor cursor;
    std::set<std::string> pending;
  };
  explicit Line(Kept kept = {}) : kept_(std::move(kept)) {}

  const Kept& kept() const { return kept_; }
  LineState state() const { return state_; }
  // How many subjects the peer has not everything of yet.
  std::size_t untold() const { return kept_.pending.size(); }
  Instant due() const { return due_; }
  int failures() const { return failures_; }

  // A subject of this peer changed here.
  void changed(const std::string& subject, Instant now);

  // The next question, where it is time; at most one is under way.
  std::optional<Question> ask(const Shelf& shelf, Instant now);

  // The peer answered the question under way. Its events are examined and appended before this is called.
  void answered(const Answer& answer, const Shelf& shelf, Instant now);

  // Nothing came, or nothing that could be read. `chance` spreads the next attempts of many nodes; any number.
  void failed(Instant now, std::uint64_t chance);

 private:
  // True where asking again at once brings more.
  bool settle(const Part& part, const Heads& ours);

  Kept kept_;
  std::map<std::string, Heads> theirs_;  // as far as the peer told; forgotten where it is not needed
  LineState state_ = LineState::Idle;
  Instant due_;
  int failures_ = 0;
};

}  // namespace simpul::federation
