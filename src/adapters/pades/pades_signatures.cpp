#include "pades/pades_signatures.h"

#include <cmath>

#include "certificate_check.h"
#include "kernel/expects.h"
#include "open_key.h"
#include "sealing.h"
#include "signing.h"
#include "task.h"
#include "timestamping.h"
#include "token_key.h"

namespace simpul::pades {
namespace {

Result<Report, Refusal> worked(const Worker& worker, const std::string& task) {
  if (!worker) return read_report(carry_out(task));
  const auto report = worker(task);
  if (!report) return refuse(report.error());
  return read_report(*report);
}

Refusal outside(const FieldPlace& place) {
  return {"pades_place_outside_page", "", {{"field", place.field}, {"page", std::to_string(place.area.page)}}};
}

const OpenKey& own(const PdfSigningKey& key) {
  const auto* const open = dynamic_cast<const OpenKey*>(&key);
  expects(open != nullptr, "a key serves only the adapter that opened it");
  return *open;
}

}  // namespace

class PadesSignatures::Tokens : public TokenModules {};

PadesSignatures::PadesSignatures(Options options) : options_(std::move(options)), tokens_(std::make_unique<Tokens>()) {}
PadesSignatures::~PadesSignatures() = default;

Result<std::string, Refusal> PadesSignatures::prepare(std::string_view pdf, const std::vector<FieldPlace>& places) {
  for (const FieldPlace& place : places) {
    const PageArea& area = place.area;
    for (const double length : {area.left, area.bottom, area.width, area.height}) {
      if (!std::isfinite(length)) return refuse(outside(place));
    }
  }
  TaskLine line{.kind = TaskKind::Prepare, .places = places, .filling = {}, .now = {}, .trust = {}, .sizes = {}};
  auto report = worked(options_.worker, task_bytes(std::move(line), {pdf}));
  if (!report) return refuse(std::move(report.error()));
  return std::string(pdf) + report->section;
}

Result<std::string, Refusal> PadesSignatures::sign(std::string_view pdf, const SignatureStatement& statement,
                                                   const PdfSigningKey& key) {
  TaskLine line{
      .kind = TaskKind::Fill, .places = {}, .filling = filling_of(statement), .now = {}, .trust = {}, .sizes = {}};
  auto report = worked(options_.worker, task_bytes(std::move(line), {pdf}));
  if (!report) return refuse(std::move(report.error()));
  return sealed_pdf(std::string(pdf) + report->section, pdf.size(), own(key),
                    options_.timestamp_service ? asking(*options_.timestamp_service) : Timestamping{});
}

Result<SignatureReport, Refusal> PadesSignatures::examine(std::string_view pdf, const TrustMaterial& trust) {
  std::vector<std::string_view> pieces = {pdf};
  std::vector<int> counts;
  for (const auto* kind : {&trust.anchors, &trust.intermediates, &trust.crls, &trust.ocsp_responses}) {
    counts.push_back(static_cast<int>(kind->size()));
    pieces.insert(pieces.end(), kind->begin(), kind->end());
  }
  TaskLine line{.kind = TaskKind::Examine, .places = {}, .filling = {}, .now = trust.now, .trust = counts, .sizes = {}};
  auto report = worked(options_.worker, task_bytes(std::move(line), pieces));
  if (!report) return refuse(std::move(report.error()));
  return std::move(report->signatures);
}

Result<std::unique_ptr<PdfSigningKey>, Refusal> PadesSignatures::open_pkcs12(std::string_view file, Secret passphrase) {
  return open_pkcs12_file(file, passphrase);
}

Result<std::unique_ptr<PdfSigningKey>, Refusal> PadesSignatures::open_token(const TokenAddress& address, Secret pin) {
  return tokens_->open(address, pin);
}

Result<CertificateReport, Refusal> PadesSignatures::check(const PdfSigningKey& key, const TrustMaterial& trust) {
  const auto known = read_trust(trust);
  if (!known) return refuse(known.error());
  return checked(own(key), *known);
}

}  // namespace simpul::pades
