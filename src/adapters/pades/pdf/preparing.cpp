#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>

#include "form.h"
#include "plain.h"
#include "reading.h"

namespace simpul::pades {
namespace {

// Four short lines have to be legible.
constexpr double width_min = 72;
constexpr double height_min = 28;
constexpr std::size_t places_max = 16;
constexpr std::size_t name_bytes_max = 64;

bool is_fit_name(const std::string& name) {
  return !name.empty() && name.size() <= name_bytes_max && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

void check_names(QPDF& pdf, const std::vector<Place>& places) {
  std::set<std::string> taken;
  for (SignatureField& field : signature_fields(pdf)) {
    if (!field.field.getKey("/V").isNull()) refuse_file("pades_already_signed", {{"field", field.name}});
    taken.insert(field.name);
  }
  for (const Place& place : places) {
    if (!is_fit_name(place.field)) refuse_file("pades_field_name_unfit");
    if (!taken.insert(place.field).second) refuse_file("pades_field_exists", {{"field", place.field}});
  }
}

void check_area(QPDFObjectHandle page, const Place& place) {
  const auto box = QPDFPageObjectHelper(page).getCropBox().getArrayAsRectangle();
  const bool finite = std::isfinite(place.left) && std::isfinite(place.bottom) && std::isfinite(place.width) &&
                      std::isfinite(place.height);
  const bool fits = finite && place.left >= box.llx && place.bottom >= box.lly && place.width >= width_min &&
                    place.height >= height_min && place.left + place.width <= box.urx &&
                    place.bottom + place.height <= box.ury;
  if (!fits) refuse_file("pades_place_outside_page", {{"field", place.field}, {"page", std::to_string(place.page)}});
}

// Field and widget in one object; printed, and not to be moved (flags Print and Locked, ISO 32000-1 table 165).
std::string empty_field(const Place& place, const std::string& page) {
  return fmt::format(
      "<< /Type /Annot /Subtype /Widget /FT /Sig /T ({}) /F 132 /Rect [ {:.2f} {:.2f} {:.2f} {:.2f} ] /P {} >>",
      place.field, place.left, place.bottom, place.left + place.width, place.bottom + place.height, page);
}

void add_to_page(IncrementalSection& section, QPDFObjectHandle page, const std::vector<std::string>& widgets) {
  std::string list = "[";
  QPDFObjectHandle present = page.getKey("/Annots");
  if (present.isArray()) {
    for (QPDFObjectHandle& annotation : present.getArrayAsVector()) list += " " + annotation.unparse();
  }
  for (const std::string& widget : widgets) list += " " + widget;
  section.set(page, written(page, {{"/Annots", list + " ]"}}));
}

std::string prepared(std::string_view bytes, const std::vector<Place>& places) {
  if (places.empty() || places.size() > places_max) {
    refuse_file("pades_places_count", {{"limit", std::to_string(places_max)}});
  }
  QPDF pdf;
  open_stranger(pdf, bytes);
  check_names(pdf, places);
  const std::vector<QPDFObjectHandle>& pages = pdf.getAllPages();
  IncrementalSection section(pdf, bytes);
  std::vector<std::string> fields;
  std::map<int, std::vector<std::string>> by_page;
  for (const Place& place : places) {
    if (place.page < 1 || place.page > static_cast<int>(pages.size())) {
      refuse_file("pades_place_outside_page", {{"field", place.field}, {"page", std::to_string(place.page)}});
    }
    QPDFObjectHandle page = pages[static_cast<std::size_t>(place.page) - 1];
    check_area(page, place);
    fields.push_back(section.add(empty_field(place, page.unparse())));
    by_page[place.page].push_back(fields.back());
  }
  for (const auto& [page, widgets] : by_page) add_to_page(section, pages[static_cast<std::size_t>(page) - 1], widgets);
  extend_form(section, pdf, fields);
  return section.finish();
}

}  // namespace

Section prepare_fields(std::string_view pdf, const std::vector<Place>& places) {
  Section out;
  out.fault = faults_of([&] { out.bytes = prepared(pdf, places); });
  return out;
}

}  // namespace simpul::pades
