#include "signing_app/scan_desk.h"

#include <deque>
#include <map>
#include <mutex>

#include "crypto/sha256.h"
#include "signed_file.h"

namespace simpul::signing {
namespace {

Refusals single(std::string code) { return {{std::move(code), "", {}}}; }

// How far a scan parts from a print.
std::size_t parted(const ScanComparison& seen) {
  constexpr std::size_t missing_page = 100;
  std::size_t out = 0;
  for (const ScannedPage& page : seen.pages) {
    out += page.numbers.size() + page.differences.size() + (page.found_on ? 0 : missing_page);
  }
  return out;
}

// Which bytes were compared with what: another text, or another signature in the file, is another question.
std::string question(const DossierSeen& dossier, const dossiers::Document& document, const Digest& text,
                     const Digest& scan) {
  const auto* signed_by = signed_attachment(*dossier.state, document.document);
  return dossier.id + " " + document.document.text() + " " + text.text() + " " +
         (signed_by ? signed_by->file.hash.text() : std::string()) + " " + scan.text();
}

std::optional<Digest> agreed_text(const DossierSeen& dossier, const dossiers::Document& document) {
  return dossier.state->positions.agreed(document.document, dossier.state->signatories(document));
}

Result<std::vector<std::string>, Refusals> prints_of(const Doors& doors, Tools& tools, const DossierSeen& dossier,
                                                     const dossiers::Document& document) {
  const auto sheet = doors.texts.sheet(dossier, document);
  if (!sheet) return refuse(sheet.error());
  std::vector<std::string> out{sheet->bytes};
  if (!signed_attachment(*dossier.state, document.document)) return out;
  // Ink may stand on the sheet itself, or on the print of what another party signed electronically.
  auto to_sign = sheet_to_sign(doors, tools, dossier, document);
  if (!to_sign) return refuse(to_sign.error());
  out.push_back(std::move(to_sign->pdf));
  return out;
}

Result<ScanComparison, Refusals> best_of(const Tools& tools, const std::vector<std::string>& prints,
                                         const std::vector<paper::RecognisedPage>& scan, const Digest& text) {
  std::optional<ScanComparison> best;
  for (const std::string& print : prints) {
    const auto printed = tools.read_pages(print, "application/pdf");
    if (!printed) return refuse(Refusals{printed.error()});
    ScanComparison seen = compare_scan(*printed, scan, text);
    if (!best || parted(seen) < parted(*best)) best = std::move(seen);
    if (best->verdict == ScanVerdict::Same) break;
  }
  return std::move(*best);
}

}  // namespace

// What was read last, the oldest out first; its mutex guards both containers, since workers share the desk.
class ScanDesk::Memory {
 public:
  std::optional<ScanComparison> find(const std::string& asked) {
    const std::lock_guard lock(mutex_);
    const auto found = known_.find(asked);
    return found == known_.end() ? std::nullopt : std::optional(found->second);
  }
  void put(const std::string& asked, const ScanComparison& seen) {
    constexpr std::size_t kept_max = 200;
    const std::lock_guard lock(mutex_);
    if (known_.insert_or_assign(asked, seen).second) order_.push_back(asked);
    if (order_.size() <= kept_max) return;
    known_.erase(order_.front());
    order_.pop_front();
  }
  // Held while a scan is read for a record: nobody asked for its turn at the costly operations.
  std::mutex on_the_way;

 private:
  std::mutex mutex_;
  std::map<std::string, ScanComparison> known_;
  std::deque<std::string> order_;
};

ScanDesk::ScanDesk(Doors doors, Tools tools)
    : doors_(std::move(doors)), tools_(std::move(tools)), memory_(std::make_unique<Memory>()) {}

ScanDesk::~ScanDesk() = default;

Result<ScanComparison, Refusals> ScanDesk::compare(const DossierSeen& dossier, const dossiers::Document& document,
                                                   std::string_view bytes, std::string_view claimed_media_type) {
  const auto agreed = agreed_text(dossier, document);
  if (!agreed) return refuse(single("text_not_agreed"));
  const std::string asked = question(dossier, document, *agreed, sha256(bytes));
  // Pages whose turn did not come may be read another time.
  if (auto known = memory_->find(asked); known && known->unread_pages == 0) return std::move(*known);
  const auto scan = tools_.read_pages(bytes, claimed_media_type);
  if (!scan) return refuse(Refusals{scan.error()});
  const auto prints = prints_of(doors_, tools_, dossier, document);
  if (!prints) return refuse(prints.error());
  auto seen = best_of(tools_, *prints, *scan, *agreed);
  if (seen) memory_->put(asked, *seen);
  return seen;
}

Result<std::optional<ScanReading>, Refusals> ScanDesk::reading(const DossierSeen& dossier,
                                                               const dossiers::Document& document,
                                                               const dossiers::FileAttached& scan) {
  std::optional<ScanReading> none;
  const auto agreed = agreed_text(dossier, document);
  if (!agreed) return none;
  if (const auto known = memory_->find(question(dossier, document, *agreed, scan.hash))) {
    return std::optional(reading_of(scan.hash, *known));
  }
  if (!prints_of(doors_, tools_, dossier, document)) return none;
  const std::unique_lock turn(memory_->on_the_way, std::try_to_lock);
  if (!turn) return refuse(single("server_busy"));
  const auto bytes = doors_.dossiers.read_file(scan.hash);
  if (!bytes) return refuse(bytes.error());
  const auto seen = compare(dossier, document, *bytes, scan.media_type);
  if (!seen) return std::optional(ScanReading{scan.hash, ScanVerdict::Undeterminable});
  return std::optional(reading_of(scan.hash, *seen));
}

}  // namespace simpul::signing
