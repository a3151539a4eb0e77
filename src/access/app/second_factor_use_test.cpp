#include <thread>

#include "access_house.h"

namespace simpul::access {
namespace {

class SecondFactorDoor : public House {
 protected:
  // Signs in with the password alone; the second half is the test's.
  Browser halfway(const std::string& name) {
    Browser browser(*door_);
    EXPECT_EQ(text_at(browser.sign_in(name, password), "/stage"), "second_factor");
    return browser;
  }
  static web::Response give(Browser& browser, const std::string& code) {
    return browser.post("/api/v1/session/second-factor", JsonObject{{"code", code}});
  }
};

bool offers(Browser& browser, std::string_view operation) {
  const Json session = body_of(browser.get("/api/v1/session"));
  return std::ranges::any_of(session.at("operations").as_array(),
                             [&](const Json& name) { return name.as_string() == operation; });
}

TEST_F(SecondFactorDoor, RolesRestUntilASignatoryHasOne) {
  Browser admin = administrator_of("64");
  Browser governor = account(admin, "gubernur", {"signatory"});
  const auto before = governor.get("/api/v1/session");
  EXPECT_TRUE(body_of(before).at("duties").at("set_up_second_factor").as_bool());
  EXPECT_FALSE(offers(governor, "recordSignature"));
  EXPECT_TRUE(offers(governor, "startTotp"));
  EXPECT_EQ(code_of(governor.get("/api/v1/account/sessions")), "not_permitted");
  enrol(governor, password);
  EXPECT_TRUE(offers(governor, "recordSignature"));
  EXPECT_EQ(governor.get("/api/v1/account/sessions").status, 200);
}

TEST_F(SecondFactorDoor, ACodeWorksOnce) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const std::string secret = enrol(sari, password);
  // The code that confirmed the enrolment is used up too.
  Browser first = halfway("sari");
  EXPECT_EQ(code_of(give(first, code_now(secret))), "second_factor_refused");
  const std::string older = code_now(secret);
  clock_.advance_ms(30'000);
  const std::string code = code_now(secret);
  EXPECT_EQ(give(first, code.substr(0, 3) + " " + code.substr(3)).status, 200);
  Browser second = halfway("sari");
  EXPECT_EQ(code_of(give(second, code)), "second_factor_refused");
  EXPECT_EQ(code_of(give(second, older)), "second_factor_refused");
}

TEST_F(SecondFactorDoor, ACodeGivenTwiceAtOnceWorksOnce) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const std::string secret = enrol(sari, password);
  clock_.advance_ms(30'000);
  const std::string code = code_now(secret);
  std::vector<Browser> thieves;
  for (int i = 0; i < 2; ++i) thieves.push_back(halfway("sari"));
  std::atomic<int> let_in = 0;
  std::vector<std::thread> threads;
  for (Browser& thief : thieves) {
    threads.emplace_back([&let_in, &thief, &code] {
      if (give(thief, code).status == 200) ++let_in;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(let_in, 1);
}

TEST_F(SecondFactorDoor, ARecoveryCodeReplacesItOnce) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const auto started = sari.post("/api/v1/account/totp", JsonObject{{"current_password", password}});
  const auto confirmed =
      sari.post("/api/v1/account/totp/confirmation", JsonObject{{"code", code_now(text_at(started, "/secret"))}});
  const auto codes = list_in(confirmed, "recovery_codes");
  ASSERT_EQ(codes.size(), 10u);
  const std::string code(codes[3].as_string());
  Browser first = halfway("sari");
  const auto let_in = give(first, code);
  EXPECT_EQ(let_in.status, 200) << let_in.body;
  EXPECT_EQ(body_of(let_in).at("recovery_codes_left").as_int64(), 9);
  Browser second = halfway("sari");
  EXPECT_EQ(code_of(give(second, code)), "second_factor_refused");
  EXPECT_EQ(give(second, std::string(codes[4].as_string())).status, 200);
}

TEST_F(SecondFactorDoor, GuessingIsSlowerThanAtThePassword) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const std::string secret = enrol(sari, password);
  Browser browser = halfway("sari");
  int looked_at = 0;
  for (int i = 0; i < 4 * 60; ++i) {
    if (give(browser, "000000").status == 422) ++looked_at;
    clock_.advance_ms(1'000);
  }
  EXPECT_EQ(looked_at, 5);
  EXPECT_EQ(give(browser, code_now(secret)).status, 429);
  pass_minutes(15);
  browser = halfway("sari");
  EXPECT_EQ(give(browser, code_now(secret)).status, 200);
}

TEST_F(SecondFactorDoor, WaitsFiveMinutes) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const std::string secret = enrol(sari, password);
  Browser browser = halfway("sari");
  pass_minutes(5);
  EXPECT_EQ(code_of(give(browser, code_now(secret))), "second_factor_too_late");
  Browser nobody(*door_);
  EXPECT_EQ(code_of(give(nobody, code_now(secret))), "second_factor_too_late");
}

TEST_F(SecondFactorDoor, EnrolmentNeedsThePasswordAndIsOpenForTenMinutes) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const auto wrong = sari.post("/api/v1/account/totp", JsonObject{{"current_password", "salah semua"}});
  EXPECT_EQ(code_of(wrong), "current_password_wrong");
  EXPECT_EQ(code_of(sari.post("/api/v1/account/totp/confirmation", JsonObject{{"code", "123456"}})),
            "enrolment_not_open");
  const auto started = sari.post("/api/v1/account/totp", JsonObject{{"current_password", password}});
  const std::string secret = text_at(started, "/secret");
  EXPECT_EQ(text_at(started, "/uri"),
            "otpauth://totp/Simpul:sari%4064?secret=" + secret + "&issuer=Simpul&algorithm=SHA1&digits=6&period=30");
  pass_minutes(10);
  EXPECT_EQ(code_of(sari.post("/api/v1/account/totp/confirmation", JsonObject{{"code", code_now(secret)}})),
            "enrolment_not_open");
  EXPECT_EQ(text_at(Browser(*door_).sign_in("sari", password), "/stage"), "signed_in");
}

TEST_F(SecondFactorDoor, IsRemovedWithPasswordAndCodeUnlessItIsADuty) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const std::string secret = enrol(sari, password);
  clock_.advance_ms(30'000);
  const auto remove = [&](Browser& browser, const std::string& current, const std::string& code) {
    return code_of(
        browser.post("/api/v1/account/totp/removal", JsonObject{{"current_password", current}, {"code", code}}));
  };
  EXPECT_EQ(remove(sari, "salah semua", code_now(secret)), "current_password_wrong");
  EXPECT_EQ(remove(sari, password, "000000"), "second_factor_refused");
  EXPECT_EQ(remove(sari, password, code_now(secret)), "");
  EXPECT_EQ(remove(sari, password, code_now(secret)), "second_factor_not_set_up");
  EXPECT_EQ(text_at(Browser(*door_).sign_in("sari", password), "/stage"), "signed_in");
  EXPECT_EQ(remove(admin, password, "000000"), "second_factor_is_duty");
}

TEST_F(SecondFactorDoor, ASecretMovedToAnotherAccountOpensNothing) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  Browser tono = account(admin, "tono", {"staff"});
  enrol(sari, password);
  const std::string known_to_thief = enrol(tono, password);
  sql("UPDATE access_accounts SET totp_secret = (SELECT totp_secret FROM access_accounts WHERE sign_in_name = 'tono')"
      " WHERE sign_in_name = 'sari'");
  clock_.advance_ms(30'000);
  Browser thief = halfway("sari");
  EXPECT_EQ(code_of(give(thief, code_now(known_to_thief))), "second_factor_refused");
}

TEST_F(SecondFactorDoor, IsNobodysDutyInTheDemonstration) {
  AccessSettings settings = strict_settings();
  settings.demo = true;
  settings.demo_password = "peragaan simpul";
  auto demo = new_door(settings);
  ASSERT_TRUE(demo->access().put_demo_account(
      {*RegionCode::parse("64"), "gubernur", "Gubernur Kalimantan Timur", {Role::Signatory}}));
  Browser governor(*demo);
  EXPECT_EQ(text_at(governor.sign_in("gubernur@64", "peragaan simpul"), "/stage"), "signed_in");
  EXPECT_TRUE(offers(governor, "recordSignature"));
}

}  // namespace
}  // namespace simpul::access
