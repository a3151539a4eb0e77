#include "page.h"

#include <algorithm>

#include "access/permissions.h"
#include "encoding/mapper.h"
#include "intent.h"
#include "regions/region_ref.h"
#include "signed_file.h"
#include "signing/slots.h"

namespace simpul::signing {
namespace {

constexpr std::string_view own_operations[] = {"checkBeforeSigning", "signDocuments",   "refuseToSign",
                                               "setSigningOrder",    "recordSignature", "retractSignature"};

bool is_signed(const dossiers::Rules& law, const dossiers::Document& document) {
  return law.document(document.type).signer != SignerRule::Nobody;
}

Json slot_view(const dossiers::State& state, const dossiers::Document& document, const Slot& slot,
               std::span<const Slot> slots) {
  JsonObject out{{"party", slot.party.text()}, {"place", slot.place}};
  std::vector<RegionCode> signed_by;
  for (const Slot& each : slots) {
    if (state.signatures.valid(document.document, each.party)) signed_by.push_back(each.party);
  }
  if (const Signature* signature = state.signatures.valid(document.document, slot.party)) {
    out.emplace("state", "signed");
    out.emplace("signature", to_json(*signature));
  } else if (const PartyRefusal* refusal = state.refusal(document, slot.party)) {
    out.emplace("state", "refused");
    out.emplace("refusal", to_json(refusal->fact));
  } else if (const auto before = waits_for(slots, slot.party, signed_by)) {
    out.emplace("state", "waits");
    out.emplace("waits_for", before->text());
  } else {
    out.emplace("state", "open");
  }
  return out;
}

void put_text(JsonObject& out, const dossiers::State& state, const dossiers::Document& document,
              std::span<const RegionCode> signatories) {
  const auto agreed = state.positions.agreed(document.document, signatories);
  if (agreed) out.emplace("text", agreed->text());
  const bool any = state.positions.any(document.document);
  out.emplace("text_state", agreed ? "agreed" : any ? "open" : "none");
}

Json document_view(const dossiers::State& state, const dossiers::Document& document, const RegionCode& own) {
  const std::vector<RegionCode> signatories = state.signatories(document);
  const std::vector<RegionCode> order = document.order ? document.order->parties : std::vector<RegionCode>();
  JsonObject out{{"document", document.document.text()},
                 {"type", enum_text(document.type)},
                 {"title", document.title},
                 {"order", to_json(order)},
                 {"number_missing", !document.numbers.contains(own)},
                 {"complete", state.signatures.complete(document.document, signatories)}};
  if (document.parent) out.emplace("parent", document.parent->text());
  put_text(out, state, document, signatories);
  const std::vector<Slot> slots = slots_of(document.document, signatories, order);
  JsonArray shown;
  for (const Slot& slot : slots) shown.push_back(slot_view(state, document, slot, slots));
  out.emplace("slots", std::move(shown));
  if (const auto* file = signed_attachment(state, document.document)) out.emplace("signed_file", file_view(file->file));
  return out;
}

Json mandates_view(const regions::Government& own, const regions::HolderId& receiver, Date today) {
  JsonArray out;
  for (const regions::Mandate& mandate : own.mandates) {
    if (mandate.receiver != receiver || !mandate.on(today)) continue;
    const regions::Holder* giver = own.holder(mandate.giver);
    out.push_back(JsonObject{{"mandate", mandate.mandate.text()},
                             {"number", mandate.number},
                             {"dated", mandate.dated.text()},
                             {"giver", giver ? own.office(giver->office)->title : std::string()},
                             {"scope", mandate.scope}});
  }
  return out;
}

Json holders_view(const regions::Government* own, Date today) {
  JsonArray out;
  if (!own) return out;
  for (const regions::Holder& holder : own->holders) {
    if (!holder.on(today)) continue;
    const regions::Office* office = own->office(holder.office);
    JsonObject shown{{"holder", holder.holder.text()},
                     {"name", holder.name},
                     {"office", office->title},
                     {"office_kind", enum_text(office->kind)},
                     {"capacity", enum_text(holder.capacity)},
                     {"mandates", mandates_view(*own, holder.holder, today)}};
    if (office->agency) shown.emplace("agency", own->agency(*office->agency)->name);
    out.push_back(std::move(shown));
  }
  return out;
}

JsonArray allowed(const access::Caller& caller) {
  JsonArray out;
  for (const std::string_view operation : own_operations) {
    const access::Permission* row = access::find_permission(operation);
    if (row && access::decide_role(*row, caller) == access::Verdict::Allowed) out.push_back(Json(operation));
  }
  return out;
}

}  // namespace

Json file_view(const dossiers::FileAttached& file) {
  return JsonObject{{"attachment", file.attachment.text()}, {"hash", file.hash.text()}, {"name", file.name}};
}

Json signing_page(const access::Caller& caller, const DossierSeen& dossier, const Doors& doors, const Tools& tools,
                  const Knowledge& knowledge) {
  const dossiers::State& state = *dossier.state;
  const Date today = signing_day(knowledge.regions, caller.government, tools.clock.now());
  JsonArray documents;
  for (const dossiers::Document& document : state.documents) {
    if (is_signed(knowledge.law, document)) documents.push_back(document_view(state, document, caller.government));
  }
  JsonArray regions;
  for (const RegionCode& region : state.regions()) regions.push_back(regions::region_ref(knowledge.regions, region));
  const auto own = doors.government_of(caller.government);
  return JsonObject{{"dossier", dossier.id},
                    {"title", state.title},
                    {"own", caller.government.text()},
                    {"today", today.text()},
                    {"regions", std::move(regions)},
                    {"documents", std::move(documents)},
                    {"holders", holders_view(own.get(), today)},
                    {"ways", to_json(tools.ways_of(caller.government))},
                    {"may", allowed(caller)}};
}

}  // namespace simpul::signing
