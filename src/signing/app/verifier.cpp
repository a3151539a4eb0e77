#include "verifier.h"

#include "crypto/sha256.h"
#include "encoding/mapper.h"
#include "known_view.h"
#include "plain_page.h"
#include "ports/file_bounds.h"
#include "printed_code.h"
#include "report_view.h"
#include "web/body.h"
#include "web/preconditions.h"

namespace simpul::signing {
namespace {

constexpr std::string_view html_type = "text/html; charset=utf-8";
constexpr std::string_view pdf_type = "application/pdf";

Refusals single(std::string code, std::string pointer = {}, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), std::move(pointer), std::move(facts)}};
}

}  // namespace

web::Response Verifier::refused(const Refusals& refusals, const web::Request& request) const {
  return web::problem(refusals, messages_, request);
}

Result<JsonArray, Refusals> Verifier::known(const Digest& hash) const {
  const auto papers = world_.find(hash);
  if (!papers) return refuse(papers.error());
  JsonArray out;
  for (const KnownPaper& paper : *papers) out.push_back(known_view(paper, world_.regions));
  return out;
}

web::Response Verifier::by_hash(const web::Request& request) {
  const auto hash = Digest::parse(request.path_value("hash"));
  if (!hash) return refused(single("hash_malformed", "/hash"), request);
  auto papers = known(*hash);
  if (!papers) return refused(papers.error(), request);
  return web::json(200, JsonObject{{"hash", hash->text()}, {"known", std::move(*papers)}});
}

web::Response Verifier::by_file(const web::Request& request) {
  const std::string type = web::media_type(request);
  if (type != pdf_type) {
    return refused(single("unsupported_media_type", "", {{"given", type.substr(0, 80)}, {"accepted", "pdf"}}), request);
  }
  if (request.body.empty()) return refused(single("file_empty"), request);
  if (request.body.size() > reading_bytes_max) {
    return refused(single("file_too_large", "", {{"max_mib", std::to_string(reading_bytes_max >> 20)}}), request);
  }
  if (request.body.substr(0, 1024).find("%PDF-") == std::string::npos) {
    return refused(single("file_not_what_it_claims", "",
                          {{"claimed", std::string(pdf_type)}, {"found", "application/octet-stream"}}),
                   request);
  }
  const auto report = world_.pdf.examine(request.body, world_.trust());
  if (!report) return refused({report.error()}, request);
  const Digest hash = sha256(request.body);
  auto papers = known(hash);
  if (!papers) return refused(papers.error(), request);
  const Language language = web::preferred_language(request);
  return web::json(200, JsonObject{{"hash", hash.text()},
                                   {"report", report_view(*report, hash, world_.words, language)},
                                   {"known", std::move(*papers)}});
}

web::Response Verifier::page(const web::Request& request) {
  const PlainPage plain{world_.shell, world_.regions, world_.words, web::preferred_language(request)};
  const auto hash = Digest::parse(request.path_value("hash"));
  if (!hash) return web::text(200, html_type, plain.not_a_hash()).with("Vary", "Accept-Language");
  const auto papers = world_.find(*hash);
  if (!papers) return refused(papers.error(), request);
  return web::text(200, html_type, plain.known(*hash, *papers)).with("Vary", "Accept-Language");
}

web::Response Verifier::by_printed_code(const web::Request& request) {
  const std::string& code = request.path_value("code");
  const auto hash = digest_of_printed_code(code);
  // A damaged code leads to the page as well, which says that it is none.
  web::Response response;
  response.status = 308;
  return response.with("Location", "/periksa/" + (hash ? hash->text() : web::percent_encode(code)));
}

access::Routes verification_routes(VerifierWorld world, const web::Messages& messages) {
  const auto handlers = std::make_shared<Verifier>(std::move(world), messages);
  return {
      {web::Method::Get, "/api/v1/verifications/{hash}", "verifyHash",
       [handlers](const web::Request& request, const access::Caller&) { return handlers->by_hash(request); }},
      {web::Method::Post, "/api/v1/verifications", "verifyPdf",
       [handlers](const web::Request& request, const access::Caller&) { return handlers->by_file(request); }},
      {web::Method::Get, "/periksa/{hash}", "openVerification",
       [handlers](const web::Request& request, const access::Caller&) { return handlers->page(request); }},
      {web::Method::Get, "/P/{code}", "openPrintedCode",
       [handlers](const web::Request& request, const access::Caller&) { return handlers->by_printed_code(request); }}};
}

}  // namespace simpul::signing
