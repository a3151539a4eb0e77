#include "contents.h"

#include <algorithm>
#include <set>
#include <unordered_set>

namespace simpul::proof {
namespace {

constexpr std::string_view files_folder = "files/";
constexpr std::size_t digest_digits = 64;
constexpr std::size_t ending_max = 8;

bool is_ending(std::string_view rest) {
  if (rest.empty()) return true;
  if (rest.size() < 2 || rest.size() > ending_max + 1 || rest.front() != '.') return false;
  return rest.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789", 1) == std::string_view::npos;
}

std::optional<Digest> digest_in(std::string_view name) {
  if (!name.starts_with(files_folder)) return std::nullopt;
  name.remove_prefix(files_folder.size());
  if (name.size() < digest_digits || !is_ending(name.substr(digest_digits))) return std::nullopt;
  return Digest::parse(name.substr(0, digest_digits));
}

std::set<std::string, std::less<>> names_due(const Manifest& manifest) {
  std::set<std::string, std::less<>> due;
  for (const GovernmentKey& each : manifest.governments) due.insert(thread_name(each.government));
  for (const NamedLog& each : manifest.logs) {
    due.insert(checkpoint_name(each.folder));
    due.insert(proofs_name(each.folder));
  }
  return due;
}

}  // namespace

std::string_view Contents::at(std::string_view name) const {
  const auto found = named.find(name);
  return found == named.end() ? std::string_view() : found->second;
}

Contents sort_entries(const std::vector<Entry>& entries, const Manifest& manifest, std::vector<Problem>& problems) {
  Contents out;
  const auto due = names_due(manifest);
  std::unordered_set<Digest> taken(manifest.withheld.begin(), manifest.withheld.end());
  for (const Entry& entry : entries) {
    if (entry.name == manifest_name || entry.name == summary_name) continue;
    const auto hash = digest_in(entry.name);
    if (due.contains(entry.name)) {
      out.named.emplace(entry.name, entry.data);
    } else if (hash && taken.insert(*hash).second) {
      out.files.push_back({entry.name, *hash, entry.data});
    } else {
      problems.push_back({ProblemKind::EntryUnexpected, std::string(entry.name)});
    }
  }
  for (const std::string& name : due) {
    if (!out.has(name)) problems.push_back({ProblemKind::EntryMissing, name});
  }
  return out;
}

}  // namespace simpul::proof
