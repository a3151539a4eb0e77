#include <algorithm>

#include "certificate_words.h"
#include "encoding/mapper.h"
#include "handlers.h"
#include "page.h"
#include "report_view.h"
#include "signed_file.h"
#include "web/body.h"
#include "web/preconditions.h"

namespace simpul::signing {
namespace {

constexpr std::size_t documents_max = 50;

struct PreflightAsked {
  std::vector<DocumentId> documents;
  Method method = Method::Pades;
  regions::HolderId holder;
  Authority authority = Authority::Office;
  std::optional<regions::MandateId> mandate;
};
BOOST_DESCRIBE_STRUCT(PreflightAsked, (), (documents, method, holder, authority, mandate))

struct SittingAsked {
  std::vector<Consent> consents;
  regions::HolderId holder;
  Authority authority = Authority::Office;
  std::optional<regions::MandateId> mandate;
  std::optional<std::string> place;
  KeyGiven key;
};
BOOST_DESCRIBE_STRUCT(SittingAsked, (), (consents, holder, authority, mandate, place, key))

Refusals single(std::string code, std::string pointer = {}, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), std::move(pointer), std::move(facts)}};
}

Refusals count_fault(std::size_t count, std::string pointer) {
  if (count >= 1 && count <= documents_max) return {};
  return single("signing_count_unfit", std::move(pointer),
                {{"max", std::to_string(documents_max)}, {"given", std::to_string(count)}});
}

// A document twice in one sitting would be signed once and refused once.
Refusals consents_fault(const std::vector<Consent>& consents) {
  if (Refusals fault = count_fault(consents.size(), "/consents"); !fault.empty()) return fault;
  for (std::size_t i = 1; i < consents.size(); ++i) {
    const auto before = std::span(consents).first(i);
    if (std::ranges::find(before, consents[i].document, &Consent::document) != before.end()) {
      return single("document_twice", "/consents/" + std::to_string(i) + "/document");
    }
  }
  return {};
}

}  // namespace

web::Response Handlers::refused(const Refusals& refusals, const web::Request& request) const {
  return web::problem(refusals, messages_, request);
}

web::Response Handlers::page(const web::Request& request, const access::Caller& caller) {
  const auto dossier = doors_.dossiers.find(request.path_value("id"), caller.government);
  if (!dossier) return refused(dossier.error(), request);
  std::string body = json_text(signing_page(caller, *dossier, doors_, tools_, knowledge_));
  const std::string tag = web::content_tag(body);
  return web::tagged(request, tag, web::text(200, "application/json", std::move(body)));
}

web::Response Handlers::preflight(const web::Request& request, const access::Caller& caller) {
  const auto asked = web::read_body<PreflightAsked>(request);
  if (!asked) return refused(asked.error(), request);
  const auto dossier = doors_.dossiers.find(request.path_value("id"), caller.government);
  if (!dossier) return refused(dossier.error(), request);
  if (const Refusals fault = count_fault(asked->documents.size(), "/documents"); !fault.empty()) {
    return refused(fault, request);
  }
  const dossiers::State& state = *dossier->state;
  const auto own = doors_.government_of(caller.government);
  const Language language = web::preferred_language(request);
  JsonArray documents;
  for (std::size_t i = 0; i < asked->documents.size(); ++i) {
    const std::string pointer = "/documents/" + std::to_string(i);
    const dossiers::Document* document = state.document(asked->documents[i]);
    if (!document) return refused(single("document_unknown", pointer), request);
    const auto signatories = state.signatories(*document);
    if (std::ranges::find(signatories, caller.government) == signatories.end()) {
      return refused(single("party_does_not_sign", pointer), request);
    }
    const auto agreed = state.positions.agreed(document->document, signatories);
    const Occasion occasion{document->document,
                            caller.government,
                            asked->method,
                            agreed,
                            signing_day(knowledge_.regions, caller.government, tools_.clock.now()),
                            {}};
    const auto act = act_of(own.get(), {asked->holder, asked->authority, asked->mandate}, occasion);
    if (!act) return refused(act.error(), request);
    const auto checks = checks_of(doors_, knowledge_, *dossier, *act, nullptr);
    JsonObject shown{{"document", document->document.text()},
                     {"outcome", enum_text(outcome_of(checks))},
                     {"checks", checks_view(checks, nullptr, knowledge_.words, language)}};
    if (agreed) shown.emplace("text", agreed->text());
    documents.push_back(std::move(shown));
  }
  return web::json(200, JsonObject{{"documents", std::move(documents)}});
}

Json Handlers::outcome_view(const SittingOutcome& outcome, const Pen& pen, Language language) const {
  JsonObject out{{"document", outcome.document.text()}, {"signed", outcome.file.has_value()}};
  if (outcome.file) out.emplace("file", file_view(*outcome.file));
  if (!outcome.checks.empty()) {
    const CertificateStanding* shown = outcome.certificate ? &*outcome.certificate : &pen.certificate();
    out.emplace("checks", checks_view(outcome.checks, shown, knowledge_.words, language));
  }
  JsonArray errors;
  for (const Refusal& refusal : outcome.refusals) {
    const auto message = web::filled(messages_.find(refusal.code, language), refusal.facts);
    errors.push_back(
        JsonObject{{"code", refusal.code}, {"title", message.what}, {"detail", message.safe + " " + message.next}});
  }
  if (!errors.empty()) out.emplace("errors", std::move(errors));
  return out;
}

web::Response Handlers::sitting(const web::Request& request, const access::Caller& caller) {
  auto asked = web::read_body<SittingAsked>(request);
  if (!asked) return refused(asked.error(), request);
  const std::string dossier = request.path_value("id");
  if (const auto seen = doors_.dossiers.find(dossier, caller.government); !seen) return refused(seen.error(), request);
  if (const Refusals fault = consents_fault(asked->consents); !fault.empty()) return refused(fault, request);
  const auto own = doors_.government_of(caller.government);
  const regions::Holder* holder = own ? own->holder(asked->holder) : nullptr;
  if (!holder) return refused(single("holder_unknown", "/holder"), request);
  if (asked->key.one_time_code && asked->consents.size() > 1) {
    return refused(single("one_time_code_for_one", "/key/one_time_code"), request);
  }
  auto pen = open_pen(tools_, caller.government, holder->name, std::move(asked->key));
  if (!pen) return refused(pen.error(), request);
  Sitting sitting(doors_, tools_, knowledge_, caller);
  JsonArray results;
  for (const Consent& consent : asked->consents) {
    const auto outcome =
        sitting.sign(dossier, consent, {asked->holder, asked->authority, asked->mandate}, asked->place, **pen);
    results.push_back(outcome_view(outcome, **pen, web::preferred_language(request)));
  }
  return web::json(200, JsonObject{{"results", std::move(results)}});
}

web::Response Handlers::signed_file(const web::Request& request, const access::Caller& caller) {
  const auto dossier = doors_.dossiers.find(request.path_value("id"), caller.government);
  if (!dossier) return refused(dossier.error(), request);
  const auto id = DocumentId::parse(request.path_value("document"));
  const dossiers::Document* document = id ? dossier->state->document(*id) : nullptr;
  if (!document) return refused(single("document_unknown"), request);
  const auto* attachment = signed_attachment(*dossier->state, document->document);
  if (!attachment) return refused(single("signed_file_none"), request);
  const auto bytes = doors_.dossiers.read_file(attachment->file.hash);
  if (!bytes) return refused(bytes.error(), request);
  const auto report = tools_.pdf.examine(*bytes, tools_.trust());
  if (!report) return refused({report.error()}, request);
  return web::json(200,
                   report_view(*report, attachment->file.hash, knowledge_.words, web::preferred_language(request)));
}

}  // namespace simpul::signing
