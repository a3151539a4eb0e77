#include "bsre/bsre_client.h"

#include "answers.h"
#include "ports/file_bounds.h"
#include "requests.h"

namespace simpul::bsre {
namespace {

// What no answer may repeat to a person or a log.
std::vector<std::string_view> secrets_of(const Settings& settings, const RemoteSigner& signer) {
  return {settings.client_password, signer.nik, signer.email};
}

Settings without_last_slash(Settings settings) {
  while (settings.url.ends_with('/')) settings.url.pop_back();
  return settings;
}

RemotelySigned compared(std::string signed_pdf, std::string document_id, std::string_view sent) {
  const bool keeps = signed_pdf.starts_with(sent);
  return {std::move(signed_pdf), std::move(document_id), keeps};
}

// A service that sends the file back as it was has signed nothing.
Result<RemotelySigned, Refusal> judged(RemotelySigned result, std::string_view sent) {
  if (result.pdf == sent) return refuse(Refusal{"bsre_answer_unusable"});
  return result;
}

Result<void, Refusal> request_of_seal(const Settings& settings, Log& log, std::string path) {
  const auto request = seal_code_request(settings, std::move(path));
  if (!request) return refuse(request.error());
  const auto reply = call(settings, log, *request);
  if (!reply) return refuse(reply.error());
  return {};
}

}  // namespace

BsreClient::BsreClient(Settings settings, Log& log) : settings_(without_last_slash(std::move(settings))), log_(log) {}
BsreClient::~BsreClient() = default;

Result<RemotelySigned, Refusal> BsreClient::sign(std::string_view pdf, const RemoteSigner& signer,
                                                 const RemoteLook& look, RemoteConsent consent) {
  auto request = settings_.generation == Generation::V1 ? sign_request_v1(settings_, pdf, signer, look, consent)
                                                        : sign_request_v2(settings_, pdf, signer, look, consent);
  if (!request) return refuse(request.error());
  const auto reply = call(settings_, log_, *request);
  if (!reply) return refuse(reply.error());
  if (settings_.generation == Generation::V2) {
    auto file = signed_file_v2(*reply);
    if (!file) return refuse(file.error());
    return judged(compared(std::move(*file), "", pdf), pdf);
  }
  auto answer = signed_file_v1(*reply);
  if (!answer) return refuse(answer.error());
  if (answer->pdf.empty()) {
    auto file = download(answer->document_id);
    if (!file) return refuse(file.error());
    answer->pdf = std::move(*file);
  }
  return judged(
      compared(std::move(answer->pdf), showable(std::move(answer->document_id), secrets_of(settings_, signer)), pdf),
      pdf);
}

Result<RemoteAccount, Refusal> BsreClient::account(const RemoteSigner& signer) {
  const auto request = account_request(settings_, signer);
  if (!request) return refuse(request.error());
  const auto reply = call(settings_, log_, *request);
  if (!reply) {
    // "Not registered" is a state, and the answer to the question.
    if (reply.error().code == "bsre_user_unknown") return RemoteAccount{RemoteAccountState::NotRegistered, ""};
    return refuse(reply.error());
  }
  return account_in(*reply, secrets_of(settings_, signer));
}

Result<std::string, Refusal> BsreClient::download(const std::string& document_id) {
  const auto request = download_request(settings_, document_id);
  if (!request) return refuse(request.error());
  auto reply = call(settings_, log_, *request);
  if (!reply) return refuse(reply.error());
  if (!reply->body.starts_with("%PDF-")) return refuse(Refusal{"bsre_answer_unusable"});
  return std::move(reply->body);
}

Result<Verification, Refusal> BsreClient::verify(std::string_view pdf, Secret password) {
  if (!pdf.starts_with("%PDF-") || pdf.size() > reading_bytes_max) {
    return refuse(Refusal{"bsre_file_unfit", "", {{"limit", std::to_string(reading_bytes_max >> 20)}}});
  }
  if (settings_.generation == Generation::V1 && !password.empty()) {
    return refuse(Refusal{"bsre_not_offered", "", {{"operation", "verify with password"}}});
  }
  const Request request = verify_request(settings_, pdf, password);
  const auto reply = call(settings_, log_, request);
  if (!reply) return refuse(reply.error());
  return verification_in(*reply, settings_.generation);
}

Result<void, Refusal> BsreClient::request_code(const RemoteSigner& signer) {
  const auto request = code_request(settings_, signer);
  if (!request) return refuse(request.error());
  const auto reply = call(settings_, log_, *request);
  if (!reply) return refuse(reply.error());
  return {};
}

Result<void, Refusal> BsreClient::request_seal_activation() {
  return request_of_seal(settings_, log_, "/api/v2/seal/get/activation");
}

Result<void, Refusal> BsreClient::request_seal_code() {
  return request_of_seal(settings_, log_, "/api/v2/seal/get/totp");
}

Result<RemotelySigned, Refusal> BsreClient::seal(std::string_view pdf, const RemoteLook& look, Secret one_time_code) {
  const auto request = seal_request(settings_, pdf, look, one_time_code);
  if (!request) return refuse(request.error());
  const auto reply = call(settings_, log_, *request);
  if (!reply) return refuse(reply.error());
  auto file = signed_file_v2(*reply);
  if (!file) return refuse(file.error());
  return judged(compared(std::move(*file), "", pdf), pdf);
}

}  // namespace simpul::bsre
