#include "regions_app/routes.h"

#include <charconv>

#include "commands.h"
#include "encoding/mapper.h"
#include "views.h"
#include "web/body.h"
#include "web/preconditions.h"

namespace simpul::regions {
namespace {

using access::Caller;
using web::Method;
using web::Request;
using web::Response;

constexpr int regions_limit_default = 20;
constexpr int regions_limit_max = 50;

// What every handler needs to answer.
struct Counter {
  GovernmentDesk& desk;
  Chance& chance;
  const Register& regions;
  const std::string rules;
  const std::string rules_tag;
  const web::Messages& messages;

  Response refused(const Refusals& refusals, const Request& request) const {
    return web::problem(refusals, messages, request);
  }
  Response answer(const KeptGovernment& kept, const Request& request) const {
    return web::tagged(request, web::entity_tag(kept.mark), web::json(200, government_view(kept, regions)));
  }
  template <class IdType>
  IdType named(const std::optional<IdType>& given) const {
    return given ? *given : draw_id<IdType>(chance);
  }
};

GovernmentFact fact_of(const Counter& counter, NewAgency&& body) {
  return AgencyRegistered{counter.named(body.agency), std::move(body.name), std::move(body.abbreviation)};
}

GovernmentFact fact_of(const Counter& counter, NewOffice&& body) {
  return OfficeRegistered{counter.named(body.office), std::move(body.title), body.kind, std::move(body.agency)};
}

GovernmentFact fact_of(const Counter& counter, NewHolder&& body) {
  return HolderRegistered{counter.named(body.holder), std::move(body.office), std::move(body.name), body.capacity,
                          body.from, body.until, std::move(body.decree)};
}

GovernmentFact fact_of(const Counter& counter, NewMandate&& body) {
  return MandateRegistered{counter.named(body.mandate), std::move(body.number), body.dated, std::move(body.giver),
                           std::move(body.receiver), std::move(body.scope), body.from, body.until};
}

// Changes of what is already there are sent as they are recorded.
template <class Recorded>
GovernmentFact fact_of(const Counter&, Recorded&& body) {
  return std::forward<Recorded>(body);
}

// The reply to keep for the request's Idempotency-Key; absent without the header.
Result<std::optional<IdempotentReply>, Refusals> asked_reply(const Request& request, const Caller& caller) {
  if (request.header("idempotency-key").empty()) return std::optional<IdempotentReply>();
  const auto key = web::idempotency_key(request);
  if (!key) return refuse(Refusals{key.error()});
  return std::optional(IdempotentReply{caller.account.text(), *key, web::request_digest(request), 0, {}, {}});
}

template <class Body>
Response enter(const Counter& counter, const Request& request, const Caller& caller) {
  const auto reply = asked_reply(request, caller);
  if (!reply) return counter.refused(reply.error(), request);
  if (*reply) {
    const auto repeated = counter.desk.replay(**reply, caller.government);
    if (!repeated) return counter.refused(repeated.error(), request);
    if (*repeated) return counter.answer(**repeated, request).with("Idempotency-Replayed", "true");
  }
  auto body = web::read_body<Body>(request);
  if (!body) return counter.refused(body.error(), request);
  const auto done = counter.desk.act({caller, fact_of(counter, std::move(*body)), *reply});
  if (!done) return counter.refused(done.error(), request);
  return counter.answer(**done, request);
}

Response government(const Counter& counter, const Request& request, const Caller& caller) {
  const auto kept = counter.desk.find(caller.government);
  if (!kept) return counter.refused(kept.error(), request);
  return counter.answer(**kept, request);
}

Result<std::size_t, Refusals> limit_of(const Request& request) {
  const auto given = request.query_value("limit");
  if (!given || given->empty()) return regions_limit_default;
  int limit = 0;
  const char* const end = given->data() + given->size();
  const auto [stopped, error] = std::from_chars(given->data(), end, limit);
  if (error != std::errc{} || stopped != end) {
    return refuse(Refusals{{"query_value_unknown", "", {{"name", "limit"}, {"given", given->substr(0, 80)}}}});
  }
  if (limit >= 1 && limit <= regions_limit_max) return static_cast<std::size_t>(limit);
  return refuse(Refusals{
      {"query_value_range", "", {{"name", "limit"}, {"min", "1"}, {"max", std::to_string(regions_limit_max)}}}});
}

// Without words: the first regions by their codes.
std::vector<const Region*> found_regions(const Register& regions, const std::string& words, std::size_t limit) {
  if (words.find_first_not_of(' ') != std::string::npos) return regions.search(words, limit);
  std::vector<const Region*> first;
  for (const Region& region : regions.all().first(std::min(limit, regions.all().size()))) first.push_back(&region);
  return first;
}

Response search(const Counter& counter, const Request& request, const Caller&) {
  const auto limit = limit_of(request);
  if (!limit) return counter.refused(limit.error(), request);
  JsonArray found;
  for (const Region* region : found_regions(counter.regions, request.query_value("q").value_or(""), *limit)) {
    found.push_back(region_view(*region));
  }
  return web::json(200, JsonObject{{"regions", std::move(found)}});
}

Response region(const Counter& counter, const Request& request, const Caller&) {
  const auto found = counter.regions.require(request.path_value("code"), "");
  if (!found) return counter.refused({found.error()}, request);
  return web::json(200, region_view(**found));
}

Response rules(const Counter& counter, const Request& request, const Caller&) {
  return web::tagged(request, counter.rules_tag, web::text(200, "application/json", counter.rules));
}

using Handler = Response (*)(const Counter&, const Request&, const Caller&);

struct Operation {
  Method method;
  std::string_view pattern;
  std::string_view operation;
  Handler handle;
};

constexpr Operation operations[] = {
    {Method::Get, "/api/v1/regions", "searchRegions", search},
    {Method::Get, "/api/v1/regions/{code}", "getRegion", region},
    {Method::Get, "/api/v1/rules", "getRules", rules},
    {Method::Get, "/api/v1/government", "getGovernment", government},
    {Method::Post, "/api/v1/government/agencies", "registerAgency", enter<NewAgency>},
    {Method::Post, "/api/v1/government/agency-changes", "changeAgency", enter<AgencyChanged>},
    {Method::Post, "/api/v1/government/offices", "registerOffice", enter<NewOffice>},
    {Method::Post, "/api/v1/government/holders", "registerHolder", enter<NewHolder>},
    {Method::Post, "/api/v1/government/holder-endings", "endHolder", enter<HolderEnded>},
    {Method::Post, "/api/v1/government/mandates", "registerMandate", enter<NewMandate>},
    {Method::Post, "/api/v1/government/mandate-revocations", "revokeMandate", enter<MandateRevoked>},
};

}  // namespace

access::Routes register_routes(GovernmentDesk& desk, const Register& regions, std::string rules_text,
                               const web::Messages& messages) {
  std::string tag = web::content_tag(rules_text);
  const auto counter = std::make_shared<const Counter>(
      Counter{desk, desk.chance(), regions, std::move(rules_text), std::move(tag), messages});
  access::Routes routes;
  for (const Operation& operation : operations) {
    routes.push_back({operation.method, operation.pattern, operation.operation,
                      [counter, handle = operation.handle](const Request& request, const Caller& caller) {
                        return handle(*counter, request, caller);
                      }});
  }
  return routes;
}

}  // namespace simpul::regions
