#include <gtest/gtest.h>

#include <cstring>

#include "crypto/ed25519.h"
#include "crypto/one_time_code.h"
#include "crypto/password.h"
#include "crypto/sealed.h"
#include "crypto/sha256.h"
#include "encoding/base64.h"

namespace simpul {
namespace {

SigningKey key_of(std::string_view seed_hex) {
  SigningKey::Seed seed;
  std::memcpy(seed.data(), hex_decode(seed_hex)->data(), seed.size());
  return SigningKey(seed);
}

TEST(Sha256, VectorsOfTheStandard) {
  EXPECT_EQ(sha256("").text(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256("abc").text(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 pieces;
  pieces.update("a");
  pieces.update("bc");
  EXPECT_EQ(pieces.finish(), sha256("abc"));
  EXPECT_EQ(pieces.finish(), sha256(""));
}

struct Rfc8032 {
  const char* seed;
  const char* key;
  const char* message;
  const char* signature;
};

TEST(Ed25519, VectorsOfRfc8032) {
  const Rfc8032 vectors[] = {
      {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
       "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
       "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2"
       "4655141438e7a100b"},
      {"4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
       "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
       "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302ae"
       "eb00d291612bb0c00"},
      {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
       "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
       "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28"
       "dc027beceea1ec40a"}};
  for (const Rfc8032& vector : vectors) {
    const SigningKey key = key_of(vector.seed);
    const std::string message = *hex_decode(vector.message);
    EXPECT_EQ(key.public_key().text(), vector.key);
    EXPECT_EQ(key.sign(message).text(), vector.signature);
    EXPECT_TRUE(verify(key.public_key(), message, *Signature::parse(vector.signature)));
    EXPECT_FALSE(verify(key.public_key(), message + "x", *Signature::parse(vector.signature)));
  }
}

TEST(Ed25519, RefusesTheMalleableTwin) {
  const auto key = *PublicKey::parse("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  const auto twin = *Signature::parse(
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69daf52db7415978abc61b2c2eb6aeebfca0387b2eaeb4302aee"
      "b00d291612bb0c10");
  EXPECT_FALSE(verify(key, "\x72", twin));
}

TEST(Ed25519, RefusesSmallOrderKeys) {
  EXPECT_FALSE(PublicKey::parse("01" + std::string(62, '0')));
  EXPECT_FALSE(PublicKey::parse(std::string(64, '0')));
}

TEST(Password, MatchesOnlyItself) {
  const PasswordCost cheap{.passes = 1, .memory_bytes = 8192 * 8};
  const std::string encoded = hash_password("rahasia sekali", {1, 2, 3}, cheap);
  EXPECT_TRUE(encoded.starts_with("$argon2id$v=19$m=64,t=1,p=1$"));
  EXPECT_TRUE(password_matches("rahasia sekali", encoded));
  EXPECT_FALSE(password_matches("rahasia sekal", encoded));
  EXPECT_TRUE(password_needs_rehash(encoded));
  EXPECT_FALSE(password_needs_rehash(encoded, cheap));
}

// RFC 6238 appendix B, SHA-1, last six of eight digits.
TEST(OneTimeCode, VectorsOfTheStandard) {
  const std::string secret = "12345678901234567890";
  EXPECT_EQ(totp_code(secret, 59 / 30), 287082u);
  EXPECT_EQ(totp_code(secret, 1111111109 / 30), 81804u);
  EXPECT_EQ(totp_code(secret, 20000000000 / 30), 353130u);
}

TEST(OneTimeCode, WorksOnceAndOnlyNearItsTime) {
  const std::string secret = "12345678901234567890";
  const Instant now{59'000};
  EXPECT_EQ(totp_match(secret, "287082", now, -1), 1);
  EXPECT_FALSE(totp_match(secret, "287082", now, 1));
  EXPECT_TRUE(totp_match(secret, "287082", Instant{89'000}, -1));
  EXPECT_FALSE(totp_match(secret, "287082", Instant{120'000}, -1));
  EXPECT_FALSE(totp_match(secret, "28708", now, -1));
}

TEST(Sealed, OpensOnlyUntouched) {
  const SealKey key{7};
  std::string sealed = seal(key, {9}, "rahasia");
  EXPECT_EQ(unseal(key, sealed), "rahasia");
  EXPECT_FALSE(unseal(SealKey{8}, sealed));
  sealed[30] ^= 1;
  EXPECT_FALSE(unseal(key, sealed));
  EXPECT_FALSE(unseal(key, "short"));
}

}  // namespace
}  // namespace simpul
