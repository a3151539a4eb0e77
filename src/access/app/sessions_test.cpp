#include <thread>

#include "access_house.h"

namespace simpul::access {
namespace {

class SessionDoor : public House {};

std::string stage(Browser& browser) { return text_at(browser.get("/api/v1/session"), "/stage"); }

TEST_F(SessionDoor, ATokenPlantedBeforehandIsWorthNothing) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  Browser victim(*door_);
  const std::string planted = "__Host-simpul=" + std::string(64, 'a');
  victim.cookie = planted;
  ASSERT_EQ(victim.sign_in("sari", password).status, 200);
  EXPECT_NE(victim.cookie, planted);
  Browser attacker(*door_);
  attacker.cookie = planted;
  EXPECT_EQ(stage(attacker), "signed_out");
}

TEST_F(SessionDoor, SigningInAgainEndsTheSessionTheBrowserBrought) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  Browser browser(*door_);
  browser.sign_in("sari", password);
  Browser copy = browser;
  EXPECT_EQ(stage(copy), "signed_in");
  browser.sign_in("sari", password);
  EXPECT_EQ(stage(browser), "signed_in");
  EXPECT_EQ(stage(copy), "signed_out");
}

TEST_F(SessionDoor, TheSecondFactorGivesAnotherToken) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const std::string secret = enrol(sari, password);
  pass_minutes(1);
  Browser browser(*door_);
  EXPECT_EQ(text_at(browser.sign_in("sari", password), "/stage"), "second_factor");
  Browser halfway = browser;
  EXPECT_EQ(stage(halfway), "second_factor");
  EXPECT_EQ(code_of(halfway.get("/api/v1/account/sessions")), "sign_in_needed");
  EXPECT_EQ(browser.post("/api/v1/session/second-factor", JsonObject{{"code", code_now(secret)}}).status, 200);
  EXPECT_NE(browser.cookie, halfway.cookie);
  EXPECT_EQ(stage(browser), "signed_in");
  EXPECT_EQ(stage(halfway), "signed_out");
}

TEST_F(SessionDoor, APasswordChangeEndsTheOthersAndRenewsThisOne) {
  Browser admin = administrator_of("64");
  Browser here = account(admin, "sari", {"staff"});
  Browser there(*door_);
  there.sign_in("sari", password);
  const Browser before = here;
  const auto changed = here.post("/api/v1/account/password",
                                 JsonObject{{"current_password", password}, {"password", "laut dalam dan biru"}});
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_NE(here.cookie, before.cookie);
  EXPECT_EQ(stage(here), "signed_in");
  EXPECT_EQ(stage(there), "signed_out");
  Browser old = before;
  EXPECT_EQ(stage(old), "signed_out");
  EXPECT_EQ(code_of(there.sign_in("sari", password)), "sign_in_refused");
  EXPECT_EQ(there.sign_in("sari", "laut dalam dan biru").status, 200);
}

TEST_F(SessionDoor, APasswordChangeNeedsTheOldOneAndARealChange) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const auto change = [&](const std::string& current, const std::string& wanted) {
    const auto response =
        sari.post("/api/v1/account/password", JsonObject{{"current_password", current}, {"password", wanted}});
    return code_of(response) + " " + text_at(response, "/errors/0/pointer");
  };
  EXPECT_EQ(change("salah semua", "laut dalam dan biru"), "current_password_wrong /current_password");
  EXPECT_EQ(change(password, password), "password_unchanged /password");
  EXPECT_EQ(change(password, "kalimantan timur raya"), "password_names_owner /password");
  EXPECT_EQ(change(password, "Rahasia123"), "password_guessable /password");
  EXPECT_EQ(Browser(*door_).sign_in("sari", password).status, 200);
}

TEST_F(SessionDoor, EndsAfterAnIdleHourAndAfterTwelveInAnyCase) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  pass_minutes(59);
  EXPECT_EQ(stage(sari), "signed_in");
  pass_minutes(60);
  EXPECT_EQ(stage(sari), "signed_out");
  sari.sign_in("sari", password);
  pass_minutes(4);
  EXPECT_EQ(stage(sari), "signed_in");  // known in memory only; the idle hour counts from here all the same
  pass_minutes(59);
  EXPECT_EQ(stage(sari), "signed_in");
  sari.sign_in("sari", password);
  for (int half_hours = 1; half_hours < 24; ++half_hours) {
    pass_minutes(30);
    ASSERT_EQ(stage(sari), "signed_in") << half_hours;
  }
  pass_minutes(30);
  EXPECT_EQ(stage(sari), "signed_out");
}

TEST_F(SessionDoor, OutlivesARestartWithAtMostFiveMinutesLost) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  pass_minutes(50);
  EXPECT_EQ(stage(sari), "signed_in");
  pass_minutes(4);
  EXPECT_EQ(stage(sari), "signed_in");  // not written: within five minutes of the last write
  auto restarted = new_door(strict_settings());
  sari.reach(*restarted);
  pass_minutes(55);
  EXPECT_EQ(stage(sari), "signed_in");
}

// Recognising a caller sits on the path of every read.
TEST_F(SessionDoor, AsksTheStoreOnceAMinuteAndWritesOnceInFive) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  Browser sari(*door_);
  sari.sign_in("sari", password);
  web::Request request;
  request.headers = {{"cookie", sari.cookie}};
  const auto cost = [&](std::int64_t seconds) {
    const int reads = watched_->reads;
    const int writes = watched_->writes;
    for (int i = 0; i < 1000; ++i) {
      clock_.advance_ms(seconds);  // a thousandth of a second for each second asked
      EXPECT_FALSE(door_->access().caller_of(request, clock_.now()).anonymous());
    }
    return std::pair(watched_->reads - reads, watched_->writes - writes);
  };
  EXPECT_EQ(cost(50), std::pair(0, 0));
  EXPECT_EQ(cost(55), std::pair(1, 0));
  const auto [reads, writes] = cost(600);
  EXPECT_LE(reads, 11);
  EXPECT_EQ(writes, 2);
}

TEST_F(SessionDoor, EndsAtOnceHereAndWithinAMinuteInAnotherProcess) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  auto other = new_door(strict_settings());
  Browser elsewhere = sari;
  elsewhere.reach(*other);
  EXPECT_EQ(stage(elsewhere), "signed_in");
  EXPECT_EQ(sari.send(web::Method::Delete, "/api/v1/session").status, 204);
  web::Request request;
  request.headers = {{"cookie", elsewhere.cookie}};
  EXPECT_TRUE(door_->access().caller_of(request, clock_.now()).anonymous());
  pass_minutes(1);
  EXPECT_TRUE(other->access().caller_of(request, clock_.now()).anonymous());
}

TEST_F(SessionDoor, WhatWasReadBeforeAnEndIsNotKeptAfterIt) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  pass_minutes(2);
  web::Request request;
  request.headers = {{"cookie", sari.cookie}};
  Browser same = sari;
  watched_->after_next_read([&] { EXPECT_EQ(same.send(web::Method::Delete, "/api/v1/session").status, 204); });
  door_->access().caller_of(request, clock_.now());
  EXPECT_TRUE(door_->access().caller_of(request, clock_.now()).anonymous());
}

TEST_F(SessionDoor, ManyRequestsWhilePeopleComeAndGo) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  account(admin, "tono", {"staff"});
  Browser sari(*door_);
  sari.sign_in("sari", password);
  web::Request request;
  request.headers = {{"cookie", sari.cookie}};
  std::atomic<bool> stop = false;
  std::atomic<int> lost = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      while (!stop) {
        if (door_->access().caller_of(request, clock_.now()).anonymous()) ++lost;
      }
    });
  }
  for (int i = 0; i < 20; ++i) {
    clock_.advance_ms(61'000);
    Browser tono(*door_);
    EXPECT_EQ(tono.sign_in("tono", password).status, 200);
    EXPECT_EQ(tono.send(web::Method::Delete, "/api/v1/session").status, 204);
  }
  stop = true;
  for (auto& reader : readers) reader.join();
  EXPECT_EQ(lost, 0);
}

TEST_F(SessionDoor, ListsAndEndsOnlyOnesOwn) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  Browser tono = account(admin, "tono", {"staff"});
  Browser phone(*door_, "203.0.113.5");
  phone.sign_in("sari", password);
  // The one that chose the password, and the phone.
  const auto listed = sari.get("/api/v1/account/sessions");
  const auto rows = list_in(listed, "sessions");
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_TRUE(rows[0].at("current").as_bool());
  EXPECT_EQ(rows[1].at("address").as_string(), "203.0.113.5");
  EXPECT_EQ(rows[1].at("device").as_string(), "Peramban Uji/1");
  const std::string phone_id(rows[1].at("id").as_string());
  const auto foreign = tono.send(web::Method::Delete, "/api/v1/account/sessions/" + phone_id);
  const auto missing = tono.send(web::Method::Delete, "/api/v1/account/sessions/" + std::string(32, '0'));
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.body, missing.body);
  EXPECT_EQ(stage(phone), "signed_in");
  EXPECT_EQ(sari.send(web::Method::Delete, "/api/v1/account/sessions/" + phone_id).status, 204);
  EXPECT_EQ(stage(phone), "signed_out");
  EXPECT_EQ(stage(sari), "signed_in");
}

TEST_F(SessionDoor, LeavingClearsWhatTheBrowserKept) {
  Browser admin = administrator_of("64");
  const auto response = admin.send(web::Method::Delete, "/api/v1/session");
  EXPECT_EQ(response.status, 204);
  EXPECT_EQ(response.header("set-cookie"), "__Host-simpul=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0");
  EXPECT_EQ(response.header("clear-site-data"), "\"cache\", \"storage\"");
  EXPECT_EQ(Browser(*door_).send(web::Method::Delete, "/api/v1/session").status, 204);
}

TEST_F(SessionDoor, APlainCookieIsAChoiceAndNotBothAtOnce) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  AccessSettings settings = strict_settings();
  settings.cookie = CookieKind::Plain;
  auto plain = new_door(settings);
  Browser browser(*plain);
  const auto response = browser.sign_in("sari", password);
  EXPECT_TRUE(response.header("set-cookie").starts_with("simpul="));
  EXPECT_TRUE(response.header("set-cookie").ends_with("; Path=/; HttpOnly; SameSite=Lax"));
  EXPECT_EQ(stage(browser), "signed_in");
  browser.reach(*door_);
  EXPECT_EQ(stage(browser), "signed_out");
}

TEST_F(SessionDoor, RolesChangeWithTheNextRequest) {
  Browser admin = administrator_of("64");
  Browser auditor = account(admin, "audit", {"auditor"});
  EXPECT_EQ(auditor.get("/api/v1/audit-trail").status, 200);
  const std::string id = text_at(auditor.get("/api/v1/session"), "/account/id");
  admin.if_match = "*";
  const auto changed =
      admin.send(web::Method::Patch, "/api/v1/accounts/" + id, JsonObject{{"roles", JsonArray{"leader"}}});
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(code_of(auditor.get("/api/v1/audit-trail")), "not_permitted");
  EXPECT_EQ(admin.post("/api/v1/accounts/" + id + "/disable").status, 200);
  EXPECT_EQ(code_of(auditor.get("/api/v1/audit-trail")), "sign_in_needed");
}

// A thief with the files must not be able to walk in with them.
TEST_F(SessionDoor, TheStoreHoldsNoSecretInTheClear) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const std::string secret = enrol(sari, password);
  const std::string token = sari.cookie.substr(sari.cookie.find('=') + 1);
  std::string everything;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) everything += file_text(entry.path());
  EXPECT_TRUE(everything.contains("sari"));
  for (const std::string& kept : {std::string(password), token, secret}) {
    EXPECT_FALSE(everything.contains(kept)) << kept;
  }
}

}  // namespace
}  // namespace simpul::access
