#include <algorithm>
#include <optional>

#include "encoding/markup.h"
#include "word_writer.h"

namespace simpul::docx {
namespace {

using manuscript::Grid;
using manuscript::Line;
using manuscript::LineKind;
using manuscript::Sheet;
using manuscript::Span;

// In twentieths of a point: A4 with margins of 3 cm at the binding side and 2.5 cm elsewhere (Permendagri 1/2023 has
// wider ones for letters with a letterhead; agreements have none).
constexpr unsigned text_width = 11906 - 1701 - 1417;

std::string_view style_of(LineKind kind) {
  switch (kind) {
    case LineKind::Title:
      return "NaskahJudul";
    case LineKind::Article:
      return "NaskahPasal";
    case LineKind::Heading:
      return "NaskahKepala";
    case LineKind::Paragraph:
      return "NaskahParagraf";
    case LineKind::Ayat:
      return "NaskahAyat";
    case LineKind::Huruf:
      return "NaskahHuruf";
    case LineKind::Angka:
      return "NaskahAngka";
  }
  return "NaskahParagraf";
}

bool is_numbered(LineKind kind) {
  return kind == LineKind::Article || kind == LineKind::Ayat || kind == LineKind::Huruf || kind == LineKind::Angka;
}

std::string text_element(std::string_view words) {
  return fmt::format("<w:t xml:space=\"preserve\">{}</w:t>", escaped_markup(words));
}

// Filled variables and references keep a style of their own, so that people see what the dossier has put in.
std::string run(const Span& span) {
  std::string_view style;
  if (span.open)
    style = "NaskahIsianKosong";
  else if (span.stands_for.starts_with("{{"))
    style = "NaskahIsian";
  else if (!span.stands_for.empty())
    style = "NaskahAcuan";
  const std::string look = style.empty() ? "" : fmt::format("<w:rPr><w:rStyle w:val=\"{}\"/></w:rPr>", style);
  return fmt::format("<w:r>{}{}</w:r>", look, text_element(span.words));
}

std::string runs(const std::vector<Span>& spans) {
  std::string out;
  for (const Span& span : spans) out += run(span);
  return out;
}

class Writing {
 public:
  explicit Writing(const Sheet& sheet) : sheet_(sheet) {}

  WrittenDocument written() {
    out_.xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
        "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";
    for (std::size_t i = 0; i < sheet_.parts.size(); ++i) {
      if (const auto* line = std::get_if<Line>(&sheet_.parts[i]))
        write(*line, i);
      else
        write(std::get<Grid>(sheet_.parts[i]), i);
    }
    out_.xml += fmt::format(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId1\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>"
        "<w:pgMar w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1701\" w:header=\"709\" w:footer=\"567\" "
        "w:gutter=\"0\"/></w:sectPr></w:body></w:document>");
    return std::move(out_);
  }

 private:
  // A new list for each place where numbers begin anew; otherwise the last of its kind goes on.
  std::string number(const Line& line) {
    const bool item = line.kind == LineKind::Huruf || line.kind == LineKind::Angka;
    if (!item) in_ayat_ = line.kind == LineKind::Ayat;
    if (!is_numbered(line.kind)) return {};
    auto& list = lists_[static_cast<std::size_t>(line.kind)][std::min(line.depth, 2u)];
    if (line.starts_numbers || list == 0) {
      out_.lists.push_back({line.kind, line.depth, in_ayat_});
      list = out_.lists.size();
    }
    return fmt::format("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{}\"/></w:numPr>", list);
  }

  // Name and comments of a part, around its words.
  std::string wrapped(std::size_t part, const std::string& anchor, const std::string& words) {
    std::string before, after;
    for (std::size_t i = 0; i < sheet_.comments.size(); ++i) {
      if (sheet_.comments[i].part != part) continue;
      before += fmt::format("<w:commentRangeStart w:id=\"{}\"/>", i);
      after += fmt::format(
          "<w:commentRangeEnd w:id=\"{0}\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>"
          "<w:commentReference w:id=\"{0}\"/></w:r>",
          i);
    }
    return fmt::format("<w:bookmarkStart w:id=\"{0}\" w:name=\"{1}\"/>{2}{3}{4}<w:bookmarkEnd w:id=\"{0}\"/>", part,
                       escaped_markup(anchor), before, words, after);
  }

  void write(const Line& line, std::size_t part) {
    std::string words = runs(line.spans);
    // The number of a pasal stands on a line of its own, as that of a lampiran does.
    const std::string typed = line.kind == LineKind::Heading ? line.mark : "";
    const bool two_lines = !line.spans.empty() && (line.kind == LineKind::Article || !typed.empty());
    if (two_lines) words = "<w:r><w:br/></w:r>" + words;
    if (!typed.empty()) words = fmt::format("<w:r>{}</w:r>", text_element(typed)) + words;
    const bool new_page = !typed.empty();
    out_.xml += fmt::format("<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{}{}{}</w:pPr>{}</w:p>", style_of(line.kind),
                            new_page ? "<w:pageBreakBefore/>" : "", number(line), room_after_title(line, part),
                            wrapped(part, line.anchor, words));
  }

  std::string_view room_after_title(const Line& line, std::size_t part) const {
    const auto* next = part + 1 < sheet_.parts.size() ? std::get_if<Line>(&sheet_.parts[part + 1]) : nullptr;
    const bool last = line.kind == LineKind::Title && next && next->kind != LineKind::Title;
    return last ? "<w:spacing w:after=\"360\"/>" : "";
  }

  static std::string borders(const Grid& grid) {
    std::string out;
    const char* line = grid.ruled ? "single" : "nil";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
      out += fmt::format("<w:{} w:val=\"{}\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>", side, line);
    }
    return "<w:tblBorders>" + out + "</w:tblBorders>";
  }

  void write(const Grid& grid, std::size_t part) {
    if (grid.rows.empty()) return;
    const std::size_t columns = std::max<std::size_t>(grid.rows.front().size(), 1);
    const std::size_t width = text_width / columns;
    out_.xml += fmt::format(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/>{}<w:tblLayout w:type=\"fixed\"/>{}"
        "</w:tblPr><w:tblGrid>",
        text_width, borders(grid),
        grid.ruled
            ? ""
            : "<w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"0\" w:type=\"dxa\"/></w:tblCellMar>");
    for (std::size_t i = 0; i < columns; ++i) out_.xml += fmt::format("<w:gridCol w:w=\"{}\"/>", width);
    out_.xml += "</w:tblGrid>";
    for (std::size_t i = 0; i < grid.rows.size(); ++i) write_row(grid, part, i, width);
    // Word wants a paragraph between two tables and after the last; an empty one says nothing.
    out_.xml += "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"NaskahSela\"/></w:pPr></w:p>";
  }

  void write_row(const Grid& grid, std::size_t part, std::size_t at, std::size_t width) {
    const bool head = grid.ruled && at == 0 && grid.rows.size() > 1;
    out_.xml += fmt::format("<w:tr><w:trPr><w:cantSplit/>{}</w:trPr>", head ? "<w:tblHeader/>" : "");
    for (std::size_t j = 0; j < grid.rows[at].size(); ++j) {
      const std::string words = runs(grid.rows[at][j]);
      const std::string named = at == 0 && j == 0 ? wrapped(part, grid.anchor, words) : words;
      out_.xml += fmt::format(
          "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle "
          "w:val=\"{}\"/>{}</w:pPr>{}</w:p></w:tc>",
          width, cell_style(grid, at, head), keep(grid, at), named);
    }
    out_.xml += "</w:tr>";
  }

  // The last row of the signatures are the names: room to sign is left above them.
  static std::string_view cell_style(const Grid& grid, std::size_t at, bool head) {
    if (grid.ruled) return head ? "NaskahSelKepala" : "NaskahSel";
    return at > 0 && at + 1 == grid.rows.size() ? "NaskahNama" : "NaskahPihak";
  }
  static std::string_view keep(const Grid& grid, std::size_t at) {
    if (grid.ruled) return "";
    if (at + 1 == grid.rows.size()) return "";
    return at == 0 ? "<w:keepNext/><w:spacing w:before=\"360\"/>" : "<w:keepNext/>";
  }

  const Sheet& sheet_;
  WrittenDocument out_;
  bool in_ayat_ = false;
  std::size_t lists_[7][3] = {};  // by kind and depth: the list that goes on, 0 for none
};

}  // namespace

WrittenDocument document_part(const Sheet& sheet) { return Writing(sheet).written(); }

}  // namespace simpul::docx
