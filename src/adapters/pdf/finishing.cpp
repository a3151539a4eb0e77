#include "finishing.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <memory>

#include "encoding/markup.h"

namespace simpul::pdf {
namespace {

// ISO 16684-1. The packet's id is the one every packet has.
std::string xmp(const FileWords& words) {
  return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
         "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
         "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
         "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
         " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\">\n"
         "<dc:format>application/pdf</dc:format>\n"
         "<dc:language><rdf:Bag><rdf:li>" +
         escaped_markup(words.language) +
         "</rdf:li></rdf:Bag></dc:language>\n"
         "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" +
         escaped_markup(words.title) +
         "</rdf:li></rdf:Alt></dc:title>\n"
         "<xmp:CreatorTool>Simpul</xmp:CreatorTool>\n"
         "<xmp:CreateDate>" +
         words.date +
         "</xmp:CreateDate>\n"
         "<xmp:ModifyDate>" +
         words.date +
         "</xmp:ModifyDate>\n"
         "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>";
}

void describe(QPDF& file, const FileWords& words) {
  QPDFObjectHandle catalogue = file.getRoot();
  catalogue.replaceKey("/Lang", QPDFObjectHandle::newString(words.language));
  QPDFObjectHandle view = QPDFObjectHandle::newDictionary();
  view.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
  catalogue.replaceKey("/ViewerPreferences", view);
  QPDFObjectHandle metadata = QPDFObjectHandle::newStream(&file, xmp(words));
  metadata.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
  metadata.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
  catalogue.replaceKey("/Metadata", file.makeIndirectObject(metadata));
}

}  // namespace

std::string finished(const std::string& pdf, const FileWords& words) {
  try {
    QPDF file;
    file.setSuppressWarnings(true);
    file.processMemoryFile("paper", pdf.data(), pdf.size());
    describe(file, words);
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setMinimumPDFVersion("1.7");
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.write();
    const std::shared_ptr<Buffer> out = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<const char*>(out->getBuffer()), out->getSize());
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace simpul::pdf
