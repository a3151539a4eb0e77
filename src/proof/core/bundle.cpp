#include "proof/bundle.h"

#include "encoding/base64.h"
#include "encoding/json.h"
#include "proof/archive.h"

namespace simpul::proof {

std::string shown_line(std::string_view envelope, const Signature& signature) {
  return canonical_json(JsonObject{{"envelope", envelope}, {"signature", base64(signature.bytes)}}) + "\n";
}

std::string withheld_line(const Withheld& event) {
  return canonical_json(JsonObject{
             {"hash", event.hash.text()}, {"seq", event.seq}, {"signature", base64(event.signature.bytes)}}) +
         "\n";
}

std::string proof_line(const Inclusion& proof) {
  JsonArray path;
  for (const Digest& each : proof.path) path.emplace_back(base64(each.bytes));
  return canonical_json(JsonObject{{"event", proof.event.text()}, {"index", proof.index}, {"path", std::move(path)}}) +
         "\n";
}

std::string thread_name(const RegionCode& author) { return "threads/" + author.text() + ".jsonl"; }
std::string checkpoint_name(std::string_view folder) { return "logs/" + std::string(folder) + "/checkpoint"; }
std::string proofs_name(std::string_view folder) { return "logs/" + std::string(folder) + "/proofs.jsonl"; }
std::string file_name(const Digest& hash, std::string_view ending) {
  return "files/" + hash.text() + (ending.empty() ? "" : "." + std::string(ending));
}

std::string compose(const std::map<std::string, std::string>& entries) {
  ArchiveWriter writer;
  std::string out;
  const auto add = [&](const std::string& name, const std::string& bytes) {
    out += writer.head({name, crc32_of(bytes), static_cast<std::uint32_t>(bytes.size())});
    out += bytes;
  };
  const auto first = entries.find(std::string(manifest_name));
  if (first != entries.end()) add(first->first, first->second);
  for (const auto& [name, bytes] : entries) {
    if (name != manifest_name) add(name, bytes);
  }
  return out + writer.end();
}

}  // namespace simpul::proof
