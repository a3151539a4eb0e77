#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>

#include "crypto/sha256.h"
#include "encoding/base64.h"
#include "encoding/json.h"
#include "lines.h"
#include "proof/bundle.h"

namespace simpul::proof {
namespace {

constexpr std::size_t manifest_bytes_max = 16u << 20;
constexpr std::size_t members_max = 500'000;
constexpr std::size_t governments_max = 1'000;
constexpr std::size_t logs_max = 100;
constexpr std::size_t witnesses_max = 100;
constexpr std::size_t withheld_max = 200'000;
constexpr std::size_t name_bytes_max = 200;
constexpr std::size_t folder_digits = 16;

std::string_view as_text(const boost::json::string& text) { return {text.data(), text.size()}; }

std::optional<GovernmentKey> read_government(const Json& json) {
  const JsonObject* object = exactly(json, {"code", "name", "key"});
  if (!object) return std::nullopt;
  const auto government = RegionCode::parse(text_of(*object, "code"));
  const std::string_view name = text_of(*object, "name");
  const auto raw = bytes_from(text_of(*object, "key"), 32);
  const auto key =
      raw ? PublicKey::parse(hex({reinterpret_cast<const std::uint8_t*>(raw->data()), raw->size()})) : std::nullopt;
  if (!government || name.empty() || name.size() > name_bytes_max || !key) return std::nullopt;
  return GovernmentKey{*government, std::string(name), *key};
}

bool is_folder(std::string_view text) {
  return text.size() == folder_digits && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::optional<ledger::NoteKey> read_key(const Json& json, ledger::NoteKeyType type) {
  const auto* text = json.if_string();
  auto key = text ? ledger::NoteKey::parse(as_text(*text)) : std::nullopt;
  if (!key || key->type != type) return std::nullopt;
  return key;
}

std::optional<NamedLog> read_log(const Json& json) {
  const JsonObject* object = exactly(json, {"key", "name"});
  if (!object) return std::nullopt;
  auto key = read_key(object->at("key"), ledger::NoteKeyType::Ed25519);
  const std::string_view folder = text_of(*object, "name");
  if (!key || !is_folder(folder)) return std::nullopt;
  return NamedLog{std::move(*key), std::string(folder)};
}

std::optional<ledger::NoteKey> read_witness(const Json& json) {
  return read_key(json, ledger::NoteKeyType::Cosignature);
}

std::optional<Digest> read_digest(const Json& json) {
  const auto* text = json.if_string();
  return text ? Digest::parse(as_text(*text)) : std::nullopt;
}

// One pass over the members in the order of the format; the first fault stays.
class ManifestReader {
 public:
  explicit ManifestReader(const JsonObject& object) : object_(object) {}

  Result<Manifest, std::string> read() {
    const Json* version = member("v");
    if (!version || !version->is_int64() || version->get_int64() != 1) fail("/v");
    read_one("dossier", out_.dossier, read_digest);
    read_one("made_at", out_.made_at, [](const Json& json) { return read_instant(json); });
    read_list("governments", out_.governments, governments_max, read_government, &GovernmentKey::government);
    read_list("logs", out_.logs, logs_max, read_log, &NamedLog::folder);
    read_list("witnesses", out_.witnesses, witnesses_max, read_witness, &ledger::NoteKey::text);
    read_one("witnesses_needed", out_.witnesses_needed, [](const Json& json) -> std::optional<std::size_t> {
      const auto number = read_whole(json);
      if (!number || *number > witnesses_max) return std::nullopt;
      return *number;
    });
    read_list("withheld", out_.withheld, withheld_max, read_digest, std::identity{});
    if (fault_) return refuse(std::move(*fault_));
    return std::move(out_);
  }

 private:
  void fail(std::string pointer) {
    if (!fault_) fault_ = std::move(pointer);
  }
  const Json* member(std::string_view name) const { return object_.if_contains(name); }

  template <class T, class Read>
  void read_one(std::string_view name, T& out, const Read& read) {
    if (fault_) return;
    const Json* json = member(name);
    const auto value = json ? read(*json) : std::nullopt;
    if (!value) return fail("/" + std::string(name));
    out = *value;
  }

  template <class T, class Read, class Key>
  void read_list(std::string_view name, std::vector<T>& out, std::size_t most, const Read& read, const Key& key) {
    if (fault_) return;
    const Json* json = member(name);
    const JsonArray* array = json ? json->if_array() : nullptr;
    if (!array || array->size() > most) return fail("/" + std::string(name));
    for (const Json& each : *array) {
      auto value = read(each);
      const bool rises = value && (out.empty() || std::invoke(key, out.back()) < std::invoke(key, *value));
      if (!rises) return fail("/" + std::string(name) + "/" + std::to_string(out.size()));
      out.push_back(std::move(*value));
    }
  }

  const JsonObject& object_;
  Manifest out_;
  std::optional<std::string> fault_;
};

bool is_known(std::string_view member) {
  static constexpr std::string_view known[] = {"v",    "dossier",   "made_at",          "governments",
                                               "logs", "witnesses", "witnesses_needed", "withheld"};
  return std::ranges::find(known, member) != std::end(known);
}

}  // namespace

std::string folder_of_log(std::string_view origin) { return sha256(origin).text().substr(0, folder_digits); }

Result<Manifest, std::string> read_manifest(std::string_view text) {
  const auto json = read_canonical(text, {manifest_bytes_max, 32, members_max});
  const JsonObject* object = json ? json->if_object() : nullptr;
  if (!object) return refuse(std::string());
  for (const auto& [name, unused] : *object) {
    if (!is_known(name)) return refuse(std::string());
  }
  return ManifestReader(*object).read();
}

std::string manifest_text(const Manifest& manifest) {
  JsonArray governments;
  for (const auto& each : manifest.governments) {
    governments.push_back(
        JsonObject{{"code", each.government.text()}, {"key", base64(each.key.bytes)}, {"name", each.name}});
  }
  JsonArray logs;
  for (const NamedLog& each : manifest.logs)
    logs.push_back(JsonObject{{"key", each.key.text()}, {"name", each.folder}});
  JsonArray witnesses;
  for (const auto& each : manifest.witnesses) witnesses.emplace_back(each.text());
  JsonArray withheld;
  for (const Digest& each : manifest.withheld) withheld.emplace_back(each.text());
  return canonical_json(JsonObject{{"v", 1},
                                   {"dossier", manifest.dossier.text()},
                                   {"made_at", manifest.made_at.text()},
                                   {"governments", std::move(governments)},
                                   {"logs", std::move(logs)},
                                   {"witnesses", std::move(witnesses)},
                                   {"witnesses_needed", manifest.witnesses_needed},
                                   {"withheld", std::move(withheld)}});
}

}  // namespace simpul::proof
