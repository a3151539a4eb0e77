#include "court.h"

namespace simpul::dossiers {

// A reading is of the very file that the record names, and a scan that is another paper proves nothing of this one.
void require_scan_reading(Court& court, const signing::Evidence& evidence) {
  if (!evidence.reading) return;
  const Attachment* scan = evidence.scan ? court.state.attachment(*evidence.scan) : nullptr;
  if (!scan || scan->file.hash != evidence.reading->file) {
    return court.object("scan_reading_unfounded", "/evidence/reading");
  }
  if (evidence.reading->verdict == signing::ScanVerdict::Other) {
    court.object("scan_is_other_document", "/evidence/scan");
  }
}

}  // namespace simpul::dossiers
