#include <sodium.h>

#include <cstring>

#include "crypto/ed25519.h"
#include "crypto/password.h"
#include "crypto/sealed.h"
#include "encoding/base64.h"
#include "kernel/expects.h"

namespace simpul {
namespace {

template <std::size_t N>
bool fill(std::array<std::uint8_t, N>& bytes, std::string_view text) {
  if (text.size() != 2 * N || text.find_first_of("ABCDEF") != std::string_view::npos) return false;
  const auto decoded = hex_decode(text);
  if (!decoded) return false;
  std::memcpy(bytes.data(), decoded->data(), N);
  return true;
}

const unsigned char* as_bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

}  // namespace

std::string PublicKey::text() const { return hex(bytes); }

std::optional<PublicKey> PublicKey::parse(std::string_view text) {
  PublicKey key;
  if (!fill(key.bytes, text) || crypto_core_ed25519_is_valid_point(key.bytes.data()) != 1) return std::nullopt;
  return key;
}

std::string Signature::text() const { return hex(bytes); }

std::optional<Signature> Signature::parse(std::string_view text) {
  Signature signature;
  if (!fill(signature.bytes, text)) return std::nullopt;
  return signature;
}

SigningKey::SigningKey(const Seed& seed) {
  crypto_sign_seed_keypair(public_key_.bytes.data(), secret_.data(), seed.data());
}

SigningKey::~SigningKey() { sodium_memzero(secret_.data(), secret_.size()); }

SigningKey::SigningKey(SigningKey&& other) noexcept : secret_(other.secret_), public_key_(other.public_key_) {
  sodium_memzero(other.secret_.data(), other.secret_.size());
}

SigningKey& SigningKey::operator=(SigningKey&& other) noexcept {
  if (this == &other) return *this;
  secret_ = other.secret_;
  public_key_ = other.public_key_;
  sodium_memzero(other.secret_.data(), other.secret_.size());
  return *this;
}

Signature SigningKey::sign(std::string_view message) const {
  Signature signature;
  crypto_sign_detached(signature.bytes.data(), nullptr, as_bytes(message), message.size(), secret_.data());
  return signature;
}

bool verify(const PublicKey& key, std::string_view message, const Signature& signature) {
  return crypto_sign_verify_detached(signature.bytes.data(), as_bytes(message), message.size(), key.bytes.data()) == 0;
}

std::string seal(const SealKey& key, const SealNonce& nonce, std::string_view plain) {
  std::string out(nonce.size() + plain.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
  std::memcpy(out.data(), nonce.data(), nonce.size());
  crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(out.data()) + nonce.size(), nullptr,
                                             as_bytes(plain), plain.size(), nullptr, 0, nullptr, nonce.data(),
                                             key.data());
  return out;
}

std::optional<std::string> unseal(const SealKey& key, std::string_view sealed) {
  constexpr std::size_t overhead = sizeof(SealNonce) + crypto_aead_xchacha20poly1305_ietf_ABYTES;
  if (sealed.size() < overhead) return std::nullopt;
  std::string plain(sealed.size() - overhead, '\0');
  const unsigned char* box = as_bytes(sealed) + sizeof(SealNonce);
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      reinterpret_cast<unsigned char*>(plain.data()), nullptr, nullptr, box, sealed.size() - sizeof(SealNonce),
      nullptr, 0, as_bytes(sealed), key.data());
  if (opened != 0) return std::nullopt;
  return plain;
}

}  // namespace simpul
