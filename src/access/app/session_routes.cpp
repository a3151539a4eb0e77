#include "routes.h"

namespace simpul::access {
namespace {

using web::Method;
using web::Request;
using web::Response;

// The answer to a changed session: its cookie, and what the screen should show now.
Response answer_with_cookie(Desks& desks, const OpenedSession& session, const Request& request) {
  const Visit visit = visit_of(desks.parts, request);
  Request next = request;
  next.headers.erase("cookie");
  next.headers.emplace("cookie", desks.parts.sessions.cookie_pair(session));
  const Caller caller = desks.parts.sessions.caller_of(next, visit.now);
  Response response = answer(desks.parts, desks.sign_in.presence(session.token, caller, visit.now), request);
  response.with("Set-Cookie", desks.parts.sessions.cookie_for(session));
  return response;
}

Response sign_in(Desks& desks, const Request& request) {
  const auto command = web::read_body<SignInCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  const auto done =
      desks.sign_in.with_password(*command, desks.parts.sessions.token_of(request), visit_of(desks.parts, request));
  if (!done) return answer_refused(desks.parts, done.error(), request);
  return answer_with_cookie(desks, done->session, request);
}

Response complete_second_factor(Desks& desks, const Request& request) {
  const auto command = web::read_body<CodeCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  const auto done = desks.sign_in.with_second_factor(*command, desks.parts.sessions.token_of(request),
                                                     visit_of(desks.parts, request));
  if (!done) return answer_refused(desks.parts, done.error(), request);
  return answer_with_cookie(desks, done->session, request);
}

Response sign_out(Desks& desks, const Request& request) {
  const auto done = desks.sign_in.out(desks.parts.sessions.token_of(request), visit_of(desks.parts, request));
  if (!done) return answer_refused(desks.parts, done.error(), request);
  // ASVS 5.0 14.3.1. "cookies" is left out: it would sign the person out of every other site of the same domain.
  return web::no_content()
      .with("Set-Cookie", desks.parts.sessions.cookie_clearing())
      .with("Clear-Site-Data", "\"cache\", \"storage\"");
}

Response get_session(Desks& desks, const Request& request, const Caller& caller) {
  const auto view =
      desks.sign_in.presence(desks.parts.sessions.token_of(request), caller, desks.parts.ports.clock.now());
  return answer(desks.parts, view, request);
}

Response list_sessions(Desks& desks, const Request& request, const Caller& caller) {
  const auto rows = desks.own.sessions(caller, desks.parts.ports.clock.now());
  if (!rows) return answer_refused(desks.parts, rows.error(), request);
  return web::json(200, JsonObject{{"sessions", to_json(*rows)}});
}

Response end_session(Desks& desks, const Request& request, const Caller& caller) {
  const std::string& id = request.path_value("id");
  const auto done = desks.own.end_session(caller, id, visit_of(desks.parts, request));
  if (!done) return answer_refused(desks.parts, done.error(), request);
  Response response = web::no_content();
  if (id == caller.session) response.with("Set-Cookie", desks.parts.sessions.cookie_clearing());
  return response;
}

Response change_password(Desks& desks, const Request& request, const Caller& caller) {
  const auto command = web::read_body<ChangePasswordCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  const auto session = desks.own.change_password(caller, *command, visit_of(desks.parts, request));
  if (!session) return answer_refused(desks.parts, session.error(), request);
  return answer_with_cookie(desks, *session, request);
}

Response start_totp(Desks& desks, const Request& request, const Caller& caller) {
  const auto command = web::read_body<StartTotpCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  return answer(desks.parts, desks.own.start_totp(caller, *command, visit_of(desks.parts, request)), request);
}

Response confirm_totp(Desks& desks, const Request& request, const Caller& caller) {
  const auto command = web::read_body<CodeCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  const auto done = desks.own.confirm_totp(caller, *command, visit_of(desks.parts, request));
  if (!done) return answer_refused(desks.parts, done.error(), request);
  return web::json(200, JsonObject{{"recovery_codes", to_json(done->recovery_codes)}})
      .with("Set-Cookie", desks.parts.sessions.cookie_for(done->session));
}

Response disable_totp(Desks& desks, const Request& request, const Caller& caller) {
  const auto command = web::read_body<DisableTotpCommand>(request);
  if (!command) return answer_refused(desks.parts, command.error(), request);
  const auto session = desks.own.disable_totp(caller, *command, visit_of(desks.parts, request));
  if (!session) return answer_refused(desks.parts, session.error(), request);
  return answer_with_cookie(desks, *session, request);
}

// Operations that need no account ignore the caller; what they need is in the cookie.
template <Response (*handle)(Desks&, const Request&)>
Response for_anybody(Desks& desks, const Request& request, const Caller&) {
  return handle(desks, request);
}

auto bound_to(Desks& desks) {
  return [&desks](Response (*handle)(Desks&, const Request&, const Caller&)) {
    return [&desks, handle](const Request& request, const Caller& caller) { return handle(desks, request, caller); };
  };
}

}  // namespace

Routes session_routes(Desks& desks) {
  const auto bind = bound_to(desks);
  return {
      {Method::Post, "/api/v1/session", "signIn", bind(for_anybody<sign_in>)},
      {Method::Get, "/api/v1/session", "getSession", bind(get_session)},
      {Method::Delete, "/api/v1/session", "signOut", bind(for_anybody<sign_out>)},
      {Method::Post, "/api/v1/session/second-factor", "completeSecondFactor",
       bind(for_anybody<complete_second_factor>)},
  };
}

Routes own_account_routes(Desks& desks) {
  const auto bind = bound_to(desks);
  return {
      {Method::Get, "/api/v1/account/sessions", "listSessions", bind(list_sessions)},
      {Method::Delete, "/api/v1/account/sessions/{id}", "endSession", bind(end_session)},
      {Method::Post, "/api/v1/account/password", "changePassword", bind(change_password)},
      {Method::Post, "/api/v1/account/totp", "startTotp", bind(start_totp)},
      {Method::Post, "/api/v1/account/totp/confirmation", "confirmTotp", bind(confirm_totp)},
      {Method::Post, "/api/v1/account/totp/removal", "disableTotp", bind(disable_totp)},
  };
}

}  // namespace simpul::access
