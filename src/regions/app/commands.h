#pragma once

// Private to the regions app: what clients send. Things that come into being may be named by the client; without a name
// they get one here.

#include "regions/government.h"

namespace simpul::regions {

// Schema NewAgency.
struct NewAgency {
  std::optional<AgencyId> agency;
  std::string name;
  std::optional<std::string> abbreviation;
};
BOOST_DESCRIBE_STRUCT(NewAgency, (), (agency, name, abbreviation))

// Schema NewOffice.
struct NewOffice {
  std::optional<OfficeId> office;
  std::string title;
  signing::OfficeKind kind = signing::OfficeKind::Other;
  std::optional<AgencyId> agency;
};
BOOST_DESCRIBE_STRUCT(NewOffice, (), (office, title, kind, agency))

// Schema NewHolder.
struct NewHolder {
  std::optional<HolderId> holder;
  OfficeId office;
  std::string name;
  signing::Capacity capacity = signing::Capacity::Definitif;
  Date from;
  std::optional<Date> until;
  std::optional<std::string> decree;
};
BOOST_DESCRIBE_STRUCT(NewHolder, (), (holder, office, name, capacity, from, until, decree))

// Schema NewMandate.
struct NewMandate {
  std::optional<MandateId> mandate;
  std::string number;
  Date dated;
  HolderId giver;
  HolderId receiver;
  std::string scope;
  Date from;
  std::optional<Date> until;
};
BOOST_DESCRIBE_STRUCT(NewMandate, (), (mandate, number, dated, giver, receiver, scope, from, until))

}  // namespace simpul::regions
