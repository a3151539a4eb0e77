#include "pdf_examiner.h"

#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include "content_type.h"
#include "encoding/utf8.h"

namespace simpul::inspector {
namespace {

// Dictionary keys behind which a PDF acts, carries files or shows forms of its own (ISO 32000-1 sections 7.11.4,
// 12.6.4, 12.7.8, 13.6; XFA).
constexpr std::string_view active_keys[] = {"/JS", "/JavaScript", "/EmbeddedFiles", "/EF", "/RichMedia", "/XFA"};
// Values of /S of an action that reach outside the document.
constexpr std::string_view active_actions[] = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm",
                                               "/RichMediaExecute"};
constexpr int nesting_max = 32;
// How far from the end the end mark may stand (Adobe's implementation note 18).
constexpr std::size_t end_mark_reach = 1024;

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
      if (std::ranges::find(active_keys, key) != std::end(active_keys) && !value.isNull()) found_ = key.substr(1);
      if (key == "/S" && value.isName() &&
          std::ranges::find(active_actions, value.getName()) != std::end(active_actions)) {
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
    if (in_use && pdf.getObjectByObjGen(id).isNull()) return false;
  }
  return true;
}

Result<int, Refusal> examine_structure(std::string_view bytes) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("upload", bytes.data(), bytes.size());
  if (opens_by_itself(pdf.getRoot())) return refuse(Refusal{"file_has_active_content", "", {{"found", "OpenAction"}}});
  ActiveSearch search;
  for (const QPDFObjectHandle& object : pdf.getAllObjects()) search.look(object, 0);
  if (!search.found().empty()) {
    return refuse(Refusal{"file_has_active_content", "", {{"found", search.found()}}});
  }
  if (!is_wholly_readable(pdf)) return refuse(Refusal{"file_damaged"});
  const std::size_t pages = pdf.getAllPages().size();
  if (pages == 0) return refuse(Refusal{"file_damaged"});
  if (pages > static_cast<std::size_t>(pages_max)) return refuse(Refusal{"file_too_complex"});
  return static_cast<int>(pages);
}

std::string page_text(const poppler::document& document, int number) {
  const std::unique_ptr<poppler::page> page(document.create_page(number));
  if (!page) return {};
  const poppler::byte_array utf8 = page->text().to_utf8();
  return {utf8.begin(), utf8.end()};
}

std::string text_layer(std::string_view bytes, int pages) {
  poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr);
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (!document || document->is_locked()) return {};
  std::string text;
  for (int number = 0; number < pages; ++number) {
    const std::string page = page_text(*document, number);
    if (text.size() + page.size() + 1 > text_bytes_max) break;
    if (!is_utf8(page)) continue;
    if (number > 0) text += '\f';
    text += page;
  }
  return text;
}

bool has_end_mark(std::string_view bytes) {
  return bytes.substr(bytes.size() - std::min(bytes.size(), end_mark_reach)).find("%%EOF") != std::string_view::npos;
}

}  // namespace

Result<ExaminedPdf, Refusal> examine_pdf(std::string_view bytes) {
  if (ends_as_zip(bytes)) {
    return refuse(Refusal{"file_not_what_it_claims",
                          "",
                          {{"claimed", "application/pdf"}, {"found", "application/pdf + application/zip"}}});
  }
  // A file cut off on its way could be repaired into one that lacks its last pages.
  if (!has_end_mark(bytes)) return refuse(Refusal{"file_damaged"});
  try {
    const auto pages = examine_structure(bytes);
    if (!pages) return refuse(pages.error());
    return ExaminedPdf{*pages, text_layer(bytes, *pages)};
  } catch (const QPDFExc& failure) {
    return refuse(Refusal{failure.getErrorCode() == qpdf_e_password ? "file_encrypted" : "file_damaged"});
  } catch (const std::bad_alloc&) {
    return refuse(Refusal{"file_too_complex"});
  } catch (const std::exception&) {
    return refuse(Refusal{"file_damaged"});
  }
}

}  // namespace simpul::inspector
