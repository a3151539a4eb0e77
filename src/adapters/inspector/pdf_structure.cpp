#include "pdf_structure.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <iterator>
#include <new>

namespace simpul::inspector {
namespace {

using Fault = PdfStructure::Fault;

// Dictionary keys behind which a PDF acts, carries files or shows forms of its own (ISO 32000-1 sections 7.11.4,
// 12.6.4, 12.7.8, 13.6; XFA).
constexpr std::string_view active_keys[] = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA"};
// Values of /S of an action that reach outside the document.
constexpr std::string_view active_actions[] = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm",
                                               "/RichMediaExecute"};
constexpr int nesting_max = 32;

template <std::size_t N>
bool is_one_of(const std::string_view (&names)[N], const std::string& name) {
  return std::find(std::begin(names), std::end(names), name) != std::end(names);
}

// Looks for active content in one object and what is written directly in it; what it refers to is looked at on its own.
class ActiveSearch {
 public:
  const std::string& found() const { return found_; }

  void look(QPDFObjectHandle object, int nesting) {
    if (!found_.empty() || nesting > nesting_max) return;
    if (object.isStream()) object = object.getDict();
    if (object.isDictionary()) return look_into_dictionary(object, nesting);
    if (!object.isArray()) return;
    for (QPDFObjectHandle& item : object.getArrayAsVector()) {
      if (!item.isIndirect()) look(item, nesting + 1);
    }
  }

 private:
  void look_into_dictionary(QPDFObjectHandle& dictionary, int nesting) {
    for (const std::string& key : dictionary.getKeys()) {
      QPDFObjectHandle value = dictionary.getKey(key);
      if (is_one_of(active_keys, key) && !value.isNull()) found_ = key.substr(1);
      if (key == "/S" && value.isName() && is_one_of(active_actions, value.getName())) {
        found_ = value.getName().substr(1);
      }
      if (!value.isIndirect()) look(value, nesting + 1);
    }
  }

  std::string found_;
};

// An action that runs when the document is opened may turn a page, no more.
bool opens_by_itself(QPDFObjectHandle catalogue) {
  QPDFObjectHandle action = catalogue.getKey("/OpenAction");
  return action.isDictionary() && action.getKey("/S").isName() && action.getKey("/S").getName() != "/GoTo";
}

// Every object the file lists could be read. What we cannot read (a stream that unpacks beyond all measure, say) other
// readers might, and then act on it unseen by us.
bool is_wholly_readable(QPDF& pdf) {
  for (const auto& [id, entry] : pdf.getXRefTable()) {
    const bool in_use = entry.getType() == 1 || entry.getType() == 2;
    if (in_use && pdf.getObject(id).isNull()) return false;
  }
  return true;
}

PdfStructure fault(Fault fault, std::string active = {}) { return {fault, 0, std::move(active)}; }

PdfStructure examine(QPDF& pdf, int pages_max) {
  if (opens_by_itself(pdf.getRoot())) return fault(Fault::ActiveContent, "OpenAction");
  ActiveSearch search;
  for (const QPDFObjectHandle& object : pdf.getAllObjects()) search.look(object, 0);
  if (!search.found().empty()) return fault(Fault::ActiveContent, search.found());
  if (!is_wholly_readable(pdf)) return fault(Fault::Damaged);
  const std::size_t pages = pdf.getAllPages().size();
  if (pages == 0) return fault(Fault::Damaged);
  if (pages > static_cast<std::size_t>(pages_max)) return {Fault::TooManyPages, static_cast<int>(pages), {}};
  return {Fault::None, static_cast<int>(pages), {}};
}

}  // namespace

PdfStructure examine_structure(std::string_view bytes, int pages_max) {
  try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("upload", bytes.data(), bytes.size());
    return examine(pdf, pages_max);
  } catch (const QPDFExc& failure) {
    return fault(failure.getErrorCode() == qpdf_e_password ? Fault::Encrypted : Fault::Damaged);
  } catch (const std::bad_alloc&) {
    return fault(Fault::TooComplex);
  } catch (const std::exception&) {
    return fault(Fault::Damaged);
  }
}

}  // namespace simpul::inspector
