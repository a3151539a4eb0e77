#pragma once

#include "access/route.h"
#include "access_parts.h"
#include "encoding/mapper.h"
#include "outcome.h"
#include "web/body.h"

namespace simpul::access {

// Refused: problem+json, with Retry-After where the refusal says how long.
web::Response answer_refused(const AccessParts& parts, const Refusals& refusals, const web::Request& request);

Visit visit_of(const AccessParts& parts, const web::Request& request);

// The caller's request for a change, with its Idempotency-Key. Code: idempotency_key_malformed.
Outcome<Asked> asked_by(const AccessParts& parts, const web::Request& request, const Caller& caller);

template <class T>
web::Response answer(const AccessParts& parts, const Outcome<T>& outcome, const web::Request& request) {
  if (!outcome) return answer_refused(parts, outcome.error(), request);
  return web::json(200, to_json(*outcome));
}

// The page size and the place of a list from its query: "limit" (1 to 100) and "cursor".
struct PageWish {
  std::int64_t limit = 50;
  std::optional<Json> after;
};
Outcome<PageWish> page_wish(const web::Request& request);

}  // namespace simpul::access
