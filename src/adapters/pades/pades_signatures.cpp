#include "pades/pades_signatures.h"

#include "kernel/expects.h"
#include "open_key.h"
#include "sealing.h"
#include "signing.h"
#include "task.h"

namespace simpul::pades {
namespace {

Result<Report, Refusal> worked(const Worker& worker, const std::string& task) {
  if (!worker) return read_report(carry_out(task));
  const auto report = worker(task);
  if (!report) return refuse(report.error());
  return read_report(*report);
}

const OpenKey& own(const PdfSigningKey& key) {
  const auto* const open = dynamic_cast<const OpenKey*>(&key);
  expects(open != nullptr, "a key serves only the adapter that opened it");
  return *open;
}

}  // namespace

class PadesSignatures::Tokens {};

PadesSignatures::PadesSignatures(Options options) : options_(std::move(options)), tokens_(std::make_unique<Tokens>()) {}
PadesSignatures::~PadesSignatures() = default;

Result<std::string, Refusal> PadesSignatures::prepare(std::string_view pdf, const std::vector<FieldPlace>& places) {
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
  return sealed_pdf(std::string(pdf) + report->section, pdf.size(), own(key), {});
}

Result<SignatureReport, Refusal> PadesSignatures::examine(std::string_view, const TrustMaterial&) {
  return SignatureReport{};
}

Result<std::unique_ptr<PdfSigningKey>, Refusal> PadesSignatures::open_pkcs12(std::string_view file, Secret passphrase) {
  return open_pkcs12_file(file, passphrase);
}

Result<std::unique_ptr<PdfSigningKey>, Refusal> PadesSignatures::open_token(const TokenAddress&, Secret) {
  return refuse(Refusal{"pades_token_missing"});
}

Result<CertificateReport, Refusal> PadesSignatures::check(const PdfSigningKey& key, const TrustMaterial&,
                                                          const ExpectedHolder&) {
  return CertificateReport{own(key).certificate(), {}, {}, {}};
}

}  // namespace simpul::pades
