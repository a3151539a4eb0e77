#include "federation/intake.h"

#include <algorithm>

#include "kernel/expects.h"

namespace simpul::federation {
namespace {

// The name of what an event is about, once it is known by its hash.
std::string subject_of(const threads::Event& event) {
  const bool opens = event.subject == threads::unborn_dossier && event.seq == 1;
  return opens ? "dossier:" + event.hash.text() : event.subject;
}

class Examination {
 public:
  Examination(const std::string& subject, const Held& held, const Knowledge& knowledge)
      : subject_(subject), held_(held), knowledge_(knowledge), heads_(held.heads) {}

  void look_at(const Carried& carried) {
    auto event = threads::read_event(carried.envelope);
    if (!event) return turn(std::string(), 0, TurnedFor::Malformed);
    if (subject_of(*event) != subject_) return turn(*event, TurnedFor::OtherSubject);
    const auto head = heads_.find(event->author);
    const std::uint64_t last = head == heads_.end() ? 0 : head->second.seq;
    if (event->seq <= last) return compare(*event, carried);
    const auto reason = objection(*event, carried, head == heads_.end() ? nullptr : &head->second);
    if (reason) return turn(*event, *reason);
    heads_[event->author] = {event->seq, event->hash};
    out_.taken.push_back({std::move(*event), carried});
  }

  Intake result() { return std::move(out_); }

 private:
  std::optional<TurnedFor> objection(const threads::Event& event, const Carried& carried, const threads::Seen* head) {
    if (knowledge_.writes_here(event.author)) return TurnedFor::AuthorWritesHere;
    if (!is_signed(event, carried)) {
      return knowledge_.key_of(event.author) ? TurnedFor::SignatureFails : TurnedFor::AuthorUnknown;
    }
    if (event.seq != (head ? head->seq : 0) + 1) return TurnedFor::Gap;
    if (head && event.prev != head->hash) return TurnedFor::ThreadForks;
    return std::nullopt;
  }

  // A place that is taken already: the same event again, or a second story.
  void compare(const threads::Event& event, const Carried& carried) {
    const auto there = at(event.author, event.seq);
    expects(there.has_value(), "every place below a head is held");
    if (there->envelope == carried.envelope) {
      ++out_.known;
      return;
    }
    if (!is_signed(event, carried)) {
      turn(event, knowledge_.key_of(event.author) ? TurnedFor::SignatureFails : TurnedFor::AuthorUnknown);
    } else if (!forked(event.author, event.seq)) {
      out_.forks.push_back({event.author, event.seq, *there, carried});
    }
  }

  std::optional<Carried> at(const RegionCode& author, std::uint64_t seq) const {
    for (const Taken& taken : out_.taken) {
      if (taken.event.author == author && taken.event.seq == seq) return taken.carried;
    }
    return held_.at(author, seq);
  }

  // One proof for each place is enough: an author who tells a thousand stories does not fill the disk.
  bool forked(const RegionCode& author, std::uint64_t seq) const {
    return std::ranges::any_of(out_.forks,
                               [&](const Equivocation& fork) { return fork.author == author && fork.seq == seq; });
  }

  bool is_signed(const threads::Event& event, const Carried& carried) const {
    const auto key = knowledge_.key_of(event.author);
    return key && threads::signature_holds(event.hash, carried.signature, *key);
  }

  void turn(const threads::Event& event, TurnedFor reason) { turn(event.author.text(), event.seq, reason); }
  void turn(std::string author, std::uint64_t seq, TurnedFor reason) {
    out_.turned.push_back({std::move(author), seq, reason});
  }

  const std::string& subject_;
  const Held& held_;
  const Knowledge& knowledge_;
  std::map<RegionCode, threads::Seen> heads_;
  Intake out_;
};

}  // namespace

Intake examine(const std::string& subject, std::span<const Carried> brought, const Held& held,
               const Knowledge& knowledge) {
  Examination examination(subject, held, knowledge);
  for (const Carried& carried : brought) examination.look_at(carried);
  return examination.result();
}

}  // namespace simpul::federation
