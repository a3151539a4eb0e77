#include "federation/line.h"

#include <algorithm>

#include "crypto/sha256.h"
#include "kernel/expects.h"

namespace simpul::federation {
namespace {

// A peer behind a router is not told of changes: it asks this often.
constexpr std::int64_t idle_ms = 30'000;
constexpr std::int64_t first_wait_ms = 1'000;
constexpr std::int64_t longest_wait_ms = 15 * 60'000;

std::int64_t wait_after(int failures, std::uint64_t chance) {
  const std::int64_t doubled = first_wait_ms << std::min(failures - 1, 20);
  const std::int64_t wait = std::min(doubled, longest_wait_ms);
  // Up to a quarter more, so that partners of a node that comes back do not all ask in the same second.
  return wait + static_cast<std::int64_t>(chance % static_cast<std::uint64_t>(wait / 4 + 1));
}

std::size_t size_of(const Carried& carried) { return carried.envelope.size() + 200; }

// The events of one thread that somebody lacks whose copy ends at `known`. Where the two ends are not of one story, the
// event at that place goes along: both together are the proof.
std::vector<Carried> lacking(const Shelf& shelf, const std::string& subject, const RegionCode& author,
                             const threads::Seen& known, std::size_t bytes_left) {
  if (known.seq == 0) return shelf.after(subject, author, 0, bytes_left);
  auto out = shelf.after(subject, author, known.seq - 1, bytes_left);
  if (!out.empty() && sha256(out.front().envelope) == known.hash) out.erase(out.begin());
  return out;
}

}  // namespace

bool reaches(const Heads& theirs, const Heads& ours) {
  return std::ranges::all_of(ours, [&](const auto& head) {
    const auto found = theirs.find(head.first);
    return found != theirs.end() && found->second.seq >= head.second.seq;
  });
}

bool agrees(const Heads& theirs, const Heads& ours) {
  return std::ranges::all_of(ours, [&](const auto& head) {
    const auto found = theirs.find(head.first);
    return found == theirs.end() || found->second.seq != head.second.seq || found->second.hash == head.second.hash;
  });
}

Part part_for(const Shelf& shelf, const std::string& subject, const Heads& theirs, Budget& budget) {
  Part out{subject, shelf.heads(subject), {}};
  for (const auto& [author, head] : out.heads) {
    const auto found = theirs.find(author);
    const threads::Seen known = found == theirs.end() ? threads::Seen() : found->second;
    if (known.seq > head.seq || known == head || budget.spent()) continue;
    for (Carried& carried : lacking(shelf, subject, author, known, budget.bytes)) {
      if (budget.spent()) break;
      --budget.events;
      budget.bytes -= std::min(budget.bytes, size_of(carried));
      out.events.push_back(std::move(carried));
    }
  }
  return out;
}

Answer answer_to(const Question& question, const Shelf& shelf, const News& news) {
  Answer answer;
  answer.upto = news.upto;
  answer.more = news.more;
  Budget budget;
  std::set<std::string> told;
  for (const Part& part : question.parts) {
    answer.parts.push_back(part_for(shelf, part.subject, part.heads, budget));
    told.insert(part.subject);
  }
  for (const std::string& subject : news.subjects) {
    if (!told.insert(subject).second) continue;
    // What the asker holds of it is not known: it says so with its next question, and gets what it lacks.
    answer.parts.push_back({subject, shelf.heads(subject), {}});
  }
  return answer;
}

void Line::changed(const std::string& subject, Instant now) {
  kept_.pending.insert(subject);
  // After failures the line keeps its pace: a busy dossier must not hammer a node that is down.
  if (failures_ == 0) due_ = now;
}

std::optional<Question> Line::ask(const Shelf& shelf, Instant now) {
  if (state_ == LineState::Asking || now < due_) return std::nullopt;
  Question question;
  question.after = kept_.cursor;
  Budget budget;
  for (const std::string& subject : kept_.pending) {
    if (question.parts.size() == parts_max || budget.spent()) break;
    const auto known = theirs_.find(subject);
    if (known != theirs_.end()) {
      question.parts.push_back(part_for(shelf, subject, known->second, budget));
    } else {
      // Only the heads: the peer may have all of it from elsewhere.
      question.parts.push_back({subject, shelf.heads(subject), {}});
    }
  }
  state_ = LineState::Asking;
  return question;
}

bool Line::settle(const Part& part, const Heads& ours) {
  const auto known = theirs_.find(part.subject);
  const bool was_told = known != theirs_.end();
  const bool alike = agrees(part.heads, ours);
  const bool reached = reaches(part.heads, ours) && reaches(ours, part.heads);
  // Offered, asked for, and nothing came that could be kept: a peer cannot make this side remember what is not there.
  if (ours.empty() && was_told) {
    kept_.pending.erase(part.subject);
    theirs_.erase(part.subject);
    return false;
  }
  // Two stories stay two: once each side has the other's event, there is nothing more to tell.
  if (reached && (alike || was_told)) {
    kept_.pending.erase(part.subject);
    theirs_.erase(part.subject);
    return false;
  }
  const bool progress = !was_told || known->second != part.heads || !part.events.empty();
  theirs_[part.subject] = part.heads;
  kept_.pending.insert(part.subject);
  return progress;
}

void Line::answered(const Answer& answer, const Shelf& shelf, Instant now) {
  expects(state_ == LineState::Asking, "an answer belongs to a question");
  bool progress = answer.more;
  for (const Part& part : answer.parts) progress = settle(part, shelf.heads(part.subject)) || progress;
  kept_.cursor = answer.upto;
  failures_ = 0;
  state_ = kept_.pending.empty() ? LineState::Idle : LineState::Waiting;
  due_ = progress ? now : Instant{now.ms + idle_ms};
}

void Line::failed(Instant now, std::uint64_t chance) {
  expects(state_ == LineState::Asking, "only a question under way can fail");
  ++failures_;
  // What the peer holds may have changed since; asking anew is cheaper than sending it all again.
  theirs_.clear();
  state_ = LineState::Waiting;
  due_ = Instant{now.ms + wait_after(failures_, chance)};
}

}  // namespace simpul::federation
