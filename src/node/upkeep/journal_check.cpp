#include "upkeep/journal_check.h"

#include "dossiers/facts.h"
#include "drafting/shelf.h"
#include "negotiation/room.h"
#include "regions/government.h"
#include "threads/event.h"

namespace simpul::node {
namespace {

constexpr std::size_t batch = 200;

// Visits the names of all subjects after `after` until the visitor returns false.
Result<void, Refusals> each_subject(Archive& archive, std::string after,
                                    const std::function<bool(const std::string&)>& visit) {
  while (true) {
    const auto names = archive.journal().subjects(after, batch);
    if (!names) return refuse(dossiers::storage_refusal(names.error()));
    if (names->empty()) return {};
    for (const std::string& name : *names) {
      if (!visit(name)) return {};
    }
    after = names->back();
  }
}

// The subject an opening event carries is the unborn one; its own hash names the dossier from then on.
bool names_subject(const threads::Event& event, const std::string& subject) {
  return event.subject == subject ||
         (event.subject == threads::unborn_dossier && subject == "dossier:" + event.hash.text());
}

std::optional<PublicKey> key_in(const RecordedEvent& record) {
  if (record.kind != regions::GovernmentEstablished::kind) return std::nullopt;
  const auto event = threads::read_event(record.envelope);
  if (!event || !event->body.is_object()) return std::nullopt;
  const auto* key = event->body.as_object().if_contains("public_key");
  return key && key->is_string() ? PublicKey::parse(std::string_view(key->as_string())) : std::nullopt;
}

// The file of a paper or a clause that a government keeps.
std::optional<Digest> kept_file_in(const threads::Event& event) {
  const auto fact = drafting::read_shelf_fact(event.kind, event.body);
  if (!fact) return std::nullopt;
  if (const auto* paper = std::get_if<drafting::PaperKept>(&*fact)) return paper->file;
  if (const auto* clause = std::get_if<drafting::ClauseKept>(&*fact)) return clause->file;
  return std::nullopt;
}

// What an event needs on disk: an attachment, the text of a round or of a draft, a paper of a library.
std::optional<Digest> file_in(const RecordedEvent& record) {
  const bool attaches = record.kind == dossiers::FileAttached::kind;
  const bool sends = record.kind == dossiers::PositionTaken::kind;
  const bool drafts = record.kind == negotiation::DraftSaved::kind;
  const bool keeps = record.kind.starts_with("library.");
  if (!attaches && !sends && !drafts && !keeps) return std::nullopt;
  const auto event = threads::read_event(record.envelope);
  if (!event) return std::nullopt;
  if (keeps) return kept_file_in(*event);
  if (drafts) {
    const auto fact = negotiation::read_room_fact(event->kind, event->body);
    const auto* draft = fact ? std::get_if<negotiation::DraftSaved>(&*fact) : nullptr;
    return draft ? std::optional(draft->text) : std::nullopt;
  }
  const dossiers::Fact fact = dossiers::read_stored_fact(event->kind, event->body);
  if (const auto* attached = std::get_if<dossiers::FileAttached>(&fact)) return attached->hash;
  const auto* position = std::get_if<dossiers::PositionTaken>(&fact);
  // A position on paper alone names a hash whose file nobody may have.
  return position && position->clauses ? std::optional(position->text) : std::nullopt;
}

}  // namespace

std::map<RegionCode, PublicKey> established_keys(Archive& archive) {
  std::map<RegionCode, PublicKey> keys;
  static_cast<void>(each_subject(archive, "government:", [&](const std::string& name) {
    if (!name.starts_with("government:")) return false;
    const auto events = archive.journal().read(name);
    if (!events || events->empty()) return true;
    if (const auto key = key_in(events->front())) keys.emplace(events->front().author, *key);
    return true;
  }));
  return keys;
}

std::optional<std::string> event_fault(const std::string& subject, const RecordedEvent& record,
                                       const RecordedEvent* before, const std::optional<PublicKey>& key) {
  const auto event = threads::read_event(record.envelope);
  if (!event) return "the envelope does not read: " + event.error().code;
  if (!names_subject(*event, subject)) return "the envelope names another subject";
  if (event->author != record.author || event->seq != record.seq || event->kind != record.kind) {
    return "the envelope names another place or kind";
  }
  if (record.seq == 1 && event->prev) return "the first event names one before it";
  if (before && event->prev != before->hash) return "does not continue the event before it";
  if (key && !threads::signature_holds(event->hash, record.signature, *key)) return "the signature does not hold";
  return std::nullopt;
}

Result<JournalReport, Refusals> check_journal(Archive& archive, const KeyOf& own_key, const UpkeepProgress& progress) {
  JournalReport report;
  report.established = established_keys(archive);
  const auto key_of = [&](const RegionCode& author) -> std::optional<PublicKey> {
    if (auto own = own_key(author)) return own;
    const auto known = report.established.find(author);
    if (known == report.established.end()) return std::nullopt;
    return known->second;
  };
  const auto check = [&](const std::string& subject, const RecordedEvent& event, const RecordedEvent* before) {
    const auto key = key_of(event.author);
    if (!key) ++report.unknown_authors;
    if (const auto file = file_in(event)) report.files.insert(*file);
    return event_fault(subject, event, before, key);
  };
  auto audit = sql::audit_journal(archive.database(), check, [&](const sql::AuditReport& so_far) {
    progress("Memeriksa peristiwa", so_far.events, 0);
    return true;
  });
  if (!audit) return refuse(dossiers::storage_refusal(audit.error()));
  report.subjects = audit->subjects;
  report.events = audit->events;
  report.damages = std::move(audit->damages);
  return report;
}

Result<JournalCount, Refusals> count_by_heads(Archive& archive) {
  JournalCount count;
  std::optional<PortError> failed;
  auto visited = each_subject(archive, "", [&](const std::string& name) {
    const auto heads = archive.journal().heads(name);
    if (!heads) {
      failed = heads.error();
      return false;
    }
    ++count.subjects;
    for (const auto& [author, head] : *heads) count.events += static_cast<std::int64_t>(head.seq);
    return true;
  });
  if (!visited) return refuse(std::move(visited.error()));
  if (failed) return refuse(dossiers::storage_refusal(*failed));
  return count;
}

}  // namespace simpul::node
