#include "picture.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace simpul::pades {
namespace {

constexpr double margin = 4;
constexpr double line_height = 1.25;
constexpr double size_max = 9;
constexpr double size_min = 3;
// Helvetica-Bold is at most so much wider than Helvetica.
constexpr double bold = 1.12;

// Widths of Helvetica from space to tilde, in thousandths of the font size (Adobe Core 14 font metrics).
constexpr int widths[] = {278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
                          556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
                          1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
                          667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
                          333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
                          556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};
constexpr int width_of_others = 667;

// UTF-8 as WinAnsiEncoding, whose upper half is Latin-1 but for 32 signs; what it lacks becomes '?'.
std::string latin(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      out += byte < 0x20 || byte == 0x7f ? ' ' : static_cast<char>(byte);
    } else if ((byte == 0xc2 || byte == 0xc3) && i + 1 < utf8.size()) {
      const unsigned code = (byte & 0x03u) << 6 | (static_cast<unsigned char>(utf8[++i]) & 0x3fu);
      out += code < 0xa0 ? '?' : static_cast<char>(code);
    } else if (byte >= 0xc0) {
      out += '?';
    }
  }
  return out;
}

double width_of(const std::string& text) {
  int sum = 0;
  for (const char c : text) sum += c >= ' ' && c <= '~' ? widths[c - ' '] : width_of_others;
  return sum / 1000.0;
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '(' || c == ')' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

double font_size(const std::vector<std::string>& lines, PictureSize size) {
  double widest = width_of(lines.front()) * bold;
  for (const std::string& line : lines) widest = std::max(widest, width_of(line));
  const double by_width = (size.width - 2 * margin) / std::max(widest, 1.0);
  const double by_height = (size.height - 2 * margin) / (line_height * static_cast<double>(lines.size()));
  return std::clamp(std::min(by_width, by_height), size_min, size_max);
}

}  // namespace

std::string picture_of(const std::vector<std::string>& utf8_lines, PictureSize size) {
  std::vector<std::string> lines;
  for (const std::string& line : utf8_lines) {
    if (!line.empty()) lines.push_back(latin(line));
  }
  if (lines.empty()) lines.emplace_back();
  const double points = font_size(lines, size);
  std::string out = fmt::format("q 0.5 w 0.35 G 0.25 0.25 {:.2f} {:.2f} re S 1 1 {:.2f} {:.2f} re W n BT 0 g\n",
                                size.width - 0.5, size.height - 0.5, size.width - 2, size.height - 2);
  double baseline = size.height - margin - points * 0.8;
  const char* font = "/F2";
  for (const std::string& line : lines) {
    out +=
        fmt::format("{} {:.2f} Tf 1 0 0 1 {:.2f} {:.2f} Tm ({}) Tj\n", font, points, margin, baseline, escaped(line));
    baseline -= points * line_height;
    font = "/F1";
  }
  return out + "ET Q";
}

}  // namespace simpul::pades
