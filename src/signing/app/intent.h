#pragma once

// Private to the signing app: who is about to sign, and in what power.

#include "signing_app/desk.h"

namespace simpul::signing {

struct Intent {
  regions::HolderId holder;
  Authority authority = Authority::Office;
  std::optional<regions::MandateId> mandate;
};
BOOST_DESCRIBE_STRUCT(Intent, (), (holder, authority, mandate))

// The zone of a region's clock; WIB for one the register does not know.
Zone zone_of(const regions::Register& regions, const RegionCode& region);

// The day it is where the party signs: a record and the stamp on the page must not differ by a day.
Date signing_day(const regions::Register& regions, const RegionCode& party, Instant now);

// Which document, in which text, how and when.
struct Occasion {
  DocumentId document;
  RegionCode party;
  Method method = Method::Pades;
  std::optional<Digest> text;
  Date on;
  std::optional<std::string> place;
};

// The signature as it would be recorded, named from the own register. holder_unknown, mandate_needed, mandate_unknown.
Result<SignatureRecorded, Refusals> act_of(const regions::Government* own, const Intent& intent,
                                           const Occasion& occasion);

}  // namespace simpul::signing
