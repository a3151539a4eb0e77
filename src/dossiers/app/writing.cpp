#include "crypto/sha256.h"
#include "encoding/mapper.h"
#include "handlers.h"
#include "import.h"
#include "intake.h"
#include "registration.h"
#include "scan_evidence.h"
#include "web/body.h"
#include "web/preconditions.h"

namespace simpul::dossiers {
namespace {

constexpr std::size_t mark_digits = 32;

// The heads' mark inside the ETag that If-Match names; the day behind it does not matter for a change.
std::optional<std::string> mark_of(std::string_view if_match) {
  if (if_match.size() < mark_digits + 2 || if_match.front() != '"') return std::nullopt;
  return std::string(if_match.substr(1, mark_digits));
}

}  // namespace

Result<std::optional<IdempotentReply>, Refusals> Handlers::asked_reply(const web::Request& request,
                                                                       const access::Caller& caller) const {
  if (request.header("idempotency-key").empty()) return std::optional<IdempotentReply>();
  const auto key = web::idempotency_key(request);
  if (!key) return refuse(Refusals{key.error()});
  return std::optional(IdempotentReply{caller.account.text(), *key, request_digest(request), 0, {}, {}});
}

std::optional<web::Response> Handlers::repeated(const web::Request& request, const ActRequest& act, int status) const {
  if (!act.reply) return std::nullopt;
  const auto known = desk_.replay(*act.reply, act.caller.government);
  if (!known) return refused(known.error(), request);
  if (!*known) return std::nullopt;
  return answer(*known, request, status).with("Idempotency-Replayed", "true");
}

web::Response Handlers::act(const web::Request& request, ActRequest act, int status) const {
  if (auto known = repeated(request, act, status)) return std::move(*known);
  const auto done = desk_.act(std::move(act));
  if (!done) return refused(done.error(), request);
  return answer(*done, request, status);
}

web::Response Handlers::take(const std::string& kind, const web::Request& request, const access::Caller& caller) const {
  auto reply = asked_reply(request, caller);
  if (!reply) return refused(reply.error(), request);
  const std::string_view if_match = request.header("if-match");
  if (if_match.empty()) return refused({{"precondition_required"}}, request);
  const auto mark = mark_of(if_match);
  if (!mark) return refused({{"precondition_failed"}}, request);
  auto json = web::json_body(request);
  if (!json) return refused({json.error()}, request);
  const auto taken_on = doubt_taken_on(kind, *json);
  if (!taken_on) return refused(taken_on.error(), request);
  auto fact = take_in(desk_, government_of_, caller, kind, std::move(*json));
  if (!fact) return refused(fact.error(), request);
  const std::string id = request.path_value("id");
  const auto seen = desk_.find(id, caller.government);
  if (!seen) return refused(seen.error(), request);
  if (const Refusals against = put_reading(read_scan_, *seen, *taken_on, *fact); !against.empty()) {
    return refused(against, request);
  }
  return act(request, {caller, id, {std::move(*fact)}, mark, std::move(*reply)}, 200);
}

web::Response Handlers::open(const web::Request& request, const access::Caller& caller) const {
  auto reply = asked_reply(request, caller);
  if (!reply) return refused(reply.error(), request);
  auto json = web::json_body(request);
  if (!json) return refused({json.error()}, request);
  auto fact = take_in(desk_, government_of_, caller, std::string(Opened::kind), std::move(*json));
  if (!fact) return refused(fact.error(), request);
  return act(request, {caller, "", {std::move(*fact)}, {}, std::move(*reply)}, 201);
}

web::Response Handlers::register_agreement(const web::Request& request, const access::Caller& caller) const {
  auto reply = asked_reply(request, caller);
  if (!reply) return refused(reply.error(), request);
  const auto json = web::json_body(request);
  if (!json) return refused({json.error()}, request);
  const auto form = from_json<Registration>(*json);
  if (!form) return refused(form.error(), request);
  const auto told = facts_of(desk_, *form, caller);
  if (!told) return refused(told.error(), request);
  ActRequest registration{caller, form->dossier.value_or(""), told->facts, {}, std::move(*reply)};
  if (auto known = repeated(request, registration, 201)) return std::move(*known);
  const auto done = desk_.act(std::move(registration));
  if (!done) return refused(at_form_fields(done.error(), *told), request);
  return answer(*done, request, 201);
}

Json import_report(Desk& desk, const ImportOrder& order, const web::Messages& messages, web::Language language,
                   Refusals& refused) {
  const auto rows = import_table(desk, order);
  if (!rows) {
    refused = rows.error();
    return nullptr;
  }
  JsonArray results;
  std::size_t good = 0;
  for (const ImportedRow& row : *rows) {
    JsonArray errors;
    for (const ImportFault& fault : row.faults) {
      const auto message = web::filled(messages.find(fault.refusal.code, language), fault.refusal.facts);
      errors.push_back(JsonObject{
          {"code", fault.refusal.code}, {"column", fault.column}, {"title", message.what}, {"detail", message.next}});
    }
    good += errors.empty() ? 1 : 0;
    JsonObject result{{"row", row.line}, {"ok", errors.empty()}, {"title", row.title}};
    if (row.dossier) result.emplace("dossier", *row.dossier);
    if (!errors.empty()) result.emplace("errors", std::move(errors));
    results.push_back(std::move(result));
  }
  return JsonObject{{"rows", rows->size()},
                    {"good", good},
                    {"bad", rows->size() - good},
                    {"dry_run", order.dry_run},
                    {"results", std::move(results)}};
}

web::Response Handlers::import(const web::Request& request, const access::Caller& caller) const {
  auto reply = asked_reply(request, caller);
  if (!reply) return refused(reply.error(), request);
  // Anything else than the two words must not pass for "in earnest".
  const std::string dry_run = request.query_value("dry_run").value_or("false");
  if (dry_run != "true" && dry_run != "false") {
    return refused({{"query_value_unknown", "", {{"name", "dry_run"}, {"given", dry_run.substr(0, 80)}}}}, request);
  }
  Refusals refusals;
  const ImportOrder order{caller, request.body, dry_run == "true", std::move(*reply)};
  const Json report = import_report(desk_, order, messages_, web::preferred_language(request), refusals);
  if (!refusals.empty()) return refused(refusals, request);
  return web::json(200, report);
}

}  // namespace simpul::dossiers
