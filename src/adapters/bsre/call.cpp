#include "call.h"

#include <curl/curl.h>

#include <chrono>
#include <map>
#include <memory>

#include "encoding/json.h"
#include "encoding/utf8.h"
#include "ports/file_bounds.h"

namespace simpul::bsre {
namespace {

// A signed file is the sent one with a signature; base64 makes it a third larger.
constexpr std::size_t answer_bytes_max = 2 * reading_bytes_max;
constexpr std::size_t words_max = 200;

struct CurlEnd {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct HeadersEnd {
  void operator()(curl_slist* headers) const { curl_slist_free_all(headers); }
};
using Curl = std::unique_ptr<CURL, CurlEnd>;
using Headers = std::unique_ptr<curl_slist, HeadersEnd>;

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& reply = *static_cast<Reply*>(to);
  if (reply.body.size() + size * count > answer_bytes_max) return 0;
  reply.body.append(bytes, size * count);
  return size * count;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* to) {
  constexpr std::string_view wanted = "id_dokumen:";
  std::string_view line(bytes, size * count);
  const bool same = line.size() > wanted.size() &&
                    std::ranges::equal(line.substr(0, wanted.size()), wanted,
                                       [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + 32 : a) == b; });
  if (same) {
    line.remove_prefix(wanted.size());
    while (!line.empty() && (line.front() == ' ')) line.remove_prefix(1);
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n' || line.back() == ' ')) line.remove_suffix(1);
    static_cast<Reply*>(to)->document_id = line;
  }
  return size * count;
}

// Passwords travel only encrypted, or not beyond this machine.
bool is_safe(const std::string& url) {
  if (url.starts_with("https://")) return true;
  for (const std::string_view here : {"http://127.0.0.1", "http://localhost", "http://[::1]"}) {
    if (url.starts_with(here) && (url.size() == here.size() || url[here.size()] == ':' || url[here.size()] == '/')) {
      return true;
    }
  }
  return false;
}

void set_up(CURL* curl, const Settings& settings, const Request& request, curl_slist* headers) {
  const std::string address = settings.url + request.path;
  curl_easy_setopt(curl, CURLOPT_URL, address.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, settings.url.starts_with("https://") ? "https" : "http");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(settings.time.count()));
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_FORBID_REUSE, 1L);
  if (!settings.authorities_file.empty()) {
    curl_easy_setopt(curl, CURLOPT_CAINFO, settings.authorities_file.c_str());
    curl_easy_setopt(curl, CURLOPT_CAPATH, nullptr);
  }
  curl_easy_setopt(curl, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
  curl_easy_setopt(curl, CURLOPT_USERNAME, settings.client_name.c_str());
  curl_easy_setopt(curl, CURLOPT_PASSWORD, settings.client_password.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  if (request.method == "POST") {
    curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.view().size()));
    curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.view().data());
  }
}

// Why nobody was reached, for people.
std::map<std::string, std::string> cause_of(CURLcode code) {
  if (code == CURLE_COULDNT_RESOLVE_HOST) {
    return {{"reason_id", "alamatnya tidak dikenal jaringan"}, {"reason_en", "the network does not know its address"}};
  }
  if (code == CURLE_COULDNT_CONNECT) {
    return {{"reason_id", "tidak ada yang menjawab di alamatnya"}, {"reason_en", "nobody answers at its address"}};
  }
  if (code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR || code == CURLE_SSL_CACERT_BADFILE) {
    return {{"reason_id", "sertifikatnya tidak dapat dipercaya"}, {"reason_en", "its certificate cannot be trusted"}};
  }
  return {{"reason_id", "sambungan terputus"}, {"reason_en", "the connection broke"}};
}

Refusal refusal_of(CURLcode code, const Settings& settings) {
  if (code == CURLE_OPERATION_TIMEDOUT) {
    return {"bsre_timeout", "", {{"seconds", std::to_string(settings.time.count())}}};
  }
  if (code == CURLE_WRITE_ERROR) return Refusal{"bsre_answer_unusable"};
  return {"bsre_unreachable", "", cause_of(code)};
}

// The service's own code. v2 says {error, status_code}; v1 "JSON", its members not described, so the same name is
// looked for. Its words are not read: they may repeat what was sent, and more than digits of a code's length could too.
std::string code_in(const std::string& body) {
  constexpr std::size_t digits_max = 5;
  const auto json = read_json(body);
  const auto* const object = json ? json->if_object() : nullptr;
  const auto* const code = object ? object->if_contains("status_code") : nullptr;
  std::string out;
  if (code && code->is_int64()) out = std::to_string(code->get_int64());
  if (code && code->is_string()) out = std::string(code->get_string());
  const bool plain = out.size() <= digits_max && std::ranges::all_of(out, [](char c) { return c >= '0' && c <= '9'; });
  return plain ? out : std::string();
}

// Codes that were seen in public client code.
Refusal refusal_of(const Reply& reply) {
  const std::string code = code_in(reply.body);
  if (code == "2011") return Refusal{"bsre_user_unknown"};
  if (code == "2031") return Refusal{"bsre_passphrase_wrong"};
  const std::string status = std::to_string(reply.status);
  if (reply.status == 401 || reply.status == 403) return {"bsre_account_refused", "", {{"status", status}}};
  if (reply.status >= 500) return {"bsre_service_error", "", {{"status", status}}};
  return {"bsre_refused", "", {{"status", status}, {"code", code.empty() ? "-" : code}}};
}

}  // namespace

std::string showable(std::string text, const std::vector<std::string_view>& secrets) {
  for (const std::string_view secret : secrets) {
    if (!secret.empty() && text.find(secret) != std::string::npos) return {};
  }
  if (text.size() > words_max) text.resize(words_max);
  while (!text.empty() && !is_utf8(text)) text.pop_back();
  return has_unseen_signs(text) ? std::string() : text;
}

Result<Reply, Refusal> call(const Settings& settings, Log& log, const Request& request) {
  if (!is_safe(settings.url)) return refuse(Refusal{"bsre_address_unsafe"});
  const Curl curl(curl_easy_init());
  Headers headers(curl_slist_append(nullptr, "Accept: application/json, application/pdf"));
  // Without it the body waits a second for a "100 Continue" that many services never send.
  curl_slist_append(headers.get(), "Expect:");
  if (!request.content_type.empty()) {
    curl_slist_append(headers.get(), ("Content-Type: " + request.content_type).c_str());
  }
  set_up(curl.get(), settings, request, headers.get());
  Reply reply;
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &reply);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &reply);
  const auto begin = std::chrono::steady_clock::now();
  const CURLcode code = curl_easy_perform(curl.get());
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &reply.status);
  const char* type = nullptr;
  curl_easy_getinfo(curl.get(), CURLINFO_CONTENT_TYPE, &type);
  if (type) reply.content_type = type;
  const bool good = code == CURLE_OK && reply.status >= 200 && reply.status < 300;
  log.write(good ? LogLevel::Info : LogLevel::Warning, "bsre_call",
            {{"operation", request.operation},
             {"status", static_cast<std::int64_t>(reply.status)},
             {"milliseconds", static_cast<std::int64_t>(took.count())}});
  if (code != CURLE_OK) return refuse(refusal_of(code, settings));
  if (!good) return refuse(refusal_of(reply));
  return reply;
}

}  // namespace simpul::bsre
