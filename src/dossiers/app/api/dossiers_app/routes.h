#pragma once

#include "access/route.h"
#include "dossiers/seen.h"
#include "dossiers_app/desk.h"
#include "regions/government.h"
#include "web/problem.h"

namespace simpul::dossiers {

// The register of a government, null where none was begun.
using GovernmentOf = std::function<std::shared_ptr<const regions::Government>(const RegionCode&)>;

// Reads a client's body of `kind` into a fact: draws missing ids, takes the caller's government where a party is not
// named, describes an attachment from its upload, and names the signer from a holder of the own register.
// Codes besides field_…: attachment_not_uploaded, holder_unknown.
Result<Fact, Refusals> take_in(Desk& desk, const GovernmentOf& government_of, const access::Caller& caller,
                               const std::string& kind, Json body);

// Schema Dossier as `government` sees it on `today`.
Result<Json, Refusals> dossier_page(Desk& desk, const std::string& id, const RegionCode& government, Date today);

// Reads the kept file `scan` against the agreed text of a document. nullopt where no such text lies here to compare
// with; Undeterminable where the file cannot be read. Codes: server_busy, attachment_not_here, storage_….
using ScanReader = std::function<Result<std::optional<signing::ScanReading>, Refusals>(
    const DossierSeen& dossier, const Document& document, const FileAttached& scan)>;

// Every operation of schemas/api/dossiers.yaml. What it refers to outlives the routes.
access::Routes dossier_routes(Desk& desk, GovernmentOf government_of, ScanReader read_scan,
                              const web::Messages& messages);

// A table of agreements to register. With a reply to keep, a repeat of the same table registers nothing twice, also
// where the first was broken off midway.
struct ImportOrder {
  const access::Caller& caller;
  std::string_view csv;
  bool dry_run = false;
  std::optional<IdempotentReply> reply = std::nullopt;
};

// Registers a table of agreements; the report is schema ImportReport.
Json import_report(Desk& desk, const ImportOrder& order, const web::Messages& messages, web::Language language,
                   Refusals& refused);

}  // namespace simpul::dossiers
