#include "timestamping.h"

#include <curl/curl.h>
#include <openssl/err.h>
#include <openssl/rand.h>

#include "crypto/sha256.h"
#include "x509/timestamp_token.h"

namespace simpul::pades {
namespace {

constexpr long seconds_max = 30;
constexpr std::size_t answer_bytes_max = 64u << 10;

using Request = Held<TS_REQ, TS_REQ_free>;
using Response = Held<TS_RESP, TS_RESP_free>;
using Imprint = Held<TS_MSG_IMPRINT, TS_MSG_IMPRINT_free>;
using Algorithm = Held<X509_ALGOR, X509_ALGOR_free>;
using Number = Held<ASN1_INTEGER, ASN1_INTEGER_free>;
using Call = Held<CURL, curl_easy_cleanup>;
using Headers = Held<curl_slist, curl_slist_free_all>;

Refusal unavailable(std::string id, std::string en) {
  ERR_clear_error();
  return {"pades_timestamp_unavailable", "", {{"reason_id", std::move(id)}, {"reason_en", std::move(en)}}};
}

Refusal unreached(CURLcode code) {
  if (code == CURLE_OPERATION_TIMEDOUT) {
    return unavailable(fmt::format("tidak menjawab dalam {} detik", seconds_max),
                       fmt::format("no answer within {} seconds", seconds_max));
  }
  if (code == CURLE_COULDNT_RESOLVE_HOST) {
    return unavailable("alamatnya tidak dikenal jaringan", "the network does not know its address");
  }
  if (code == CURLE_COULDNT_CONNECT) {
    return unavailable("tidak ada yang menjawab di alamatnya", "nobody answers at its address");
  }
  if (code == CURLE_WRITE_ERROR) return unavailable("jawabannya terlalu besar", "its answer is too large");
  return unavailable("sambungan terputus", "the connection broke");
}

Number new_nonce() {
  unsigned char bytes[16];
  if (RAND_bytes(bytes, sizeof bytes) != 1) return nullptr;
  bytes[0] = static_cast<unsigned char>((bytes[0] & 0x7f) | 0x40);  // positive, and always of the same length
  const Held<BIGNUM, BN_free> value(BN_bin2bn(bytes, sizeof bytes, nullptr));
  return Number(BN_to_ASN1_INTEGER(value.get(), nullptr));
}

Request request_over(std::string_view value, const ASN1_INTEGER* nonce) {
  Digest digest = sha256(value);
  const Imprint imprint(TS_MSG_IMPRINT_new());
  const Algorithm algorithm(X509_ALGOR_new());
  X509_ALGOR_set0(algorithm.get(), OBJ_nid2obj(NID_sha256), V_ASN1_NULL, nullptr);
  TS_MSG_IMPRINT_set_algo(imprint.get(), algorithm.get());
  TS_MSG_IMPRINT_set_msg(imprint.get(), digest.bytes.data(), static_cast<int>(digest.bytes.size()));
  Request out(TS_REQ_new());
  TS_REQ_set_version(out.get(), 1);
  TS_REQ_set_msg_imprint(out.get(), imprint.get());
  TS_REQ_set_nonce(out.get(), nonce);
  TS_REQ_set_cert_req(out.get(), 1);
  return out;
}

std::size_t take(char* bytes, std::size_t size, std::size_t count, void* to) {
  auto& answer = *static_cast<std::string*>(to);
  if (answer.size() + size * count > answer_bytes_max) return 0;
  answer.append(bytes, size * count);
  return size * count;
}

Result<std::string, Refusal> post(const std::string& url, const std::string& question) {
  const Call call(curl_easy_init());
  const Headers headers(curl_slist_append(nullptr, "Content-Type: application/timestamp-query"));
  std::string answer;
  curl_easy_setopt(call.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(call.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(call.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(call.get(), CURLOPT_TIMEOUT, seconds_max);
  curl_easy_setopt(call.get(), CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(call.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(call.get(), CURLOPT_POSTFIELDSIZE, static_cast<long>(question.size()));
  curl_easy_setopt(call.get(), CURLOPT_POSTFIELDS, question.data());
  curl_easy_setopt(call.get(), CURLOPT_WRITEFUNCTION, take);
  curl_easy_setopt(call.get(), CURLOPT_WRITEDATA, &answer);
  const CURLcode code = curl_easy_perform(call.get());
  if (code != CURLE_OK) return refuse(unreached(code));
  long status = 0;
  curl_easy_getinfo(call.get(), CURLINFO_RESPONSE_CODE, &status);
  if (status != 200) {
    return refuse(unavailable(fmt::format("menjawab HTTP {}", status), fmt::format("answered HTTP {}", status)));
  }
  return answer;
}

Result<std::string, Refusal> token_in(const std::string& answer, std::string_view value, const ASN1_INTEGER* nonce) {
  const unsigned char* at = start_of(answer);
  const Response response(d2i_TS_RESP(nullptr, &at, static_cast<long>(answer.size())));
  if (!response) return refuse(unavailable("jawabannya bukan menurut RFC 3161", "its answer is not of RFC 3161"));
  const long status = ASN1_INTEGER_get(TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response.get())));
  const bool granted = status == TS_STATUS_GRANTED || status == TS_STATUS_GRANTED_WITH_MODS;
  if (!granted || !TS_RESP_get_token(response.get()))
    return refuse(unavailable("permintaan ditolak", "the request was not granted"));
  const std::string der = der_of(TS_RESP_get_token(response.get()), i2d_PKCS7);
  const auto token = read_timestamp(der, value);
  if (!token || !token->intact)
    return refuse(unavailable("capnya bukan untuk tanda tangan ini", "its stamp is not over this signature"));
  if (token->nonce != der_of(nonce, i2d_ASN1_INTEGER))
    return refuse(unavailable("jawabannya untuk permintaan lain", "its answer is to another request"));
  return der;
}

}  // namespace

Timestamping asking(const TimestampService& service) {
  return [url = service.url](std::string_view value) -> Result<std::string, Refusal> {
    const Number nonce = new_nonce();
    if (!nonce) return refuse(unavailable("angka acak tidak tersedia", "no random number is at hand"));
    const Request request = request_over(value, nonce.get());
    const auto answer = post(url, der_of(request.get(), i2d_TS_REQ));
    if (!answer) return refuse(answer.error());
    return token_in(*answer, value, nonce.get());
  };
}

}  // namespace simpul::pades
