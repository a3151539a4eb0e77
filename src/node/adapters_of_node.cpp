#include "adapters_of_node.h"

#include <unistd.h>

#include "access_app/migrations.h"
#include "dossiers_app/migrations.h"
#include "ledger_app/migrations.h"
#include "pades/confined.h"
#include "text/stemming.h"

namespace simpul::node {
namespace {

// Each word is found by its written form and by its stems, at the place where it stands.
std::vector<sql::Token> search_tokens(std::string_view text) {
  std::vector<sql::Token> out;
  for (const Token& word : tokenize(text)) {
    out.push_back({word.text, word.begin, word.end});
    for (std::string& stem : stems_of(word.text)) {
      if (stem != word.text) out.push_back({std::move(stem), word.begin, word.end});
    }
  }
  return out;
}

std::vector<Migration> all_migrations() {
  std::vector<Migration> all;
  for (const auto& steps : {access::access_migrations(), dossiers::migrations(), ledger::log_migrations()}) {
    all.insert(all.end(), steps.begin(), steps.end());
  }
  return all;
}

// Examining two signatures takes milliseconds; a file that takes seconds is meant to.
void open_signatures(Adapters& out, const std::string& path, const std::string& program) {
  constexpr cage::ConfinedProgram::Limits limits{.time = std::chrono::milliseconds(20'000),
                                                 .report_bytes_max = 128u << 20};
  out.signing_setup = std::make_unique<SigningSetup>(path, *out.log);
  // Such a setup is not used: signatures would lack a time stamp or a way of signing, and nobody would know why.
  for (const Refusal& fault : signing_setup_faults(path)) {
    const auto file = fault.facts.find("file");
    out.log->write(LogLevel::Warning, "signing_setup_faulty",
                   {{"code", std::string_view(fault.code)},
                    {"file", std::string_view(file == fault.facts.end() ? "" : file->second)}});
  }
  out.signature_worker =
      std::make_unique<cage::ConfinedProgram>(program, std::vector<std::string>{pades::worker_command}, limits);
  pades::PadesSignatures::Options options;
  options.worker = pades::confined_to(*out.signature_worker);
  if (auto url = out.signing_setup->timestamp_url()) options.timestamp_service = {std::move(*url)};
  out.timestamps = options.timestamp_service.has_value();
  out.signatures = std::make_unique<pades::PadesSignatures>(std::move(options));
}

}  // namespace

Result<std::unique_ptr<sql::SqliteDatabase>, Refusals> open_node_database(const std::string& path) {
  sql::OpenOptions options;
  options.path = path;
  options.migrations = all_migrations();
  options.tokenize = search_tokens;
  auto database = sql::open_database(options);
  if (!database) return refuse(Refusals{database.error()});
  return std::move(*database);
}

Result<std::unique_ptr<Adapters>, Refusals> open_adapters(const std::string& path, const std::string& inspector_program,
                                                          Clock& clock) {
  auto folder = files::DataFolder::hold(path);
  if (!folder) return refuse(Refusals{folder.error()});
  std::unique_ptr<Adapters> out(new Adapters{
      std::move(*folder), Places(path), clock, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}});
  auto database = open_node_database(out->places.database);
  if (!database) return refuse(std::move(database.error()));
  out->database = std::move(*database);
  out->journal = std::make_unique<sql::SqlJournal>(*out->database);
  auto blobs = files::FileBlobs::open(out->places.blobs);
  if (!blobs) return refuse(Refusals{blobs.error()});
  out->blobs = std::move(*blobs);
  auto keys = keystore::Keystore::open({out->places.keys, out->places.secret}, out->chance);
  if (!keys) return refuse(Refusals{keys.error()});
  out->keys = std::move(*keys);
  out->inspector = std::make_unique<inspector::ProcessFileInspector>(inspector_program);
  out->renderer = std::make_unique<pdf::PdfRenderer>();
  out->word_files = std::make_unique<docx::DocxFiles>(inspector_program);
  out->page_reader = std::make_unique<ocr::OcrPageReader>(inspector_program);
  out->template_files = std::make_unique<yaml::CagedTemplateFiles>(inspector_program);
  out->log = std::make_unique<line_log::LineLog>(STDERR_FILENO, clock);
  open_signatures(*out, path, inspector_program);
  return out;
}

}  // namespace simpul::node
