#pragma once

// The register of one government: its agencies, offices, who held them when, and the surat kuasa it gave. Told as facts
// on the government's own thread (audience `self`), so that nothing that was once true is lost.

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "encoding/json.h"
#include "kernel/id.h"
#include "kernel/instant.h"
#include "kernel/refusal.h"
#include "kernel/region_code.h"
#include "kernel/result.h"
#include "signing/signatures.h"

namespace simpul::regions {

using AgencyId = Id<struct AgencyTag>;
using OfficeId = Id<struct OfficeTag>;
using HolderId = Id<struct HolderTag>;
using MandateId = Id<struct MandateTag>;

// The first fact on a government's thread: from here on this node writes for it.
struct GovernmentEstablished {
  static constexpr std::string_view kind = "government.established";
  RegionCode region;
  std::string public_key;  // 64 hex digits, Ed25519
};
BOOST_DESCRIBE_STRUCT(GovernmentEstablished, (), (region, public_key))

struct AgencyRegistered {
  static constexpr std::string_view kind = "government.agency_registered";
  AgencyId agency;
  std::string name;
  std::optional<std::string> abbreviation;
};
BOOST_DESCRIBE_STRUCT(AgencyRegistered, (), (agency, name, abbreviation))

struct AgencyChanged {
  static constexpr std::string_view kind = "government.agency_changed";
  AgencyId agency;
  std::optional<std::string> name;
  std::optional<std::string> abbreviation;
  std::optional<bool> closed;
};
BOOST_DESCRIBE_STRUCT(AgencyChanged, (), (agency, name, abbreviation, closed))

struct OfficeRegistered {
  static constexpr std::string_view kind = "government.office_registered";
  OfficeId office;
  std::string title;
  signing::OfficeKind office_kind = signing::OfficeKind::Other;
  std::optional<AgencyId> agency;
};
BOOST_DESCRIBE_STRUCT(OfficeRegistered, (), (office, title, office_kind, agency))

struct HolderRegistered {
  static constexpr std::string_view kind = "government.holder_registered";
  HolderId holder;
  OfficeId office;
  std::string name;
  signing::Capacity capacity = signing::Capacity::Definitif;
  Date from;
  std::optional<Date> until;
  std::optional<std::string> decree;
};
BOOST_DESCRIBE_STRUCT(HolderRegistered, (), (holder, office, name, capacity, from, until, decree))

struct HolderEnded {
  static constexpr std::string_view kind = "government.holder_ended";
  HolderId holder;
  Date until;
};
BOOST_DESCRIBE_STRUCT(HolderEnded, (), (holder, until))

// A surat kuasa (PP 28/2018 P2(2)): the head lets an official sign, by name and office.
struct MandateRegistered {
  static constexpr std::string_view kind = "government.mandate_registered";
  MandateId mandate;
  std::string number;
  Date dated;
  HolderId giver;
  HolderId receiver;
  std::string scope;
  Date from;
  std::optional<Date> until;
};
BOOST_DESCRIBE_STRUCT(MandateRegistered, (), (mandate, number, dated, giver, receiver, scope, from, until))

struct MandateRevoked {
  static constexpr std::string_view kind = "government.mandate_revoked";
  MandateId mandate;
  Date on;
  std::string reason;
};
BOOST_DESCRIBE_STRUCT(MandateRevoked, (), (mandate, on, reason))

using GovernmentFact = std::variant<GovernmentEstablished, AgencyRegistered, AgencyChanged, OfficeRegistered,
                                    HolderRegistered, HolderEnded, MandateRegistered, MandateRevoked>;

std::string_view kind_of(const GovernmentFact& fact);
Json body_of(const GovernmentFact& fact);
// nullopt for a kind this version does not know.
std::optional<GovernmentFact> read_stored_government_fact(const std::string& kind, const Json& body);
Result<GovernmentFact, Refusals> read_new_government_fact(const std::string& kind, const Json& body);

struct Agency {
  AgencyId agency;
  std::string name;
  std::optional<std::string> abbreviation;
  bool closed = false;
};
BOOST_DESCRIBE_STRUCT(Agency, (), (agency, name, abbreviation, closed))

struct Office {
  OfficeId office;
  std::string title;
  signing::OfficeKind kind = signing::OfficeKind::Other;
  std::optional<AgencyId> agency;
};
BOOST_DESCRIBE_STRUCT(Office, (), (office, title, kind, agency))

struct Holder {
  HolderId holder;
  OfficeId office;
  std::string name;
  signing::Capacity capacity = signing::Capacity::Definitif;
  Date from;
  std::optional<Date> until;  // the last day in office
  std::optional<std::string> decree;

  bool on(Date day) const { return from <= day && (!until || day <= *until); }
};
BOOST_DESCRIBE_STRUCT(Holder, (), (holder, office, name, capacity, from, until, decree))

struct Mandate {
  MandateId mandate;
  std::string number;
  Date dated;
  HolderId giver;
  HolderId receiver;
  std::string scope;
  Date from;
  std::optional<Date> until;
  std::optional<Date> revoked_on;

  bool on(Date day) const {
    return from <= day && (!until || day <= *until) && (!revoked_on || day < *revoked_on);
  }
};
BOOST_DESCRIBE_STRUCT(Mandate, (), (mandate, number, dated, giver, receiver, scope, from, until, revoked_on))

// The register as its facts tell it.
// Invariant: two holders of one office with the same capacity never overlap in time.
struct Government {
  std::optional<GovernmentEstablished> established;
  std::vector<Agency> agencies;
  std::vector<Office> offices;
  std::vector<Holder> holders;
  std::vector<Mandate> mandates;

  const Agency* agency(const AgencyId& id) const;
  const Office* office(const OfficeId& id) const;
  const Holder* holder(const HolderId& id) const;
  const Mandate* mandate(const MandateId& id) const;
};

// Why a fact may not enter the register; empty where it may.
Refusals objections(const Government& government, const GovernmentFact& fact);
// Total: a fact with objections changes nothing.
void evolve(Government& government, const GovernmentFact& fact);

// Whether the register contradicts that this signer could sign on that day. Ignorance is no contradiction: where the
// register knows no holder of such an office, no letter of that number, or nobody is named, nothing speaks against it.
// Codes: signer_not_in_office, office_vacant_on_date, mandate_not_valid_on_date, mandate_for_another_person.
Refusals contradictions(const Government& government, const signing::SignatureRecorded& fact);

}  // namespace simpul::regions
