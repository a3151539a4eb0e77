#include "upkeep/archive.h"

#include <filesystem>

#include "service.h"

namespace simpul::node {

Result<std::unique_ptr<Archive>, Refusals> Archive::open(const std::string& database_path, Clock& clock) {
  std::unique_ptr<Archive> out(new Archive());
  auto law = read_law();
  if (!law) return refuse(std::move(law.error()));
  out->law_ = std::move(*law);
  auto database = open_node_database(database_path);
  if (!database) return refuse(std::move(database.error()));
  out->database_ = std::move(*database);
  out->journal_ = std::make_unique<sql::SqlJournal>(*out->database_);
  out->inspector_ = std::make_unique<inspector::ProcessFileInspector>(own_program());
  out->dossiers_ =
      std::make_unique<dossiers::Desk>(dossiers::World{*out->journal_, *out->database_, out->blobs_, out->signer_,
                                                       clock, out->chance_, out->feed_, *out->inspector_},
                                       out->law_->rules, out->law_->regions,
                                       [](const RegionCode&, const signing::SignatureRecorded&) { return Refusals{}; });
  return out;
}

Result<void, Refusals> require_data_folder(const std::string& folder) {
  std::error_code ignored;
  if (std::filesystem::is_regular_file(Places(folder).database, ignored)) return {};
  return refuse(Refusals{{"data_folder_missing", "", {{"path", folder}}}});
}

Result<OpenedFolder, Refusals> open_to_look(const std::string& folder, Clock& clock, const UpkeepProgress& progress) {
  if (auto there = require_data_folder(folder); !there) return refuse(std::move(there.error()));
  OpenedFolder out;
  const Places places(folder);
  std::string database = places.database;
  auto shown = files::NoteFile(places.checkpoint).read();
  if (!shown)
    return refuse(Refusals{{"file_unusable", "", {{"path", places.checkpoint}, {"detail", shown.error().detail}}}});
  out.checkpoint = std::make_unique<NoteAsRead>(std::move(*shown));
  auto held = files::DataFolder::hold(folder);
  if (held) {
    out.held = std::move(*held);
  } else if (held.error().code == "data_folder_in_use") {
    auto copy = ScratchFolder::make(folder, "salinan-");
    if (!copy) return refuse(std::move(copy.error()));
    out.copy = std::move(*copy);
    const std::string target = Places(out.copy->path()).database;
    auto copied = sql::backup_database(database, target, [&](int done, int total) {
      progress("Menyalin basis data, halaman", static_cast<std::uint64_t>(done), static_cast<std::uint64_t>(total));
    });
    if (!copied) return refuse(Refusals{copied.error()});
    database = target;
  } else {
    return refuse(Refusals{held.error()});
  }
  auto archive = Archive::open(database, clock);
  if (!archive) return refuse(std::move(archive.error()));
  out.archive = std::move(*archive);
  return out;
}

}  // namespace simpul::node
