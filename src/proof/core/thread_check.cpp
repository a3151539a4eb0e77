#include "thread_check.h"

#include <algorithm>

namespace simpul::proof {
namespace {

constexpr std::size_t digest_digits = 64;

std::optional<Digest> digest_of(const Json& json) {
  const auto* text = json.if_string();
  if (!text || text->size() != digest_digits) return std::nullopt;
  return Digest::parse({text->data(), text->size()});
}

// Every digest that stands as a string value somewhere in a body. Its depth was bound when it was read.
void gather(const Json& json, std::unordered_set<Digest>& out) {
  if (const auto hash = digest_of(json)) out.insert(*hash);
  if (const JsonObject* object = json.if_object()) {
    for (const auto& member : *object) gather(member.value(), out);
  } else if (const JsonArray* array = json.if_array()) {
    for (const Json& each : *array) gather(each, out);
  }
}

// The file that this kind of event is about.
std::optional<Digest> needed_by(const threads::Event& event) {
  const std::string_view member = event.kind == "dossier.file_attached"        ? "hash"
                                  : event.kind == "negotiation.position_taken" ? "text"
                                                                               : "";
  const Json* found = event.body.get_object().if_contains(member);
  return found ? digest_of(*found) : std::nullopt;
}

}  // namespace

ProvenThread Threads::take(const GovernmentKey& author, std::string_view text, std::vector<Problem>& problems) {
  ProvenThread out{author.government, author.name, author.key, 0, 0, {}};
  Lines lines(text);
  while (const auto line = lines.next()) {
    const auto problem = take_line(author, *line, out);
    if (!problem) continue;
    problems.push_back({*problem, thread_name(author.government) + ":" + std::to_string(lines.number())});
    break;
  }
  return out;
}

std::optional<ProblemKind> Threads::take_line(const GovernmentKey& author, const Line& line, ProvenThread& out) {
  const auto read = read_event_line(line);
  if (!read) return ProblemKind::LineMalformed;
  if (const auto* shown = std::get_if<Shown>(&*read)) return take_shown(author, *shown, out);
  return take_withheld(author, std::get<Withheld>(*read), out);
}

std::optional<ProblemKind> Threads::misplaced(const GovernmentKey& author, const threads::Event& event) const {
  const bool opens = event.subject == threads::unborn_dossier && event.seq == 1 && event.hash == manifest_.dossier;
  if (!opens && event.subject != "dossier:" + manifest_.dossier.text()) return ProblemKind::EventOfOtherDossier;
  if (event.author != author.government) return ProblemKind::EventOfOtherAuthor;
  const auto found = lines_.find(author.government);
  const std::size_t before = found == lines_.end() ? 0 : found->second.size();
  if (event.seq != before + 1) return ProblemKind::EventOutOfOrder;
  if (before > 0 && event.prev != found->second.back()) return ProblemKind::PrevDiffers;
  return std::nullopt;
}

std::optional<ProblemKind> Threads::take_shown(const GovernmentKey& author, const Shown& line, ProvenThread& out) {
  const auto event = threads::read_event(line.envelope);
  if (!event) return ProblemKind::EventMalformed;
  if (const auto problem = misplaced(author, *event)) return problem;
  if (!threads::signature_holds(event->hash, line.signature, author.key)) return ProblemKind::SignatureFails;
  for (const auto& [other, seen] : event->seen) told_.push_back({author.government, event->seq, other, seen});
  gather(event->body, named_);
  if (const auto file = needed_by(*event)) needed_.insert(*file);
  keep(author.government, event->hash);
  ++out.shown;
  out.last = event->at;
  return std::nullopt;
}

std::optional<ProblemKind> Threads::take_withheld(const GovernmentKey& author, const Withheld& line,
                                                  ProvenThread& out) {
  const auto found = lines_.find(author.government);
  if (line.seq != (found == lines_.end() ? 0 : found->second.size()) + 1) return ProblemKind::EventOutOfOrder;
  if (!threads::signature_holds(line.hash, line.signature, author.key)) return ProblemKind::SignatureFails;
  keep(author.government, line.hash);
  ++out.withheld;
  return std::nullopt;
}

void Threads::keep(const RegionCode& author, const Digest& hash) {
  lines_[author].push_back(hash);
  events_.insert(hash);
}

std::uint64_t Threads::lines_without(const std::unordered_set<Digest>& proven) const {
  std::uint64_t count = 0;
  for (const auto& [author, hashes] : lines_) {
    count += static_cast<std::uint64_t>(
        std::ranges::count_if(hashes, [&](const Digest& hash) { return !proven.contains(hash); }));
  }
  return count;
}

bool Threads::contradicts(const Told& told) const {
  const auto found = lines_.find(told.author);
  if (found == lines_.end() || found->second.size() < told.seen.seq) return false;
  return found->second[told.seen.seq - 1] != told.seen.hash;
}

void Threads::look_at_whole(std::vector<Problem>& problems) const {
  if (!holds(manifest_.dossier)) problems.push_back({ProblemKind::OpeningMissing, {}});
  const Told* last = nullptr;
  for (const Told& told : told_) {
    if (!contradicts(told)) continue;
    const bool again = last && last->by == told.by && last->line == told.line;
    last = &told;
    if (again) continue;
    problems.push_back({ProblemKind::SeenUnknown, thread_name(told.by) + ":" + std::to_string(told.line)});
  }
}

}  // namespace simpul::proof
