#include "form.h"

#include "reading.h"

namespace simpul::pades {
namespace {

constexpr long long signatures_exist_append_only = 3;

bool says_append_only(QPDFObjectHandle form) {
  QPDFObjectHandle flags = form.getKey("/SigFlags");
  return flags.isInteger() && (flags.getIntValue() & signatures_exist_append_only) == signatures_exist_append_only;
}

std::string extended(QPDFObjectHandle form, const std::vector<std::string>& new_fields) {
  std::string fields = "[";
  QPDFObjectHandle present = form.isDictionary() ? form.getKey("/Fields") : QPDFObjectHandle::newNull();
  if (present.isArray()) {
    for (QPDFObjectHandle& field : present.getArrayAsVector()) fields += " " + field.unparse();
  }
  for (const std::string& field : new_fields) fields += " " + field;
  QPDFObjectHandle before = form.isDictionary() ? form : QPDFObjectHandle::newDictionary();
  return written(before, {{"/Fields", fields + " ]"}, {"/SigFlags", std::to_string(signatures_exist_append_only)}});
}

}  // namespace

void extend_form(IncrementalSection& section, QPDF& pdf, const std::vector<std::string>& new_fields) {
  QPDFObjectHandle catalogue = pdf.getRoot();
  QPDFObjectHandle form = catalogue.getKey("/AcroForm");
  if (form.isDictionary() && new_fields.empty() && says_append_only(form)) return;
  const std::string text = extended(form, new_fields);
  if (form.isDictionary() && form.isIndirect()) {
    section.set(form, text);
  } else {
    section.set(catalogue, written(catalogue, {{"/AcroForm", section.add(text)}}));
  }
}

std::string text_string(const std::string& utf8) { return QPDFObjectHandle::newUnicodeString(utf8).unparse(); }

}  // namespace simpul::pades
