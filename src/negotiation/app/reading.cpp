#include "encoding/mapper.h"
#include "handlers.h"
#include "negotiation/redline.h"
#include "regions/region_ref.h"
#include "web/preconditions.h"

namespace simpul::negotiation {
namespace {

Refusals single(std::string code, std::string pointer = {}) { return {{std::move(code), std::move(pointer), {}}}; }

}  // namespace

Handlers::Handlers(World world, DossierDoor dossiers, GovernmentOf government_of, Knowledge knowledge,
                   const web::Messages& messages)
    : world_(world),
      dossiers_(std::move(dossiers)),
      government_of_(std::move(government_of)),
      knowledge_(knowledge),
      messages_(messages),
      texts_(world_.blobs),
      rooms_(world_, knowledge_.ladder),
      shelves_(world_, knowledge_.library) {}

web::Response Handlers::refused(const Refusals& refusals, const web::Request& request) const {
  return web::problem(refusals, messages_, request);
}

// Days are counted in Jakarta's zone, as everywhere national deadlines are.
Date Handlers::today() const { return day_of(world_.clock.now(), Zone::Wib); }

OwnRegister Handlers::own_register(const access::Caller& caller) const {
  return {caller.government, government_of_(caller.government)};
}

NegotiationPage Handlers::page_for(const access::Caller& caller) {
  return {texts_, knowledge_, own_register(caller), today()};
}

Result<Sight, Refusals> Handlers::sight(const web::Request& request, const access::Caller& caller) {
  auto dossier = dossiers_.find(request.path_value("id"), caller.government);
  if (!dossier) return refuse(std::move(dossier.error()));
  const auto id = DocumentId::parse(request.path_value("document"));
  const dossiers::Document* document = id ? dossier->state->document(*id) : nullptr;
  if (!document) return refuse(single("document_unknown"));
  auto room = rooms_.find(dossier->id, caller.government);
  if (!room) return refuse(std::move(room.error()));
  return Sight{caller, std::move(*dossier), std::move(*room), document};
}

Result<DocumentText, Refusals> Handlers::readable(const Sight& sight, const Digest& hash) {
  if (!may_read(sight.state(), sight.room->room, sight.document->document, hash)) return refuse(single("text_unknown"));
  return texts_.get(hash);
}

web::Response Handlers::answer(const web::Request& request, const Sight& sight) {
  const auto page = page_for(sight.caller).of(sight, web::preferred_language(request));
  if (!page) return refused(page.error(), request);
  std::string body = json_text(*page);
  const std::string tag = web::content_tag(body);
  return web::tagged(request, tag, web::text(200, "application/json", std::move(body)));
}

web::Response Handlers::page(const web::Request& request, const access::Caller& caller) {
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  return answer(request, *seen);
}

web::Response Handlers::text(const web::Request& request, const access::Caller& caller) {
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const auto hash = Digest::parse(request.path_value("text"));
  if (!hash) return refused(single("text_unknown"), request);
  const auto text = readable(*seen, *hash);
  if (!text) return refused(text.error(), request);
  return web::tagged(request, web::entity_tag(hash->text()), web::json(200, text_view(*hash, *text)));
}

Result<Handlers::TwoTexts, Refusals> Handlers::compared(const web::Request& request, const Sight& sight) {
  const auto from = Digest::parse(request.query_value("from").value_or(""));
  const auto to = Digest::parse(request.query_value("to").value_or(""));
  if (!from || !to) return refuse(single("text_unknown", from ? "/to" : "/from"));
  auto before = readable(sight, *from);
  if (!before) return refuse(std::move(before.error()));
  auto after = readable(sight, *to);
  if (!after) return refuse(std::move(after.error()));
  return TwoTexts{*from, *to, std::move(*before), std::move(*after)};
}

web::Response Handlers::comparison(const web::Request& request, const access::Caller& caller) {
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const auto both = compared(request, *seen);
  if (!both) return refused(both.error(), request);
  const std::string tag = web::entity_tag(both->from.text().substr(0, 32) + both->to.text().substr(0, 32));
  if (web::client_has(request, tag)) return web::tagged(request, tag, {});
  Json body = to_json(redline(both->before, both->after));
  body.as_object().emplace("from", both->from.text());
  body.as_object().emplace("to", both->to.text());
  body.as_object().emplace("numbers_before", numbers_view(both->before));
  body.as_object().emplace("numbers_after", numbers_view(both->after));
  return web::tagged(request, tag, web::json(200, body));
}

// What is shown is read from the draft's own bytes, the ones that would be sent; nothing else of the room goes along.
web::Response Handlers::round_preview(const web::Request& request, const access::Caller& caller) {
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const DocumentId& document = seen->document->document;
  const Draft* draft = seen->room->room.draft(document);
  if (!draft) return refused(single("draft_missing"), request);
  const auto text = texts_.get(draft->fact.text);
  if (!text) return refused(text.error(), request);
  JsonArray recipients;
  for (const RegionCode& region : seen->state().regions()) {
    if (region != caller.government) recipients.push_back(regions::region_ref(knowledge_.regions, region));
  }
  JsonObject body{{"recipients", std::move(recipients)},
                  {"view", text_view(draft->fact.text, *text)},
                  {"findings", page_for(caller).errors_in(*seen, *text)}};
  const auto* own = seen->state().positions.latest(document, caller.government);
  if (own && own->clauses) body.emplace("previous", own->text.text());
  return web::tagged(request, web::content_tag(json_text(body)), web::json(200, body));
}

}  // namespace simpul::negotiation
