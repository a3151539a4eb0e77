#include "ledger/signed_note.h"

#include <gtest/gtest.h>

#include "encoding/base64.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle.h"

namespace simpul::ledger {
namespace {

// The vector of c2sp.org/signed-note.
const std::string example =
    "This is an example message.\n\n"
    "\xe2\x80\x94 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72"
    "IneyaQM=\n";
constexpr std::string_view example_key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

SigningKey key_of(std::string_view seed_hex) {
  SigningKey::Seed seed;
  std::ranges::copy(hex_decode(seed_hex).value(), seed.begin());
  return SigningKey(seed);
}
SigningKey log_key() { return key_of("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"); }
SigningKey witness_key() { return key_of("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"); }

const std::string checkpoint_300 =
    "simpul.example/lampung\n300\ndxBk3GXKkCF4+f2OoeGH4iWj6bnC9JakSmGXytbeU60=\n\n"
    "\xe2\x80\x94 simpul.example/lampung /RnkX9Sp6HtoK0OdHZqS6Jd1PIWwMW8Ixnf/fF8lF2FQAh2ImkdifWzlAfDiy3iMOdDTQ71TF0UKk"
    "YHCtGqsl2jDEAQ=\n";

TEST(SignedNote, TheExampleOfTheSpecificationIsChecked) {
  const auto key = NoteKey::parse(example_key);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->text(), example_key);
  const auto note = read_note(example);
  ASSERT_TRUE(note);
  EXPECT_EQ(note->bytes(), example);
  EXPECT_EQ(check_note(*note, *key), NoteVerdict::Signed);
  Note changed = *note;
  changed.text[0] = 't';
  EXPECT_EQ(check_note(changed, *key), NoteVerdict::Forged);
  NoteKey other = *key;
  other.name = "example.com/bar";
  EXPECT_EQ(check_note(*note, other), NoteVerdict::Unsigned);
}

TEST(SignedNote, ASignatureOfSomebodyElseNeitherHelpsNorHarms) {
  Note note = *read_note(example);
  note.signatures.insert(note.signatures.begin(), NoteSignature{"example.com/foo", {1, 2, 3, 4}, "x"});
  const auto again = read_note(note.bytes());
  ASSERT_TRUE(again);
  EXPECT_EQ(check_note(*again, *NoteKey::parse(example_key)), NoteVerdict::Signed);
}

TEST(SignedNote, ABrokenNoteIsRefused) {
  const std::string signature = example.substr(example.find("\xe2\x80\x94"));
  for (const std::string& bad : std::vector<std::string>{
           std::string(), std::string("text\n"), std::string("text\n\n"), "text\n" + signature,
           "te\txt\n\n" + signature, "te\xff\n\n" + signature, example + "\n", example.substr(0, example.size() - 1),
           example + "x\n", "text\n\n\xe2\x80\x94 two words AAAAAAAA\n", "text\n\n\xe2\x80\x94 name AAAA\n",
           "text\n\n\xe2\x80\x94 na+me AAAAAAAA\n", std::string("text\n\n\xe2\x80\x94  AAAAAAAA\n"),
           "text\n\n\xe2\x80\x94 na\xc2\xa0me AAAAAAAA\n"}) {
    EXPECT_FALSE(read_note(bad)) << bad;
  }
  std::string many = "text\n\n";
  for (int at = 0; at < 101; ++at) many += signature;
  EXPECT_FALSE(read_note(many));
  EXPECT_EQ(read_note(std::string(note_bytes_max + 1, 'x')).error().code, "note_too_large");
}

TEST(SignedNote, AKeyWithAnotherIdOrOfNoUseIsRefused) {
  for (const char* bad :
       {"", "name", "name+530d903a", "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0="}) {
    EXPECT_FALSE(NoteKey::parse(bad)) << bad;
  }
}

TEST(Checkpoint, TheKnownCheckpointIsSignedToTheByte) {
  const SigningKey key = log_key();
  const NoteKey named{"simpul.example/lampung", NoteKeyType::Ed25519, key.public_key()};
  EXPECT_EQ(named.text(), "simpul.example/lampung+fd19e45f+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea");
  const auto note = read_note(checkpoint_300);
  ASSERT_TRUE(note);
  const auto checkpoint = read_checkpoint(note->text);
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->size, 300u);
  EXPECT_EQ(checkpoint->text(), note->text);
  EXPECT_EQ(check_note(*note, named), NoteVerdict::Signed);
  EXPECT_EQ((Note{checkpoint->text(), {sign_note(checkpoint->text(), named.name, key)}}.bytes()), checkpoint_300);
}

TEST(Checkpoint, TheKnownCosignatureIsMadeAndChecked) {
  const SigningKey key = witness_key();
  const NoteKey witness{"saksi.example/pusat", NoteKeyType::Cosignature, key.public_key()};
  EXPECT_EQ(witness.text(), "saksi.example/pusat+3daf51c6+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM");
  Note note = *read_note(checkpoint_300);
  EXPECT_EQ(check_cosignature(note, witness).verdict, NoteVerdict::Unsigned);
  note.signatures.push_back(cosign(note.text, 1679315147, witness.name, key));
  EXPECT_EQ(
      note.signatures.back().line(),
      "\xe2\x80\x94 saksi.example/pusat Pa9RxgAAAABkGFDLQ40YyjBWeKNi2ZIr/k/vLgOSCHbQXF2fG/q7fhL+pVtjKf0UdHQ6HmO+w9"
      "qirAv5zzLzVJ6o7jL2SW31sBkbCQ==\n");
  EXPECT_EQ(check_cosignature(note, witness).verdict, NoteVerdict::Signed);
  EXPECT_EQ(check_cosignature(note, witness).seconds, 1679315147u);
  note.signatures.back().bytes[7] ^= 1;
  EXPECT_EQ(check_cosignature(note, witness).verdict, NoteVerdict::Forged);
}

TEST(Checkpoint, ABrokenCheckpointIsRefused) {
  const std::string root = base64(leaf_hash("x").bytes) + "\n";
  for (const std::string& bad : std::vector<std::string>{
           std::string(), "origin\n1\n", "origin\n01\n" + root, "origin\n+1\n" + root, "origin\n-1\n" + root,
           "origin\n18446744073709551616\n" + root, "ori gin\n1\n" + root, "\n1\n" + root, "origin\n0\n" + root,
           "origin\n1\nAAAA\n", "origin\n1\n" + root + "\n", "origin\n1\n" + root.substr(0, 44)}) {
    EXPECT_FALSE(read_checkpoint(bad)) << bad;
  }
  EXPECT_TRUE(read_checkpoint("origin\n1\n" + root + "an extension\n"));
  EXPECT_TRUE(read_checkpoint("origin\n0\n" + base64(empty_root().bytes) + "\n"));
}

}  // namespace
}  // namespace simpul::ledger
