#include "access_house.h"

#include "crypto/one_time_code.h"

namespace simpul::access {
namespace {

// RFC 4648 section 6, for the letters an authenticator is given.
std::string base32_decoded(const std::string& letters) {
  std::string out;
  unsigned buffer = 0;
  int bits = 0;
  for (const char c : letters) {
    buffer = buffer << 5 | static_cast<unsigned>(c >= 'A' ? c - 'A' : c - '2' + 26);
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    out += static_cast<char>(buffer >> bits & 0xFF);
  }
  return out;
}

}  // namespace

std::string House::code_now(const std::string& secret_base32) const {
  const auto step = clock_.now().ms / 1000 / totp_step_seconds;
  return fmt::format("{:06}", totp_code(base32_decoded(secret_base32), step));
}

std::string House::enrol(Browser& browser, const std::string& own_password) {
  const auto started = browser.post("/api/v1/account/totp", JsonObject{{"current_password", own_password}});
  EXPECT_EQ(started.status, 200) << started.body;
  const std::string secret = text_at(started, "/secret");
  const auto confirmed = browser.post("/api/v1/account/totp/confirmation", JsonObject{{"code", code_now(secret)}});
  EXPECT_EQ(confirmed.status, 200) << confirmed.body;
  return secret;
}

Browser House::administrator_of(const std::string& government) {
  Browser browser(*door_);
  const auto made =
      browser.post("/api/v1/first-run", JsonObject{{"code", door_->access().issue_first_run_code().value()},
                                                   {"government", government},
                                                   {"sign_in_name", "admin"},
                                                   {"name", "Penata Sistem"},
                                                   {"password", password}});
  EXPECT_EQ(made.status, 201) << made.body;
  EXPECT_EQ(browser.sign_in("admin@" + government, password).status, 200);
  if (text_at(browser.get("/api/v1/accounts"), "/type").ends_with("not_permitted")) enrol(browser, password);
  return browser;
}

Browser House::account(Browser& administrator, const std::string& name, const std::vector<std::string>& roles) {
  JsonArray wanted;
  for (const auto& role : roles) wanted.emplace_back(role);
  const auto made = administrator.post(
      "/api/v1/accounts", JsonObject{{"sign_in_name", name}, {"name", "Orang Contoh"}, {"roles", std::move(wanted)}});
  EXPECT_EQ(made.status, 201) << made.body;
  const std::string temporary = text_at(made, "/temporary_password");
  Browser browser(*door_);
  EXPECT_EQ(browser.sign_in(text_at(made, "/account/sign_in_name"), temporary).status, 200);
  const auto changed =
      browser.post("/api/v1/account/password", JsonObject{{"current_password", temporary}, {"password", password}});
  EXPECT_EQ(changed.status, 200) << changed.body;
  return browser;
}

}  // namespace simpul::access
