#include "keystore/keystore.h"

#include <sodium.h>

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <mutex>

#include "encoding/base64.h"
#include "key_file.h"

namespace simpul::keystore {
namespace {

namespace fs = std::filesystem;

// First line of a key file; the second is base64 of the sealed "<code>\n<seed>". Stored on disk since format 1.
constexpr std::string_view mark = "simpul-key-1\n";

// Keys of the node itself; no code of a government looks like these names.
constexpr std::string_view log_owner = "log";
constexpr std::string_view node_owner = "node";
constexpr std::string_view witness_owner = "witness";

Refusal damaged(const std::string& path) { return {"key_damaged", "", {{"path", path}}}; }

// Wiped when it goes.
struct Secret {
  std::string bytes;
  ~Secret() { sodium_memzero(bytes.data(), bytes.size()); }
};

bool has_keys(const std::string& folder) {
  std::error_code error;
  return std::ranges::any_of(fs::directory_iterator(folder, error), [](const fs::directory_entry& file) {
    return file.path().extension() == ".key" || file.path().extension() == node_key_extension;
  });
}

Result<SealKey, Refusal> load_secret(const KeystoreOptions& options, Chance& chance) {
  SealKey key{};
  auto stored = read_private_file(options.secret_file);
  if (!stored) return refuse(stored.error());
  if (!*stored) {
    if (has_keys(options.folder)) {
      return refuse(Refusal{"key_secret_missing", "", {{"path", options.secret_file}}});
    }
    key = chance.bytes<sizeof(SealKey)>();
    if (auto written = write_private_file(options.secret_file, hex(key) + "\n"); !written) {
      return refuse(written.error());
    }
    return key;
  }
  Secret text{std::move(**stored)};
  const Secret bytes{hex_decode(std::string_view(text.bytes).substr(0, 2 * key.size())).value_or("")};
  if (text.bytes.size() != 2 * key.size() + 1 || bytes.bytes.size() != key.size()) {
    return refuse(damaged(options.secret_file));
  }
  std::memcpy(key.data(), bytes.bytes.data(), key.size());
  return key;
}

// `owner` is the code of a government or the name of a key of the node; sealed with the seed, so that files cannot be
// exchanged.
std::string sealed_file(const SealKey& secret, std::string_view owner, const SigningKey::Seed& seed, Chance& chance) {
  Secret plain{std::string(owner) + "\n"};
  plain.bytes.append(seed.begin(), seed.end());
  return std::string(mark) + base64(seal(secret, chance.bytes<sizeof(SealNonce)>(), plain.bytes)) + "\n";
}

// The key of `owner`; nullopt where the file is damaged, sealed by another secret, or somebody else's.
std::optional<SigningKey> unsealed_key(const SealKey& secret, std::string_view owner, std::string_view file) {
  if (!file.starts_with(mark) || !file.ends_with('\n')) return std::nullopt;
  const auto box = base64_decode(file.substr(mark.size(), file.size() - mark.size() - 1));
  if (!box) return std::nullopt;
  auto opened = unseal(secret, *box);
  if (!opened) return std::nullopt;
  const Secret plain{std::move(*opened)};
  const std::string name = std::string(owner) + "\n";
  SigningKey::Seed seed{};
  if (!plain.bytes.starts_with(name) || plain.bytes.size() != name.size() + seed.size()) return std::nullopt;
  std::memcpy(seed.data(), plain.bytes.data() + name.size(), seed.size());
  SigningKey key(seed);
  sodium_memzero(seed.data(), seed.size());
  return key;
}

}  // namespace

Keystore::~Keystore() { sodium_memzero(secret_.data(), secret_.size()); }

Result<std::unique_ptr<Keystore>, Refusal> Keystore::open(const KeystoreOptions& options, Chance& chance) {
  std::error_code error;
  if (fs::create_directories(options.folder, error)) {
    fs::permissions(options.folder, fs::perms::owner_all, error);
  }
  if (error) {
    return refuse(Refusal{"key_unavailable", "", {{"path", options.folder}, {"detail", error.message()}}});
  }
  auto secret = load_secret(options, chance);
  if (!secret) return refuse(secret.error());
  std::unique_ptr<Keystore> store(new Keystore(options.folder, *secret));
  sodium_memzero(secret->data(), secret->size());
  if (auto loaded = store->load(); !loaded) return refuse(loaded.error());
  return store;
}

Result<void, Refusal> Keystore::load() {
  std::error_code error;
  for (const auto& file : fs::directory_iterator(folder_, error)) {
    if (file.path().extension() != ".key") continue;
    const std::string path = file.path().string();
    const auto author = RegionCode::parse(file.path().stem().string());
    auto content = read_private_file(path);
    if (!content) return refuse(content.error());
    auto key = author && *content ? unsealed_key(secret_, author->text(), **content) : std::nullopt;
    if (!key) return refuse(damaged(path));
    keys_.emplace(*author, std::move(*key));
  }
  if (error) return refuse(Refusal{"key_unavailable", "", {{"path", folder_}, {"detail", error.message()}}});
  return {};
}

Result<PublicKey, Refusal> Keystore::host(const RegionCode& author, Chance& chance) {
  const std::unique_lock lock(mutex_);
  if (const auto key = keys_.find(author); key != keys_.end()) return key->second.public_key();
  SigningKey::Seed seed = chance.bytes<sizeof(SigningKey::Seed)>();
  const auto written =
      write_private_file(folder_ + "/" + author.text() + ".key", sealed_file(secret_, author.text(), seed, chance));
  SigningKey key(seed);
  sodium_memzero(seed.data(), seed.size());
  if (!written) return refuse(written.error());
  return keys_.emplace(author, std::move(key)).first->second.public_key();
}

Result<SigningKey, Refusal> Keystore::log_key(Chance& chance) { return own_key(log_owner, chance); }

Result<SigningKey, Refusal> Keystore::node_key(Chance& chance) { return own_key(node_owner, chance); }

Result<SigningKey, Refusal> Keystore::witness_key(Chance& chance) { return own_key(witness_owner, chance); }

Result<SigningKey, Refusal> Keystore::own_key(std::string_view owner, Chance& chance) {
  const std::unique_lock lock(mutex_);
  const std::string path = folder_ + "/" + std::string(owner) + std::string(node_key_extension);
  auto stored = read_private_file(path);
  if (!stored) return refuse(std::move(stored.error()));
  if (*stored) {
    auto key = unsealed_key(secret_, owner, **stored);
    if (!key) return refuse(damaged(path));
    return std::move(*key);
  }
  SigningKey::Seed seed = chance.bytes<sizeof(SigningKey::Seed)>();
  const auto written = write_private_file(path, sealed_file(secret_, owner, seed, chance));
  SigningKey key(seed);
  sodium_memzero(seed.data(), seed.size());
  if (!written) return refuse(written.error());
  return key;
}

std::optional<Signature> Keystore::sign(const RegionCode& author, std::string_view message) {
  const std::shared_lock lock(mutex_);
  const auto key = keys_.find(author);
  if (key == keys_.end()) return std::nullopt;
  return key->second.sign(message);
}

std::optional<PublicKey> Keystore::public_key(const RegionCode& author) const {
  const std::shared_lock lock(mutex_);
  const auto key = keys_.find(author);
  if (key == keys_.end()) return std::nullopt;
  return key->second.public_key();
}

std::vector<RegionCode> Keystore::hosted() const {
  const std::shared_lock lock(mutex_);
  std::vector<RegionCode> codes;
  for (const auto& [code, key] : keys_) codes.push_back(code);
  return codes;
}

}  // namespace simpul::keystore
