// Whether a scan shows the paper that is to be signed. Asked before anything is recorded; the dossier is not touched.

#include <algorithm>

#include "encoding/mapper.h"
#include "handlers.h"
#include "ports/file_bounds.h"
#include "signing_app/scan_desk.h"
#include "web/body.h"
#include "web/preconditions.h"

namespace simpul::signing {
namespace {

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

// Of the page that was read worst.
int share_of(const ScanComparison& seen) {
  const auto worst = std::ranges::min_element(seen.pages, {}, &ScannedPage::share);
  return worst == seen.pages.end() ? 0 : worst->share;
}

JsonArray findings_of(const ScanComparison& seen, const web::FindingWords& words, Language language) {
  Findings out(words, language);
  switch (seen.verdict) {
    case ScanVerdict::Same:
      out.tell("scan_same", {{"pages", std::to_string(seen.pages.size())}, {"share", std::to_string(share_of(seen))}});
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

}  // namespace

web::Response Handlers::scan_check(const web::Request& request, const access::Caller& caller) {
  const auto seen = doors_.dossiers.find(request.path_value("id"), caller.government);
  if (!seen) return refused(seen.error(), request);
  const dossiers::State& state = *seen->state;
  const auto id = DocumentId::parse(request.path_value("document"));
  const dossiers::Document* document = id ? state.document(*id) : nullptr;
  if (!document) return refused(single("document_unknown"), request);
  if (request.body.size() > upload_bytes_max) {
    return refused(single("file_too_large", "", {{"max_mib", std::to_string(upload_bytes_max >> 20)}}), request);
  }
  const auto compared = tools_.scans->compare(*seen, *document, request.body, request.header("content-type"));
  if (!compared) return refused(compared.error(), request);
  const ScanComparison& found = *compared;
  return web::json(200,
                   JsonObject{{"verdict", to_json(found.verdict)},
                              {"pages", to_json(found.pages)},
                              {"unread_pages", found.unread_pages},
                              {"findings", findings_of(found, knowledge_.words, web::preferred_language(request))}});
}

}  // namespace simpul::signing
