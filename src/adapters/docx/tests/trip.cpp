#include "trip.h"

#include <gtest/gtest.h>

namespace simpul::docx {

void replace(Parts& parts, const std::string& part, const std::string& what, const std::string& with) {
  std::string& bytes = parts.at(part);
  const std::size_t at = bytes.find(what);
  ASSERT_NE(at, std::string::npos) << what;
  bytes.replace(at, what.size(), with);
}

Parts parts_with_body(const std::string& body) {
  Parts parts;
  parts["[Content_Types].xml"] =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override "
      "PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument."
      "wordprocessingml.document.main+xml\"/></Types>";
  parts["_rels/.rels"] =
      "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" "
      "Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
      "Target=\"word/document.xml\"/></Relationships>";
  parts["word/document.xml"] =
      "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
      "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>" +
      body + "</w:body></w:document>";
  return parts;
}

std::string file_with_body(const std::string& body) { return packed(parts_with_body(body)).value(); }

std::string codes(const std::vector<manuscript::Finding>& findings) {
  std::string out;
  for (const auto& finding : findings) {
    out += (out.empty() ? "" : " ") + finding.code + (finding.clause ? "@" + finding.clause->text() : "");
  }
  return out;
}

std::string codes(const Refusals& faults) {
  std::string out;
  for (const Refusal& fault : faults) out += (out.empty() ? "" : " ") + fault.code + fault.pointer;
  return out;
}

}  // namespace simpul::docx
