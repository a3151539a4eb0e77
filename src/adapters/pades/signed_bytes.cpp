#include "encoding/base64.h"
#include "examination.h"

namespace simpul::pades {
namespace {

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0' || c == '\f'; }

bool only_space(std::string_view text) { return std::ranges::all_of(text, is_space); }

// Whether the gap between the pieces holds the signature and nothing else: otherwise something unsigned hides there.
bool is_the_signature(std::string_view gap, const std::string& contents) {
  if (gap.size() < 2 || gap.front() != '<' || gap.back() != '>') return false;
  std::string digits;
  for (const char c : gap.substr(1, gap.size() - 2)) {
    if (!is_space(c)) digits += c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  const auto bytes = hex_decode(digits);
  return bytes && *bytes == contents;
}

bool ends_a_revision(std::string_view bytes) {
  constexpr std::string_view mark = "%%EOF";
  std::size_t trailing = 0;
  while (trailing < 2 && !bytes.empty() && (bytes.back() == '\n' || bytes.back() == '\r')) {
    bytes.remove_suffix(1);
    ++trailing;
  }
  return bytes.ends_with(mark);
}

struct Digits {
  std::string_view text;
  std::optional<int> next(std::size_t count) {
    if (text.size() < count) return std::nullopt;
    int value = 0;
    const auto end = std::from_chars(text.data(), text.data() + count, value);
    if (end.ec != std::errc{} || end.ptr != text.data() + count || value < 0) return std::nullopt;
    text.remove_prefix(count);
    return value;
  }
  int next_or(std::size_t count, int otherwise) { return next(count).value_or(otherwise); }
};

}  // namespace

SignedBytes signed_bytes(std::string_view pdf, const FoundSignature& signature) {
  const std::vector<long long>& range = signature.byte_range;
  const auto size = static_cast<long long>(pdf.size());
  if (range.size() != 4 || range[0] != 0 || range[1] <= 0 || range[2] <= range[1] || range[3] < 0) return {};
  if (range[1] > size || range[2] > size || range[3] > size - range[2]) return {};
  const auto first = static_cast<std::size_t>(range[1]);
  const auto second = static_cast<std::size_t>(range[2]);
  SignedBytes out;
  out.end = second + static_cast<std::size_t>(range[3]);
  out.content = std::string(pdf.substr(0, first)) + std::string(pdf.substr(second, out.end - second));
  if (!is_the_signature(pdf.substr(first, second - first), signature.contents)) return out;
  if (only_space(pdf.substr(out.end))) {
    out.coverage = SignatureCoverage::WholeFile;
  } else if (ends_a_revision(pdf.substr(0, out.end))) {
    out.coverage = SignatureCoverage::WholeRevision;
  }
  return out;
}

std::optional<Instant> read_pdf_time(std::string_view text) {
  if (text.starts_with("D:")) text.remove_prefix(2);
  Digits digits{text};
  const auto year = digits.next(4);
  if (!year) return std::nullopt;
  const int month = digits.next_or(2, 1);
  const int day = digits.next_or(2, 1);
  const auto date = Date::parse(fmt::format("{:04}-{:02}-{:02}", *year, month, day));
  if (!date) return std::nullopt;
  const int hour = digits.next_or(2, 0);
  const int minute = digits.next_or(2, 0);
  const int second = digits.next_or(2, 0);
  if (hour > 23 || minute > 59 || second > 59) return std::nullopt;
  const char sign = digits.text.empty() ? 'Z' : digits.text.front();
  int offset = 0;
  if (sign == '+' || sign == '-') {
    digits.text.remove_prefix(1);
    offset = digits.next_or(2, 0) * 60;
    if (digits.text.starts_with('\'')) digits.text.remove_prefix(1);
    offset += digits.next_or(2, 0);
    if (sign == '-') offset = -offset;
  }
  const std::int64_t days = std::chrono::sys_days(date->ymd).time_since_epoch().count();
  return Instant{((days * 24 + hour) * 60 + minute - offset) * 60'000 + second * 1'000};
}

}  // namespace simpul::pades
