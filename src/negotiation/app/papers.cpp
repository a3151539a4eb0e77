// A text on paper and in Word files: what leaves the house to be read, and what comes back.
#include "drafting/printed_paper.h"
#include "encoding/mapper.h"
#include "handlers.h"
#include "manuscript/import.h"
#include "manuscript/split.h"
#include "negotiation/numbering.h"
#include "negotiation/redline.h"
#include "ports/file_bounds.h"
#include "web/body.h"
#include "web/preconditions.h"
#include "web/security_headers.h"
#include "word_draft.h"

namespace simpul::negotiation {
namespace {

constexpr std::string_view word_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
constexpr std::string_view pdf_type = "application/pdf";

Refusals single(std::string code, std::string pointer = {}) { return {{std::move(code), std::move(pointer), {}}}; }

// Until when a text is known: its round, or the day it was saved in the room. The same bytes on every node that holds
// the same rounds.
Instant recorded_at(const Sight& sight, const Digest& text) {
  for (const auto& taken : sight.state().positions.of(sight.document->document)) {
    if (taken.text == text) return taken.at;
  }
  for (const Draft& draft : sight.room->room.drafts()) {
    if (draft.fact.text == text) return draft.hand.at;
  }
  return sight.state().opened_at;
}

std::optional<paper::Size> size_asked(const web::Request& request) {
  const std::string asked = request.query_value("size").value_or("a4");
  if (asked == "a4") return paper::Size::A4;
  if (asked == "f4") return paper::Size::F4;
  return std::nullopt;
}

std::string file_name(const Sight& sight, const Digest& text, const char* ending) {
  return "naskah-" + sight.document->document.text() + "-" + text.text().substr(0, 8) + ending;
}

}  // namespace

Result<drafting::PrintedAs, Refusals> Handlers::printed_as(const web::Request& request, const Sight& sight,
                                                           const Digest& text) const {
  const auto size = size_asked(request);
  if (!size) {
    return refuse(Refusals{
        {"query_value_unknown", "", {{"name", "size"}, {"given", request.query_value("size")->substr(0, 80)}}}});
  }
  drafting::PrintedAs as;
  as.document = sight.document->type;
  as.size = *size;
  as.title = sight.document->title;
  as.made_at = recorded_at(sight, text);
  const auto agreed =
      sight.state().positions.agreed(sight.document->document, sight.state().signatories(*sight.document));
  if (agreed != text) as.watermark = "RANCANGAN";
  // A draft carries no address: strangers are told nothing of it (dossiers/provable_papers.h).
  if (agreed == text) as.verify_origin = knowledge_.public_origin;
  return as;
}

web::Response Handlers::printed(const web::Request& request, const paper::Paper& paper, const std::string& name) {
  auto drawn = world_.renderer.pdf(paper);
  if (!drawn) return refused({drawn.error()}, request);
  web::Response response;
  response.body = std::move(drawn->bytes);
  response.with("Content-Type", std::string(pdf_type));
  web::apply_download_headers(response, name);
  const std::string tag = web::content_tag(response.body);
  return web::tagged(request, tag, std::move(response));
}

web::Response Handlers::print_text(const web::Request& request, const access::Caller& caller) {
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const auto hash = Digest::parse(request.path_value("text"));
  if (!hash) return refused(single("text_unknown"), request);
  const auto as = printed_as(request, *seen, *hash);
  if (!as) return refused(as.error(), request);
  const auto text = readable(*seen, *hash);
  if (!text) return refused(text.error(), request);
  return printed(request, drafting::printed_paper(*text, knowledge_.library, *as), file_name(*seen, *hash, ".pdf"));
}

web::Response Handlers::print_comparison(const web::Request& request, const access::Caller& caller) {
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const auto both = compared(request, *seen);
  if (!both) return refused(both.error(), request);
  auto as = printed_as(request, *seen, both->to);
  if (!as) return refused(as.error(), request);
  const drafting::Compared names{drafting::short_fingerprint(both->from), drafting::short_fingerprint(both->to)};
  return printed(request, drafting::printed_redline(redline(both->before, both->after), knowledge_.library, *as, names),
                 file_name(*seen, both->to, "-perubahan.pdf"));
}

// Comments that every party sees go along; notes of the room do not, since the file may go anywhere.
manuscript::Manuscript Handlers::manuscript_of(const Sight& sight, const DocumentText& text) const {
  manuscript::Manuscript out{text, {}, {}};
  for (const Comment& comment : sight.state().comments.all()) {
    if (comment.fact.document != sight.document->document || !comment.fact.clause || comment.settled_by) continue;
    const regions::Region* region = knowledge_.regions.find(comment.party);
    out.remarks.push_back({*comment.fact.clause,
                           {},
                           region ? regions::full_name(*region) : comment.party.text(),
                           comment.at,
                           comment.fact.body});
  }
  return out;
}

web::Response Handlers::export_word(const web::Request& request, const access::Caller& caller) {
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const auto hash = Digest::parse(request.path_value("text"));
  if (!hash) return refused(single("text_unknown"), request);
  const auto text = readable(*seen, *hash);
  if (!text) return refused(text.error(), request);
  manuscript::Sheet sheet = manuscript::sheet_of(manuscript_of(*seen, *text));
  sheet.title = seen->document->title;
  auto bytes = world_.word_files.write(sheet);
  if (!bytes) return refused(storage_refusal(bytes.error()), request);
  web::Response response;
  response.body = std::move(*bytes);
  response.with("Content-Type", std::string(word_type));
  web::apply_download_headers(response, file_name(*seen, *hash, ".docx"));
  const std::string tag = web::content_tag(response.body);
  return web::tagged(request, tag, std::move(response));
}

// Tells what a file would become; nothing is stored. The client saves the draft once a person has looked at it.
web::Response Handlers::read_file(const web::Request& request, const access::Caller& caller) {
  const std::string type = web::media_type(request);
  if (type != word_type && type != pdf_type) {
    return refused({{"unsupported_media_type", "", {{"given", type.substr(0, 80)}, {"accepted", "docx, pdf"}}}},
                   request);
  }
  if (request.body.empty()) return refused(single("file_empty"), request);
  if (request.body.size() > reading_bytes_max) {
    return refused({{"file_too_large", "", {{"max_mib", std::to_string(reading_bytes_max >> 20)}}}}, request);
  }
  const auto seen = sight(request, caller);
  if (!seen) return refused(seen.error(), request);
  const auto draft = type == pdf_type ? draft_of_pdf(request.body) : draft_of_word(*seen, request.body);
  if (!draft) return refused(draft.error(), request);
  return web::json(200, draft->view(knowledge_, web::preferred_language(request)));
}

Result<WordDraft, Refusals> Handlers::draft_of_pdf(std::string_view bytes) {
  const auto inspected = world_.inspector.inspect(bytes, pdf_type);
  if (!inspected) return refuse(Refusals{inspected.error()});
  return split_into_clauses(manuscript::lines_of_pages(inspected->text));
}

// A file made from one of our texts is read against that text; any other one is split by its words.
Result<WordDraft, Refusals> Handlers::draft_of_word(const Sight& sight, std::string_view bytes) {
  const auto reading = world_.word_files.read(bytes);
  if (!reading) return refuse(Refusals{reading.error()});
  const auto carried = manuscript::carried_text(*reading);
  if (!carried) return split_into_clauses(manuscript::lines_of_word(*reading));
  const auto imported = manuscript::import_draft(*reading, manuscript_of(sight, *carried));
  if (!imported) return refuse(imported.error());
  return WordDraft::of_import(*imported, hash_of(*carried));
}

}  // namespace simpul::negotiation
