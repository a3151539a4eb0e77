#include "signing_app/routes.h"

#include "handlers.h"

namespace simpul::signing {

access::Routes signing_routes(Doors doors, Tools tools, Knowledge knowledge, const web::Messages& messages) {
  const auto handlers = std::make_shared<Handlers>(std::move(doors), std::move(tools), knowledge, messages);
  const auto bound = [&](auto handle) {
    return [handlers, handle](const web::Request& request, const access::Caller& caller) {
      return ((*handlers).*handle)(request, caller);
    };
  };
  using enum web::Method;
  return {{Get, "/api/v1/dossiers/{id}/signing", "getSigning", bound(&Handlers::page)},
          {Post, "/api/v1/dossiers/{id}/preflights", "checkBeforeSigning", bound(&Handlers::preflight)},
          {Post, "/api/v1/dossiers/{id}/one-time-codes", "requestSigningCode", bound(&Handlers::one_time_code)},
          {Post, "/api/v1/dossiers/{id}/sittings", "signDocuments", bound(&Handlers::sitting)},
          {Get, "/api/v1/dossiers/{id}/documents/{document}/signed-file", "examineSignedFile",
           bound(&Handlers::signed_file)},
          {Post, "/api/v1/dossiers/{id}/documents/{document}/scan-checks", "checkScan", bound(&Handlers::scan_check)}};
}

}  // namespace simpul::signing
