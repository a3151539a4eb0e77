#include "negotiation_app/routes.h"

#include "handlers.h"

namespace simpul::negotiation {
namespace {

using web::Method;
using Handler = web::Response (Handlers::*)(const web::Request&, const access::Caller&);

struct Operation {
  Method method;
  std::string_view pattern;
  std::string_view operation;
  Handler handler;
};

constexpr Operation operations[] = {
    {Method::Get, "/api/v1/templates", "listTemplates", &Handlers::library},
    {Method::Post, "/api/v1/templates", "keepPaperFile", &Handlers::keep_file},
    {Method::Get, "/api/v1/templates/{kept}", "getKeptPaper", &Handlers::kept_file},
    {Method::Delete, "/api/v1/templates/{kept}", "dropKeptPaper", &Handlers::drop_kept},
    {Method::Get, "/api/v1/dossiers/{id}/documents/{document}/known-values", "listKnownValues",
     &Handlers::known_values},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/kept-papers", "keepPaper", &Handlers::keep_paper},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/kept-clauses", "keepClause", &Handlers::keep_clause},
    {Method::Get, "/api/v1/dossiers/{id}/documents/{document}/negotiation", "getNegotiation", &Handlers::page},
    {Method::Get, "/api/v1/dossiers/{id}/documents/{document}/texts/{text}", "getText", &Handlers::text},
    {Method::Get, "/api/v1/dossiers/{id}/documents/{document}/comparison", "compareTexts", &Handlers::comparison},
    {Method::Get, "/api/v1/dossiers/{id}/documents/{document}/texts/{text}/pdf", "printText", &Handlers::print_text},
    {Method::Get, "/api/v1/dossiers/{id}/documents/{document}/texts/{text}/word", "exportWord", &Handlers::export_word},
    {Method::Get, "/api/v1/dossiers/{id}/documents/{document}/comparison/pdf", "printComparison",
     &Handlers::print_comparison},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/file-readings", "readDraftFile", &Handlers::read_file},
    {Method::Get, "/api/v1/dossiers/{id}/documents/{document}/round", "previewRound", &Handlers::round_preview},
    {Method::Put, "/api/v1/dossiers/{id}/documents/{document}/draft", "saveDraft", &Handlers::save_draft},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/draft", "startDraft", &Handlers::start_draft},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/rounds", "sendRound", &Handlers::send_round},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/acceptances", "acceptText", &Handlers::accept},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/initials", "giveInitial", &Handlers::initial},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/notes", "writeNote", &Handlers::note},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/settled-notes", "settleNote", &Handlers::settle_note},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/comments", "commentOnText", &Handlers::comment},
    {Method::Post, "/api/v1/dossiers/{id}/documents/{document}/settled-comments", "settleComment",
     &Handlers::settle_comment},
};

}  // namespace

access::Routes negotiation_routes(World world, DossierDoor dossiers, GovernmentOf government_of, Knowledge knowledge,
                                  const web::Messages& messages) {
  const auto handlers =
      std::make_shared<Handlers>(world, std::move(dossiers), std::move(government_of), knowledge, messages);
  access::Routes routes;
  for (const Operation& operation : operations) {
    routes.push_back(
        {operation.method, operation.pattern, operation.operation,
         [handlers, handle = operation.handler](const web::Request& request, const access::Caller& caller) {
           return ((*handlers).*handle)(request, caller);
         }});
  }
  return routes;
}

}  // namespace simpul::negotiation
