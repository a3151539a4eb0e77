#include "reading.h"

#include <qpdf/QPDFExc.hh>

#include <algorithm>
#include <iterator>
#include <new>
#include <set>

namespace simpul::pades {
namespace {

// How far from the end the end mark may stand (Adobe's implementation note 18).
constexpr std::size_t end_mark_reach = 1024;
constexpr int nesting_max = 32;
constexpr int field_depth_max = 16;
constexpr std::size_t fields_max = 10'000;

// What makes a PDF act by itself, so that it may look different after signing than it did before (ISO 32000-1
// sections 12.6.4 and 12.7.8).
constexpr std::string_view active_keys[] = {"/JS", "/JavaScript", "/XFA", "/RichMedia"};
constexpr std::string_view active_actions[] = {"/JavaScript", "/Launch",           "/ImportData",
                                               "/SubmitForm", "/RichMediaExecute", "/Rendition"};

template <std::size_t N>
bool is_one_of(const std::string_view (&names)[N], const std::string& name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// Looks into one object and what is written directly in it; what it refers to is looked at on its own.
void refuse_active(QPDFObjectHandle object, int nesting) {
  if (nesting > nesting_max) refuse_file("pades_pdf_too_complex");
  if (object.isStream()) object = object.getDict();
  if (object.isArray()) {
    for (QPDFObjectHandle& item : object.getArrayAsVector()) {
      if (!item.isIndirect()) refuse_active(item, nesting + 1);
    }
  }
  if (!object.isDictionary()) return;
  for (const std::string& key : object.getKeys()) {
    QPDFObjectHandle value = object.getKey(key);
    if (is_one_of(active_keys, key) && !value.isNull()) {
      refuse_file("pades_pdf_active_content", {{"found", key.substr(1)}});
    }
    if (key == "/S" && value.isName() && is_one_of(active_actions, value.getName())) {
      refuse_file("pades_pdf_active_content", {{"found", value.getName().substr(1)}});
    }
    if (!value.isIndirect()) refuse_active(value, nesting + 1);
  }
}

void refuse_bad_frame(std::string_view bytes) {
  if (bytes.size() > upload_bytes_max) {
    refuse_file("pades_pdf_too_large", {{"limit", std::to_string(upload_bytes_max >> 20)}});
  }
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), end_mark_reach));
  // A file cut off on its way could be repaired into one that lacks its last pages.
  if (bytes.substr(0, 5) != "%PDF-" || tail.find("%%EOF") == std::string_view::npos) {
    refuse_file("pades_pdf_damaged");
  }
}

class FieldWalk {
 public:
  std::vector<SignatureField> found;

  void visit(QPDFObjectHandle field, const std::string& above, int depth) {
    if (!field.isDictionary()) return;
    if (depth > field_depth_max || ++visited_ > fields_max) refuse_file("pades_pdf_too_complex");
    QPDFObjectHandle title = field.getKey("/T");
    const std::string part = title.isString() ? title.getUTF8Value() : std::string();
    const std::string name = above.empty() ? part : part.empty() ? above : above + "." + part;
    QPDFObjectHandle type = field.getKey("/FT");
    QPDFObjectHandle kids = field.getKey("/Kids");
    if (type.isName() && type.getName() == "/Sig") {
      const bool apart = kids.isArray() && kids.getArrayNItems() > 0;
      found.push_back({name, field, apart ? kids.getArrayItem(0) : field});
      return;
    }
    if (!kids.isArray()) return;
    for (QPDFObjectHandle& kid : kids.getArrayAsVector()) visit(kid, name, depth + 1);
  }

 private:
  std::size_t visited_ = 0;
};

}  // namespace

void refuse_file(const char* code, std::map<std::string, std::string> facts) {
  throw Refused(Fault{code, std::move(facts)});
}

Fault current_fault() {
  try {
    throw;
  } catch (const Refused& refused) {
    return refused.fault();
  } catch (const QPDFExc& failure) {
    return {failure.getErrorCode() == qpdf_e_password ? "pades_pdf_encrypted" : "pades_pdf_damaged", {}};
  } catch (const std::bad_alloc&) {
    return {"pades_pdf_too_complex", {}};
  } catch (const std::exception&) {
    return {"pades_pdf_damaged", {}};
  }
}

void open_file(QPDF& pdf, std::string_view bytes) {
  refuse_bad_frame(bytes);
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(false);
  pdf.processMemoryFile("document", bytes.data(), bytes.size());
  if (pdf.isEncrypted()) refuse_file("pades_pdf_encrypted");
  if (pdf.getObjectCount() > static_cast<std::size_t>(pdf_objects_max)) refuse_file("pades_pdf_too_complex");
}

void open_stranger(QPDF& pdf, std::string_view bytes) {
  open_file(pdf, bytes);
  for (QPDFObjectHandle& object : pdf.getAllObjects()) refuse_active(object, 0);
  const std::size_t pages = pdf.getAllPages().size();
  if (pages == 0) refuse_file("pades_pdf_damaged");
  if (pages > static_cast<std::size_t>(pdf_pages_max)) {
    refuse_file("pades_pdf_too_many_pages",
                {{"pages", std::to_string(pages)}, {"limit", std::to_string(pdf_pages_max)}});
  }
}

std::vector<SignatureField> signature_fields(QPDF& pdf) {
  QPDFObjectHandle form = pdf.getRoot().getKey("/AcroForm");
  if (!form.isDictionary() || !form.getKey("/Fields").isArray()) return {};
  FieldWalk walk;
  for (QPDFObjectHandle& field : form.getKey("/Fields").getArrayAsVector()) walk.visit(field, {}, 0);
  return std::move(walk.found);
}

std::string written(QPDFObjectHandle dictionary, const std::map<std::string, std::string>& replaced) {
  std::string out = "<<";
  for (const std::string& key : dictionary.getKeys()) {
    if (replaced.count(key) == 0) {
      out += " " + QPDFObjectHandle::newName(key).unparse() + " " + dictionary.getKey(key).unparse();
    }
  }
  for (const auto& [key, text] : replaced) {
    if (!text.empty()) out += " " + key + " " + text;
  }
  return out + " >>";
}

}  // namespace simpul::pades
