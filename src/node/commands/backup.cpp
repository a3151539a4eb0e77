#include "upkeep/backup.h"

#include <algorithm>

#include "commands/command_line.h"
#include "commands/upkeep_terminal.h"
#include "encoding/mapper.h"
#include "files/clock.h"

namespace simpul::node {
namespace {

// What users attached: the database, the keys and the secret are parts of the node, no files of theirs.
std::size_t attachments_in(const Manifest& manifest) {
  return static_cast<std::size_t>(std::ranges::count_if(
      manifest.files, [](const StoredFile& file) { return file.path.starts_with("blobs/"); }));
}

JsonObject summary_of(const Manifest& manifest) {
  return JsonObject{{"ok", true},
                    {"made_at", manifest.made_at.text()},
                    {"with_keys", manifest.with_keys},
                    {"subjects", manifest.subjects},
                    {"events", manifest.events},
                    {"files", attachments_in(manifest)}};
}

Exit exit_of_copying(const Refusals& refusals) {
  const std::string& code = refusals.front().code;
  if (code == "backup_trial_failed" || code == "backup_damaged" || code == "backup_manifest_malformed") {
    return Exit::NotVerified;
  }
  if (code == "backup_manifest_missing") return Exit::NotFound;
  if (code == "restore_target_not_empty") return Exit::Conflict;
  return exit_of(refusals);
}

void tell_about_keys(bool with_keys, const Terminal& terminal) {
  terminal.say(with_keys
                   ? "Kunci penandatangan dan rahasia simpul ADA di dalamnya: siapa pun yang memegang cadangan ini "
                     "dapat menulis atas nama pemerintah daerah. Simpan seperti menyimpan cap dinas."
                   : "Kunci penandatangan (folder keys) dan berkas secret TIDAK ada di dalamnya. Simpan keduanya "
                     "terpisah di tempat terkunci, atau buat cadangan dengan --with-keys.");
}

void tell(const BackupMade& made, double seconds, const Terminal& terminal) {
  if (terminal.json()) {
    JsonObject out = summary_of(made.manifest);
    out.emplace("path", made.path);
    out.emplace("seconds", seconds);
    terminal.result(Json(std::move(out)));
    return;
  }
  terminal.result(made.path);
  terminal.say(fmt::format(
      "Cadangan selesai dan sudah diuji pulih dalam {:.1f} detik: {} peristiwa pada {} utas, {} berkas.", seconds,
      made.manifest.events, made.manifest.subjects, attachments_in(made.manifest)));
  tell_about_keys(made.manifest.with_keys, terminal);
  if (!made.noted) {
    terminal.say("Waktu cadangan ini tidak dapat dicatat di folder data; simpul doctor belum mengetahuinya.");
  }
  terminal.say("Memulihkan: simpul restore " + made.path + " --data FOLDER-BARU");
}

}  // namespace

Exit backup_command(const Arguments& arguments, const Terminal& terminal) {
  const auto target = arguments.value("to");
  if (!target) return terminal.fail({{"option_needed", "", {{"option", "--to"}}}}, Exit::Usage);
  BackupRequest request{data_folder_of(arguments), *target,
                        arguments.has("with-keys") ? Secrets::Taken : Secrets::Left};
  files::SystemClock clock;
  ShownProgress progress(terminal);
  const auto made = make_backup(request, clock, progress.show());
  progress.finish();
  if (!made) return terminal.fail(made.error(), exit_of_copying(made.error()));
  tell(*made, progress.seconds(), terminal);
  return Exit::Ok;
}

Exit restore_command(const Arguments& arguments, const Terminal& terminal) {
  if (arguments.positional().empty()) {
    return terminal.fail({{"argument_needed", "", {{"what", "CADANGAN"}}}}, Exit::Usage);
  }
  RestoreRequest request{arguments.positional().front(), data_folder_of(arguments), arguments.has("check")};
  files::SystemClock clock;
  ShownProgress progress(terminal);
  const auto restored = restore_backup(request, clock, progress.show());
  progress.finish();
  if (!restored) return terminal.fail(restored.error(), exit_of_copying(restored.error()));
  if (terminal.json()) {
    JsonObject out = summary_of(*restored);
    out.emplace("only_checked", request.only_check);
    out.emplace("seconds", progress.seconds());
    terminal.result(Json(std::move(out)));
    return Exit::Ok;
  }
  terminal.result(fmt::format("{} {:.1f} detik: {} peristiwa pada {} utas, {} berkas.",
                              request.only_check ? "Cadangan dapat dipulihkan; diuji dalam" : "Dipulihkan dalam",
                              progress.seconds(), restored->events, restored->subjects, attachments_in(*restored)));
  if (request.only_check) return Exit::Ok;
  if (!restored->with_keys) {
    terminal.say("Cadangan ini tanpa kunci: salin folder keys dan berkas secret yang Anda simpan terpisah ke " +
                 request.data_folder + " sebelum menjalankan simpul.");
  }
  terminal.say("Langkah berikut: simpul doctor --data " + request.data_folder);
  return Exit::Ok;
}

}  // namespace simpul::node
