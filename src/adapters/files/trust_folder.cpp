#include "files/trust_folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace simpul::files {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t file_bytes_max = 16u << 20;
const std::set<std::string> certificate_endings = {".pem", ".crt", ".cer"};

// In the order of their names, so that two readings of one folder are alike.
std::vector<fs::path> files_in(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.is_regular_file(error)) out.push_back(entry.path());
  }
  std::ranges::sort(out);
  return out;
}

Result<void, PortError> take(const fs::path& file, std::vector<std::string>& into) {
  std::error_code error;
  const auto size = fs::file_size(file, error);
  if (error || size > file_bytes_max) return refuse(PortError{PortFault::Unavailable, file.filename().string()});
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (!stream || bytes.size() != size) return refuse(PortError{PortFault::Unavailable, file.filename().string()});
  into.push_back(std::move(bytes));
  return {};
}

}  // namespace

Result<TrustMaterial, PortError> read_trust_folder(const std::string& folder, Instant now) {
  TrustMaterial out;
  out.now = now;
  for (const fs::path& file : files_in(folder)) {
    const std::string ending = file.extension().string();
    const bool list = ending == ".crl";
    if (!list && !certificate_endings.contains(ending)) continue;
    if (auto taken = take(file, list ? out.crls : out.anchors); !taken) return refuse(std::move(taken.error()));
  }
  for (const fs::path& file : files_in(fs::path(folder) / "intermediates")) {
    if (!certificate_endings.contains(file.extension().string())) continue;
    if (auto taken = take(file, out.intermediates); !taken) return refuse(std::move(taken.error()));
  }
  return out;
}

std::size_t trust_anchor_files(const std::string& folder) {
  return static_cast<std::size_t>(std::ranges::count_if(
      files_in(folder), [](const fs::path& file) { return certificate_endings.contains(file.extension().string()); }));
}

}  // namespace simpul::files
