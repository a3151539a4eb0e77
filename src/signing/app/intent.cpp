#include "intent.h"

namespace simpul::signing {
namespace {

Refusals single(std::string code, std::string pointer) { return {{std::move(code), std::move(pointer), {}}}; }

// A letter names its giver by the office, as the signature block does.
Mandate named(const regions::Government& own, const regions::Mandate& letter) {
  const regions::Holder* giver = own.holder(letter.giver);
  const regions::Office* office = giver ? own.office(giver->office) : nullptr;
  return {letter.number, letter.dated, office ? office->title : std::string()};
}

}  // namespace

Result<SignatureRecorded, Refusals> act_of(const regions::Government* own, const Intent& intent,
                                           const Occasion& occasion) {
  const regions::Holder* holder = own ? own->holder(intent.holder) : nullptr;
  const regions::Office* office = holder ? own->office(holder->office) : nullptr;
  if (!office) return refuse(single("holder_unknown", "/holder"));
  SignatureRecorded act;
  act.document = occasion.document;
  act.party = occasion.party;
  act.method = occasion.method;
  act.text = occasion.text;
  act.on = occasion.on;
  act.place = occasion.place;
  act.signer = {holder->name, office->title, office->kind, {}};
  if (office->agency) act.signer.agency = own->agency(*office->agency)->name;
  act.capacity = holder->capacity;
  act.authority = intent.authority;
  if (intent.authority == Authority::Mandate) {
    if (!intent.mandate) return refuse(single("mandate_needed", "/mandate"));
    const regions::Mandate* letter = own->mandate(*intent.mandate);
    if (!letter) return refuse(single("mandate_unknown", "/mandate"));
    act.mandate = named(*own, *letter);
  }
  return act;
}

Zone zone_of(const regions::Register& regions, const RegionCode& region) {
  const regions::Region* found = regions.find(region);
  return found ? found->zone : Zone::Wib;
}

Date signing_day(const regions::Register& regions, const RegionCode& party, Instant now) {
  return day_of(now, zone_of(regions, party));
}

}  // namespace simpul::signing
