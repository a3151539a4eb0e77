#include "regions/government.h"

#include <algorithm>

#include "encoding/mapper.h"

namespace simpul::regions {
namespace {

constexpr std::size_t title_bytes_max = 400;
constexpr std::size_t scope_bytes_max = 4000;

template <class List, class IdType, class Member>
auto find_in(List& list, const IdType& id, Member member) {
  const auto found = std::ranges::find(list, id, member);
  return found == list.end() ? nullptr : &*found;
}

bool overlaps(const Holder& held, Date from, const std::optional<Date>& until) {
  const bool begins_before_end = !until || held.from <= *until;
  return begins_before_end && (!held.until || from <= *held.until);
}

// Collects what speaks against one fact.
struct Clerk {
  const Government& register_;
  Refusals against;

  void object(std::string code, std::string pointer, std::map<std::string, std::string> facts = {}) {
    against.push_back({std::move(code), std::move(pointer), std::move(facts)});
  }
  void require_text(const std::string& text, std::string pointer, std::size_t max = title_bytes_max) {
    if (text.find_first_not_of(" \t\r\n") == std::string::npos) return object("field_empty", std::move(pointer));
    if (text.size() > max) object("field_too_long", std::move(pointer), {{"max", std::to_string(max)}});
  }
  void require_short(const std::optional<std::string>& text, std::string pointer) {
    if (!text || text->size() <= title_bytes_max) return;
    object("field_too_long", std::move(pointer), {{"max", std::to_string(title_bytes_max)}});
  }
  void require_free_name(const std::string& name, const AgencyId& bearer) {
    for (const Agency& agency : register_.agencies) {
      if (agency.closed || agency.agency == bearer || agency.name != name) continue;
      object("agency_name_taken", "/name", {{"name", name}});
    }
  }
  // Nobody else may hold `held`'s office in the same capacity at the same time.
  void require_alone(const Holder& held, std::string pointer) {
    for (const Holder& other : register_.holders) {
      if (other.holder == held.holder || other.office != held.office || other.capacity != held.capacity) continue;
      if (!overlaps(other, held.from, held.until)) continue;
      object("office_held_by_another", pointer, {{"name", other.name}, {"from", other.from.text()}});
    }
  }
  void require_order(Date from, const std::optional<Date>& until, std::string pointer) {
    if (until && *until < from) {
      object("end_before_start", std::move(pointer), {{"start", from.text()}, {"end", until->text()}});
    }
  }

  void operator()(const GovernmentEstablished&) {
    if (register_.established) object("government_already_established", "");
  }
  void operator()(const AgencyRegistered& fact) {
    require_text(fact.name, "/name");
    require_short(fact.abbreviation, "/abbreviation");
    if (register_.agency(fact.agency)) object("agency_twice", "/agency");
    require_free_name(fact.name, fact.agency);
  }
  void operator()(const AgencyChanged& fact) {
    if (fact.name) require_text(*fact.name, "/name");
    require_short(fact.abbreviation, "/abbreviation");
    if (!fact.name && !fact.abbreviation && !fact.closed) object("nothing_to_change", "");
    const Agency* agency = register_.agency(fact.agency);
    if (!agency) return object("agency_unknown", "/agency");
    if (!fact.closed.value_or(agency->closed)) require_free_name(fact.name.value_or(agency->name), fact.agency);
  }
  void operator()(const OfficeRegistered& fact) {
    require_text(fact.title, "/title");
    if (register_.office(fact.office)) object("office_twice", "/office");
    if (fact.agency && !register_.agency(*fact.agency)) object("agency_unknown", "/agency");
    if (fact.office_kind == signing::OfficeKind::AgencyHead && !fact.agency) object("office_needs_agency", "/agency");
  }
  void operator()(const HolderRegistered& fact) {
    require_text(fact.name, "/name");
    require_short(fact.decree, "/decree");
    require_order(fact.from, fact.until, "/until");
    if (register_.holder(fact.holder)) object("holder_twice", "/holder");
    if (!register_.office(fact.office)) return object("office_unknown", "/office");
    require_alone({fact.holder, fact.office, fact.name, fact.capacity, fact.from, fact.until, {}}, "/from");
  }
  void operator()(const HolderEnded& fact) {
    const Holder* holder = register_.holder(fact.holder);
    if (!holder) return object("holder_unknown", "/holder");
    require_order(holder->from, fact.until, "/until");
    // A later end than the one recorded before could reach into the next holder's time.
    Holder longer = *holder;
    longer.until = fact.until;
    require_alone(longer, "/until");
  }
  void operator()(const MandateRegistered& fact) {
    require_text(fact.number, "/number");
    require_text(fact.scope, "/scope", scope_bytes_max);
    require_order(fact.from, fact.until, "/until");
    if (register_.mandate(fact.mandate)) object("mandate_twice", "/mandate");
    const Holder* giver = register_.holder(fact.giver);
    const Holder* receiver = register_.holder(fact.receiver);
    if (!receiver) object("holder_unknown", "/receiver");
    if (fact.giver == fact.receiver) object("mandate_to_its_giver", "/receiver");
    if (!giver) return object("holder_unknown", "/giver");
    const Office* office = register_.office(giver->office);
    if (office->kind != signing::OfficeKind::HeadOfRegion) object("mandate_giver_is_not_head", "/giver");
    if (!giver->on(fact.dated)) {
      object("giver_not_in_office", "/dated", {{"name", giver->name}, {"date", fact.dated.text()}});
    }
  }
  void operator()(const MandateRevoked& fact) {
    require_text(fact.reason, "/reason", scope_bytes_max);
    const Mandate* mandate = register_.mandate(fact.mandate);
    if (!mandate) return object("mandate_unknown", "/mandate");
    if (mandate->revoked_on) object("mandate_already_revoked", "/mandate", {{"on", mandate->revoked_on->text()}});
    require_order(mandate->dated, fact.on, "/on");
  }
};

// Folds accepted facts.
struct Entry {
  Government& register_;

  void operator()(const GovernmentEstablished& fact) { register_.established = fact; }
  void operator()(const AgencyRegistered& fact) {
    register_.agencies.push_back({fact.agency, fact.name, fact.abbreviation, false});
  }
  void operator()(const AgencyChanged& fact) {
    Agency* agency = find_in(register_.agencies, fact.agency, &Agency::agency);
    if (fact.name) agency->name = *fact.name;
    if (fact.abbreviation) agency->abbreviation = fact.abbreviation;
    if (fact.closed) agency->closed = *fact.closed;
  }
  void operator()(const OfficeRegistered& fact) {
    register_.offices.push_back({fact.office, fact.title, fact.office_kind, fact.agency});
  }
  void operator()(const HolderRegistered& fact) {
    register_.holders.push_back(
        {fact.holder, fact.office, fact.name, fact.capacity, fact.from, fact.until, fact.decree});
  }
  void operator()(const HolderEnded& fact) {
    find_in(register_.holders, fact.holder, &Holder::holder)->until = fact.until;
  }
  void operator()(const MandateRegistered& fact) {
    register_.mandates.push_back(
        {fact.mandate, fact.number, fact.dated, fact.giver, fact.receiver, fact.scope, fact.from, fact.until, {}});
  }
  void operator()(const MandateRevoked& fact) {
    find_in(register_.mandates, fact.mandate, &Mandate::mandate)->revoked_on = fact.on;
  }
};

template <class Visit>
void with_kind(std::string_view kind, Visit visit) {
  boost::mp11::mp_for_each<boost::mp11::mp_transform<std::type_identity, GovernmentFact>>([&](auto type) {
    if (decltype(type)::type::kind == kind) visit(type);
  });
}

}  // namespace

std::string_view kind_of(const GovernmentFact& fact) {
  return std::visit([](const auto& body) { return body.kind; }, fact);
}

Json body_of(const GovernmentFact& fact) {
  return std::visit([](const auto& body) -> Json { return to_json(body); }, fact);
}

std::optional<GovernmentFact> read_stored_government_fact(const std::string& kind, const Json& body) {
  std::optional<GovernmentFact> fact;
  with_kind(kind, [&](auto type) {
    auto read = from_json<typename decltype(type)::type>(body, UnknownMembers::Ignore);
    if (read) fact = std::move(*read);
  });
  return fact;
}

Result<GovernmentFact, Refusals> read_new_government_fact(const std::string& kind, const Json& body) {
  Result<GovernmentFact, Refusals> result = refuse(Refusals{{"fact_kind_unknown", "/kind", {{"kind", kind}}}});
  with_kind(kind, [&](auto type) {
    auto read = from_json<typename decltype(type)::type>(body);
    if (read) {
      result = GovernmentFact(std::move(*read));
    } else {
      result = refuse(std::move(read.error()));
    }
  });
  return result;
}

const Agency* Government::agency(const AgencyId& id) const { return find_in(agencies, id, &Agency::agency); }
const Office* Government::office(const OfficeId& id) const { return find_in(offices, id, &Office::office); }
const Holder* Government::holder(const HolderId& id) const { return find_in(holders, id, &Holder::holder); }
const Mandate* Government::mandate(const MandateId& id) const { return find_in(mandates, id, &Mandate::mandate); }

Refusals objections(const Government& government, const GovernmentFact& fact) {
  Clerk clerk{government, {}};
  std::visit(clerk, fact);
  return std::move(clerk.against);
}

void evolve(Government& government, const GovernmentFact& fact) {
  if (objections(government, fact).empty()) std::visit(Entry{government}, fact);
}

}  // namespace simpul::regions
