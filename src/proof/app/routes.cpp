#include "proof_app/routes.h"

#include <memory>

#include "web/security_headers.h"

namespace simpul::proof {
namespace {

// A bundle is put together in memory; larger ones are written by the command line, file by file.
constexpr std::size_t answer_bytes_max = 64u << 20;

class Handlers {
 public:
  Handlers(BundleWorld world, FindDossier find, const web::Messages& messages)
      : maker_(std::move(world)), find_(std::move(find)), messages_(messages) {}

  web::Response bundle(const web::Request& request, const access::Caller& caller) const {
    const auto dossier = find_(request.path_value("id"), caller.government);
    if (!dossier) return refused(dossier.error(), request);
    const auto withheld = read_withholding(request.query_value("withhold").value_or(""));
    if (!withheld) return refused(withheld.error(), request);
    const auto plan = maker_.plan(*dossier, *withheld);
    if (!plan) return refused(plan.error(), request);
    auto bytes = maker_.make(*plan, answer_bytes_max);
    if (!bytes) return refused(bytes.error(), request);
    web::Response response = web::text(200, "application/zip", std::move(*bytes));
    response.with("Cache-Control", "no-store");
    web::apply_download_headers(response, plan->file_name);
    return response;
  }

 private:
  web::Response refused(const Refusals& refusals, const web::Request& request) const {
    return web::problem(refusals, messages_, request);
  }

  const BundleMaker maker_;
  const FindDossier find_;
  const web::Messages& messages_;
};

}  // namespace

access::Routes proof_routes(BundleWorld world, FindDossier find, const web::Messages& messages) {
  const auto handlers = std::make_shared<Handlers>(std::move(world), std::move(find), messages);
  access::Routes routes;
  routes.push_back({web::Method::Get, "/api/v1/dossiers/{id}/bundle", "exportBundle",
                    [handlers](const web::Request& request, const access::Caller& caller) {
                      return handlers->bundle(request, caller);
                    }});
  return routes;
}

}  // namespace simpul::proof
