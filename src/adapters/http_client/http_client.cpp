#include "http_client/http_client.h"

#include <curl/curl.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <memory>

#include "addresses.h"

namespace simpul::http_client {
namespace {

struct CurlEnd {
  void operator()(CURL* curl) const { curl_easy_cleanup(curl); }
};
struct HeadersEnd {
  void operator()(curl_slist* headers) const { curl_slist_free_all(headers); }
};

// What the callbacks of one call write into.
struct Call {
  OutboundAnswer answer;
  std::size_t bytes_max = 0;
  std::size_t header_bytes = 0;
  bool too_large = false;
  bool loopback = false;
  bool address_refused = false;
};

constexpr std::size_t header_bytes_max = 64u << 10;

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& call = *static_cast<Call*>(to);
  call.too_large = call.answer.body.size() + size * count > call.bytes_max;
  if (call.too_large) return 0;
  call.answer.body.append(bytes, size * count);
  return size * count;
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& call = *static_cast<Call*>(to);
  const std::string_view line(bytes, size * count);
  call.header_bytes += line.size();
  call.too_large = call.header_bytes > header_bytes_max;
  if (call.too_large) return 0;
  // A second status line begins the answer proper (after "100 Continue").
  if (line.starts_with("HTTP/")) call.answer.headers.clear();
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return line.size();
  std::string name(line.substr(0, colon));
  std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  while (!value.empty() && static_cast<unsigned char>(value.back()) <= ' ') value.remove_suffix(1);
  call.answer.headers[std::move(name)] = std::string(value);
  return line.size();
}

curl_socket_t open_socket(void* of, curlsocktype, curl_sockaddr* address) {
  auto& call = *static_cast<Call*>(of);
  if (!may_connect(address->addr, call.loopback)) {
    call.address_refused = true;
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

OutboundFault fault_of(CURLcode code, const Call& call) {
  if (call.address_refused) return OutboundFault::AddressRefused;
  if (call.too_large) return OutboundFault::AnswerTooLarge;
  if (code == CURLE_COULDNT_RESOLVE_HOST) return OutboundFault::NameUnknown;
  if (code == CURLE_COULDNT_CONNECT) return OutboundFault::NobodyAnswers;
  if (code == CURLE_OPERATION_TIMEDOUT) return OutboundFault::TimedOut;
  const bool untrusted =
      code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CONNECT_ERROR || code == CURLE_SSL_CACERT_BADFILE;
  return untrusted ? OutboundFault::Untrusted : OutboundFault::Broken;
}

void set_request(CURL* curl, const OutboundRequest& request, curl_slist* headers) {
  curl_easy_setopt(curl, CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(request.time.count()));
  if (request.method == "GET") return;
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
  if (request.method != "POST") curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
}

void set_bounds(CURL* curl, Call& call, const Options& options) {
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, options.loopback ? "https,http" : "https");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, 10'000L);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
  curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  if (!options.authorities_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options.authorities_file.c_str());
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &call);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &call);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &call);
}

}  // namespace

Result<OutboundAnswer, OutboundFault> HttpClient::call(const OutboundRequest& request) {
  if (!is_askable(request.url, options_.loopback)) return refuse(OutboundFault::AddressRefused);
  const std::unique_ptr<CURL, CurlEnd> curl(curl_easy_init());
  // Without an empty "Expect" a large body waits a second for a "100 Continue" that many servers never send.
  std::unique_ptr<curl_slist, HeadersEnd> headers(curl_slist_append(nullptr, "Expect:"));
  for (const auto& [name, value] : request.headers) curl_slist_append(headers.get(), (name + ": " + value).c_str());
  Call call;
  call.bytes_max = request.answer_bytes_max;
  call.loopback = options_.loopback;
  set_bounds(curl.get(), call, options_);
  set_request(curl.get(), request, headers.get());
  const CURLcode done = curl_easy_perform(curl.get());
  if (done != CURLE_OK) return refuse(fault_of(done, call));
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  call.answer.status = static_cast<int>(status);
  return std::move(call.answer);
}

}  // namespace simpul::http_client
