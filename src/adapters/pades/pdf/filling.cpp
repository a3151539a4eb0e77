#include <fmt/format.h>

#include <cmath>

#include "form.h"
#include "picture.h"
#include "plain.h"
#include "reading.h"

namespace simpul::pades {
namespace {

SignatureField field_to_fill(QPDF& pdf, const std::string& name) {
  for (SignatureField& field : signature_fields(pdf)) {
    if (field.name != name) continue;
    QPDFObjectHandle dictionary = field.field;
    if (!dictionary.getKey("/V").isNull()) refuse_file("pades_field_signed", {{"field", name}});
    // Seed values and locks are conditions of whoever made the field; what is not understood is not signed over.
    if (dictionary.hasKey("/SV") || dictionary.hasKey("/Lock")) {
      refuse_file("pades_field_has_conditions", {{"field", name}});
    }
    return field;
  }
  refuse_file("pades_field_unknown", {{"field", name}});
}

// A certifying signature may allow no change at all (DocMDP with P 1, ISO 32000-1 section 12.8.2.2).
void check_permission(QPDF& pdf) {
  QPDFObjectHandle permissions = pdf.getRoot().getKey("/Perms");
  if (!permissions.isDictionary()) return;
  QPDFObjectHandle certification = permissions.getKey("/DocMDP");
  if (!certification.isDictionary() || !certification.getKey("/Reference").isArray()) return;
  for (QPDFObjectHandle& entry : certification.getKey("/Reference").getArrayAsVector()) {
    if (!entry.isDictionary() || !entry.getKey("/TransformParams").isDictionary()) continue;
    QPDFObjectHandle level = entry.getKey("/TransformParams").getKey("/P");
    if (level.isInteger() && level.getIntValue() == 1) refuse_file("pades_forbidden_by_signature");
  }
}

std::string signature_dictionary(const Filling& filling) {
  std::string out = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached";
  // Overwritten once the places of the signature are known.
  out += " /ByteRange [ 0 0000000000 0000000000 0000000000 ]";
  out += " /Contents <" + std::string(contents_digits, '0') + ">";
  out += " /M (" + filling.time + ")";
  const std::pair<const char*, const std::string&> entries[] = {
      {"/Name", filling.name}, {"/Reason", filling.reason}, {"/Location", filling.place}};
  for (const auto& [key, value] : entries) {
    if (!value.empty()) out += fmt::format(" {} {}", key, text_string(value));
  }
  return out + " >>";
}

std::string picture_object(const std::vector<std::string>& lines, PictureSize size) {
  const std::string drawing = picture_of(lines, size);
  const auto font = [](const char* name) {
    return fmt::format("<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>", name);
  };
  return fmt::format(
      "<< /Type /XObject /Subtype /Form /BBox [ 0 0 {:.2f} {:.2f} ] /Resources << /Font << /F1 {} /F2 {} >> >> "
      "/Length {} >>\nstream\n{}\nendstream",
      size.width, size.height, font("Helvetica"), font("Helvetica-Bold"), drawing.size(), drawing);
}

PictureSize size_of(QPDFObjectHandle widget) {
  QPDFObjectHandle area = widget.getKey("/Rect");
  if (!area.isRectangle()) return {};
  const auto box = area.getArrayAsRectangle();
  return {std::fabs(box.urx - box.llx), std::fabs(box.ury - box.lly)};
}

std::string filled(std::string_view bytes, const Filling& filling) {
  QPDF pdf;
  open_stranger(pdf, bytes);
  check_permission(pdf);
  SignatureField place = field_to_fill(pdf, filling.field);
  if (!place.field.isIndirect() || !place.widget.isIndirect()) refuse_file("pades_pdf_damaged");
  IncrementalSection section(pdf, bytes);
  const std::string signature = section.add(signature_dictionary(filling));
  std::map<std::string, std::string> shown;
  const PictureSize size = size_of(place.widget);
  if (size.width > 0 && size.height > 0) {
    shown["/AP"] = "<< /N " + section.add(picture_object(filling.lines, size)) + " >>";
  }
  if (place.field.getObjGen() == place.widget.getObjGen()) {
    shown["/V"] = signature;
    section.set(place.field, written(place.field, shown));
  } else {
    section.set(place.field, written(place.field, {{"/V", signature}}));
    section.set(place.widget, written(place.widget, shown));
  }
  extend_form(section, pdf, {});
  return section.finish();
}

}  // namespace

Section fill_field(std::string_view pdf, const Filling& filling) {
  Section out;
  out.fault = faults_of([&] { out.bytes = filled(pdf, filling); });
  return out;
}

}  // namespace simpul::pades
