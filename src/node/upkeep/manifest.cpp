#include "upkeep/manifest.h"

#include <algorithm>
#include <filesystem>

#include "encoding/mapper.h"

namespace simpul::node {
namespace {

// A line for each file of a large node: far more than what a client may send.
constexpr JsonLimits manifest_limits{.bytes_max = std::size_t{1} << 30, .depth_max = 8, .members_max = 100'000'000};

std::string manifest_path(const std::string& backup) { return backup + "/manifest.json"; }
std::string note_path(const std::string& data_folder) { return data_folder + "/last_backup.json"; }

std::unexpected<Refusals> malformed(const std::string& path, const std::string& detail) {
  return refuse(Refusals{{"backup_manifest_malformed", "", {{"path", path}, {"detail", detail}}}});
}

}  // namespace

Result<void, Refusals> write_manifest(const std::string& backup, const Manifest& manifest) {
  return write_whole(manifest_path(backup), json_text(to_json(manifest)) + "\n");
}

Result<Manifest, Refusals> read_manifest(const std::string& backup) {
  const std::string path = manifest_path(backup);
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) {
    return refuse(Refusals{{"backup_manifest_missing", "", {{"path", backup}}}});
  }
  const auto text = read_whole(path);
  if (!text) return refuse(text.error());
  const auto json = read_json(*text, manifest_limits);
  if (!json) return malformed(path, json.error().code);
  const auto* format = json->is_object() ? json->as_object().if_contains("format") : nullptr;
  if (format && format->is_int64() && format->as_int64() > Manifest::format_known) {
    const auto* version = json->as_object().if_contains("version");
    const std::string made_by = version && version->is_string() ? std::string(version->as_string()) : "?";
    return refuse(Refusals{{"backup_newer", "", {{"version", made_by}}}});
  }
  auto manifest = from_json<Manifest>(*json);
  if (!manifest) return malformed(path, manifest.error().front().code + " " + manifest.error().front().pointer);
  const auto foreign = std::ranges::find_if_not(manifest->files, is_stored_path, &StoredFile::path);
  if (foreign != manifest->files.end()) return malformed(path, foreign->path);
  return std::move(*manifest);
}

Result<void, Refusals> note_backup(const std::string& data_folder, const LastBackup& backup) {
  return write_whole(note_path(data_folder), json_text(to_json(backup)) + "\n");
}

std::optional<LastBackup> last_backup(const std::string& data_folder) {
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(note_path(data_folder), ignored)) return std::nullopt;
  const auto text = read_whole(note_path(data_folder));
  if (!text) return std::nullopt;
  const auto json = read_json(*text);
  if (!json) return std::nullopt;
  auto note = from_json<LastBackup>(*json);
  if (!note) return std::nullopt;
  return std::move(*note);
}

}  // namespace simpul::node
