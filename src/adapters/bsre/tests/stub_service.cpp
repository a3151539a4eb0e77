#include "stub_service.h"

#include "encoding/base64.h"
#include "encoding/json.h"

namespace simpul::bsre {
namespace {

using loopback::Answer;
using loopback::Asked;

Answer failure(int status, const std::string& code, const std::string& words) {
  return {status, "application/json", json_text({{"error", words}, {"status_code", std::stoi(code)}})};
}

std::string text_in(const Json& json, std::string_view name) {
  const auto* const value = json.as_object().if_contains(name);
  return value && value->is_string() ? std::string(value->get_string()) : std::string();
}

}  // namespace

std::map<std::string, std::string> form_in(const Asked& asked) {
  const std::string& type = asked.headers.at("content-type");
  const std::string mark = "--" + type.substr(type.find("boundary=") + 9);
  std::map<std::string, std::string> out;
  for (std::size_t at = asked.body.find(mark); at != std::string::npos;) {
    const std::size_t next = asked.body.find("\r\n" + mark, at);
    if (next == std::string::npos) break;
    const std::string part = asked.body.substr(at, next - at);
    const std::size_t name = part.find("name=\"") + 6;
    out[part.substr(name, part.find('"', name) - name)] = part.substr(part.find("\r\n\r\n") + 4);
    at = next + 2;
  }
  return out;
}

Answer StubService::answer(const Asked& asked) {
  const std::string wanted = "Basic " + base64(std::string(client_name) + ":" + client_password);
  if (!asked.headers.contains("authorization") || asked.headers.at("authorization") != wanted) {
    return {401, "text/html", "<h1>Unauthorized</h1>"};
  }
  if (instead_) return *instead_;
  return asked.target.starts_with("/api/v2/") ? answer_v2(asked) : answer_v1(asked);
}

Answer StubService::answer_v1(const Asked& asked) {
  if (asked.method == "GET" && asked.target == "/api/user/status/" + std::string(nik)) {
    return {200, "application/json", json_text({{"status", state_}, {"message", "keadaan akun"}})};
  }
  if (asked.method == "GET" && asked.target == "/api/sign/download/abc-123") return {200, "application/pdf", kept_};
  if (asked.target == "/api/sign/verify") {
    const Json detail = {
        {"info_signer", {{"issuer_dn", "CN=OSD LU"}, {"signer_name", "ISRAN NOOR"}, {"signer_dn", "CN=X"}}},
        {"signature_document",
         {{"signed_using_tsa", true},
          {"document_integrity", true},
          {"signed_in", "2022-08-12"},
          {"reason", "setuju"},
          {"location", "Samarinda"}}},
        {"signature_field", "sig_1"}};
    return {200, "application/json",
            json_text({{"nama_dokumen", "dokumen.pdf"},
                       {"jumlah_signature", 1},
                       {"notes", "catatan"},
                       {"summary", "VALID"},
                       {"details", JsonArray{detail}}})};
  }
  if (asked.method != "POST" || asked.target != "/api/sign/pdf") return {404, "text/plain", ""};
  const auto form = form_in(asked);
  if (form.at("nik") != nik) return failure(400, "2011", "user tidak terdaftar");
  if (form.at("passphrase") != passphrase) return failure(400, "2031", "passphrase salah: " + form.at("passphrase"));
  kept_ = signed_form_of(form.at("file"));
  if (names_only_) return {200, "application/json", json_text({{"id_dokumen", "abc-123"}})};
  return {200, "application/pdf", kept_, {{"id_dokumen", "abc-123"}}};
}

Answer StubService::answer_v2(const Asked& asked) {
  const auto json = read_json(asked.body, {.bytes_max = 64u << 20});
  if (asked.method != "POST" || !json) return {400, "text/plain", ""};
  const bool known = text_in(*json, "nik") == nik || text_in(*json, "email") == email ||
                     text_in(*json, "idSubscriber") == "pemprov-64";
  if (asked.target == "/api/v2/verify/pdf") return {200, "application/json", "{\"kesimpulan\":\"lain\"}"};
  if (!known) return failure(400, "2011", "user tidak terdaftar");
  if (asked.target == "/api/v2/user/check/status") {
    return {200, "application/json", json_text({{"status_code", 1111}, {"message", "akun"}, {"status", state_}})};
  }
  const bool asks_for_code = asked.target == "/api/v2/sign/get/totp" || asked.target == "/api/v2/seal/get/totp" ||
                             asked.target == "/api/v2/seal/get/activation";
  if (asks_for_code) return {200, "application/json", json_text({{"message", "terkirim"}})};
  if (asked.target != "/api/v2/sign/pdf" && asked.target != "/api/v2/seal/pdf") return {404, "text/plain", ""};
  if (text_in(*json, "passphrase") != passphrase && text_in(*json, "totp") != code) {
    return failure(400, "2031", "passphrase salah: " + text_in(*json, "passphrase"));
  }
  const auto pdf = base64_decode(std::string(json->at("file").at(0).as_string()));
  return {200, "application/json", json_text({{"time", 1.5}, {"file", JsonArray{Json(base64(signed_form_of(*pdf)))}}})};
}

}  // namespace simpul::bsre
