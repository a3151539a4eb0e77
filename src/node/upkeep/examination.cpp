#include "upkeep/examination.h"

#include <algorithm>
#include <filesystem>

#include "ledger_app/audit.h"
#include "sql/journal_order.h"
#include "system_routes.h"
#include "upkeep/folder_check.h"
#include "upkeep/journal_check.h"
#include "upkeep/manifest.h"
#include "witness_setup.h"

namespace simpul::node {
namespace {

// Where to copy a lost file from: the last backup where one is known.
std::string backup_to_use(const std::string& folder) {
  const auto last = last_backup(folder);
  return last ? last->path : "CADANGAN";
}

class Examiner {
 public:
  Examiner(const std::string& folder, Clock& clock, const UpkeepProgress& progress)
      : folder_(folder), clock_(clock), progress_(progress), backup_(backup_to_use(folder)) {}

  Result<Examination, Refusals> run() {
    if (auto there = require_data_folder(folder_); !there) return refuse(std::move(there.error()));
    keys_ = check_keys(Places(folder_));
    auto opened = open_to_look(folder_, clock_, progress_);
    if (opened) {
      out_.beside_server = opened->beside_server();
      look_into(*opened->archive);
      look_at_log(*opened);
    } else {
      add("storage", "Basis data", "tidak dapat dibuka", std::move(opened.error()));
    }
    add("keys", "Kunci", fmt::format("{} kunci pemerintah daerah", keys_.keys.size()), std::move(keys_.problems));
    out_.parts.push_back(check_machine());
    out_.parts.push_back(check_signing(folder_));
    out_.parts.push_back(check_backup(folder_, clock_.now()));
    return std::move(out_);
  }

 private:
  void add(std::string name, std::string title, std::string found, Refusals problems) {
    out_.parts.push_back({std::move(name), std::move(title), std::move(found), std::move(problems)});
  }

  std::string restore_command() const { return "simpul restore " + backup_ + " --data " + folder_ + "-pulih"; }

  void look_into(Archive& archive) {
    look_at_storage(archive);
    const auto report = check_journal(
        archive,
        [this](const RegionCode& author) -> std::optional<PublicKey> {
          const auto key = keys_.keys.find(author);
          if (key == keys_.keys.end()) return std::nullopt;
          return key->second;
        },
        progress_);
    if (!report) {
      add("journal", "Peristiwa", "tidak dapat dibaca", report.error());
      return;
    }
    add_journal(*report);
    const std::vector<Digest> named(report->files.begin(), report->files.end());
    out_.parts.push_back(check_files(Places(folder_), named, backup_));
    look_at_views(archive);
    if (keys_.problems.empty()) {
      keys_.problems = compare_keys(keys_.keys, report->established, Places(folder_), backup_);
    }
  }

  void look_at_storage(Archive& archive) {
    Refusals problems;
    progress_("Memeriksa susunan basis data", 0, 0);
    const auto structure = archive.database().check();
    const std::vector<std::string> faults = structure ? *structure : std::vector{structure.error().detail};
    for (const std::string& fault : faults) {
      problems.push_back({"storage_structure_damaged", "", {{"detail", fault}, {"command", restore_command()}}});
    }
    const Readiness readiness = readiness_of(archive.database(), folder_);
    for (const Readiness::Check& check : readiness.checks) {
      if (check.ok) continue;
      problems.push_back(
          {"node_not_ready", "", {{"name", check.name}, {"detail", check.detail}, {"command", "df -h " + folder_}}});
    }
    std::error_code ignored;
    const auto free_bytes = std::filesystem::space(folder_, ignored).available;
    add("storage", "Basis data", fmt::format("susunannya diperiksa; ruang disk kosong {} MiB", free_bytes >> 20),
        std::move(problems));
  }

  void add_journal(const JournalReport& report) {
    Refusals problems;
    for (const sql::Damage& damage : report.damages) {
      problems.push_back({"event_damaged",
                          "",
                          {{"subject", damage.subject},
                           {"author", damage.author},
                           {"seq", std::to_string(damage.seq)},
                           {"detail", damage.what},
                           {"command", restore_command()}}});
    }
    std::string found =
        fmt::format("{} peristiwa pada {} utas, rantai dan tanda tangan diperiksa", report.events, report.subjects);
    if (report.unknown_authors > 0) {
      found += fmt::format("; tanda tangan {} peristiwa belum dapat diperiksa", report.unknown_authors);
    }
    add("journal", "Peristiwa", std::move(found), std::move(problems));
  }

  void look_at_log(OpenedFolder& opened) {
    sql::SqlJournalOrder order(opened.archive->database());
    const auto audit = ledger::audit_log(
        {opened.archive->database(), order, *opened.checkpoint},
        [this](std::uint64_t done, std::uint64_t all) { progress_("Memeriksa daftar bukti", done, all); });
    if (!audit) return add("log", "Daftar bukti", "tidak dapat dibaca", dossiers::storage_refusal(audit.error()));
    std::string found = audit->begun ? fmt::format("{} peristiwa berurutan dan tidak berubah", audit->size)
                                     : "belum dimulai; dimulai saat server berjalan";
    if (audit->begun && audit->waiting > 0) found += fmt::format("; {} menunggu masuk", audit->waiting);
    Refusals problems = audit->problems;
    if (const auto setup = read_witness_setup(folder_); !setup) problems.push_back(setup.error().front());
    add("log", "Daftar bukti", std::move(found), std::move(problems));
  }

  void look_at_views(Archive& archive) {
    const auto stale = archive.dossiers().stale_views(
        [this](std::size_t done) { progress_("Membandingkan tampilan dengan utas", done, 0); });
    if (!stale) {
      add("views", "Tampilan", "tidak dapat dibaca", stale.error());
      return;
    }
    Refusals problems;
    if (!stale->empty()) {
      problems.push_back({"views_differ",
                          "",
                          {{"count", std::to_string(stale->size())},
                           {"dossier", stale->front()},
                           {"command", "simpul doctor --rebuild --data " + folder_}}});
    }
    add("views", "Tampilan", "daftar dan berkas dibandingkan dengan utasnya", std::move(problems));
  }

  const std::string& folder_;
  Clock& clock_;
  const UpkeepProgress& progress_;
  const std::string backup_;
  KeysFound keys_;
  Examination out_;
};

}  // namespace

bool Examination::healthy() const {
  return std::ranges::all_of(parts, [](const Examined& part) { return part.problems.empty(); });
}

Result<Examination, Refusals> examine(const std::string& folder, Clock& clock, const UpkeepProgress& progress) {
  return Examiner(folder, clock, progress).run();
}

}  // namespace simpul::node
