#include <gtest/gtest.h>

#include "bsre/bsre_client.h"
#include "encoding/json.h"
#include "stub_service.h"

namespace simpul::bsre {
namespace {

// Keeps everything that was said.
class KeptLog final : public Log {
 public:
  void write(LogLevel, std::string_view event, std::initializer_list<LogField> fields) override {
    text_ += event;
    for (const LogField& field : fields) {
      text_ += fmt::format(" {}=", field.name);
      std::visit([this](const auto& value) { text_ += fmt::format("{}", value); }, field.value);
    }
    text_ += "\n";
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

const std::string pdf = "%PDF-1.7\nnaskah\n%%EOF\n";

class Bsre : public testing::TestWithParam<Generation> {
 protected:
  Settings settings(Generation generation) {
    return {.url = stub_.url(),
            .generation = generation,
            .client_name = StubService::client_name,
            .client_password = StubService::client_password};
  }
  BsreClient client() { return {settings(GetParam()), log_}; }

  static RemoteSigner signer() { return {StubService::nik, ""}; }
  static RemoteConsent by_passphrase(std::string text = StubService::passphrase) {
    return {Secret(std::move(text)), Secret()};
  }
  static RemoteConsent by_code() { return {Secret(), Secret(std::string(StubService::code))}; }

  template <class T>
  std::string code_of(const Result<T, Refusal>& result) {
    if (!result) refused_.push_back(result.error());
    return result ? "done" : result.error().code;
  }

  StubService stub_;
  KeptLog log_;
  std::vector<Refusal> refused_;
};

INSTANTIATE_TEST_SUITE_P(, Bsre, testing::Values(Generation::V1, Generation::V2),
                         [](const auto& one) { return one.param == Generation::V1 ? "v1" : "v2"; });

TEST_P(Bsre, file_comes_back_signed) {
  const auto done =
      client().sign(pdf, signer(), {.visible = {}, .reason = "setuju", .location = "Samarinda"}, by_passphrase());
  ASSERT_TRUE(done) << done.error().code;
  EXPECT_EQ(done->pdf, StubService::signed_form_of(pdf));
  EXPECT_TRUE(done->keeps_earlier_bytes);
  EXPECT_EQ(done->document_id, GetParam() == Generation::V1 ? "abc-123" : "");
}

TEST_P(Bsre, wrong_passphrase_and_unknown_user_are_told_apart) {
  EXPECT_EQ(code_of(client().sign(pdf, signer(), {}, by_passphrase("salah"))), "bsre_passphrase_wrong");
  EXPECT_EQ(code_of(client().sign(pdf, {"1111222233334444", ""}, {}, by_passphrase())), "bsre_user_unknown");
}

TEST_P(Bsre, account_of_the_application_may_be_refused) {
  Settings wrong = settings(GetParam());
  wrong.client_password = "lain";
  EXPECT_EQ(code_of(BsreClient(wrong, log_).sign(pdf, signer(), {}, by_passphrase())), "bsre_account_refused");
}

TEST_P(Bsre, every_state_of_an_account_is_known) {
  const std::pair<const char*, RemoteAccountState> states[] = {
      {"ISSUE", RemoteAccountState::Issue},
      {"EXPIRED", RemoteAccountState::Expired},
      {"RENEW", RemoteAccountState::Renew},
      {"WAITING_FOR_VERIFICATION", RemoteAccountState::WaitingForVerification},
      {"NEW", RemoteAccountState::New},
      {"NO_CERTIFICATE", RemoteAccountState::NoCertificate},
      {"NOT_REGISTERED", RemoteAccountState::NotRegistered},
      {"SUSPEND", RemoteAccountState::Suspend},
      {"REVOKE", RemoteAccountState::Revoke},
      {"SESUATU_YANG_BARU", RemoteAccountState::Unknown}};
  for (const auto& [word, state] : states) {
    stub_.account_is(word);
    const auto account = client().account(signer());
    ASSERT_TRUE(account) << account.error().code;
    EXPECT_EQ(account->state, state) << word;
  }
}

TEST_P(Bsre, trouble_of_the_service_is_told_by_its_kind) {
  const std::pair<loopback::Answer, const char*> cases[] = {
      {{500, "text/html", "<h1>galat</h1>"}, "bsre_service_error"},
      {{503, "application/json", "{}"}, "bsre_service_error"},
      {{400, "application/json", "{\"status_code\":2099,\"error\":\"lain\"}"}, "bsre_refused"},
      {{404, "text/plain", "tidak ada"}, "bsre_refused"},
      {{200, "text/html", "<h1>masuk dahulu</h1>"}, "bsre_answer_unusable"},
      {{200, "application/json", "{\"time\":1,\"file\":[]}"}, "bsre_answer_unusable"},
      {{200, "application/json", "{\"time\":1,\"file\":[\"bukan base64\"]}"}, "bsre_answer_unusable"}};
  for (const auto& [answer, code] : cases) {
    stub_.say(answer);
    EXPECT_EQ(code_of(client().sign(pdf, signer(), {}, by_passphrase())), code) << answer.body;
  }
}

TEST_P(Bsre, redirect_is_not_followed) {
  StubService elsewhere;
  stub_.say({302, "text/plain", "", {{"Location", elsewhere.url() + "/api/sign/pdf"}}});
  EXPECT_EQ(code_of(client().sign(pdf, signer(), {}, by_passphrase())), "bsre_refused");
  EXPECT_TRUE(elsewhere.asked().empty());
}

TEST_P(Bsre, silence_ends) {
  stub_.say({.status = 200, .body = "", .never = true});
  Settings hasty = settings(GetParam());
  hasty.time = std::chrono::seconds(1);
  EXPECT_EQ(code_of(BsreClient(hasty, log_).sign(pdf, signer(), {}, by_passphrase())), "bsre_timeout");
}

TEST_P(Bsre, file_that_comes_back_unsigned_is_refused) {
  if (GetParam() == Generation::V1) {
    stub_.say({200, "application/pdf", pdf});
  } else {
    stub_.say({200, "application/json", "{\"time\":1,\"file\":[\"JVBERi0xLjcKbmFza2FoCiUlRU9GCg==\"]}"});
  }
  EXPECT_EQ(code_of(client().sign(pdf, signer(), {}, by_passphrase())), "bsre_answer_unusable");
}

TEST_P(Bsre, file_written_anew_is_reported) {
  if (GetParam() == Generation::V1) {
    stub_.say({200, "application/pdf", "%PDF-1.6 lain"});
  } else {
    stub_.say({200, "application/json", "{\"time\":1,\"file\":[\"JVBERi0xLjYgbGFpbg==\"]}"});
  }
  const auto done = client().sign(pdf, signer(), {}, by_passphrase());
  ASSERT_TRUE(done) << done.error().code;
  EXPECT_FALSE(done->keeps_earlier_bytes);
}

TEST_P(Bsre, what_cannot_be_sent_is_refused_before_anything_is) {
  EXPECT_EQ(code_of(client().sign("bukan pdf", signer(), {}, by_passphrase())), "bsre_file_unfit");
  EXPECT_EQ(code_of(client().sign(pdf, {"64720101", ""}, {}, by_passphrase())), "bsre_identity_unfit");
  EXPECT_EQ(code_of(client().sign(pdf, {"../../x", ""}, {}, by_passphrase())), "bsre_identity_unfit");
  EXPECT_EQ(code_of(client().sign(pdf, signer(), {}, RemoteConsent{})), "bsre_consent_unfit");
  RemoteConsent both = by_passphrase();
  both.one_time_code = Secret(std::string("123456"));
  EXPECT_EQ(code_of(client().sign(pdf, signer(), {}, std::move(both))), "bsre_consent_unfit");
  const RemoteLook visible{.visible = RemoteLook::Visible{{1, 72, 100, 200, 60}, 842, "", ""}};
  const auto unsettled = client().sign(pdf, signer(), visible, by_passphrase());
  EXPECT_EQ(code_of(unsettled), "bsre_setting_missing");
  EXPECT_EQ(unsettled.error().facts.at("setting"), "origin");
  Settings open = settings(GetParam());
  open.url = "http://esign.contoh.go.id";
  EXPECT_EQ(code_of(BsreClient(open, log_).sign(pdf, signer(), {}, by_passphrase())), "bsre_address_unsafe");
  open.url = "http://127.0.0.1.contoh.go.id";
  EXPECT_EQ(code_of(BsreClient(open, log_).sign(pdf, signer(), {}, by_passphrase())), "bsre_address_unsafe");
  EXPECT_TRUE(stub_.asked().empty());
}

TEST_P(Bsre, place_is_counted_from_the_configured_corner) {
  const RemoteLook look{.visible = RemoteLook::Visible{{2, 72, 100, 200, 60}, 842, "gambar", "https://contoh.go.id/v"}};
  for (const auto& [origin, y] : {std::pair{Origin::LowerLeft, 100}, std::pair{Origin::UpperLeft, 682}}) {
    Settings settled = settings(GetParam());
    settled.origin = origin;
    ASSERT_TRUE(BsreClient(settled, log_).sign(pdf, signer(), look, by_passphrase()));
    const loopback::Asked asked = stub_.asked().back();
    if (GetParam() == Generation::V1) {
      const auto form = form_in(asked);
      EXPECT_EQ(form.at("tampilan"), "visible");
      EXPECT_EQ(form.at("page"), "2");
      EXPECT_EQ(form.at("xAxis"), "72");
      EXPECT_EQ(form.at("yAxis"), std::to_string(y));
      EXPECT_EQ(form.at("width"), "200");
      EXPECT_EQ(form.at("height"), "60");
      EXPECT_EQ(form.at("image"), "true");
      EXPECT_EQ(form.at("imageTTD"), "gambar");
      EXPECT_EQ(form.at("linkQR"), "https://contoh.go.id/v");
    } else {
      const Json place = read_json(asked.body)->at("signatureProperties").at(0);
      EXPECT_EQ(place.at("tampilan"), "VISIBLE");
      EXPECT_EQ(place.at("page"), 2);
      EXPECT_EQ(place.at("originX"), 72);
      EXPECT_EQ(place.at("originY"), y);
      EXPECT_EQ(place.at("imageBase64"), "Z2FtYmFy");
    }
  }
}

// Every way to succeed and to be refused, with a service that repeats all it hears: what the signer typed, who the
// signer is and what the application signs in with stand in no log and no refusal.
TEST_P(Bsre, secrets_stand_in_no_log_and_no_refusal) {
  code_of(client().sign(pdf, signer(), {}, by_passphrase()));
  code_of(client().sign(pdf, signer(), {}, by_passphrase("salah")));
  code_of(client().account(signer()));
  if (GetParam() == Generation::V2) code_of(client().sign(pdf, signer(), {}, by_code()));
  for (const int status : {200, 302, 400, 401, 418, 500}) {
    for (const char* secret : {StubService::nik, "Frasa", StubService::code, StubService::client_password}) {
      JsonObject echo{{"error", "galat untuk " + std::string(secret)}, {"status_code", std::string(secret)}};
      if (std::string_view(secret) == "Frasa") echo["error"] = StubService::passphrase;
      if (std::string_view(secret) == "Frasa") echo["status_code"] = StubService::passphrase;
      stub_.say({status, "application/json", json_text(echo)});
      code_of(client().sign(pdf, signer(), {}, by_passphrase()));
      if (GetParam() == Generation::V2) code_of(client().sign(pdf, signer(), {}, by_code()));
      code_of(client().account(signer()));
    }
  }
  ASSERT_GT(refused_.size(), 20u);
  std::string everything = log_.text();
  for (const Refusal& refusal : refused_) {
    everything += refusal.code + refusal.pointer;
    for (const auto& [name, value] : refusal.facts) everything += name + value;
  }
  EXPECT_NE(everything.find("operation=sign"), std::string::npos);
  for (const char* secret : {"rahasia", "salah", StubService::nik, StubService::client_password}) {
    EXPECT_EQ(everything.find(secret), std::string::npos) << secret;
  }
  if (GetParam() == Generation::V2) {
    EXPECT_EQ(everything.find(StubService::code), std::string::npos);
  }
}

class BsreV1 : public Bsre {};
INSTANTIATE_TEST_SUITE_P(, BsreV1, testing::Values(Generation::V1), [](const auto&) { return "only"; });

TEST_P(BsreV1, file_that_is_only_named_is_fetched) {
  stub_.name_files_only();
  const auto done = client().sign(pdf, signer(), {}, by_passphrase());
  ASSERT_TRUE(done) << done.error().code;
  EXPECT_EQ(done->pdf, StubService::signed_form_of(pdf));
  EXPECT_EQ(stub_.asked().back().target, "/api/sign/download/abc-123");
}

TEST_P(BsreV1, id_of_a_document_cannot_lead_elsewhere) {
  EXPECT_EQ(code_of(client().download("../user/status/1")), "bsre_document_id_unfit");
  stub_.say({200, "application/json", "{\"id_dokumen\":\"../../x\"}"});
  EXPECT_EQ(code_of(client().sign(pdf, signer(), {}, by_passphrase())), "bsre_document_id_unfit");
}

TEST_P(BsreV1, verification_is_read) {
  const auto seen = client().verify(pdf, Secret());
  ASSERT_TRUE(seen) << seen.error().code;
  EXPECT_EQ(seen->summary, "VALID");
  EXPECT_EQ(seen->count, 1);
  ASSERT_EQ(seen->entries.size(), 1u);
  EXPECT_EQ(seen->entries[0].signer, "ISRAN NOOR");
  EXPECT_EQ(seen->entries[0].intact, true);
  EXPECT_EQ(form_in(stub_.asked().back()).at("signed_file"), pdf);
}

TEST_P(BsreV1, what_only_v2_offers_is_refused) {
  EXPECT_EQ(code_of(client().request_code(signer())), "bsre_not_offered");
  EXPECT_EQ(code_of(client().request_seal_code()), "bsre_not_offered");
  EXPECT_EQ(code_of(client().sign(pdf, signer(), {}, by_code())), "bsre_consent_unfit");
  EXPECT_EQ(code_of(client().sign(pdf, {"", StubService::email}, {}, by_passphrase())), "bsre_identity_unfit");
}

class BsreV2 : public Bsre {};
INSTANTIATE_TEST_SUITE_P(, BsreV2, testing::Values(Generation::V2), [](const auto&) { return "only"; });

TEST_P(BsreV2, signer_is_known_by_address_and_code_too) {
  const auto done = client().sign(pdf, {"", StubService::email}, {}, by_code());
  ASSERT_TRUE(done) << done.error().code;
  const Json sent = *read_json(stub_.asked().back().body);
  EXPECT_FALSE(sent.as_object().contains("nik"));
  EXPECT_FALSE(sent.as_object().contains("passphrase"));
  EXPECT_EQ(sent.at("totp"), StubService::code);
}

TEST_P(BsreV2, code_is_asked_for_once_its_data_is_known) {
  EXPECT_EQ(code_of(client().request_code(signer())), "bsre_setting_missing");
  Settings settled = settings(Generation::V2);
  settled.code_request_data = "TTE";
  EXPECT_EQ(code_of(BsreClient(settled, log_).request_code(signer())), "done");
  EXPECT_EQ(read_json(stub_.asked().back().body)->at("data"), "TTE");
}

TEST_P(BsreV2, seal_works_once_it_was_tried) {
  EXPECT_EQ(code_of(client().seal(pdf, {}, Secret(std::string(StubService::code)))), "bsre_setting_missing");
  Settings settled = settings(Generation::V2);
  settled.seal_subscriber = "pemprov-64";
  BsreClient sealing(settled, log_);
  EXPECT_EQ(code_of(sealing.request_seal_activation()), "done");
  EXPECT_EQ(code_of(sealing.request_seal_code()), "done");
  EXPECT_EQ(code_of(sealing.seal(pdf, {}, Secret())), "bsre_consent_unfit");
  const auto done = sealing.seal(pdf, {}, Secret(std::string(StubService::code)));
  ASSERT_TRUE(done) << done.error().code;
  EXPECT_EQ(done->pdf, StubService::signed_form_of(pdf));
}

TEST_P(BsreV2, verification_that_is_not_described_is_handed_on_unread) {
  const auto seen = client().verify(pdf, Secret());
  ASSERT_TRUE(seen) << seen.error().code;
  EXPECT_TRUE(seen->entries.empty());
  EXPECT_EQ(seen->raw, "{\"kesimpulan\":\"lain\"}");
}

TEST_P(BsreV2, download_is_not_offered) { EXPECT_EQ(code_of(client().download("abc-123")), "bsre_not_offered"); }

}  // namespace
}  // namespace simpul::bsre
