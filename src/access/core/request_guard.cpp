#include "access/request_guard.h"

#include "web/body.h"

namespace simpul::access {
namespace {

bool changes_nothing(web::Method method) {
  return method == web::Method::Get || method == web::Method::Head || method == web::Method::Options;
}

// A proxy that rewrites Host hides the origin from check_same_origin; then the configured one speaks.
bool comes_from_public_origin(const web::Request& request, std::string_view public_origin) {
  const std::string_view site = request.header("sec-fetch-site");
  return !public_origin.empty() && request.header("origin") == public_origin && (site.empty() || site == "same-origin");
}

}  // namespace

Result<void, Refusal> guard_against_forgery(const web::Request& request, const std::string& public_origin) {
  if (changes_nothing(request.method)) return {};
  if (!comes_from_public_origin(request, public_origin)) {
    if (const auto same = web::check_same_origin(request); !same) return same;
  }
  if (request.header("x-simpul") != "1") return refuse(Refusal{.code = "request_mark_missing"});
  return {};
}

}  // namespace simpul::access
