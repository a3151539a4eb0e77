#include <libp11.h>
#include <stdlib.h>
#include <unistd.h>

#include "encoding/base64.h"
#include "signers.h"

namespace simpul::pades {
namespace {

class Keys : public Signers {
 protected:
  std::string refusal_of(const std::string& file, const std::string& passphrase) {
    const auto key = pades_.open_pkcs12(file, Secret(std::string(passphrase)));
    return key ? "opened" : key.error().code;
  }
};

TEST_F(Keys, wrong_passphrase_is_refused) {
  const std::string file = pkcs12_of(first_, "rahasia", {});
  EXPECT_EQ(refusal_of(file, "rahasia"), "opened");
  EXPECT_EQ(refusal_of(file, "Rahasia"), "pades_passphrase_wrong");
  EXPECT_EQ(refusal_of(file, ""), "pades_passphrase_wrong");
}

TEST_F(Keys, damaged_file_is_refused) {
  const std::string file = pkcs12_of(first_, "rahasia", {});
  EXPECT_EQ(refusal_of(file.substr(0, file.size() / 2), "rahasia"), "pades_pkcs12_damaged");
  EXPECT_EQ(refusal_of("", "rahasia"), "pades_pkcs12_damaged");
  EXPECT_EQ(refusal_of(cairo_pdf(1), "rahasia"), "pades_pkcs12_damaged");
}

TEST_F(Keys, key_with_the_certificate_of_another_is_refused) {
  const Held<PKCS12, PKCS12_free> file(
      PKCS12_create("x", "campur", second_.key.get(), nullptr, nullptr, 0, 0, 2048, 2048, 0));
  EXPECT_EQ(refusal_of(der_of(file.get(), i2d_PKCS12), "x"), "pades_key_without_certificate");
}

TEST_F(Keys, weak_key_is_refused) {
  const Identity weak = issuer_.issue({.name = "Lemah", .key = "RSA1024"});
  EXPECT_EQ(refusal_of(pkcs12_of(weak, "x", {}), "x"), "pades_key_unsupported");
}

TEST_F(Keys, passphrase_is_wiped_where_it_was_handed_over) {
  std::string typed = "rahasia yang panjang sekali, jauh melebihi tempat singkat di dalam string";
  const char* const place = typed.data();
  const std::size_t size = typed.size();
  const Secret secret(typed);
  EXPECT_TRUE(typed.empty());
  EXPECT_EQ(std::string(place, size), std::string(size, '\0'));
  EXPECT_TRUE(secret.view().starts_with("rahasia yang"));
}

// A software token, made for the test.
class Token : public Keys {
 protected:
  void SetUp() override {
    for (const char* path : {"/usr/lib/softhsm/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"}) {
      if (module_.empty() && ::access(path, R_OK) == 0) module_ = path;
    }
    if (module_.empty()) GTEST_SKIP() << "SoftHSM is not installed";
    ASSERT_EQ(run({"mkdir", folder_.path("tokens")}).status, 0);
    folder_.keep("softhsm.conf", "directories.tokendir = " + folder_.path("tokens") + "\nlog.level = ERROR\n");
    ::setenv("SOFTHSM2_CONF", folder_.path("softhsm.conf").c_str(), 1);
    const Ran made = run(
        {"softhsm2-util", "--init-token", "--free", "--label", "Gubernur", "--so-pin", "11112222", "--pin", "123456"});
    ASSERT_EQ(made.status, 0) << made.said;
    put(first_, "tanda-tangan", "a1");
    put(second_, "kurva", "b2");
  }
  void TearDown() override { ::unsetenv("SOFTHSM2_CONF"); }

  void put(const Identity& who, const std::string& label, const std::string& id) {
    const std::string key = folder_.keep("key.pem", pem_of(who.key.get()));
    const Ran imported =
        run({"softhsm2-util", "--import", key, "--token", "Gubernur", "--label", label, "--id", id, "--pin", "123456"});
    ASSERT_EQ(imported.status, 0) << imported.said;
    store_certificate(who, label, id);
  }
  void store_certificate(const Identity& who, const std::string& label, const std::string& id);

  std::string refusal_of_token(const TokenAddress& address, const std::string& pin) {
    const auto key = pades_.open_token(address, Secret(std::string(pin)));
    return key ? "opened" : key.error().code;
  }

  std::string module_;
};

void Token::store_certificate(const Identity& who, const std::string& label, const std::string& id) {
  PKCS11_CTX* const context = PKCS11_CTX_new();
  PKCS11_SLOT* slots = nullptr;
  unsigned count = 0;
  ASSERT_EQ(PKCS11_CTX_load(context, module_.c_str()), 0);
  ASSERT_EQ(PKCS11_enumerate_slots(context, &slots, &count), 0);
  for (unsigned i = 0; i < count; ++i) {
    if (!slots[i].token || std::string_view(slots[i].token->label) != "Gubernur") continue;
    ASSERT_EQ(PKCS11_open_session(&slots[i], 1), 0);
    ASSERT_EQ(PKCS11_login(&slots[i], 0, "123456"), 0);
    std::string name = label;
    std::string bytes = *hex_decode(id);
    EXPECT_EQ(PKCS11_store_certificate(slots[i].token, who.certificate.get(), name.data(),
                                       reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), nullptr),
              0);
    break;
  }
  PKCS11_release_all_slots(context, slots, count);
  PKCS11_CTX_unload(context);
  PKCS11_CTX_free(context);
}

TEST_F(Token, key_that_never_leaves_its_token_signs) {
  const std::string places = with_places(pades_, cairo_pdf(1));
  auto rsa = pades_.open_token({module_, "Gubernur", "tanda-tangan"}, Secret(std::string("123456")));
  ASSERT_TRUE(rsa) << rsa.error().code;
  EXPECT_EQ((*rsa)->certificate().name, "ISRAN NOOR");
  const auto once = pades_.sign(places, statement("pihak_1"), **rsa);
  ASSERT_TRUE(once) << once.error().code;
  rsa->reset();
  auto curve = pades_.open_token({module_, "Gubernur", "kurva"}, Secret(std::string("123456")));
  ASSERT_TRUE(curve) << curve.error().code;
  const auto twice = pades_.sign(*once, statement("pihak_2"), **curve);
  ASSERT_TRUE(twice) << twice.error().code;
  const Ran seen = run({"pdfsig", folder_.keep("token.pdf", *twice)});
  EXPECT_EQ(count_of("Signature is Valid", seen.said), 2) << seen.said;
}

TEST_F(Token, open_token_lets_nobody_else_in) {
  const TokenAddress address{module_, "Gubernur", "tanda-tangan"};
  {
    auto key = pades_.open_token(address, Secret(std::string("123456")));
    ASSERT_TRUE(key) << key.error().code;
    EXPECT_EQ(refusal_of_token(address, "000000"), "pades_token_busy");
    EXPECT_EQ(refusal_of_token(address, "123456"), "pades_token_busy");
  }
  EXPECT_EQ(refusal_of_token(address, "000000"), "pades_token_pin_wrong");
  EXPECT_EQ(refusal_of_token(address, "123456"), "opened");
}

TEST_F(Token, what_is_wrong_is_told_apart) {
  EXPECT_EQ(refusal_of_token({module_, "Gubernur", "tanda-tangan"}, "000000"), "pades_token_pin_wrong");
  EXPECT_EQ(refusal_of_token({module_, "Bupati", "tanda-tangan"}, "123456"), "pades_token_missing");
  EXPECT_EQ(refusal_of_token({module_, "Gubernur", "tanda-tangan"}, "123456"), "opened");
  EXPECT_EQ(refusal_of_token({module_, "Gubernur", "lain"}, "123456"), "pades_token_key_missing");
  EXPECT_EQ(refusal_of_token({"/tidak/ada.so", "Gubernur", "tanda-tangan"}, "123456"),
            "pades_token_module_unavailable");
}

}  // namespace
}  // namespace simpul::pades
