#include "word_writer.h"

#include "encoding/base64.h"
#include "encoding/markup.h"

namespace simpul::docx {
namespace {

using manuscript::Sheet;

constexpr const char* declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* office = "http://schemas.openxmlformats.org/officeDocument/2006/";

std::string content_types() {
  std::string out = declaration;
  out +=
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
  const auto part = [&](const char* name, const char* type) {
    out +=
        fmt::format("<Override PartName=\"/{}\" ContentType=\"application/vnd.openxmlformats-{}+xml\"/>", name, type);
  };
  part("word/document.xml", "officedocument.wordprocessingml.document.main");
  part("word/styles.xml", "officedocument.wordprocessingml.styles");
  part("word/numbering.xml", "officedocument.wordprocessingml.numbering");
  part("word/settings.xml", "officedocument.wordprocessingml.settings");
  part("word/fontTable.xml", "officedocument.wordprocessingml.fontTable");
  part("word/footer1.xml", "officedocument.wordprocessingml.footer");
  part("word/comments.xml", "officedocument.wordprocessingml.comments");
  part("docProps/core.xml", "package.core-properties");
  part("docProps/custom.xml", "officedocument.custom-properties");
  part("customXml/itemProps1.xml", "officedocument.customXmlProperties");
  return out + "</Types>";
}

std::string relationships(std::initializer_list<std::pair<std::string, const char*>> targets) {
  std::string out = declaration;
  out += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  int number = 0;
  for (const auto& [type, target] : targets) {
    out += fmt::format("<Relationship Id=\"rId{}\" Type=\"{}\" Target=\"{}\"/>", ++number, type, target);
  }
  return out + "</Relationships>";
}

// A partner's changes are recorded from the first key on, so that they come back with a name and a time.
std::string settings() {
  return std::string(declaration) +
         "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:trackRevisions/>"
         "<w:defaultTabStop w:val=\"567\"/><w:compat><w:compatSetting w:name=\"compatibilityMode\" "
         "w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
         "<w:themeFontLang w:val=\"id-ID\"/></w:settings>";
}

// Where the font of official papers is missing, a reader takes another with serifs.
std::string font_table() {
  return std::string(declaration) +
         "<w:fonts xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
         "<w:font w:name=\"Bookman Old Style\"><w:altName w:val=\"Times New Roman\"/>"
         "<w:panose1 w:val=\"02050604050505020204\"/><w:charset w:val=\"00\"/><w:family w:val=\"roman\"/>"
         "<w:pitch w:val=\"variable\"/></w:font></w:fonts>";
}

std::string initials(const std::string& author) {
  std::string out;
  for (std::size_t i = 0; i < author.size() && out.size() < 3; ++i) {
    const bool begins = author[i] >= 'A' && author[i] <= 'Z' && (i == 0 || author[i - 1] == ' ');
    if (begins) out += author[i];
  }
  return out.empty() ? "?" : out;
}

// Word takes whole seconds.
std::string moment(Instant at) { return Instant{at.ms / 1000 * 1000}.text().substr(0, 19) + "Z"; }

std::string comments(const Sheet& sheet) {
  std::string out = declaration;
  out += "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">";
  for (std::size_t i = 0; i < sheet.comments.size(); ++i) {
    const auto& comment = sheet.comments[i];
    out += fmt::format("<w:comment w:id=\"{}\" w:author=\"{}\" w:date=\"{}\" w:initials=\"{}\">", i,
                       escaped_markup(comment.author), moment(comment.at), initials(comment.author));
    std::string_view rest = comment.text;
    for (bool more = true; more;) {
      const std::size_t end = rest.find('\n');
      out += fmt::format("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                         escaped_markup(rest.substr(0, end)));
      more = end != std::string_view::npos;
      if (more) rest.remove_prefix(end + 1);
    }
    out += "</w:comment>";
  }
  return out + "</w:comments>";
}

void add_origin(const Sheet& sheet, Parts& parts) {
  const std::string hash = sheet.hash.text();
  parts["customXml/item1.xml"] =
      std::string(declaration) + fmt::format(
                                     "<simpul:text xmlns:simpul=\"urn:simpul:manuscript:1\" hash=\"{}\">{}"
                                     "</simpul:text>",
                                     hash, base64(sheet.canonical));
  parts["customXml/itemProps1.xml"] =
      std::string(declaration) +
      "<ds:datastoreItem ds:itemID=\"{5E1C8D5A-0C54-4F0B-9E07-6A2F4B1D7C31}\" "
      "xmlns:ds=\"http://schemas.openxmlformats.org/officeDocument/2006/customXml\"><ds:schemaRefs>"
      "<ds:schemaRef ds:uri=\"urn:simpul:manuscript:1\"/></ds:schemaRefs></ds:datastoreItem>";
  parts["docProps/custom.xml"] =
      std::string(declaration) +
      fmt::format(
          "<Properties xmlns=\"{0}custom-properties\" xmlns:vt=\"{0}docPropsVTypes\">"
          "<property fmtid=\"{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}\" pid=\"2\" name=\"SimpulNaskah\">"
          "<vt:lpwstr>{1}</vt:lpwstr></property></Properties>",
          office, hash);
}

}  // namespace

Parts word_parts(const Sheet& sheet) {
  const std::string types = office + std::string("relationships/");
  WrittenDocument document = document_part(sheet);
  Parts parts;
  parts["[Content_Types].xml"] = content_types();
  parts["_rels/.rels"] = relationships(
      {{types + "officeDocument", "word/document.xml"},
       {"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"},
       {types + "custom-properties", "docProps/custom.xml"}});
  parts["word/_rels/document.xml.rels"] = relationships({{types + "footer", "footer1.xml"},
                                                         {types + "styles", "styles.xml"},
                                                         {types + "numbering", "numbering.xml"},
                                                         {types + "settings", "settings.xml"},
                                                         {types + "fontTable", "fontTable.xml"},
                                                         {types + "comments", "comments.xml"},
                                                         {types + "customXml", "../customXml/item1.xml"}});
  parts["customXml/_rels/item1.xml.rels"] = relationships({{types + "customXmlProps", "itemProps1.xml"}});
  parts["docProps/core.xml"] =
      std::string(declaration) +
      fmt::format(
          "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
          "\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>{}</dc:title><dc:language>id-ID"
          "</dc:language></cp:coreProperties>",
          escaped_markup(sheet.title));
  parts["word/document.xml"] = std::move(document.xml);
  parts["word/numbering.xml"] = numbering_part(document.lists);
  parts["word/styles.xml"] = styles_part();
  parts["word/footer1.xml"] = footer_part(sheet);
  parts["word/settings.xml"] = settings();
  parts["word/fontTable.xml"] = font_table();
  parts["word/comments.xml"] = comments(sheet);
  add_origin(sheet, parts);
  return parts;
}

}  // namespace simpul::docx
