#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "signing/scan_comparison.h"
#include "signing_app/routes.h"

namespace simpul::signing {

// Reads scans of signed papers and keeps what it read for a while, so that a scan that was looked at before recording
// is not read again for the record. Safe from any thread; reading takes seconds for a page.
class ScanDesk {
 public:
  ScanDesk(Doors doors, Tools tools);
  ~ScanDesk();

  // The scan against the sheet of the agreed text, and against the print of what others signed electronically.
  // Codes: text_not_agreed, those of the sheet, those of reading pages.
  Result<ScanComparison, Refusals> compare(const DossierSeen& dossier, const dossiers::Document& document,
                                           std::string_view bytes, std::string_view claimed_media_type);

  // What the record of a kept scan says of it; nullopt where no agreed text lies here to compare with, Undeterminable
  // where the file cannot be read. Codes: server_busy, attachment_not_here, storage_….
  Result<std::optional<ScanReading>, Refusals> reading(const DossierSeen& dossier, const dossiers::Document& document,
                                                       const dossiers::FileAttached& scan);

 private:
  class Memory;
  const Doors doors_;
  Tools tools_;
  const std::unique_ptr<Memory> memory_;
};

}  // namespace simpul::signing
