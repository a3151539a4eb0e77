#include "word_writer.h"

namespace simpul::docx {
namespace {

using manuscript::LineKind;

constexpr const char* declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr const char* word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

// How one kind of list counts, and where its number and its words begin, in twentieths of a point.
struct Counting {
  const char* format;
  const char* text;
  unsigned left;
  unsigned hanging;
};

Counting counting(const NumberedList& list) {
  const unsigned outer = list.in_ayat ? 567 : 0;
  switch (list.kind) {
    case LineKind::Article:
      return {"decimal", "Pasal %1", 0, 0};
    case LineKind::Ayat:
      return {"decimal", "(%1)", 567, 567};
    case LineKind::Huruf:
      return {"lowerLetter", "%1.", outer + 425, 425};
    case LineKind::Angka:
      return {"decimal", "%1.", outer + (list.depth > 1 ? 850 : 425), 425};
    case LineKind::Title:
    case LineKind::Heading:
    case LineKind::Paragraph:
      break;
  }
  return {"none", "", 0, 0};
}

std::string paragraph_style(const char* id, const char* name, const char* paragraph, const char* letters = "") {
  return fmt::format(
      "<w:style w:type=\"paragraph\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name w:val=\"{}\"/>"
      "<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>{}</w:pPr><w:rPr>{}</w:rPr></w:style>",
      id, name, paragraph, letters);
}

std::string character_style(const char* id, const char* name, const char* letters) {
  return fmt::format(
      "<w:style w:type=\"character\" w:customStyle=\"1\" w:styleId=\"{}\"><w:name w:val=\"{}\"/>"
      "<w:rPr>{}</w:rPr></w:style>",
      id, name, letters);
}

constexpr const char* defaults =
    "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Bookman Old Style\" w:hAnsi=\"Bookman Old Style\" "
    "w:cs=\"Bookman Old Style\" w:eastAsia=\"Bookman Old Style\"/><w:sz w:val=\"23\"/><w:szCs w:val=\"23\"/>"
    "<w:lang w:val=\"id-ID\" w:eastAsia=\"id-ID\" w:bidi=\"ar-SA\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>"
    "<w:spacing w:after=\"0\" w:line=\"288\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name "
    "w:val=\"Normal\"/><w:qFormat/></w:style>"
    "<w:style w:type=\"character\" w:default=\"1\" w:styleId=\"DefaultParagraphFont\">"
    "<w:name w:val=\"Default Paragraph Font\"/></w:style>"
    "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr>"
    "<w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:top w:w=\"0\" w:type=\"dxa\"/><w:left w:w=\"108\" "
    "w:type=\"dxa\"/>"
    "<w:bottom w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"108\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style>";

}  // namespace

// Long because it is the table of all styles, one entry each.
std::string styles_part() {
  std::string out = std::string(declaration) + "<w:styles " + word + ">" + defaults;
  const char* body = "<w:spacing w:after=\"120\"/><w:jc w:val=\"both\"/>";
  out +=
      paragraph_style("NaskahJudul", "Naskah Judul", "<w:keepNext/><w:spacing w:after=\"60\"/><w:jc w:val=\"center\"/>",
                      "<w:b/><w:bCs/><w:sz w:val=\"24\"/><w:szCs w:val=\"24\"/>");
  out +=
      paragraph_style("NaskahPasal", "Naskah Pasal",
                      "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"140\"/><w:jc w:val=\"center\"/>"
                      "<w:outlineLvl w:val=\"0\"/>",
                      "<w:b/><w:bCs/>");
  out +=
      paragraph_style("NaskahKepala", "Naskah Kepala",
                      "<w:keepNext/><w:keepLines/><w:spacing w:before=\"280\" w:after=\"200\"/><w:jc w:val=\"center\"/>"
                      "<w:outlineLvl w:val=\"0\"/>",
                      "<w:b/><w:bCs/>");
  out += paragraph_style("NaskahParagraf", "Naskah Paragraf", body);
  out += paragraph_style("NaskahAyat", "Naskah Ayat", body);
  out += paragraph_style("NaskahHuruf", "Naskah Huruf", body);
  out += paragraph_style("NaskahAngka", "Naskah Angka", body);
  out += paragraph_style("NaskahSel", "Naskah Sel", "<w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\"/>",
                         "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>");
  out +=
      paragraph_style("NaskahSelKepala", "Naskah Sel Kepala",
                      "<w:keepNext/><w:spacing w:before=\"40\" w:after=\"40\" w:line=\"252\"/><w:jc w:val=\"center\"/>",
                      "<w:b/><w:bCs/><w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>");
  out += paragraph_style("NaskahPihak", "Naskah Pihak", "<w:jc w:val=\"center\"/>", "<w:b/><w:bCs/>");
  out += paragraph_style("NaskahNama", "Naskah Nama", "<w:spacing w:before=\"1700\"/><w:jc w:val=\"center\"/>",
                         "<w:b/><w:bCs/><w:sz w:val=\"21\"/><w:szCs w:val=\"21\"/>");
  out += paragraph_style("NaskahSela", "Naskah Sela", "<w:spacing w:line=\"120\" w:lineRule=\"exact\"/>",
                         "<w:sz w:val=\"8\"/>");
  out +=
      paragraph_style("NaskahKaki", "Naskah Kaki",
                      "<w:pBdr><w:top w:val=\"single\" w:sz=\"4\" w:space=\"4\" w:color=\"999999\"/></w:pBdr><w:tabs>"
                      "<w:tab w:val=\"right\" w:pos=\"8788\"/></w:tabs>",
                      "<w:color w:val=\"555555\"/><w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>");
  out += character_style("NaskahIsian", "Naskah Isian", "");
  out += character_style("NaskahIsianKosong", "Naskah Isian Kosong",
                         "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"FFF2CC\"/>");
  out += character_style("NaskahAcuan", "Naskah Acuan", "");
  out += character_style("CommentReference", "annotation reference", "<w:sz w:val=\"16\"/><w:szCs w:val=\"16\"/>");
  return out + "</w:styles>";
}

// Each list has a definition of its own: then no program lets the numbers of one go on in another.
std::string numbering_part(const std::vector<NumberedList>& lists) {
  std::string out = std::string(declaration) + "<w:numbering " + word + ">";
  for (std::size_t i = 0; i < lists.size(); ++i) {
    const Counting way = counting(lists[i]);
    const bool pasal = lists[i].kind == LineKind::Article;
    out += fmt::format(
        "<w:abstractNum w:abstractNumId=\"{}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\">"
        "<w:start w:val=\"1\"/><w:numFmt w:val=\"{}\"/><w:suff w:val=\"{}\"/><w:lvlText w:val=\"{}\"/>"
        "<w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"{}\" w:hanging=\"{}\"/></w:pPr></w:lvl></w:abstractNum>",
        i, way.format, pasal ? "nothing" : "tab", way.text, way.left, way.hanging);
  }
  for (std::size_t i = 0; i < lists.size(); ++i) {
    out += fmt::format("<w:num w:numId=\"{}\"><w:abstractNumId w:val=\"{}\"/></w:num>", i + 1, i);
  }
  return out + "</w:numbering>";
}

std::string footer_part(const manuscript::Sheet& sheet) {
  const auto field = [](const char* code) {
    return fmt::format(
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> {} "
        "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r>"
        "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        code);
  };
  const std::string hash = sheet.hash.text();
  return std::string(declaration) + "<w:ftr " + word + "><w:p><w:pPr><w:pStyle w:val=\"NaskahKaki\"/></w:pPr>" +
         fmt::format("<w:r><w:t xml:space=\"preserve\">Sidik naskah {}\u00a0{}\u00a0{}\u00a0{}</w:t></w:r>",
                     hash.substr(0, 4), hash.substr(4, 4), hash.substr(8, 4), hash.substr(12, 4)) +
         "<w:r><w:tab/></w:r><w:r><w:t xml:space=\"preserve\">Halaman </w:t></w:r>" + field("PAGE") +
         "<w:r><w:t xml:space=\"preserve\"> dari </w:t></w:r>" + field("NUMPAGES") + "</w:p></w:ftr>";
}

}  // namespace simpul::docx
