#include "sealing.h"

#include <openssl/err.h>

#include "crypto/sha256.h"
#include "encoding/base64.h"
#include "pdf/plain.h"

namespace simpul::pades {
namespace {

constexpr std::string_view range_room = "/ByteRange [ 0 0000000000 0000000000 0000000000 ]";

// Everything of the file but the room for the signature.
struct Room {
  std::size_t range_at = 0;
  std::size_t begin = 0;  // of '<'
  std::size_t end = 0;    // behind '>'
};

// The section may come from a confined worker that was taken over: that it has exactly one room is looked at again.
std::optional<Room> find_room(std::string_view pdf, std::size_t section_start) {
  const std::string blank = "<" + std::string(contents_digits, '0') + ">";
  const std::size_t begin = pdf.find(blank, section_start);
  const std::size_t range = pdf.find(range_room, section_start);
  if (begin == std::string_view::npos || range == std::string_view::npos) return std::nullopt;
  if (pdf.find(blank, begin + 1) != std::string_view::npos) return std::nullopt;
  if (pdf.find(range_room, range + 1) != std::string_view::npos) return std::nullopt;
  return Room{range, begin, begin + blank.size()};
}

Refusal unusable() {
  ERR_clear_error();
  return Refusal{"pades_key_unusable"};
}

bool add_chain(CMS_ContentInfo* message, const OpenKey& key) {
  return std::ranges::all_of(key.chain(), [&](const Certificate& certificate) {
    return X509_cmp(certificate.get(), key.x509()) == 0 || CMS_add1_cert(message, certificate.get()) == 1;
  });
}

// DER of the signed attributes as they are signed: a SET OF, its elements in the order of their bytes (RFC 5652 section
// 5.4, X.690 section 11.6).
std::string attributes_der(const CMS_SignerInfo* signer) {
  std::vector<std::string> each;
  for (int i = 0; i < CMS_signed_get_attr_count(signer); ++i) {
    each.push_back(der_of(CMS_signed_get_attr(signer, i), i2d_X509_ATTRIBUTE));
  }
  std::ranges::sort(each);
  std::string content;
  for (const std::string& one : each) content += one;
  unsigned char head[8];
  unsigned char* at = head;
  ASN1_put_object(&at, 1, static_cast<int>(content.size()), V_ASN1_SET, V_ASN1_UNIVERSAL);
  return std::string(reinterpret_cast<const char*>(head), static_cast<std::size_t>(at - head)) + content;
}

bool add_attributes(CMS_SignerInfo* signer, std::string_view content) {
  const Digest digest = sha256(content);
  return CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1) ==
             1 &&
         CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest.bytes.data(),
                                     static_cast<int>(digest.bytes.size())) == 1;
}

bool name_algorithm(CMS_SignerInfo* signer, EVP_PKEY* key) {
  X509_ALGOR* algorithm = nullptr;
  CMS_SignerInfo_get0_algs(signer, nullptr, nullptr, nullptr, &algorithm);
  if (EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA) {
    return X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_rsaEncryption), V_ASN1_NULL, nullptr) == 1;
  }
  return X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_ecdsa_with_SHA256), V_ASN1_UNDEF, nullptr) == 1;
}

bool set_signature(CMS_SignerInfo* signer, EVP_PKEY* key) {
  const std::string attributes = attributes_der(signer);
  const Held<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  std::size_t size = 0;
  if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1 ||
      EVP_DigestSign(context.get(), nullptr, &size, start_of(attributes), attributes.size()) != 1) {
    return false;
  }
  std::string value(size, '\0');
  if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(value.data()), &size, start_of(attributes),
                     attributes.size()) != 1) {
    return false;
  }
  return ASN1_STRING_set(CMS_SignerInfo_get0_signature(signer), value.data(), static_cast<int>(size)) == 1;
}

// Not by CMS_final: it always adds the signing time, which EN 319 142-1 section 6.3 wants in the dictionary (/M) and
// nowhere else.
Result<CmsMessage, Refusal> signed_message(std::string_view content, const OpenKey& key) {
  constexpr unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_PARTIAL | CMS_NOSMIMECAP;
  CmsMessage message(CMS_sign(nullptr, nullptr, nullptr, nullptr, flags));
  if (!message) return refuse(unusable());
  CMS_SignerInfo* const signer = CMS_add1_signer(message.get(), key.x509(), key.key(), EVP_sha256(), flags | CMS_CADES);
  const bool done = signer && add_chain(message.get(), key) && add_attributes(signer, content) &&
                    name_algorithm(signer, key.key()) && set_signature(signer, key.key());
  if (!done) return refuse(unusable());
  return message;
}

Result<void, Refusal> stamp(CMS_ContentInfo* message, const Timestamping& timestamping) {
  CMS_SignerInfo* const signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(message), 0);
  const ASN1_OCTET_STRING* const value = CMS_SignerInfo_get0_signature(signer);
  const auto token = timestamping({reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                                   static_cast<std::size_t>(ASN1_STRING_length(value))});
  if (!token) return refuse(token.error());
  if (CMS_unsigned_add1_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, V_ASN1_SEQUENCE, token->data(),
                                    static_cast<int>(token->size())) != 1) {
    return refuse(unusable());
  }
  return {};
}

}  // namespace

Result<std::string, Refusal> sealed_pdf(std::string pdf, std::size_t section_start, const OpenKey& key,
                                        const Timestamping& timestamping) {
  const auto room = find_room(pdf, section_start);
  if (!room) return refuse(Refusal{"pades_pdf_damaged"});
  const std::string range = fmt::format("/ByteRange [ 0 {} {} {} ]", room->begin, room->end, pdf.size() - room->end);
  pdf.replace(room->range_at, range_room.size(), fmt::format("{:<{}}", range, range_room.size()));
  const std::string content = pdf.substr(0, room->begin) + pdf.substr(room->end);
  auto message = signed_message(content, key);
  if (!message) return refuse(message.error());
  if (timestamping) {
    if (const auto done = stamp(message->get(), timestamping); !done) return refuse(done.error());
  }
  const std::string der = der_of(message->get(), i2d_CMS_ContentInfo);
  if (der.empty() || der.size() * 2 > contents_digits) {
    return refuse(Refusal{"pades_signature_too_large", "", {{"limit", std::to_string(contents_digits / 2)}}});
  }
  const std::string digits = hex({start_of(der), der.size()});
  pdf.replace(room->begin + 1, digits.size(), digits);
  return pdf;
}

}  // namespace simpul::pades
