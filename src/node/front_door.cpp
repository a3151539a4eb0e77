#include "front_door.h"

#include "access/request_guard.h"
#include "ports/file_bounds.h"
#include "web/preconditions.h"

namespace simpul::node {
namespace {

// A body a little over the bound is still heard, so that the refusal speaks of the file.
constexpr std::size_t body_with_file_bytes_max = upload_bytes_max + 1024;
constexpr std::size_t table_bytes_max = 16u << 20;
constexpr std::chrono::milliseconds staff_keep_alive{60'000};

bool is_api(std::string_view path) {
  return path.starts_with("/api/") || path == "/healthz" || path == "/readyz" || path == "/metrics";
}

bool from_this_machine(const web::Request& request) {
  return request.peer_address == "127.0.0.1" || request.peer_address == "::1";
}

// Whole files come in one body.
bool takes_files(std::string_view operation) {
  return operation == "uploadFile" || operation == "readOldAgreement" || operation == "readDraftFile" ||
         operation == "checkScan" || operation == "verifyPdf";
}

// Reads one row of a view and answers: short enough for the network thread, where it saves two changes of thread.
bool is_short(std::string_view operation) { return operation == "getHealth" || operation == "getDossier"; }

}  // namespace

FrontDoor::FrontDoor(Parts parts, access::Routes routes, web::StaticFiles screens)
    : parts_(std::move(parts)),
      routes_(std::move(routes)),
      screens_(std::move(screens)),
      faults_(access::route_faults(routes_)),
      streams_(parts_.access, parts_.clock) {
  if (!faults_.empty()) return;
  for (std::size_t i = 0; i < routes_.size(); ++i) router_.add(routes_[i].method, routes_[i].pattern, i);
}

web::Response FrontDoor::refuse_request(const web::Request& request, const Refusal& refusal) const {
  return web::problem({refusal}, parts_.messages, request);
}

web::Response FrontDoor::answer(const web::Request& request) {
  const auto found = router_.find(request.method, request.path);
  if (const auto* match = std::get_if<web::Router::Match>(&found)) {
    web::Request with_values = request;
    with_values.path_values = match->path_values;
    const access::Route& route = routes_[match->operation];
    if (is_short(route.operation)) return answer_operation(with_values, route);
    streams_.close_ended();
    web::Response response = answer_operation(with_values, route);
    streams_.close_ended();
    return response;
  }
  if (const auto* wrong = std::get_if<web::Router::WrongMethod>(&found)) {
    const std::string allowed = web::allow_text(wrong->allowed);
    if (request.method == web::Method::Options) return web::no_content().with("Allow", allowed);
    return refuse_request(request, {"method_not_allowed", "", {{"allowed", allowed}}}).with("Allow", allowed);
  }
  if (auto screen = answer_screen(request)) return std::move(*screen);
  return refuse_request(request, {"route_not_found"});
}

web::Response FrontDoor::answer_operation(const web::Request& request, const access::Route& route) {
  const access::Permission& permission = *access::find_permission(route.operation);
  if (route.operation == "getMetrics" && !from_this_machine(request)) {
    return refuse_request(request, {"route_not_found"});
  }
  const access::Caller caller = parts_.access.caller_of(request, parts_.clock.now());
  const access::Verdict verdict = access::decide_role(permission, caller);
  if (verdict != access::Verdict::Allowed) return refuse_request(request, access::refusal_of(verdict));
  if (!permission.by_programs) {
    const auto guarded = access::guard_against_forgery(request, parts_.public_origin);
    if (!guarded) return refuse_request(request, guarded.error());
  }
  if (CostlyOperations::is_costly(route.operation)) return answer_costly(request, caller, route);
  return streams_.watched(route.handle(request, caller), request, permission);
}

// Asked for last: what is refused anyway must not use up what the address of an office may ask.
web::Response FrontDoor::answer_costly(const web::Request& request, const access::Caller& caller,
                                       const access::Route& route) {
  const auto turn = costly_.take(route.operation, {caller.account.text(), request.peer_address}, parts_.clock.now());
  if (const auto* wait = std::get_if<CostlyOperations::TooOften>(&turn)) {
    const std::string seconds = std::to_string(wait->seconds);
    const char* why = wait->of_account ? "own_files_still_read" : "examinations_too_fast";
    return refuse_request(request, {why, "", {{"seconds", seconds}}}).with("Retry-After", seconds);
  }
  if (std::holds_alternative<CostlyOperations::Busy>(turn)) {
    return refuse_request(request, {"server_busy"}).with("Retry-After", "10");
  }
  return route.handle(request, caller);
}

// A path of the application without a file of its own is one of its screens; the application itself finds it.
std::optional<web::Response> FrontDoor::answer_screen(const web::Request& request) const {
  if (is_api(request.path)) return std::nullopt;
  if (request.method != web::Method::Get && request.method != web::Method::Head) return std::nullopt;
  const std::string_view path = std::string_view(request.path).substr(1);
  if (auto file = screens_.answer(request, path)) return file;
  if (path.find('.') != std::string_view::npos) return std::nullopt;
  return screens_.answer(request, "index.html");
}

http_server::Plan FrontDoor::plan(const web::Request& request) const {
  http_server::Plan plan;
  const auto found = router_.find(request.method, request.path);
  const auto* match = std::get_if<web::Router::Match>(&found);
  plan.operation = match ? routes_[match->operation].operation : std::string_view("getApp");
  if (is_short(plan.operation)) plan.place = http_server::Place::Network;
  if (takes_files(plan.operation)) plan.body_bytes_max = body_with_file_bytes_max;
  if (plan.operation == "importDossiers") plan.body_bytes_max = table_bytes_max;
  if (!request.header("cookie").empty()) plan.keep_alive = staff_keep_alive;
  return plan;
}

}  // namespace simpul::node
