#include "access_house.h"

namespace simpul::access {
namespace {

class AccountsDoor : public House {
 protected:
  static web::Response create(Browser& admin, const std::string& name, const std::string& role = "staff") {
    return admin.post("/api/v1/accounts",
                      JsonObject{{"sign_in_name", name}, {"name", "Orang Contoh"}, {"roles", JsonArray{role}}});
  }
  static std::string id_of(Browser& browser) { return text_at(browser.get("/api/v1/session"), "/account/id"); }
  static web::Response reset(Browser& admin, const std::string& id, const std::string& scope) {
    return admin.post("/api/v1/accounts/" + id + "/reset", JsonObject{{"scope", scope}});
  }
  static web::Response rename(Browser& admin, const std::string& id, const std::string& name) {
    return admin.send(web::Method::Patch, "/api/v1/accounts/" + id, JsonObject{{"name", name}});
  }
  static std::string kinds(Browser& reader, const std::string& query = "") {
    std::string out;
    for (const Json& entry : list_in(reader.get("/api/v1/audit-trail" + query), "entries")) {
      out += std::string(entry.at("kind").as_string()) + (entry.at("outcome").as_string() == "refused" ? "! " : " ");
    }
    return out;
  }
};

TEST_F(AccountsDoor, ANewAccountChoosesItsPasswordFirst) {
  Browser admin = administrator_of("64");
  const auto made = create(admin, "sari", "auditor");
  ASSERT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(made.header("location"), "/api/v1/accounts/" + text_at(made, "/account/id"));
  EXPECT_EQ(text_at(made, "/valid_until"), "2026-02-10T01:00:00.000Z");
  Browser sari(*door_);
  const std::string temporary = text_at(made, "/temporary_password");
  const auto entered = sari.sign_in("sari", temporary);
  EXPECT_TRUE(body_of(entered).at("duties").at("change_password").as_bool());
  EXPECT_EQ(code_of(sari.get("/api/v1/audit-trail")), "not_permitted");
  const auto changed =
      sari.post("/api/v1/account/password", JsonObject{{"current_password", temporary}, {"password", password}});
  EXPECT_FALSE(body_of(changed).at("duties").at("change_password").as_bool());
  EXPECT_EQ(sari.get("/api/v1/audit-trail").status, 200);
}

// The temporary password is told once: whoever lost the answer asks again with the same key and gets it.
TEST_F(AccountsDoor, ARepeatedChangeIsAnsweredAgainAndDoneOnce) {
  Browser admin = administrator_of("64");
  admin.key = "kunci-permintaan-1";
  const auto made = create(admin, "sari");
  ASSERT_EQ(made.status, 201) << made.body;
  const auto again = create(admin, "sari");
  EXPECT_EQ(again.status, 201);
  EXPECT_EQ(again.body, made.body);
  EXPECT_EQ(again.header("idempotency-replayed"), "true");
  EXPECT_EQ(code_of(create(admin, "budi")), "idempotency_key_reused");
  const std::string id = text_at(made, "/account/id");
  admin.key = "kunci-permintaan-2";
  const auto first = reset(admin, id, "password");
  EXPECT_EQ(reset(admin, id, "password").body, first.body);
  admin.key = "x";
  EXPECT_EQ(code_of(create(admin, "budi")), "idempotency_key_malformed");
  admin.key.clear();
  EXPECT_EQ(code_of(create(admin, "sari")), "sign_in_name_taken");
  EXPECT_EQ(kinds(admin, "?account=" + id), "account_reset account_created ");
}

TEST_F(AccountsDoor, AKeptAnswerIsSealedAndGoesAfterADay) {
  Browser admin = administrator_of("64");
  admin.key = "kunci-permintaan-1";
  create(admin, "sari");
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_kept_answers"), 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_kept_answers WHERE answer LIKE '%password%'"), 0);
  sql("UPDATE access_kept_answers SET at = '2026-02-02T00:59:00.000Z'");
  admin.key = "kunci-permintaan-2";
  create(admin, "budi");
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_kept_answers WHERE key = 'kunci-permintaan-1'"), 0);
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_kept_answers"), 1);
}

TEST_F(AccountsDoor, ATemporaryPasswordLastsSevenDays) {
  Browser admin = administrator_of("64");
  const std::string temporary = text_at(create(admin, "sari"), "/temporary_password");
  pass_minutes(7 * 24 * 60);
  Browser sari(*door_);
  EXPECT_EQ(code_of(sari.sign_in("sari", temporary)), "temporary_password_expired");
  EXPECT_EQ(code_of(sari.sign_in("sari", "salah semua")), "sign_in_refused");
}

TEST_F(AccountsDoor, EveryFaultIsNamedAtOnce) {
  Browser admin = administrator_of("64");
  const auto response =
      admin.post("/api/v1/accounts",
                 JsonObject{{"sign_in_name", "S"}, {"name", " "}, {"roles", JsonArray{"administrator", "staff"}}});
  EXPECT_EQ(response.status, 422);
  std::string codes;
  for (const Json& error : list_in(response, "errors")) codes += std::string(error.at("code").as_string()) + " ";
  EXPECT_EQ(codes, "sign_in_name_malformed person_name_malformed administrator_stands_apart ");
}

TEST_F(AccountsDoor, NamesAreTakenInsideOneGovernmentOnly) {
  Browser kaltim = administrator_of("64");
  Browser jatim = administrator_of("35");
  EXPECT_EQ(create(kaltim, "sari").status, 201);
  EXPECT_EQ(code_of(create(kaltim, "sari")), "sign_in_name_taken");
  EXPECT_EQ(create(jatim, "sari").status, 201);
}

TEST_F(AccountsDoor, AnotherGovernmentsAccountsAreNotThere) {
  Browser kaltim = administrator_of("64");
  Browser jatim = administrator_of("35");
  Browser sari = account(kaltim, "sari", {"staff"});
  const std::string foreign = id_of(sari);
  const std::string missing(32, '0');
  jatim.if_match = "*";
  EXPECT_EQ(rename(jatim, foreign, "Lain").body, rename(jatim, missing, "Lain").body);
  EXPECT_EQ(rename(jatim, foreign, "Lain").status, 404);
  EXPECT_EQ(reset(jatim, foreign, "both").body, reset(jatim, missing, "both").body);
  EXPECT_EQ(reset(jatim, foreign, "both").status, 404);
  EXPECT_EQ(jatim.post("/api/v1/accounts/" + foreign + "/disable").body,
            jatim.post("/api/v1/accounts/" + missing + "/disable").body);
  EXPECT_FALSE(jatim.get("/api/v1/accounts").body.contains("sari"));
  EXPECT_FALSE(jatim.get("/api/v1/audit-trail").body.contains("sari"));
  EXPECT_TRUE(list_in(jatim.get("/api/v1/audit-trail?account=" + foreign), "entries").empty());
  EXPECT_EQ(sari.get("/api/v1/account/sessions").status, 200);
}

TEST_F(AccountsDoor, AChangeStatesTheVersionItSaw) {
  Browser admin = administrator_of("64");
  const std::string id = text_at(create(admin, "sari"), "/account/id");
  EXPECT_EQ(code_of(rename(admin, id, "Sari")), "precondition_required");
  admin.if_match = "\"1\"";
  const auto changed = rename(admin, id, "Sari");
  EXPECT_EQ(changed.status, 200) << changed.body;
  EXPECT_EQ(changed.header("etag"), "\"2\"");
  EXPECT_EQ(text_at(changed, "/name"), "Sari");
  EXPECT_EQ(code_of(rename(admin, id, "Sari W.")), "precondition_failed");
}

TEST_F(AccountsDoor, AGovernmentKeepsAnAdministrator) {
  Browser admin = administrator_of("64");
  const std::string own = id_of(admin);
  EXPECT_EQ(code_of(admin.post("/api/v1/accounts/" + own + "/disable")), "last_administrator");
  admin.if_match = "*";
  const auto step_down =
      admin.send(web::Method::Patch, "/api/v1/accounts/" + own, JsonObject{{"roles", JsonArray{"staff"}}});
  EXPECT_EQ(code_of(step_down), "own_roles_fixed");
  EXPECT_EQ(code_of(reset(admin, own, "password")), "own_account_not_reset");
  Browser second = account(admin, "admin2", {"administrator"});
  EXPECT_EQ(admin.post("/api/v1/accounts/" + own + "/disable").status, 200);
  EXPECT_EQ(code_of(admin.get("/api/v1/accounts")), "sign_in_needed");
}

TEST_F(AccountsDoor, AResetEndsSessionsAndWakesADisabledAccount) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const std::string id = id_of(sari);
  ASSERT_EQ(admin.post("/api/v1/accounts/" + id + "/disable").status, 200);
  EXPECT_EQ(text_at(sari.get("/api/v1/session"), "/stage"), "signed_out");
  EXPECT_EQ(code_of(reset(admin, id, "second_factor")), "disabled_needs_password");
  const auto woken = reset(admin, id, "password");
  EXPECT_EQ(text_at(woken, "/account/state"), "active");
  EXPECT_EQ(code_of(sari.sign_in("sari", password)), "sign_in_refused");
  EXPECT_EQ(sari.sign_in("sari", text_at(woken, "/temporary_password")).status, 200);
}

TEST_F(AccountsDoor, AResetOfTheSecondFactorLeavesThePassword) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  enrol(sari, password);
  const auto done = reset(admin, id_of(sari), "second_factor");
  EXPECT_EQ(done.status, 200) << done.body;
  EXPECT_FALSE(body_of(done).as_object().contains("temporary_password"));
  EXPECT_EQ(text_at(sari.get("/api/v1/session"), "/stage"), "signed_out");
  EXPECT_EQ(text_at(sari.sign_in("sari", password), "/stage"), "signed_in");
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_recovery_codes"
                   " WHERE account IN (SELECT id FROM access_accounts WHERE sign_in_name = 'sari')"),
            0);
}

TEST_F(AccountsDoor, ListsPageByPage) {
  Browser admin = administrator_of("64");
  for (const char* name : {"citra", "adi", "budi"}) ASSERT_EQ(create(admin, name).status, 201);
  std::string names;
  std::string target = "/api/v1/accounts?limit=2";
  for (int pages = 0; pages < 5 && !target.empty(); ++pages) {
    const auto page = admin.get(target);
    for (const Json& row : list_in(page, "accounts")) names += std::string(row.at("sign_in_name").as_string()) + " ";
    const std::string next = text_at(page, "/next");
    target = next.empty() ? "" : "/api/v1/accounts?limit=2&cursor=" + next;
  }
  EXPECT_EQ(names, "adi@64 admin@64 budi@64 citra@64 ");
  EXPECT_EQ(code_of(admin.get("/api/v1/accounts?limit=0")), "field_unknown_value");
  EXPECT_EQ(code_of(admin.get("/api/v1/accounts?limit=2x")), "field_unknown_value");
  EXPECT_EQ(code_of(admin.get("/api/v1/accounts?cursor=zzz")), "cursor_malformed");
}

TEST_F(AccountsDoor, TheTrailTellsWhoDidWhatFromWhere) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff"});
  const std::string id = id_of(sari);
  Browser(*door_, "198.51.100.9").sign_in("sari", "salah semua");
  ASSERT_EQ(admin.post("/api/v1/accounts/" + id + "/disable").status, 200);
  EXPECT_EQ(kinds(admin, "?account=" + id), "account_disabled sign_in! password_changed sign_in account_created ");
  const Json newest = body_of(admin.get("/api/v1/audit-trail?limit=2"));
  EXPECT_EQ(newest.at_pointer("/entries/0/actor_name").as_string(), "Penata Sistem");
  EXPECT_EQ(newest.at_pointer("/entries/0/subject_name").as_string(), "Orang Contoh");
  EXPECT_EQ(newest.at_pointer("/entries/1/address").as_string(), "198.51.100.9");
  EXPECT_EQ(newest.at_pointer("/entries/1/at").as_string(), "2026-02-03T01:00:00.000Z");
  EXPECT_FALSE(newest.at_pointer("/entries/1").as_object().contains("actor"));
  const std::string older = kinds(admin, "?limit=2&cursor=" + std::string(newest.at("next").as_string()));
  EXPECT_EQ(older, "password_changed sign_in ");
}

TEST_F(AccountsDoor, TheTrailHoldsNoSecretAndNotWhatStrangersType) {
  Browser admin = administrator_of("64");
  account(admin, "sari", {"staff"});
  Browser(*door_).sign_in("frasa-yang-salah-kolom", "salah semua");
  const std::string trail = admin.get("/api/v1/audit-trail").body;
  EXPECT_TRUE(kinds(admin).starts_with("sign_in! "));
  for (const char* secret : {"frasa-yang-salah-kolom", "salah semua", password}) EXPECT_FALSE(trail.contains(secret));
}

TEST_F(AccountsDoor, OnlyAdministratorsAndAuditorsReadTheTrail) {
  Browser admin = administrator_of("64");
  Browser auditor = account(admin, "audit", {"auditor"});
  Browser staff = account(admin, "sari", {"staff"});
  EXPECT_EQ(auditor.get("/api/v1/audit-trail").status, 200);
  EXPECT_EQ(code_of(auditor.get("/api/v1/accounts")), "not_permitted");
  EXPECT_EQ(code_of(staff.get("/api/v1/audit-trail")), "not_permitted");
  EXPECT_EQ(code_of(Browser(*door_).get("/api/v1/audit-trail")), "sign_in_needed");
}

TEST_F(AccountsDoor, TheOperatorNamesAnAccountInFull) {
  Browser admin = administrator_of("64");
  Browser sari = account(admin, "sari", {"staff", "legal"});
  const auto named = [&](const char* name) { return door_->access().caller_named(name); };
  ASSERT_TRUE(named("sari@64"));
  EXPECT_EQ(named("sari@64")->roles, (std::set<Role>{Role::Staff, Role::Legal}));
  EXPECT_EQ(named("sari@64")->account.text(), id_of(sari));
  EXPECT_TRUE(named("sari@64")->session.empty());
  for (const char* unknown : {"sari", "sari@35", "tono@64", ""}) {
    ASSERT_FALSE(named(unknown)) << unknown;
    EXPECT_EQ(named(unknown).error().front().code, "account_unknown") << unknown;
  }
  ASSERT_EQ(admin.post("/api/v1/accounts/" + id_of(sari) + "/disable").status, 200);
  EXPECT_EQ(named("sari@64").error().front().code, "account_disabled");
}

class DemoDoor : public AccountsDoor {
 protected:
  DemoDoor() {
    AccessSettings settings = strict_settings();
    settings.demo = true;
    settings.demo_password = "peragaan simpul";
    door_ = new_door(settings);
  }
  std::string put(const std::string& government, const std::string& name, Role role) {
    return door_->access().put_demo_account({*RegionCode::parse(government), name, "Contoh", {role}}).value().text();
  }
};

TEST_F(DemoDoor, ListsAccountsThatOpenWithWhatItSays) {
  EXPECT_EQ(put("64", "staf.kerja", Role::Staff), "demo-64-staf-kerja");
  EXPECT_EQ(put("64", "staf.kerja", Role::Staff), "demo-64-staf-kerja");
  put("35", "admin", Role::Administrator);
  const auto accounts = list_in(Browser(*door_).get("/api/v1/demo-accounts"), "accounts");
  ASSERT_EQ(accounts.size(), 2u);
  EXPECT_EQ(accounts[1].at("government_name").as_string(), "Kalimantan Timur");
  for (const Json& row : accounts) {
    Browser browser(*door_);
    const auto entered =
        browser.sign_in(std::string(row.at("sign_in_name").as_string()), std::string(row.at("password").as_string()));
    EXPECT_EQ(text_at(entered, "/stage"), "signed_in");
  }
}

TEST_F(DemoDoor, NobodyChangesAnAccountForEverybodyElse) {
  const std::string staff = put("64", "staf", Role::Staff);
  put("64", "admin", Role::Administrator);
  Browser admin(*door_);
  admin.sign_in("admin@64", "peragaan simpul");
  EXPECT_EQ(code_of(admin.post("/api/v1/accounts/" + staff + "/disable")), "demo_account_is_shared");
  EXPECT_EQ(code_of(reset(admin, staff, "both")), "demo_account_is_shared");
  EXPECT_EQ(code_of(admin.post("/api/v1/account/password",
                               JsonObject{{"current_password", "peragaan simpul"}, {"password", password}})),
            "demo_account_is_shared");
  EXPECT_EQ(code_of(admin.post("/api/v1/account/totp", JsonObject{{"current_password", "peragaan simpul"}})),
            "demo_account_is_shared");
}

TEST_F(AccountsDoor, OutsideTheDemonstrationNothingIsListed) {
  EXPECT_EQ(Browser(*door_).get("/api/v1/demo-accounts").status, 404);
}

}  // namespace
}  // namespace simpul::access
