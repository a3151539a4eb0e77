#include "pen.h"

#include "encoding/base64.h"
#include "encoding/mapper.h"

namespace simpul::signing {
namespace {

Refusals single(std::string code, std::string pointer, std::map<std::string, std::string> facts = {}) {
  return {{std::move(code), std::move(pointer), std::move(facts)}};
}

// A key of one's own: in a file or on a token.
class KeyPen final : public Pen {
 public:
  KeyPen(PdfSignatures& pdf, std::unique_ptr<PdfSigningKey> key, ExpectedHolder holder, CertificateStanding certificate)
      : pdf_(pdf), key_(std::move(key)), holder_(std::move(holder)), certificate_(std::move(certificate)) {}

  Method method() const override { return Method::Pades; }
  const CertificateStanding& certificate() const override { return certificate_; }
  const ExpectedHolder& holder() const override { return holder_; }
  bool may_sign_anew() const override { return true; }
  Result<std::string, Refusal> sign(const std::string& pdf, const SignatureStatement& statement) override {
    return pdf_.sign(pdf, statement, *key_);
  }

 private:
  PdfSignatures& pdf_;
  const std::unique_ptr<PdfSigningKey> key_;
  const ExpectedHolder holder_;
  const CertificateStanding certificate_;
};

// What keeps an account from signing. The service's own words are not repeated: they may hold what was sent.
const char* finding_of(RemoteAccountState state) {
  switch (state) {
    case RemoteAccountState::Expired:
      return "service_account_expired";
    case RemoteAccountState::Renew:
      return "service_account_renew";
    case RemoteAccountState::WaitingForVerification:
      return "service_account_waiting_for_verification";
    case RemoteAccountState::New:
      return "service_account_new";
    case RemoteAccountState::NoCertificate:
      return "service_account_no_certificate";
    case RemoteAccountState::NotRegistered:
      return "service_account_not_registered";
    case RemoteAccountState::Suspend:
      return "service_account_suspend";
    case RemoteAccountState::Revoke:
      return "service_account_revoke";
    case RemoteAccountState::Issue:
    case RemoteAccountState::Unknown:
      break;
  }
  return "service_account_unknown";
}

// A key that a certificate authority holds for the signer.
class ServicePen final : public Pen {
 public:
  ServicePen(std::shared_ptr<RemoteSigning> service, ExpectedHolder holder, RemoteConsent consent)
      : service_(std::move(service)),
        holder_(std::move(holder)),
        signer_{holder_.nik, ""},
        consent_(std::move(consent)) {}

  Result<void, Refusal> ask_account() {
    const auto account = service_->account(signer_);
    if (!account) return refuse(account.error());
    const bool ready = account->state == RemoteAccountState::Issue;
    const bool open = account->state == RemoteAccountState::Unknown;
    certificate_.fitness = ready  ? CertificateFitness::Fit
                           : open ? CertificateFitness::Undeterminable
                                  : CertificateFitness::Unfit;
    if (!ready) {
      certificate_.findings.push_back({finding_of(account->state), {}});
    }
    return {};
  }

  Method method() const override { return Method::Bsre; }
  const CertificateStanding& certificate() const override { return certificate_; }
  const ExpectedHolder& holder() const override { return holder_; }
  bool may_sign_anew() const override { return false; }
  Result<std::string, Refusal> sign(const std::string& pdf, const SignatureStatement& statement) override {
    RemoteLook look;
    look.reason = statement.reason;
    look.location = statement.place;
    auto done = service_->sign(
        pdf, signer_, look,
        {Secret(std::string(consent_.passphrase.view())), Secret(std::string(consent_.one_time_code.view()))});
    if (!done) return refuse(std::move(done.error()));
    if (!done->keeps_earlier_bytes) return refuse(Refusal{"signed_file_rewritten"});
    return std::move(done->pdf);
  }

 private:
  const std::shared_ptr<RemoteSigning> service_;
  const ExpectedHolder holder_;
  const RemoteSigner signer_;
  const RemoteConsent consent_;
  CertificateStanding certificate_;
};

Secret secret_of(std::optional<std::string>& text) { return text ? Secret(*text) : Secret(); }

Result<std::unique_ptr<Pen>, Refusals> pen_of(Tools& tools, Result<std::unique_ptr<PdfSigningKey>, Refusal> key,
                                              const std::string& holder) {
  if (!key) return refuse(Refusals{std::move(key.error())});
  auto report = tools.pdf.check(**key, tools.trust());
  if (!report) return refuse(Refusals{std::move(report.error())});
  ExpectedHolder expected{holder, ""};
  for (SignatureFinding& finding : holder_findings(report->holder, expected)) {
    report->findings.push_back(std::move(finding));
  }
  return std::unique_ptr<Pen>(
      std::make_unique<KeyPen>(tools.pdf, std::move(*key), std::move(expected), standing_of(std::move(*report))));
}

Result<std::unique_ptr<Pen>, Refusals> file_pen(Tools& tools, const std::string& holder, KeyGiven& given) {
  if (!given.pkcs12 || !given.passphrase) return refuse(single("signing_key_incomplete", "/key"));
  auto file = base64_decode(*given.pkcs12);
  if (!file) return refuse(single("signing_key_incomplete", "/key/pkcs12"));
  // The decoded file holds the key, sealed by the passphrase alone.
  const Secret bytes(*file);
  return pen_of(tools, tools.pdf.open_pkcs12(bytes.view(), secret_of(given.passphrase)), holder);
}

Result<std::unique_ptr<Pen>, Refusals> token_pen(Tools& tools, const RegionCode& government, const std::string& holder,
                                                 KeyGiven& given) {
  const auto address = tools.token_of(government, holder);
  if (!address) return refuse(single("signing_token_not_set_up", "/key/kind"));
  if (!given.pin) return refuse(single("signing_key_incomplete", "/key/pin"));
  return pen_of(tools, tools.pdf.open_token(*address, secret_of(given.pin)), holder);
}

Result<std::unique_ptr<Pen>, Refusals> service_pen(Tools& tools, const RegionCode& government,
                                                   const std::string& holder, KeyGiven& given) {
  auto service = tools.service_of(government);
  if (!service) return refuse(single("signing_service_not_set_up", "/key/kind"));
  if (!given.nik || given.passphrase.has_value() == given.one_time_code.has_value()) {
    return refuse(single("signing_key_incomplete", "/key"));
  }
  RemoteConsent consent{secret_of(given.passphrase), secret_of(given.one_time_code)};
  auto pen = std::make_unique<ServicePen>(std::move(service), ExpectedHolder{holder, *given.nik}, std::move(consent));
  if (auto asked = pen->ask_account(); !asked) return refuse(Refusals{std::move(asked.error())});
  return std::unique_ptr<Pen>(std::move(pen));
}

}  // namespace

Result<std::unique_ptr<Pen>, Refusals> open_pen(Tools& tools, const RegionCode& government, const std::string& holder,
                                                KeyGiven given) {
  if (given.kind == "file") return file_pen(tools, holder, given);
  if (given.kind == "token") return token_pen(tools, government, holder, given);
  if (given.kind == "bsre") return service_pen(tools, government, holder, given);
  return refuse(single("signing_key_kind_unknown", "/key/kind", {{"given", given.kind.substr(0, 40)}}));
}

}  // namespace simpul::signing
