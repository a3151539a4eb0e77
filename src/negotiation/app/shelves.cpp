#include "shelves.h"

#include "encoding/mapper.h"
#include "ports/file_bounds.h"
#include "rooms.h"

namespace simpul::negotiation {
namespace {

constexpr int attempts_max = 5;
// Each holds a library of its own as soon as its government keeps anything.
constexpr std::size_t kept_max = 64;

// What is kept from a draft can leave as a file and come in again at another government.
static_assert(drafting::kept_file_bytes_max == template_file_bytes_max);
constexpr JsonLimits file_limits{.bytes_max = drafting::kept_file_bytes_max, .members_max = 100'000};

std::string subject_name(const RegionCode& government) { return "library:" + government.text(); }

Refusals single(std::string code, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), "", std::move(facts)}};
}

drafting::ShelfFact fact_of(const drafting::KeptFile& file, const Digest& hash) {
  if (file.form == drafting::KeptForm::Paper) return drafting::PaperKept{file.id, hash};
  return drafting::ClauseKept{file.id, hash};
}

// A repeated request, after a lost answer say, finds what it asked for.
bool stands_already(const drafting::Shelf& shelf, const drafting::ShelfFact& fact) {
  const auto stands = [&](const drafting::KeptId& id, drafting::KeptForm form, const Digest& file) {
    const drafting::Kept* kept = shelf.find(id);
    return kept && kept->form == form && kept->file == file;
  };
  return std::visit(
      Overloaded{
          [&](const drafting::PaperKept& one) { return stands(one.kept, drafting::KeptForm::Paper, one.file); },
          [&](const drafting::ClauseKept& one) { return stands(one.kept, drafting::KeptForm::Clause, one.file); },
          [](const drafting::KeptDropped&) { return false; }},
      fact);
}

}  // namespace

Refusals Shelves::put_into(KeptShelf& shelf, drafting::Library& library, const drafting::Kept& kept) {
  const auto bytes = file_of(shelf, kept.kept);
  if (!bytes) return bytes.error();
  const auto file = read_json(*bytes, file_limits);
  if (!file) return {file.error()};
  return drafting::add_kept(library, kept, *file);
}

Result<KeptShelfPtr, Refusals> Shelves::read(const RegionCode& government) {
  auto subject = writing::read_subject(world_.journal, subject_name(government));
  if (!subject) return refuse(storage_refusal(subject.error()));
  auto out = std::make_shared<KeptShelf>();
  out->subject = std::move(*subject);
  for (const threads::WovenEvent& woven : out->subject.cloth.events) {
    const threads::Event& event = *woven.event;
    const auto fact = drafting::read_shelf_fact(event.kind, event.body);
    if (event.author == government && fact) out->shelf.evolve(*fact, event.actor.account, event.at);
  }
  // Who keeps nothing shares the library of the program.
  out->library = {std::shared_ptr<const drafting::Library>(), &library_};
  if (out->shelf.kept().empty()) return KeptShelfPtr(out);
  auto library = std::make_shared<drafting::Library>(library_);
  for (const drafting::Kept& kept : out->shelf.kept()) {
    if (Refusals faults = put_into(*out, *library, kept); !faults.empty()) {
      out->unreadable.emplace(kept.kept, std::move(faults));
    }
  }
  out->library = std::move(library);
  return KeptShelfPtr(out);
}

Result<KeptShelfPtr, Refusals> Shelves::find(const RegionCode& government) {
  const std::string name = subject_name(government);
  const auto heads = world_.journal.heads(name);
  if (!heads) return refuse(storage_refusal(heads.error()));
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(name);
    if (found != kept_.end() && found->second->subject.heads == *heads) return found->second;
  }
  auto read_anew = read(government);
  // What could not be read may be readable in a moment: only whole shelves are remembered.
  if (!read_anew || !(*read_anew)->unreadable.empty()) return read_anew;
  const std::lock_guard lock(mutex_);
  if (kept_.size() >= kept_max) kept_.clear();
  kept_[name] = *read_anew;
  return read_anew;
}

Result<void, PortError> Shelves::append(const KeptShelf& before, const access::Caller& caller, const Facts& facts) {
  const std::string role = caller.roles.empty() ? "" : enum_text(*caller.roles.begin());
  writing::Pen pen(world_.signer, world_.chance, before.subject.name, before.subject.heads,
                   {caller.government, {role, "", caller.account.text()}, world_.clock.now()});
  AppendRequest request{before.subject.name, before.subject.heads, {}, {}, {}};
  for (const drafting::ShelfFact& fact : facts) {
    auto written = pen.write(drafting::kind_of(fact), drafting::body_of(fact));
    if (!written) return refuse(std::move(written.error()));
    request.events.push_back(std::move(written->record));
  }
  if (auto stored = world_.journal.append(request); !stored) return refuse(std::move(stored.error()));
  world_.feed.publish({before.subject.name, {caller.government}, before.subject.cloth.events.size() + facts.size()});
  return {};
}

Result<KeptShelfPtr, Refusals> Shelves::act(const access::Caller& caller, const Facts& facts) {
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    auto before = find(caller.government);
    if (!before) return before;
    drafting::Shelf shelf = (*before)->shelf;
    Facts fresh;
    Refusals against;
    for (const drafting::ShelfFact& fact : facts) {
      if (stands_already(shelf, fact)) continue;
      const Refusals why = drafting::objections(shelf, fact);
      against.insert(against.end(), why.begin(), why.end());
      shelf.evolve(fact, caller.account.text(), {});
      fresh.push_back(fact);
    }
    if (!against.empty()) return refuse(std::move(against));
    if (fresh.empty()) return before;
    const auto stored = append(**before, caller, fresh);
    if (stored) return find(caller.government);
    if (stored.error().fault != PortFault::Conflict) return refuse(storage_refusal(stored.error()));
  }
  return refuse(single("changed_meanwhile"));
}

Result<KeptShelfPtr, Refusals> Shelves::keep(const access::Caller& caller,
                                             const std::vector<drafting::KeptFile>& files) {
  Facts facts;
  for (const drafting::KeptFile& file : files) {
    const std::string bytes = canonical_json(file.file);
    if (bytes.size() > drafting::kept_file_bytes_max) {
      return refuse(single("kept_file_too_large", {{"max", std::to_string(drafting::kept_file_bytes_max >> 10)}}));
    }
    const auto stored = world_.blobs.put(bytes);
    if (!stored) return refuse(storage_refusal(stored.error()));
    facts.push_back(fact_of(file, *stored));
  }
  return act(caller, facts);
}

Result<KeptShelfPtr, Refusals> Shelves::drop(const access::Caller& caller, const drafting::KeptId& kept) {
  return act(caller, {drafting::KeptDropped{kept}});
}

Result<std::string, Refusals> Shelves::file_of(const KeptShelf& shelf, const drafting::KeptId& kept) {
  const drafting::Kept* found = shelf.shelf.find(kept);
  if (!found) return refuse(single("kept_unknown"));
  auto bytes = world_.blobs.get(found->file);
  if (!bytes && bytes.error().fault == PortFault::NotFound) return refuse(single("text_not_here"));
  if (!bytes) return refuse(storage_refusal(bytes.error()));
  return std::move(*bytes);
}

}  // namespace simpul::negotiation
