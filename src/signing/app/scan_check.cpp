// Whether a scan shows the paper that is to be signed. Asked before anything is recorded; nothing is stored.

#include "encoding/mapper.h"
#include "handlers.h"
#include "signed_file.h"
#include "signing/scan_comparison.h"
#include "web/body.h"
#include "web/preconditions.h"

namespace simpul::signing {
namespace {

constexpr std::size_t file_bytes_max = 50u << 20;  // as an upload, which is to follow

Refusals single(std::string code, std::string pointer = {}, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), std::move(pointer), std::move(facts)}};
}

class Findings {
 public:
  Findings(const web::FindingWords& words, Language language) : words_(words), language_(language) {}

  void tell(std::string_view finding, const std::map<std::string, std::string>& facts = {}) {
    const auto told = words_.find(finding, facts, language_);
    out_.push_back(JsonObject{{"code", finding}, {"what", told.what}, {"why", told.why}, {"fix", told.fix}});
  }
  void tell_missing(const std::vector<ScannedPage>& pages) {
    std::string missing;
    for (const ScannedPage& page : pages) {
      if (!page.found_on) missing += (missing.empty() ? "" : ", ") + std::to_string(page.page);
    }
    if (!missing.empty()) tell("scan_pages_missing", {{"pages", missing}});
  }
  void tell_page(const ScannedPage& page) {
    if (!page.found_on) return;
    const std::string number = std::to_string(page.page);
    if (page.share < readable_share)
      tell("scan_page_differs", {{"page", number}, {"share", std::to_string(page.share)}});
    std::string numbers;
    for (const std::string& each : page.numbers) numbers += (numbers.empty() ? "" : ", ") + each;
    if (!numbers.empty()) tell("scan_numbers_differ", {{"page", number}, {"numbers", numbers}});
    std::string words;
    for (const std::string& each : page.differences) words += (words.empty() ? "" : "; ") + each;
    if (!words.empty()) tell("scan_words_differ", {{"page", number}, {"words", words}});
  }
  JsonArray take() { return std::move(out_); }

 private:
  const web::FindingWords& words_;
  Language language_;
  JsonArray out_;
};

JsonArray findings_of(const ScanComparison& seen, const web::FindingWords& words, Language language) {
  Findings out(words, language);
  switch (seen.verdict) {
    case ScanVerdict::Same:
      out.tell("scan_same", {{"pages", std::to_string(seen.pages.size())}});
      break;
    case ScanVerdict::Other:
      if (seen.other_fingerprint) {
        out.tell("scan_other_fingerprint", {{"fingerprint", *seen.other_fingerprint}});
      } else {
        out.tell("scan_other_paper");
      }
      break;
    case ScanVerdict::Undeterminable:
      out.tell("scan_unreadable");
      break;
    case ScanVerdict::Doubtful:
      out.tell_missing(seen.pages);
      for (const ScannedPage& page : seen.pages) out.tell_page(page);
      break;
  }
  if (seen.unread_pages > 0) out.tell("scan_pages_unread", {{"count", std::to_string(seen.unread_pages)}});
  return out.take();
}

// How far a scan parts from a print.
std::size_t parted(const ScanComparison& seen) {
  constexpr std::size_t missing_page = 100;
  std::size_t out = 0;
  for (const ScannedPage& page : seen.pages) {
    out += page.numbers.size() + page.differences.size() + (page.found_on ? 0 : missing_page);
  }
  return out;
}

}  // namespace

web::Response Handlers::scan_check(const web::Request& request, const access::Caller& caller) {
  const auto seen = doors_.dossiers.find(request.path_value("id"), caller.government);
  if (!seen) return refused(seen.error(), request);
  const dossiers::State& state = *seen->state;
  const auto id = DocumentId::parse(request.path_value("document"));
  const dossiers::Document* document = id ? state.document(*id) : nullptr;
  if (!document) return refused(single("document_unknown"), request);
  const auto agreed = state.positions.agreed(document->document, state.signatories(*document));
  if (!agreed) return refused(single("text_not_agreed"), request);
  if (request.body.size() > file_bytes_max) {
    return refused(single("file_too_large", "", {{"max_mib", std::to_string(file_bytes_max >> 20)}}), request);
  }
  const auto scan = tools_.read_pages(request.body, request.header("content-type"));
  if (!scan) return refused({scan.error()}, request);
  const auto sheet = doors_.texts.sheet(*seen, *document);
  if (!sheet) return refused(sheet.error(), request);
  // Ink may stand on the sheet itself, or on the print of what another party signed electronically.
  const auto to_sign = sheet_to_sign(doors_, tools_, *seen, *document);
  if (!to_sign) return refused(to_sign.error(), request);
  std::optional<ScanComparison> best;
  for (const std::string* print : {&to_sign->pdf, &sheet->bytes}) {
    const auto printed = tools_.read_pages(*print, "application/pdf");
    if (!printed) return refused({printed.error()}, request);
    ScanComparison seen_as = compare_scan(*printed, *scan, *agreed);
    if (!best || parted(seen_as) < parted(*best)) best = std::move(seen_as);
    if (best->verdict == ScanVerdict::Same || to_sign->pdf == sheet->bytes) break;
  }
  const ScanComparison& found = *best;
  return web::json(200,
                   JsonObject{{"verdict", to_json(found.verdict)},
                              {"pages", to_json(found.pages)},
                              {"unread_pages", found.unread_pages},
                              {"findings", findings_of(found, knowledge_.words, web::preferred_language(request))}});
}

}  // namespace simpul::signing
