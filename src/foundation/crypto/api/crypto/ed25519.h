#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace simpul {

// An Ed25519 public key (RFC 8032). parse() refuses small-order and non-canonical points: a signature under such a key
// binds nobody to anything. Text: 64 lower-case hex digits.
struct PublicKey {
  std::array<std::uint8_t, 32> bytes{};
  auto operator<=>(const PublicKey&) const = default;
  std::string text() const;
  static std::optional<PublicKey> parse(std::string_view text);
};

// Text: 128 lower-case hex digits.
struct Signature {
  std::array<std::uint8_t, 64> bytes{};
  auto operator<=>(const Signature&) const = default;
  std::string text() const;
  static std::optional<Signature> parse(std::string_view text);
};

// Holds a secret key in memory; wiped when it goes. Neither copied nor printed.
class SigningKey {
 public:
  using Seed = std::array<std::uint8_t, 32>;
  explicit SigningKey(const Seed& seed);
  ~SigningKey();
  SigningKey(SigningKey&&) noexcept;
  SigningKey& operator=(SigningKey&&) noexcept;

  Signature sign(std::string_view message) const;
  const PublicKey& public_key() const { return public_key_; }

 private:
  std::array<std::uint8_t, 64> secret_{};
  PublicKey public_key_;
};

bool verify(const PublicKey& key, std::string_view message, const Signature& signature);

}  // namespace simpul
