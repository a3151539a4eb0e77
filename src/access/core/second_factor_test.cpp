#include "access/second_factor.h"

#include <gtest/gtest.h>

#include "access/typed_code.h"

namespace simpul::access {
namespace {

TEST(SecondFactor, RequiredByRole) {
  EXPECT_TRUE(needs_second_factor({Role::Signatory}, second_factor_roles_default));
  EXPECT_TRUE(needs_second_factor({Role::Leader, Role::Administrator}, second_factor_roles_default));
  EXPECT_FALSE(needs_second_factor({Role::Staff, Role::Legal}, second_factor_roles_default));
  EXPECT_FALSE(needs_second_factor({Role::Signatory}, {}));
}

TEST(SecondFactor, AnEnrolmentIsOpenForTenMinutes) {
  EXPECT_TRUE(enrolment_is_open({0}, {599'999}));
  EXPECT_FALSE(enrolment_is_open({0}, {600'000}));
}

TEST(SecondFactor, TheUriIsEncoded) {
  EXPECT_EQ(otpauth_uri("JBSWY3DPEHPK3PXP", "sari@64", "Simpul Kalimantan Timur"),
            "otpauth://totp/Simpul%20Kalimantan%20Timur:sari%4064?secret=JBSWY3DPEHPK3PXP"
            "&issuer=Simpul%20Kalimantan%20Timur&algorithm=SHA1&digits=6&period=30");
}

TEST(TypedCode, ReadsWhatItWroteHoweverItIsTyped) {
  const std::string code = typed_code({0, 1, 2, 3, 4, 5, 6, 7, 8, 255});
  EXPECT_EQ(code.size(), 19u);
  const auto hash = typed_code_hash(code);
  ASSERT_TRUE(hash);
  std::string loose;
  for (const char c : code) {
    if (c == '-') {
      loose += ' ';
    } else {
      loose += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  EXPECT_EQ(typed_code_hash(loose), hash);
  EXPECT_NE(typed_code_hash(typed_code({0, 1, 2, 3, 4, 5, 6, 7, 8, 254})), hash);
}

TEST(TypedCode, IsNeverTakenForAnotherKindOfCode) {
  EXPECT_FALSE(typed_code_hash("123456"));
  EXPECT_FALSE(typed_code_hash(""));
  EXPECT_FALSE(typed_code_hash("AAAA-AAAA-AAAA-AAA1"));
  EXPECT_FALSE(typed_code_hash("AAAA-AAAA-AAAA-AAAAA"));
}

}  // namespace
}  // namespace simpul::access
