#include <thread>

#include "access_house.h"
#include "password_hasher.h"

namespace simpul::access {
namespace {

class SignInDoor : public House {};

TEST_F(SignInDoor, OpensWithTheRightPasswordAndGivesAHostCookie) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  Browser browser(*door_);
  const auto response = browser.sign_in(" Sari@64 ", password);
  ASSERT_EQ(response.status, 200) << response.body;
  EXPECT_EQ(text_at(response, "/stage"), "signed_in");
  EXPECT_EQ(text_at(response, "/account/sign_in_name"), "sari@64");
  const std::string cookie(response.header("set-cookie"));
  EXPECT_TRUE(cookie.starts_with("__Host-simpul="));
  EXPECT_TRUE(cookie.ends_with("; Path=/; HttpOnly; SameSite=Lax; Secure"));
  EXPECT_EQ(cookie.find(';'), std::string("__Host-simpul=").size() + 64);
  EXPECT_EQ(text_at(browser.get("/api/v1/session"), "/account/name"), "Orang Contoh");
}

TEST_F(SignInDoor, ANameAloneServesWhileOneGovernmentIsHere) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  EXPECT_EQ(Browser(*door_).sign_in("sari", password).status, 200);
  administrator_of("35");
  EXPECT_EQ(code_of(Browser(*door_).sign_in("sari", password)), "sign_in_refused");
  EXPECT_EQ(Browser(*door_).sign_in("sari@64", password).status, 200);
}

// Nothing in the answer may tell whether an account exists (ASVS 5.0 6.3.8).
TEST_F(SignInDoor, AnswersAnUnknownNameLikeAWrongPassword) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  account(admin, "tono", {"staff"});
  const auto tono_id = text_at(Browser(*door_).sign_in("tono", password), "/account/id");
  ASSERT_EQ(admin.post("/api/v1/accounts/" + tono_id + "/disable").status, 200);
  const auto at_stranger = [&](const std::string& name) {
    return Browser(*door_, "198.51.100.9").sign_in(name, "salah semua");
  };
  const auto known = at_stranger("sari");
  EXPECT_EQ(known.status, 422);
  EXPECT_EQ(code_of(known), "sign_in_refused");
  for (const char* name : {"nobody", "noone@64", "sari@35", "tono", "", "   ", "' OR 1=1 --", "sari@x"}) {
    const auto unknown = at_stranger(name);
    EXPECT_EQ(unknown.status, known.status) << name;
    EXPECT_EQ(unknown.body, known.body) << name;
    EXPECT_EQ(unknown.headers, known.headers) << name;
  }
}

TEST_F(SignInDoor, DoesTheSameWorkForAnUnknownName) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  const auto work = [&](const std::string& name) {
    const int reads = watched_->reads;
    const int writes = watched_->writes;
    Browser(*door_, "198.51.100.9").sign_in(name, "salah semua");
    return std::pair(watched_->reads - reads, watched_->writes - writes);
  };
  EXPECT_EQ(work("sari"), work("nobody"));
  PasswordHasher hasher(chance_, cheap, {});
  EXPECT_FALSE(hasher.needs_rehash(hasher.hash_of_nobody()));
  EXPECT_EQ(hasher.matches_nobody("rahasia"), false);
}

TEST_F(SignInDoor, TellsMoreOnlyToWhoKnowsThePassword) {
  Browser admin = administrator_of("64");
  account(admin, "tono", {"staff"});
  const auto id = text_at(Browser(*door_).sign_in("tono", password), "/account/id");
  ASSERT_EQ(admin.post("/api/v1/accounts/" + id + "/disable").status, 200);
  EXPECT_EQ(code_of(Browser(*door_).sign_in("tono", password)), "account_disabled");
}

TEST_F(SignInDoor, SlowsAGuesserDownAndSaysHowLong) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  Browser guesser(*door_, "198.51.100.9");
  for (const int left : {9, 8, 7}) {
    const auto response = guesser.sign_in("sari", "salah semua");
    EXPECT_EQ(code_of(response), "sign_in_refused");
    EXPECT_EQ(text_at(response, "/errors/0/facts/left"), std::to_string(left));
  }
  const auto slowed = guesser.sign_in("sari", "salah semua");
  EXPECT_EQ(slowed.status, 429);
  EXPECT_EQ(code_of(slowed), "attempts_too_fast");
  EXPECT_EQ(slowed.header("retry-after"), "1");
  // While waiting even the right password is not looked at, and trying costs nothing.
  EXPECT_EQ(guesser.sign_in("sari", password).status, 429);
  clock_.advance_ms(1'000);
  EXPECT_EQ(guesser.sign_in("sari", password).status, 200);
  EXPECT_EQ(text_at(guesser.sign_in("sari", "salah semua"), "/errors/0/facts/left"), "9");
}

TEST_F(SignInDoor, CountsTheSameForANameNobodyHas) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  const auto answers = [&](const std::string& first, const std::string& second) {
    std::string out;
    Browser guesser(*door_, "198.51.100.9");
    for (const auto& name : {first, first, second, second, first}) {
      const auto response = guesser.sign_in(name, "salah semua");
      out += code_of(response) + text_at(response, "/errors/0/facts/left") + " ";
    }
    return out;
  };
  const std::string known = answers("sari", "sari@64");
  EXPECT_EQ(known, "sign_in_refused9 sign_in_refused8 sign_in_refused7 attempts_too_fast attempts_too_fast ");
  EXPECT_EQ(answers("nobody", "nobody@64"), known);
}

TEST_F(SignInDoor, NeverLetsAStrangerShutTheOwnerOut) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});  // signed in from 192.0.2.1, so that address is known
  Browser stranger(*door_, "198.51.100.9");
  for (int i = 0; i < 2000; ++i) {
    stranger.sign_in("sari", "salah semua");
    clock_.advance_ms(500);
  }
  EXPECT_EQ(stranger.sign_in("sari", password).status, 429);
  EXPECT_EQ(Browser(*door_, "192.0.2.1").sign_in("sari", password).status, 200);
  pass_minutes(15);
  EXPECT_EQ(Browser(*door_, "203.0.113.5").sign_in("sari", password).status, 200);
}

TEST_F(SignInDoor, SlowsAnAddressThatTriesManyNamesButNotItsRegulars) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  for (int i = 0; i < 60; ++i) {
    ASSERT_EQ(Browser(*door_).sign_in("nama" + std::to_string(i), "salah semua").status, 422) << i;
  }
  EXPECT_EQ(Browser(*door_).sign_in("lain", "salah semua").status, 429);
  EXPECT_EQ(Browser(*door_).sign_in("sari", password).status, 200);
  clock_.advance_ms(2'000);
  EXPECT_EQ(Browser(*door_).sign_in("lain", "salah semua").status, 422);
}

TEST_F(SignInDoor, ManyGuessesAtOnceDoNotSlipPastTheCount) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  std::atomic<int> looked_at = 0;
  std::vector<std::thread> guessers;
  for (int i = 0; i < 20; ++i) {
    guessers.emplace_back([&] {
      if (Browser(*door_, "198.51.100.9").sign_in("sari", "salah semua").status == 422) ++looked_at;
    });
  }
  for (auto& guesser : guessers) guesser.join();
  EXPECT_EQ(looked_at, 3);
}

TEST_F(SignInDoor, ABusyGateIsNotAFailedGuess) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  AccessSettings closed = strict_settings();
  closed.hash_limits = {.at_once = 0, .waiting = 0};
  const auto busy = new_door(closed);
  Browser browser(*busy, "203.0.113.5");
  for (int i = 0; i < 12; ++i) {
    const auto response = browser.sign_in("sari", password);
    EXPECT_EQ(code_of(response), "server_busy");
    EXPECT_EQ(response.header("retry-after"), "2");
  }
  browser.reach(*door_);
  EXPECT_EQ(text_at(browser.sign_in("sari", "salah semua"), "/errors/0/facts/left"), "9");
}

TEST_F(SignInDoor, StrengthensAnOldHashOnTheWay) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  AccessSettings stronger = strict_settings();
  stronger.password_cost = {.passes = 2, .memory_bytes = 8192 * 16};
  const auto later = new_door(stronger);
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_accounts WHERE password_hash LIKE '%m=128,t=2%'"), 0);
  EXPECT_EQ(Browser(*later).sign_in("sari", password).status, 200);
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_accounts WHERE password_hash LIKE '%m=128,t=2%'"), 1);
  EXPECT_EQ(Browser(*later).sign_in("sari", password).status, 200);
}

TEST_F(SignInDoor, RefusesABodyThatIsNone) {
  Browser browser(*door_);
  const auto missing = browser.post("/api/v1/session", JsonObject{{"name", "sari"}});
  EXPECT_EQ(code_of(missing), "field_missing");
  EXPECT_EQ(text_at(missing, "/errors/0/pointer"), "/password");
  EXPECT_EQ(code_of(browser.post("/api/v1/session", JsonObject{{"name", 7}, {"password", true}})), "field_wrong_type");
}

}  // namespace
}  // namespace simpul::access
