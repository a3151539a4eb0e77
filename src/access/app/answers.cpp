#include "answers.h"

#include "web/cursor.h"
#include "web/preconditions.h"

namespace simpul::access {
namespace {

constexpr std::size_t device_bytes_max = 200;
constexpr std::int64_t page_limit_max = 100;
constexpr int seconds_to_wait_when_busy = 2;

// Cut at a whole character of UTF-8.
std::string cut(std::string_view text, std::size_t bytes_max) {
  if (text.size() <= bytes_max) return std::string(text);
  while (bytes_max > 0 && (static_cast<unsigned char>(text[bytes_max]) & 0xC0) == 0x80) --bytes_max;
  return std::string(text.substr(0, bytes_max));
}

}  // namespace

web::Response answer_refused(const AccessParts& parts, const Refusals& refusals, const web::Request& request) {
  web::Response response = web::problem(refusals, parts.ports.messages, request);
  const auto& first = refusals.front();
  const auto seconds = first.facts.find("seconds");
  if (seconds != first.facts.end()) response.with("Retry-After", seconds->second);
  if (first.code == "server_busy") response.with("Retry-After", std::to_string(seconds_to_wait_when_busy));
  return response;
}

Visit visit_of(const AccessParts& parts, const web::Request& request) {
  return {.address = request.peer_address,
          .device = cut(request.header("user-agent"), device_bytes_max),
          .now = parts.ports.clock.now()};
}

Outcome<Asked> asked_by(const AccessParts& parts, const web::Request& request, const Caller& caller) {
  Asked asked{caller, visit_of(parts, request), std::nullopt};
  if (request.header("idempotency-key").empty()) return asked;
  const auto key = web::idempotency_key(request);
  if (!key) return refuse(Refusals{key.error()});
  asked.key = RequestKey{*key, web::request_digest(request)};
  return asked;
}

Outcome<PageWish> page_wish(const web::Request& request) {
  PageWish out;
  if (const auto limit = request.query_value("limit")) {
    const auto [end, error] = std::from_chars(limit->data(), limit->data() + limit->size(), out.limit);
    const bool whole = error == std::errc{} && end == limit->data() + limit->size();
    if (!whole || out.limit < 1 || out.limit > page_limit_max) {
      return turned_away("field_unknown_value", "/limit", {{"allowed", "1–100"}});
    }
  }
  if (const auto cursor = request.query_value("cursor")) {
    auto position = web::read_cursor(*cursor);
    if (!position) return refuse(Refusals{position.error()});
    out.after = std::move(*position);
  }
  return out;
}

}  // namespace simpul::access
