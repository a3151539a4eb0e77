#include "dossiers_app/routes.h"

#include "handlers.h"

namespace simpul::dossiers {
namespace {

using web::Method;

using Handler = web::Response (Handlers::*)(const web::Request&, const access::Caller&) const;

struct Operation {
  Method method;
  std::string_view pattern;
  std::string_view operation;
  Handler handler;
};

constexpr Operation operations[] = {
    {Method::Get, "/api/v1/home", "getHome", &Handlers::home},
    {Method::Get, "/api/v1/dossiers", "listDossiers", &Handlers::list},
    {Method::Post, "/api/v1/dossiers", "openDossier", &Handlers::open},
    {Method::Post, "/api/v1/dossiers/registrations", "registerAgreement", &Handlers::register_agreement},
    {Method::Post, "/api/v1/dossiers/imports", "importDossiers", &Handlers::import},
    {Method::Get, "/api/v1/dossiers/{id}", "getDossier", &Handlers::page},
    {Method::Get, "/api/v1/dossiers/{id}/events", "getDossierEvents", &Handlers::events},
    {Method::Get, "/api/v1/dossiers/{id}/export", "exportDossier", &Handlers::threads_file},
    {Method::Get, "/api/v1/dossiers/{id}/files/{attachment}", "getFile", &Handlers::file},
    {Method::Put, "/api/v1/files", "uploadFile", &Handlers::upload},
    {Method::Get, "/api/v1/search", "searchEverything", &Handlers::search},
    {Method::Get, "/api/v1/changes", "streamChanges", &Handlers::changes},
};

struct FactOperation {
  std::string_view pattern;
  std::string_view operation;
  std::string_view kind;
};

constexpr FactOperation fact_operations[] = {
    {"/api/v1/dossiers/{id}/description", "describeDossier", Described::kind},
    {"/api/v1/dossiers/{id}/object", "setObject", ObjectSet::kind},
    {"/api/v1/dossiers/{id}/scope-items", "addScopeItem", ScopeItemAdded::kind},
    {"/api/v1/dossiers/{id}/scope-item-changes", "changeScopeItem", ScopeItemChanged::kind},
    {"/api/v1/dossiers/{id}/scope-item-removals", "removeScopeItem", ScopeItemRemoved::kind},
    {"/api/v1/dossiers/{id}/agencies", "nameAgency", AgencyNamed::kind},
    {"/api/v1/dossiers/{id}/burdens", "assessBurden", BurdenAssessed::kind},
    {"/api/v1/dossiers/{id}/documents", "registerDocument", DocumentRegistered::kind},
    {"/api/v1/dossiers/{id}/document-changes", "changeDocument", DocumentChanged::kind},
    {"/api/v1/dossiers/{id}/numbers", "assignNumber", NumberAssigned::kind},
    {"/api/v1/dossiers/{id}/terms", "setTerms", TermsSet::kind},
    {"/api/v1/dossiers/{id}/attachments", "attachFile", FileAttached::kind},
    {"/api/v1/dossiers/{id}/positions", "takePosition", PositionTaken::kind},
    {"/api/v1/dossiers/{id}/signatures", "recordSignature", SignatureRecorded::kind},
    {"/api/v1/dossiers/{id}/signature-retractions", "retractSignature", SignatureRetracted::kind},
    {"/api/v1/dossiers/{id}/signing-refusals", "refuseToSign", SigningRefused::kind},
    {"/api/v1/dossiers/{id}/signing-orders", "setSigningOrder", SigningOrderSet::kind},
    {"/api/v1/dossiers/{id}/handovers", "recordHandover", HandedOver::kind},
    {"/api/v1/dossiers/{id}/occurrences", "recordOccurrence", OccurrenceRecorded::kind},
    {"/api/v1/dossiers/{id}/attestations", "attestRecord", RecordAttested::kind},
    {"/api/v1/dossiers/{id}/ending", "endDossier", Ended::kind},
};

}  // namespace

access::Routes dossier_routes(Desk& desk, GovernmentOf government_of, ScanReader read_scan,
                              const web::Messages& messages) {
  const auto handlers =
      std::make_shared<const Handlers>(desk, std::move(government_of), std::move(read_scan), messages);
  access::Routes routes;
  for (const Operation& operation : operations) {
    routes.push_back(
        {operation.method, operation.pattern, operation.operation,
         [handlers, handle = operation.handler](const web::Request& request, const access::Caller& caller) {
           return ((*handlers).*handle)(request, caller);
         }});
  }
  for (const FactOperation& operation : fact_operations) {
    routes.push_back(
        {Method::Post, operation.pattern, operation.operation,
         [handlers, kind = std::string(operation.kind)](const web::Request& request, const access::Caller& caller) {
           return handlers->take(kind, request, caller);
         }});
  }
  return routes;
}

}  // namespace simpul::dossiers
