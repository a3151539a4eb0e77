#include "writing/pen.h"

#include "crypto/sha256.h"
#include "encoding/base64.h"

namespace simpul::writing {

Result<Subject, PortError> read_subject(Journal& journal, const std::string& name) {
  auto records = journal.read(name);
  if (!records) return refuse(std::move(records.error()));
  Subject subject{name, {}, {}};
  std::vector<std::shared_ptr<const threads::Event>> events;
  events.reserve(records->size());
  for (const RecordedEvent& record : *records) {
    auto event = threads::read_event(record.envelope);
    if (!event || event->hash != record.hash) {
      return refuse(
          PortError{PortFault::Corrupt, name + " " + record.author.text() + " " + std::to_string(record.seq)});
    }
    Head& head = subject.heads[record.author];
    if (record.seq > head.seq) head = {record.seq, record.hash};
    events.push_back(std::make_shared<const threads::Event>(std::move(*event)));
  }
  subject.cloth = threads::weave(events);
  return subject;
}

Heads heads_to_see(const Subject& subject, const RegionCode& writer) {
  if (subject.cloth.waiting.empty()) return subject.heads;
  Heads out;
  for (const threads::WovenEvent& woven : subject.cloth.events) {
    Head& head = out[woven.event->author];
    if (woven.event->seq > head.seq) head = {woven.event->seq, woven.event->hash};
  }
  if (const auto own = subject.heads.find(writer); own != subject.heads.end()) out[writer] = own->second;
  return out;
}

std::string version_mark(const Heads& heads) {
  std::string text;
  for (const auto& [author, head] : heads) {
    text += author.text() + ' ' + std::to_string(head.seq) + ' ' + head.hash.text() + '\n';
  }
  return sha256(text).text().substr(0, 32);
}

Pen::Pen(Signer& signer, Chance& chance, std::string subject, Heads heads, Hand hand)
    : signer_(signer),
      chance_(chance),
      subject_(std::move(subject)),
      heads_(std::move(heads)),
      hand_(std::move(hand)) {}

Result<Written, PortError> Pen::write(std::string_view kind, Json body) {
  threads::Event event;
  event.subject = subject_;
  event.author = hand_.author;
  event.seq = 1;
  for (const auto& [author, head] : heads_) {
    if (author == hand_.author) {
      event.seq = head.seq + 1;
      event.prev = head.hash;
    } else {
      event.seen[author] = {head.seq, head.hash};
    }
  }
  event.at = hand_.at;
  event.actor = hand_.actor;
  event.kind = kind;
  event.body = std::move(body);
  event.salt = hex(chance_.bytes<16>());
  RecordedEvent record{event.author, event.seq, event.kind, {}, envelope_of(event), {}};
  record.hash = sha256(record.envelope);
  event.hash = record.hash;
  const auto signature = signer_.sign(event.author, threads::signing_message(event.hash));
  if (!signature)
    return refuse(PortError{PortFault::Unavailable, "no key of " + event.author.text() + " on this node"});
  record.signature = *signature;
  heads_[event.author] = {event.seq, event.hash};
  if (subject_ == threads::unborn_dossier) subject_ = "dossier:" + event.hash.text();
  return Written{std::move(record), std::make_shared<const threads::Event>(std::move(event))};
}

}  // namespace simpul::writing
