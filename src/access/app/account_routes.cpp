#include "routes.h"
#include "web/cursor.h"
#include "web/preconditions.h"

namespace simpul::access {
namespace {

using web::Method;
using web::Request;
using web::Response;

Response not_there(const Desks& desks, const Request& request) {
  return answer_refused(desks.parts, {{.code = "route_not_found"}}, request);
}

Response list(Desks& desks, const Request& request, const Caller& caller) {
  const auto wish = page_wish(request);
  if (!wish) return answer_refused(desks.parts, wish.error(), request);
  AccountsAfter page{.government = caller.government, .sign_in_name = {}, .limit = wish->limit + 1};
  if (wish->after) {
    const auto* name = wish->after->if_string();
    if (!name) return answer_refused(desks.parts, {{.code = "cursor_malformed"}}, request);
    page.sign_in_name = std::string(*name);
  }
  auto found = desks.keeping.list(page);
  if (!found) return answer_refused(desks.parts, found.error(), request);
  JsonObject body;
  // One more than asked tells whether there is a next page.
  if (found->size() > static_cast<std::size_t>(wish->limit)) {
    found->pop_back();
    body["next"] = web::cursor_text(Json(found->back().sign_in_name));
  }
  JsonArray accounts;
  for (const Account& account : *found) accounts.push_back(to_json(view_of(account)));
  body["accounts"] = std::move(accounts);
  return web::json(200, body);
}

// What was answered; a repeat says that it is one.
Response answer_of(int status, const Answered& answered) {
  Response response = web::json(status, answered.body);
  if (answered.repeated) response.with("Idempotency-Replayed", "true");
  return response;
}

Response create(Desks& desks, const Request& request, const Caller& caller) {
  const auto command = web::read_body<CreateAccountCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  const auto asked = asked_by(desks.parts, request, caller);
  if (!asked) return answer_refused(desks.parts, asked.error(), request);
  const auto made = desks.keeping.create(*asked, *command);
  if (!made) return answer_refused(desks.parts, made.error(), request);
  const auto& id = made->body.at_pointer("/account/id").as_string();
  return answer_of(201, *made).with("Location", "/api/v1/accounts/" + std::string(id));
}

Response change(Desks& desks, const Request& request, const Caller& caller) {
  const auto id = AccountId::parse(request.path_value("id"));
  if (!id) return not_there(desks, request);
  const auto command = web::read_body<ChangeAccountCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  const auto asked = asked_by(desks.parts, request, caller);
  if (!asked) return answer_refused(desks.parts, asked.error(), request);
  const auto seen = [&](std::int64_t version) {
    return web::check_if_match(request, web::entity_tag(std::to_string(version)));
  };
  const auto changed = desks.keeping.change(*asked, {.account = *id, .command = *command, .check_version = seen});
  if (!changed) return answer_refused(desks.parts, changed.error(), request);
  const auto version = changed->body.at("version").to_number<std::int64_t>();
  return answer_of(200, *changed).with("ETag", web::entity_tag(std::to_string(version)));
}

Response reset(Desks& desks, const Request& request, const Caller& caller) {
  const auto id = AccountId::parse(request.path_value("id"));
  if (!id) return not_there(desks, request);
  const auto command = web::read_body<ResetAccountCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  const auto asked = asked_by(desks.parts, request, caller);
  if (!asked) return answer_refused(desks.parts, asked.error(), request);
  const auto done = desks.keeping.reset(*asked, *id, command->scope);
  return done ? answer_of(200, *done) : answer_refused(desks.parts, done.error(), request);
}

Response disable(Desks& desks, const Request& request, const Caller& caller) {
  const auto id = AccountId::parse(request.path_value("id"));
  if (!id) return not_there(desks, request);
  const auto asked = asked_by(desks.parts, request, caller);
  if (!asked) return answer_refused(desks.parts, asked.error(), request);
  const auto done = desks.keeping.disable(*asked, *id);
  return done ? answer_of(200, *done) : answer_refused(desks.parts, done.error(), request);
}

Response audit_trail(Desks& desks, const Request& request, const Caller& caller) {
  const auto wish = page_wish(request);
  if (!wish) return answer_refused(desks.parts, wish.error(), request);
  AuditPage page{.government = caller.government, .subject = {}, .before = 0, .limit = wish->limit + 1};
  if (wish->after) {
    const auto* number = wish->after->if_int64();
    if (!number) return answer_refused(desks.parts, {{.code = "cursor_malformed"}}, request);
    page.before = *number;
  }
  if (const auto account = request.query_value("account")) {
    page.subject = AccountId::parse(*account);
    if (!page.subject) return answer_refused(desks.parts, {{"field_unknown_value", "/account", {}}}, request);
  }
  auto entries = desks.keeping.trail(page);
  if (!entries) return answer_refused(desks.parts, entries.error(), request);
  JsonObject body;
  if (entries->size() > static_cast<std::size_t>(wish->limit)) {
    entries->pop_back();
    body["next"] = web::cursor_text(Json(entries->back().number));
  }
  body["entries"] = to_json(*entries);
  return web::json(200, body);
}

Response demo_accounts(Desks& desks, const Request& request) {
  const auto accounts = desks.keeping.demo_accounts();
  if (!accounts) return answer_refused(desks.parts, accounts.error(), request);
  return web::json(200, JsonObject{{"accounts", to_json(*accounts)}});
}

Response complete_first_run(Desks& desks, FirstRun& first_run, const Request& request) {
  const auto command = web::read_body<FirstRunCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  const auto made = first_run.complete(*command, visit_of(desks.parts, request));
  if (!made) return answer_refused(desks.parts, made.error(), request);
  return web::json(201, to_json(*made));
}

}  // namespace

Routes account_routes(Desks& desks) {
  const auto bind = [&desks](Response (*handle)(Desks&, const Request&, const Caller&)) {
    return [&desks, handle](const Request& request, const Caller& caller) { return handle(desks, request, caller); };
  };
  return {
      {Method::Get, "/api/v1/accounts", "listAccounts", bind(list)},
      {Method::Post, "/api/v1/accounts", "createAccount", bind(create)},
      {Method::Patch, "/api/v1/accounts/{id}", "changeAccount", bind(change)},
      {Method::Post, "/api/v1/accounts/{id}/reset", "resetAccount", bind(reset)},
      {Method::Post, "/api/v1/accounts/{id}/disable", "disableAccount", bind(disable)},
      {Method::Get, "/api/v1/audit-trail", "listAuditTrail", bind(audit_trail)},
      {Method::Get, "/api/v1/demo-accounts", "listDemoAccounts",
       [&desks](const Request& request, const Caller&) { return demo_accounts(desks, request); }},
  };
}

Routes first_run_routes(Desks& desks, CreateGovernment create_government) {
  // The route owns it: nothing else completes a first run.
  const auto first_run = std::make_shared<FirstRun>(desks.parts, std::move(create_government));
  return {{Method::Post, "/api/v1/first-run", "completeFirstRun",
           [&desks, first_run](const Request& request, const Caller&) {
             return complete_first_run(desks, *first_run, request);
           }}};
}

}  // namespace simpul::access
