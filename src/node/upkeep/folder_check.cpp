#include "upkeep/folder_check.h"

#include <sys/stat.h>

#include <filesystem>

#include "cage/confined_program.h"
#include "docx/docx_files.h"
#include "inspector/process_inspector.h"
#include "ocr/ocr_page_reader.h"
#include "pades/confined.h"
#include "pdf/pdf_renderer.h"
#include "service.h"
#include "signing_setup.h"
#include "upkeep/manifest.h"

namespace simpul::node {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t day_ms = std::int64_t{24} * 3'600'000;
constexpr std::int64_t backup_days_max = 7;

std::optional<unsigned> mode_of(const std::string& path) {
  struct stat facts{};
  if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
  return facts.st_mode & 07777u;
}

bool is_key_file(const fs::directory_entry& file) {
  return file.path().extension() == ".key" || file.path().extension() == keystore::node_key_extension;
}

bool has_keys(const Places& places) {
  std::error_code error;
  for (const auto& file : fs::directory_iterator(places.keys, error)) {
    if (is_key_file(file)) return true;
  }
  return false;
}

void check_mode(Refusals& problems, const std::string& path, std::string_view wanted) {
  const auto mode = mode_of(path);
  if (!mode || (*mode & 077u) == 0) return;
  problems.push_back({"key_file_exposed",
                      "",
                      {{"path", path},
                       {"mode", fmt::format("{:04o}", *mode)},
                       {"command", fmt::format("chmod {} {}", wanted, path)}}});
}

// The age of a folder that never had a backup: its secret is written once and never again.
Instant born(const std::string& folder, Instant otherwise) {
  struct stat facts{};
  if (::stat(Places(folder).secret.c_str(), &facts) != 0) return otherwise;
  return Instant{std::int64_t{facts.st_mtime} * 1000};
}

void add_lost(Refusals& problems, const Places& places, const std::vector<Digest>& hashes, const std::string& backup) {
  for (const Digest& hash : hashes) {
    const std::string place = "/" + hash.text().substr(0, 2) + "/" + hash.text();
    problems.push_back({"stored_file_lost",
                        "",
                        {{"hash", hash.text()},
                         {"command", "install -D -m 600 " + backup + "/blobs" + place + " " + places.blobs + place}}});
  }
}

}  // namespace

KeysFound check_keys(const Places& places) {
  KeysFound found;
  check_mode(found.problems, places.keys, "700");
  check_mode(found.problems, places.secret, "600");
  std::error_code error;
  for (const auto& file : fs::directory_iterator(places.keys, error)) {
    if (is_key_file(file)) check_mode(found.problems, file.path().string(), "600");
  }
  if (!found.problems.empty()) return found;
  // Opening would make what is missing. A folder without either, restored without its keys, has lost them all.
  if (!mode_of(places.secret)) {
    if (has_keys(places)) found.problems.push_back({"key_secret_missing", "", {{"path", places.secret}}});
    return found;
  }
  if (!mode_of(places.keys)) return found;
  files::SystemChance chance;
  const auto store = keystore::Keystore::open({places.keys, places.secret}, chance);
  if (!store) {
    found.problems.push_back(store.error());
    return found;
  }
  for (const RegionCode& code : (*store)->hosted()) found.keys.emplace(code, *(*store)->public_key(code));
  return found;
}

Refusals compare_keys(const std::map<RegionCode, PublicKey>& keys, const std::map<RegionCode, PublicKey>& established,
                      const Places& places, const std::string& backup) {
  Refusals problems;
  for (const auto& [region, key] : established) {
    const auto own = keys.find(region);
    if (own != keys.end() && own->second == key) continue;
    const std::string file = "/" + region.text() + ".key";
    std::error_code ignored;
    const bool there = fs::is_regular_file(backup + "/keys" + file, ignored);
    const std::string from = there ? backup + "/keys" : "TEMPAT-SIMPAN-KUNCI";
    problems.push_back(
        {own == keys.end() ? "government_key_lost" : "government_key_exchanged",
         "",
         {{"region", region.text()}, {"command", "install -D -m 600 " + from + file + " " + places.keys + file}}});
  }
  return problems;
}

Examined check_files(const Places& places, std::span<const Digest> named, const std::string& backup) {
  Examined out{"files", "Berkas tersimpan", "", {}};
  std::error_code ignored;
  if (!fs::is_directory(places.blobs, ignored)) {
    out.found = "folder lampiran belum ada";
    add_lost(out.problems, places, {named.begin(), named.end()}, backup);
    return out;
  }
  const auto scrub = files::FileBlobs::scrub_folder(places.blobs, named);
  if (!scrub) {
    out.problems.push_back({"file_unusable", "", {{"path", places.blobs}, {"detail", scrub.error().detail}}});
    return out;
  }
  out.found = fmt::format("{} berkas diperiksa, {} di antaranya lampiran", scrub->checked, named.size());
  add_lost(out.problems, places, scrub->missing, backup);
  add_lost(out.problems, places, scrub->damaged, backup);
  for (const std::string& path : scrub->strangers) {
    out.problems.push_back({"stored_file_strange", "", {{"path", path}, {"command", "mv " + path + " /var/tmp/"}}});
  }
  for (const std::string& path : scrub->unreadable) {
    out.problems.push_back({"stored_file_unreadable", "", {{"path", path}, {"command", "chmod 600 " + path}}});
  }
  return out;
}

Examined check_backup(const std::string& folder, Instant now) {
  Examined out{"backup", "Cadangan", "", {}};
  const auto last = last_backup(folder);
  const std::int64_t days = (now.ms - (last ? last->at : born(folder, now)).ms) / day_ms;
  out.found = last ? fmt::format("yang terakhir {} hari lalu, di {}", days, last->path) : "belum pernah dibuat";
  if (days < backup_days_max) return out;
  out.problems.push_back(
      {last ? "backup_old" : "backup_never",
       "",
       {{"days", std::to_string(days)}, {"command", "simpul backup --data " + folder + " --to /mnt/cadangan"}}});
  return out;
}

Examined check_machine() {
  Examined out{"machine", "Mesin ini", "huruf untuk mencetak dan pembacaan berkas dicoba", {}};
  const pdf::PdfRenderer renderer;
  if (const auto font = renderer.missing_font()) {
    out.problems.push_back(
        {"machine_font_missing", "", {{"file", *font}, {"command", "apt install fonts-liberation"}}});
  }
  inspector::ProcessFileInspector inspector(own_program());
  docx::DocxFiles word_files(own_program());
  ocr::OcrPageReader pages(own_program());
  cage::ConfinedProgram signatures(own_program(), {pades::worker_command}, {});
  for (const auto& why : {inspector.why_unavailable(), word_files.why_unavailable(), pages.why_unavailable(),
                          signatures.why_unavailable()}) {
    if (why) out.problems.push_back({"machine_cannot_read_files", "", {{"detail", *why}, {"command", "uname -a"}}});
  }
  if (pages.lacks_language()) {
    out.problems.push_back({"machine_language_missing", "", {{"command", "apt install tesseract-ocr-ind"}}});
  }
  return out;
}

Examined check_signing(const std::string& folder) {
  return {"signing", "Tanda tangan elektronik", "pengaturan di signing dan trust dibaca", signing_setup_faults(folder)};
}

}  // namespace simpul::node
