#pragma once

// Private to the dossiers app: many existing agreements from one table.

#include <string>
#include <vector>

#include "dossiers_app/routes.h"

namespace simpul::dossiers {

struct ImportFault {
  Refusal refusal;
  std::string column;  // empty: the whole row
};

struct ImportedRow {
  std::size_t line = 0;
  std::string title;
  std::optional<std::string> dossier;  // where it was registered
  std::vector<ImportFault> faults;
};

// Reads a table with a header of English or Indonesian column names (docs/formats/import.md), one agreement a row.
// A row with a fault is reported and skipped, the others are registered one by one, each whole or not at all; a repeat
// of the same row finds its number already used. A dry run decides everything and writes nothing.
// Codes for the whole table: csv_…, import_columns_missing, import_empty, idempotency_key_reused.
Result<std::vector<ImportedRow>, Refusals> import_table(Desk& desk, const ImportOrder& order);

}  // namespace simpul::dossiers
