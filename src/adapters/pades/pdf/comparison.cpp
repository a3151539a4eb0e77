#include <algorithm>
#include <cmath>
#include <qpdf/QPDFPageObjectHelper.hh>

#include "difference.h"
#include "reading.h"

namespace simpul::pades {
namespace {

// Entries a page may inherit (ISO 32000-1 table 30).
constexpr const char* inherited[] = {"/Resources", "/MediaBox", "/CropBox", "/Rotate"};

// A fifth of an A4 page, in square points: more than any signature needs, and enough to hide words.
constexpr double picture_area_max = 100'000;

bool covers_much(QPDFObjectHandle widget) {
  QPDFObjectHandle area = widget.getKey("/Rect");
  if (!area.isRectangle()) return true;
  const auto box = area.getArrayAsRectangle();
  return std::fabs((box.urx - box.llx) * (box.ury - box.lly)) > picture_area_max;
}

using Fields = std::map<std::string, SignatureField>;

Fields fields_of(QPDF& pdf) {
  Fields out;
  for (const SignatureField& field : signature_fields(pdf)) out.emplace(field.name, field);
  return out;
}

// Both revisions side by side. What may change without touching what was signed (ETSI EN 319 142-1 section 5.5, ISO
// 32000-1 section 12.8.2.2): further signatures and their fields, and material for validation.
class Revisions {
 public:
  Revisions(std::string_view older, std::string_view newer, Comparison& out) : out_(out), difference_(out) {
    open_file(older_, older);
    open_file(newer_, newer);
    older_fields_ = fields_of(older_);
    newer_fields_ = fields_of(newer_);
  }

  void compare() {
    know_fields();
    compare_pages();
    compare_fields();
    compare_form();
    compare_rest();
  }

 private:
  void know_fields() {
    for (const auto& [name, field] : older_fields_) {
      difference_.know(field.field, "field " + name);
      difference_.know(field.widget, "field " + name);
    }
    for (const auto& [name, field] : newer_fields_) {
      difference_.know_newer(field.field, "field " + name);
      difference_.know_newer(field.widget, "field " + name);
    }
    const std::size_t pages = older_.getAllPages().size();
    for (std::size_t i = 0; i < pages; ++i) difference_.know(older_.getAllPages()[i], "page " + std::to_string(i));
    const std::size_t now = newer_.getAllPages().size();
    for (std::size_t i = 0; i < now; ++i) difference_.know_newer(newer_.getAllPages()[i], "page " + std::to_string(i));
  }

  void compare_pages() {
    const auto& before = older_.getAllPages();
    const auto& after = newer_.getAllPages();
    if (before.size() != after.size()) {
      changed(
          {"later_page_count", {{"before", std::to_string(before.size())}, {"after", std::to_string(after.size())}}});
    }
    for (std::size_t i = 0; i < std::min(before.size(), after.size()); ++i) {
      const std::string number = std::to_string(i + 1);
      const Change page{"later_page_content", {{"page", number}}};
      difference_.compare_entries(before[i], after[i], page,
                                  {"/Parent", "/Annots", "/Resources", "/MediaBox", "/CropBox", "/Rotate"});
      for (const char* attribute : inherited) {
        difference_.compare(QPDFPageObjectHelper(before[i]).getAttribute(attribute, false),
                            QPDFPageObjectHelper(after[i]).getAttribute(attribute, false), page);
      }
      compare_annotations(other_annotations(before[i], older_fields_), other_annotations(after[i], newer_fields_),
                          {"later_annotation", {{"page", number}}});
      compare_pictures(before[i], after[i]);
    }
  }

  // Names of the signature fields whose pictures stand on a page.
  static std::set<std::string> pictures_on(QPDFObjectHandle page, const Fields& fields) {
    std::set<std::string> out;
    if (!page.getKey("/Annots").isArray()) return out;
    for (QPDFObjectHandle& annotation : page.getKey("/Annots").getArrayAsVector()) {
      for (const auto& [name, field] : fields) {
        if (annotation.isIndirect() && field.widget.getObjGen() == annotation.getObjGen()) out.insert(name);
      }
    }
    return out;
  }

  // A picture that was there must not leave its page.
  void compare_pictures(QPDFObjectHandle before, QPDFObjectHandle after) {
    const std::set<std::string> now = pictures_on(after, newer_fields_);
    for (const std::string& name : pictures_on(before, older_fields_)) {
      if (now.count(name) == 0) changed({"later_signature_field", {{"field", name}}});
    }
  }

  // All but the pictures of signatures.
  static std::vector<QPDFObjectHandle> other_annotations(QPDFObjectHandle page, const Fields& fields) {
    std::vector<QPDFObjectHandle> out;
    if (!page.getKey("/Annots").isArray()) return out;
    for (QPDFObjectHandle& annotation : page.getKey("/Annots").getArrayAsVector()) {
      const bool of_signature = std::any_of(fields.begin(), fields.end(), [&](const auto& entry) {
        return annotation.isIndirect() && entry.second.widget.getObjGen() == annotation.getObjGen();
      });
      if (!of_signature) out.push_back(annotation);
    }
    return out;
  }

  void compare_annotations(const std::vector<QPDFObjectHandle>& before, const std::vector<QPDFObjectHandle>& after,
                           const Change& place) {
    if (before.size() != after.size()) return difference_.differs(place);
    for (std::size_t i = 0; i < before.size(); ++i) difference_.compare(before[i], after[i], place);
  }

  void compare_fields() {
    for (auto& [name, field] : older_fields_) {
      const Change place{"later_signature_field", {{"field", name}}};
      const auto now = newer_fields_.find(name);
      if (now == newer_fields_.end()) {
        changed(place);
        continue;
      }
      const bool was_empty = field.field.getKey("/V").isNull();
      const bool filled = was_empty && !now->second.field.getKey("/V").isNull();
      if (filled) harmless({"later_signature_added", {{"field", name}}});
      const std::set<std::string> free =
          filled ? std::set<std::string>{"/Parent", "/P", "/V", "/AP", "/M", "/AS", "/F", "/MK"}
                 : std::set<std::string>{"/Parent", "/P"};
      difference_.compare_entries(field.field, now->second.field, place, free);
      difference_.compare_entries(field.widget, now->second.widget, place, free);
    }
    for (const auto& [name, field] : newer_fields_) {
      if (older_fields_.count(name) != 0) continue;
      if (covers_much(field.widget)) changed({"later_picture_large", {{"field", name}}});
      const bool filled = !QPDFObjectHandle(field.field).getKey("/V").isNull();
      harmless({filled ? "later_signature_added" : "later_field_added", {{"field", name}}});
    }
  }

  static std::vector<QPDFObjectHandle> other_fields(QPDFObjectHandle form) {
    std::vector<QPDFObjectHandle> out;
    if (!form.isDictionary() || !form.getKey("/Fields").isArray()) return out;
    for (QPDFObjectHandle& field : form.getKey("/Fields").getArrayAsVector()) {
      const bool of_signature =
          field.isDictionary() && field.getKey("/FT").isName() && field.getKey("/FT").getName() == "/Sig";
      if (!of_signature) out.push_back(field);
    }
    return out;
  }

  void compare_form() {
    const Change place{"later_form", {}};
    QPDFObjectHandle before = older_.getRoot().getKey("/AcroForm");
    QPDFObjectHandle after = newer_.getRoot().getKey("/AcroForm");
    if (!before.isDictionary()) before = QPDFObjectHandle::newDictionary();
    if (!after.isDictionary()) after = QPDFObjectHandle::newDictionary();
    compare_annotations(other_fields(before), other_fields(after), place);
    std::set<std::string> free = {"/Fields", "/SigFlags"};
    // Default fonts say how other fields look; where there are none, nothing.
    if (other_fields(after).empty()) free.insert({"/DR", "/DA"});
    difference_.compare_entries(before, after, place, free);
  }

  void compare_rest() {
    QPDFObjectHandle before = older_.getRoot();
    QPDFObjectHandle after = newer_.getRoot();
    std::set<std::string> keys = before.getKeys();
    for (const std::string& key : after.getKeys()) keys.insert(key);
    for (const std::string& key : keys) {
      const std::set<std::string> judged = {"/AcroForm", "/Pages", "/DSS", "/Extensions", "/Version", "/Metadata"};
      if (judged.count(key) != 0) continue;
      difference_.compare(before.getKey(key), after.getKey(key), {"later_catalogue", {{"entry", key.substr(1)}}});
    }
    compare_description();
  }

  // What describes the file without being seen on a page; programs write it anew when they sign.
  void compare_description() {
    Comparison description;
    Difference difference(description);
    const Change place{"later_metadata", {}};
    difference.compare(older_.getRoot().getKey("/Metadata"), newer_.getRoot().getKey("/Metadata"), place);
    QPDFObjectHandle before = older_.getTrailer().getKey("/Info");
    QPDFObjectHandle after = newer_.getTrailer().getKey("/Info");
    if (before.isDictionary() && after.isDictionary()) {
      difference.compare_entries(before, after, place, {"/ModDate", "/Producer"});
    } else if (before.isDictionary() != after.isDictionary()) {
      difference.differs(place);
    }
    for (const Change& change : description.changes) harmless(change);
  }

  void changed(const Change& change) { difference_.differs(change); }
  void harmless(const Change& change) { harmless_.push_back(change); }

 public:
  void conclude() {
    out_.readable = true;
    out_.only_signatures = out_.changes.empty();
    out_.changes.insert(out_.changes.end(), harmless_.begin(), harmless_.end());
  }

 private:
  QPDF older_;
  QPDF newer_;
  Fields older_fields_;
  Fields newer_fields_;
  Comparison& out_;
  Difference difference_;
  std::vector<Change> harmless_;
};

}  // namespace

Comparison compare_revisions(std::string_view older, std::string_view newer) {
  Comparison out;
  const Fault fault = faults_of([&] {
    Revisions revisions(older, newer, out);
    revisions.compare();
    revisions.conclude();
  });
  if (!fault.code.empty()) out.readable = false;
  return out;
}

}  // namespace simpul::pades
