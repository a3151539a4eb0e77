#include <set>

#include "plain.h"
#include "reading.h"

namespace simpul::pades {
namespace {

constexpr std::size_t stored_items_max = 256;
constexpr std::size_t stored_bytes_max = 16u << 20;
constexpr int range_numbers_max = 64;

std::string text_of(QPDFObjectHandle dictionary, const char* key) {
  QPDFObjectHandle value = dictionary.getKey(key);
  return value.isString() ? value.getUTF8Value() : std::string();
}

std::string name_of(QPDFObjectHandle dictionary, const char* key) {
  QPDFObjectHandle value = dictionary.getKey(key);
  return value.isName() ? value.getName().substr(1) : std::string();
}

std::vector<long long> byte_range_of(QPDFObjectHandle signature) {
  QPDFObjectHandle list = signature.getKey("/ByteRange");
  std::vector<long long> out;
  if (!list.isArray() || list.getArrayNItems() > range_numbers_max) return out;
  for (QPDFObjectHandle& number : list.getArrayAsVector()) {
    out.push_back(number.isInteger() ? number.getIntValue() : -1);
  }
  return out;
}

FoundSignature found(const SignatureField& field, QPDFObjectHandle signature) {
  FoundSignature out;
  out.field = field.name;
  out.kind = name_of(signature, "/Type");
  out.format = name_of(signature, "/SubFilter");
  QPDFObjectHandle contents = signature.getKey("/Contents");
  if (contents.isString()) out.contents = contents.getStringValue();
  out.byte_range = byte_range_of(signature);
  out.name = text_of(signature, "/Name");
  out.reason = text_of(signature, "/Reason");
  out.place = text_of(signature, "/Location");
  out.time = text_of(signature, "/M");
  return out;
}

class SecurityStore {
 public:
  explicit SecurityStore(QPDF& pdf) : store_(pdf.getRoot().getKey("/DSS")) {}

  std::vector<std::string> items(const char* key) {
    std::vector<std::string> out;
    if (!store_.isDictionary() || !store_.getKey(key).isArray()) return out;
    for (QPDFObjectHandle& item : store_.getKey(key).getArrayAsVector()) {
      if (!item.isStream()) continue;
      const auto data = item.getStreamData(qpdf_dl_generalized);
      bytes_ += data->getSize();
      if (++count_ > stored_items_max || bytes_ > stored_bytes_max) refuse_file("pades_pdf_too_complex");
      out.emplace_back(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    }
    return out;
  }

 private:
  QPDFObjectHandle store_;
  std::size_t count_ = 0;
  std::size_t bytes_ = 0;
};

void find(std::string_view bytes, FoundSignatures& out) {
  QPDF pdf;
  open_stranger(pdf, bytes);
  out.pages = static_cast<int>(pdf.getAllPages().size());
  for (SignatureField& field : signature_fields(pdf)) {
    QPDFObjectHandle signature = QPDFObjectHandle(field.field).getKey("/V");
    if (signature.isDictionary()) {
      out.signatures.push_back(found(field, signature));
    } else {
      out.empty_fields.push_back(field.name);
    }
    if (out.signatures.size() > static_cast<std::size_t>(pdf_signatures_max)) refuse_file("pades_pdf_too_complex");
  }
  SecurityStore store(pdf);
  out.certificates = store.items("/Certs");
  out.crls = store.items("/CRLs");
  out.ocsp_responses = store.items("/OCSPs");
}

}  // namespace

FoundSignatures find_signatures(std::string_view pdf) {
  FoundSignatures out;
  out.fault = faults_of([&] { find(pdf, out); });
  return out;
}

}  // namespace simpul::pades
