#include "dossiers_app/desk.h"

#include <algorithm>

#include "cache.h"
#include "encoding/mapper.h"
#include "forks.h"
#include "view_rows.h"

namespace simpul::dossiers {
namespace {

constexpr int attempts_max = 5;

std::string subject_name(const std::string& id) { return "dossier:" + id; }

Refusals single(std::string code, std::string pointer = {}, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), std::move(pointer), std::move(facts)}};
}

// Which role the account acted in; the first of the table's order, since offices are named by the facts themselves.
threads::Actor actor_of(const access::Caller& caller) {
  const std::string role = caller.roles.empty() ? "" : enum_text(*caller.roles.begin());
  return {role, "", caller.account.text()};
}

}  // namespace

struct Desk::Drafted {
  std::shared_ptr<Woven> after;
  AppendRequest append;
};

Refusals storage_refusal(const PortError& error) {
  switch (error.fault) {
    case PortFault::Conflict:
      return single("dossier_changed_meanwhile");
    case PortFault::Full:
      return single("storage_full");
    case PortFault::Unavailable:
      return single("storage_unavailable");
    case PortFault::Corrupt:
      return single("storage_damaged");
    case PortFault::NotFound:
      return single("dossier_unknown");
  }
  return single("storage_unavailable");
}

Desk::Desk(World world, const Rules& rules, const regions::Register& register_of_regions, OfficeCheck office_check)
    : world_(world),
      rules_(rules),
      regions_(register_of_regions),
      office_check_(std::move(office_check)),
      cache_(std::make_unique<Cache>()) {}

Desk::~Desk() = default;

Result<WovenPtr, Refusals> Desk::load(const std::string& id) {
  if (WovenPtr cached = cache_->get(id)) return cached;
  auto subject = writing::read_subject(world_.journal, subject_name(id));
  if (!subject) return refuse(storage_refusal(subject.error()));
  if (subject->heads.empty()) return refuse(single("dossier_unknown"));
  auto woven = std::make_shared<Woven>();
  woven->id = id;
  woven->subject = std::move(*subject);
  woven->state = fold(woven->subject.cloth, rules_);
  woven->standing = standing_of(woven->state, rules_);
  woven->mark = writing::version_mark(woven->subject.heads);
  auto forks = forks_of(world_.database, id);
  if (!forks) return refuse(storage_refusal(forks.error()));
  woven->forks = std::move(*forks);
  cache_->put(woven);
  return WovenPtr(woven);
}

Result<WovenPtr, Refusals> Desk::find(const std::string& id, const RegionCode& government) {
  if (!Digest::parse(id)) return refuse(single("dossier_unknown"));
  auto woven = load(id);
  if (woven && !(*woven)->state.is_party(government)) return refuse(single("dossier_unknown"));
  return woven;
}

namespace {

// UU 23/2014 Pasal 364: mandatory cooperation is between bordering regions. A border the table does not hold is asked
// for as a ground, never taken for absent; the table knows no borders at sea.
Refusals border_objections(const regions::Register& regions, const std::vector<PartyEntry>& parties) {
  for (const PartyEntry& one : parties) {
    const bool borders = std::ranges::any_of(parties, [&](const PartyEntry& other) {
      return other.region != one.region && regions.border(one.region, other.region) != regions::Border::NotKnown;
    });
    if (borders) continue;
    const regions::Region* const region = regions.find(one.region);
    return {{"border_not_known", "/ground", {{"region", region ? region->name : one.region.text()}}}};
  }
  return {};
}

bool has_ground(const Opened& opened) {
  return opened.ground && opened.ground->find_first_not_of(" \t\r\n") != std::string::npos;
}

}  // namespace

// What only this node can know: the register of regions, the register of offices, other dossiers' numbers.
Refusals Desk::node_objections(const State& state, const Fact& fact, const access::Caller& caller) const {
  Refusals against;
  if (const auto* opened = std::get_if<Opened>(&fact)) {
    for (std::size_t i = 0; i < opened->parties.size(); ++i) {
      const auto region =
          regions_.require_party(opened->parties[i].region.text(), "/parties/" + std::to_string(i) + "/region");
      if (!region) against.push_back(region.error());
    }
    if (against.empty() && rules_.needs_border(opened->cooperation) && !has_ground(*opened)) {
      against = border_objections(regions_, opened->parties);
    }
  }
  const auto* described = std::get_if<Described>(&fact);
  if (described && described->cooperation && state.opened && rules_.needs_border(*described->cooperation) &&
      !has_ground(*state.opened)) {
    against = border_objections(regions_, state.opened->parties);
    for (Refusal& refusal : against) refusal.pointer = "/cooperation";
  }
  const auto* signature = std::get_if<SignatureRecorded>(&fact);
  if (signature && signature->party == caller.government) {
    for (Refusal& refusal : office_check_(caller.government, *signature)) against.push_back(std::move(refusal));
  }
  const auto* number = std::get_if<NumberAssigned>(&fact);
  if (number && number->party == caller.government && state.opened) {
    if (auto used = number_used_elsewhere(world_.database, *number, state)) against.push_back(std::move(*used));
  }
  return against;
}

// Decides one fact on top of what `draft` holds so far and, if nothing speaks against it, writes it there.
Refusals Desk::add_fact(Drafted& draft, writing::Pen& pen, const Fact& fact, const Author& author) const {
  const bool signs = std::holds_alternative<SignatureRecorded>(fact);
  if (signs && !draft.after->forks.empty()) {
    const RegionCode& author_of_two = draft.after->forks.front().author;
    const regions::Region* const region = regions_.find(author_of_two);
    return single("dossier_told_twice", {}, {{"party", region ? region->name : author_of_two.text()}});
  }
  threads::CausalPast past;
  for (const auto& [region, head] : pen.heads()) past.reach(region, head.seq);
  Woven& after = *draft.after;
  Refusals against = objections(after.state, fact, {author.caller.government, 0, {}, author.now, past}, rules_);
  for (Refusal& more : node_objections(after.state, fact, author.caller)) against.push_back(std::move(more));
  if (!against.empty()) return against;
  auto written = pen.write(kind_of(fact), body_of(fact));
  if (!written) return storage_refusal(written.error());
  threads::extend(after.subject.cloth, std::vector{written->event});
  const threads::WovenEvent& woven = after.subject.cloth.events.back();
  evolve(after.state, fact, {woven.event->author, woven.event->seq, woven.event->hash, author.now, woven.past}, rules_);
  draft.append.events.push_back(std::move(written->record));
  return {};
}

Result<Desk::Drafted, Refusals> Desk::draft(const ActRequest& request, const WovenPtr& before) const {
  Drafted out{before ? std::make_shared<Woven>(*before) : std::make_shared<Woven>(), {}};
  Woven& after = *out.after;
  const Author author{request.caller, world_.clock.now()};
  const std::string name = before ? before->subject.name : std::string(threads::unborn_dossier);
  writing::Pen pen(world_.signer, world_.chance, name, writing::heads_to_see(after.subject, request.caller.government),
                   {request.caller.government, actor_of(request.caller), author.now});
  out.append.expected = after.subject.heads;
  for (std::size_t at = 0; at < request.facts.size(); ++at) {
    const Fact& fact = request.facts[at];
    Refusals against = add_fact(out, pen, fact, author);
    if (against.empty()) continue;
    if (request.facts.size() > 1) {
      for (Refusal& refusal : against) {
        refusal.facts.emplace("fact", std::string(kind_of(fact)));
        refusal.facts.emplace("fact_at", std::to_string(at));
      }
    }
    return refuse(std::move(against));
  }
  after.subject.name = pen.subject();
  for (const auto& [region, head] : pen.heads()) {
    if (region == request.caller.government) after.subject.heads[region] = head;
  }
  after.id = after.subject.name.substr(after.subject.name.find(':') + 1);
  after.mark = writing::version_mark(after.subject.heads);
  after.standing = standing_of(after.state, rules_);
  out.append.subject = after.subject.name;
  out.append.views =
      view_statements(after, {regions_, before.get(), request.caller.government, world_.signer.hosted()});
  if (request.reply)
    out.append.reply = {request.reply->owner, request.reply->key, request.reply->request, 200, after.id, author.now};
  return out;
}

// The dossier moved on: by the very request that is being repeated, or by somebody else.
Result<WovenPtr, Refusals> Desk::mark_differs(const ActRequest& request) {
  if (request.reply) {
    auto repeated = replay(*request.reply, request.caller.government);
    if (!repeated || *repeated) return repeated;
  }
  return refuse(single("dossier_changed_meanwhile"));
}

Result<WovenPtr, Refusals> Desk::act(ActRequest request) {
  for (int attempt = 0; attempt < attempts_max; ++attempt) {
    // Asked anew in each attempt: of two equal requests at once, the second must find what the first did.
    if (request.reply) {
      auto repeated = replay(*request.reply, request.caller.government);
      if (!repeated || *repeated) return repeated;
    }
    WovenPtr before;
    if (!request.dossier.empty()) {
      auto found = find(request.dossier, request.caller.government);
      if (!found) return found;
      before = *found;
      if (request.expected_mark && *request.expected_mark != before->mark) return mark_differs(request);
    }
    auto drafted = draft(request, before);
    if (!drafted) return refuse(std::move(drafted.error()));
    const auto stored = world_.journal.append(drafted->append);
    if (stored) {
      const WovenPtr after = drafted->after;
      cache_->put(after);
      world_.feed.publish({after->subject.name, after->state.regions(), after->version()});
      return after;
    }
    if (stored.error().fault != PortFault::Conflict) return refuse(storage_refusal(stored.error()));
    // Somebody else was first: what was decided rests on an older dossier. Read again and decide again.
    if (before) cache_->drop(before->id);
  }
  return refuse(single("dossier_changed_meanwhile"));
}

Refusals Desk::objections_to(const ActRequest& request) {
  WovenPtr before;
  if (!request.dossier.empty()) {
    auto found = find(request.dossier, request.caller.government);
    if (!found) return std::move(found.error());
    before = *found;
  }
  auto drafted = draft(request, before);
  return drafted ? Refusals{} : std::move(drafted.error());
}

Result<WovenPtr, Refusals> Desk::replay(const IdempotentReply& asked, const RegionCode& government) {
  auto known = world_.journal.reply(asked.owner, asked.key);
  if (!known) return refuse(storage_refusal(known.error()));
  if (!*known) return WovenPtr();
  if ((*known)->request != asked.request) return refuse(single("idempotency_key_reused"));
  return find((*known)->body, government);
}

Result<std::size_t, Refusals> Desk::rebuild_views(const std::function<void(std::size_t)>& progress) {
  std::size_t done = 0;
  auto visited = each_dossier([&](const std::string& id) -> Result<void, Refusals> {
    auto woven = load(id);
    if (!woven) return refuse(std::move(woven.error()));
    const auto statements = view_statements(**woven, {regions_, nullptr, std::nullopt, world_.signer.hosted()});
    const auto written = world_.database.write([&](Writer& writer) -> Result<void, Refusal> {
      for (const Statement& statement : statements) writer.execute(statement);
      return {};
    });
    if (!written) return refuse(single("storage_unavailable"));
    progress(++done);
    return {};
  });
  if (!visited) return refuse(std::move(visited.error()));
  return done;
}

Result<std::vector<std::string>, Refusals> Desk::stale_views(const std::function<void(std::size_t)>& progress) {
  std::vector<std::string> stale;
  std::size_t done = 0;
  auto visited = each_dossier([&](const std::string& id) -> Result<void, Refusals> {
    const auto woven = load(id);
    progress(++done);
    if (!woven) return {};
    const auto same = rows_are_current(world_.database, **woven, regions_);
    if (!same) return refuse(storage_refusal(same.error()));
    if (!*same) stale.push_back(id);
    return {};
  });
  if (!visited) return refuse(std::move(visited.error()));
  return stale;
}

Result<void, Refusals> Desk::each_dossier(const std::function<Result<void, Refusals>(const std::string& id)>& visit) {
  std::string after;
  constexpr std::size_t batch = 200;
  while (true) {
    const auto names = world_.journal.subjects(after, batch);
    if (!names) return refuse(storage_refusal(names.error()));
    if (names->empty()) return {};
    for (const std::string& name : *names) {
      after = name;
      if (!name.starts_with("dossier:")) continue;
      if (auto done = visit(name.substr(name.find(':') + 1)); !done) return done;
    }
  }
}

}  // namespace simpul::dossiers
