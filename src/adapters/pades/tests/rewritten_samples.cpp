#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "samples.h"

namespace simpul::pades {
namespace {

std::string rewritten(const std::string& pdf, void (*settle)(QPDFWriter&, const char*), const char* password) {
  QPDF document;
  document.processMemoryFile("sample", pdf.data(), pdf.size());
  QPDFWriter writer(document);
  writer.setOutputMemory();
  settle(writer, password);
  writer.write();
  const auto out = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(out->getBuffer()), out->getSize()};
}

}  // namespace

std::string packed(const std::string& pdf) {
  return rewritten(pdf, [](QPDFWriter& writer, const char*) { writer.setObjectStreamMode(qpdf_o_generate); }, "");
}

std::string encrypted(const std::string& pdf, const char* password) {
  return rewritten(
      pdf,
      [](QPDFWriter& writer, const char* user) {
        writer.setR6EncryptionParameters(user, "pemilik", true, true, true, true, true, true, qpdf_r3p_full, true);
      },
      password);
}

}  // namespace simpul::pades
