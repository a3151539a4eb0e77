#include <thread>

#include "access_house.h"

namespace simpul::access {
namespace {

class FirstRunDoor : public House {
 protected:
  web::Response complete(const std::string& code, JsonObject changes = {}) {
    JsonObject body{{"code", code},
                    {"government", "64"},
                    {"sign_in_name", "admin"},
                    {"name", "Penata Sistem"},
                    {"password", password}};
    for (const auto& [name, value] : changes) body[name] = value;
    return Browser(*door_).post("/api/v1/first-run", body);
  }
  std::string new_code() { return door_->access().issue_first_run_code().value(); }
  bool open() { return door_->access().first_run_open().value(); }
};

TEST_F(FirstRunDoor, MakesTheGovernmentAndItsFirstAdministrator) {
  std::vector<std::string> made;
  door_->create_government = [&](const RegionCode& code) -> Result<void, Refusals> {
    made.push_back(code.text());
    return {};
  };
  EXPECT_TRUE(open());
  const auto response = complete(new_code());
  ASSERT_EQ(response.status, 201) << response.body;
  EXPECT_EQ(made, std::vector<std::string>{"64"});
  EXPECT_EQ(text_at(response, "/sign_in_name"), "admin@64");
  EXPECT_EQ(text_at(response, "/roles/0"), "administrator");
  EXPECT_FALSE(open());
  EXPECT_EQ(Browser(*door_).sign_in("admin", password).status, 200);
}

TEST_F(FirstRunDoor, NoAccountIsThereBeforehand) {
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_accounts"), 0);
  EXPECT_EQ(code_of(Browser(*door_).sign_in("admin", "admin")), "sign_in_refused");
  EXPECT_EQ(code_of(complete("AAAA-AAAA-AAAA-AAAA")), "first_run_code_refused");
  EXPECT_EQ(code_of(complete("")), "first_run_code_refused");
}

TEST_F(FirstRunDoor, ACodeWorksOnce) {
  const std::string code = new_code();
  EXPECT_EQ(complete(code).status, 201);
  EXPECT_EQ(code_of(complete(code, {{"government", "35"}})), "first_run_code_refused");
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_accounts"), 1);
}

TEST_F(FirstRunDoor, ACodeLastsADay) {
  const std::string code = new_code();
  pass_minutes(24 * 60);
  EXPECT_EQ(code_of(complete(code)), "first_run_code_refused");
  const std::string fresh = new_code();
  pass_minutes(24 * 60 - 1);
  EXPECT_EQ(complete(fresh).status, 201);
}

TEST_F(FirstRunDoor, ANewCodeReplacesTheOld) {
  const std::string old = new_code();
  const std::string fresh = new_code();
  EXPECT_NE(old, fresh);
  EXPECT_EQ(code_of(complete(old)), "first_run_code_refused");
  EXPECT_EQ(complete(fresh).status, 201);
}

TEST_F(FirstRunDoor, KnowsWhetherACodeWaits) {
  const auto waiting = [&] { return door_->access().first_run_code_waiting().value(); };
  EXPECT_FALSE(waiting());
  new_code();
  EXPECT_TRUE(waiting());
  pass_minutes(24 * 60);
  EXPECT_FALSE(waiting());
  EXPECT_EQ(complete(new_code()).status, 201);
  EXPECT_FALSE(waiting());
}

TEST_F(FirstRunDoor, TheStoreDoesNotHoldTheCode) {
  const std::string code = new_code();
  std::string everything;
  for (const auto& entry : std::filesystem::directory_iterator(folder_)) everything += file_text(entry.path());
  EXPECT_FALSE(everything.contains(code));
}

TEST_F(FirstRunDoor, ARefusalLeavesTheCodeAndNothingElse) {
  const std::string code = new_code();
  door_->create_government = [](const RegionCode& region) -> Result<void, Refusals> {
    if (region.text() == "64") return {};
    return refuse(Refusals{{"route_not_found", "/government", {}}});
  };
  EXPECT_EQ(code_of(complete(code, {{"government", "99"}})), "route_not_found");
  EXPECT_EQ(code_of(complete(code, {{"password", "admin"}})), "password_too_short");
  EXPECT_EQ(code_of(complete(code, {{"sign_in_name", "A"}})), "sign_in_name_malformed");
  EXPECT_EQ(code_of(complete(code, {{"government", "6"}})), "field_unknown_value");
  EXPECT_TRUE(open());
  EXPECT_EQ(complete(code).status, 201);
}

TEST_F(FirstRunDoor, AGovernmentIsSetUpOnce) {
  ASSERT_EQ(complete(new_code()).status, 201);
  const std::string code = new_code();
  EXPECT_EQ(code_of(complete(code, {{"sign_in_name", "other"}})), "government_already_set_up");
  EXPECT_EQ(complete(code, {{"government", "35"}}).status, 201);
}

TEST_F(FirstRunDoor, OfTwoAtOnceOneWins) {
  const std::string code = new_code();
  std::atomic<int> governments = 0;
  door_->create_government = [&](const RegionCode&) -> Result<void, Refusals> {
    ++governments;
    return {};
  };
  std::atomic<int> won = 0;
  std::vector<std::thread> threads;
  for (const char* region : {"64", "35", "18", "51"}) {
    threads.emplace_back([&, region] {
      if (complete(code, {{"government", region}}).status == 201) ++won;
    });
  }
  for (auto& thread : threads) thread.join();
  EXPECT_EQ(won, 1);
  EXPECT_EQ(governments, 1);
  EXPECT_EQ(number("SELECT COUNT(*) FROM access_accounts"), 1);
}

}  // namespace
}  // namespace simpul::access
