// Keys and signatures at the edges of Ed25519, where implementations differ (Chalkias, Garillot, Nikolaenko: Taming the
// many EdDSAs, 2020). All verifiers of bundles have to draw the line where libsodium draws it.
#include <sodium.h>

#include <algorithm>

#include "bundle_spoiling.h"
#include "encoding/base64.h"

namespace simpul::proof {
namespace {

using Bytes32 = std::array<std::uint8_t, 32>;

// A point of order 8.
constexpr std::string_view torsion = "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a";
// The order of the group, little-endian.
constexpr std::string_view group_order = "edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010";

Bytes32 bytes_of(std::string_view digits) {
  Bytes32 out{};
  std::ranges::copy(*hex_decode(digits), out.begin());
  return out;
}

BundleVector with_key(const std::string& name, const Bytes32& key) {
  Entries entries = tested_cooperation().entries();
  std::string& manifest = entries.at(std::string(manifest_name));
  manifest = with(std::move(manifest), base64(tested_key(35).public_key().bytes), base64(key));
  return {name, compose(entries)};
}

BundleVector with_signature(const std::string& name, const std::function<void(const Written&, Signature&)>& change) {
  TestedBundle bundle = tested_cooperation();
  Written& written = bundle.at("35", 3);
  change(written, written.signature);
  return {name, bundle.bytes()};
}

Bytes32 mixed_key() {
  Bytes32 out{};
  const Bytes32 point = bytes_of(torsion);
  expects(crypto_core_ed25519_add(out.data(), tested_key(35).public_key().bytes.data(), point.data()) == 0,
          "both are points");
  return out;
}

// S + L: the same number to everybody who does not look whether it is below the order.
void raise(Signature& signature) {
  const Bytes32 order = bytes_of(group_order);
  unsigned carry = 0;
  for (std::size_t at = 0; at < order.size(); ++at) {
    carry += signature.bytes[32 + at] + order[at];
    signature.bytes[32 + at] = static_cast<std::uint8_t>(carry & 0xff);
    carry >>= 8;
  }
}

// R is the neutral element and S fits it: the equation holds, and the signature binds nobody.
void sign_with_neutral_point(const Written& written, Signature& signature) {
  Bytes32 seed{};
  seed.fill(35);
  std::array<std::uint8_t, 64> hash{};
  crypto_hash_sha512(hash.data(), seed.data(), seed.size());
  hash[0] &= 248;
  hash[31] = static_cast<std::uint8_t>((hash[31] & 127) | 64);
  std::array<std::uint8_t, 64> wide{};
  std::copy_n(hash.begin(), 32, wide.begin());
  Bytes32 secret{};
  crypto_core_ed25519_scalar_reduce(secret.data(), wide.data());
  signature.bytes.fill(0);
  signature.bytes[0] = 1;
  std::string said(signature.bytes.begin(), signature.bytes.begin() + 32);
  const PublicKey key = tested_key(35).public_key();
  said.append(key.bytes.begin(), key.bytes.end());
  said += threads::signing_message(written.event.hash);
  crypto_hash_sha512(wide.data(), reinterpret_cast<const unsigned char*>(said.data()), said.size());
  Bytes32 challenge{};
  crypto_core_ed25519_scalar_reduce(challenge.data(), wide.data());
  Bytes32 response{};
  crypto_core_ed25519_scalar_mul(response.data(), challenge.data(), secret.data());
  std::ranges::copy(response, signature.bytes.begin() + 32);
}

}  // namespace

std::vector<BundleVector> spoilt_keys() {
  return {with_key("manifest_malformed-key-of-order-eight", bytes_of(torsion)),
          with_key("manifest_malformed-key-of-mixed-order", mixed_key()),
          // y = p + 3, written where 3 would do.
          with_key("manifest_malformed-key-not-reduced",
                   bytes_of("f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")),
          with_key("manifest_malformed-key-off-the-curve",
                   bytes_of("0200000000000000000000000000000000000000000000000000000000000000")),
          with_signature("signature_fails-s-above-the-order",
                         [](const Written&, Signature& signature) { raise(signature); }),
          with_signature("signature_fails-r-neutral", sign_with_neutral_point)};
}

}  // namespace simpul::proof
