#include "text/normal_form.h"

#include <algorithm>
#include <vector>

#include "code_points.h"
#include "unicode_tables.h"

namespace simpul {
namespace {

using text::Decomposition;

constexpr char32_t replacement = 0xFFFD;

// Hangul syllables are put together by arithmetic (The Unicode Standard, section 3.12).
constexpr char32_t hangul_first = 0xAC00;
constexpr char32_t leading_first = 0x1100;
constexpr char32_t vowel_first = 0x1161;
constexpr char32_t trailing_before = 0x11A7;
constexpr char32_t leading_count = 19;
constexpr char32_t vowel_count = 21;
constexpr char32_t trailing_count = 28;
constexpr char32_t hangul_count = leading_count * vowel_count * trailing_count;

struct Range {
  char32_t first;
  char32_t last;
};

bool inside(std::span<const Range> ranges, char32_t point) {
  return std::ranges::any_of(ranges, [&](Range range) { return point >= range.first && point <= range.last; });
}

bool is_white(char32_t point) {
  static constexpr Range ranges[] = {{0x9, 0xD},       {0x20, 0x20},     {0x85, 0x85},     {0xA0, 0xA0},
                                     {0x1680, 0x1680}, {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                                     {0x205F, 0x205F}, {0x3000, 0x3000}};
  return inside(ranges, point);
}

// Controls (Cc) that are no white space, and Default_Ignorable_Code_Point of Unicode 14.0.
bool is_hidden(char32_t point) {
  static constexpr Range ranges[] = {
      {0x0, 0x8},       {0xE, 0x1F},      {0x7F, 0x84},       {0x86, 0x9F},       {0xAD, 0xAD},       {0x34F, 0x34F},
      {0x61C, 0x61C},   {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},   {0x202A, 0x202E},
      {0x2060, 0x206F}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},   {0xFFF0, 0xFFF8},
      {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};
  return inside(ranges, point);
}

unsigned combining_class(char32_t point) {
  const auto found = std::ranges::upper_bound(text::combining_runs, point, {}, &text::CombiningRun::first);
  if (found == text::combining_runs.begin()) return 0;
  const auto& run = *std::prev(found);
  return point <= run.last ? run.combining : 0;
}

void append_apart(std::u32string& out, char32_t point) {
  if (point >= hangul_first && point < hangul_first + hangul_count) {
    const char32_t index = point - hangul_first;
    out += leading_first + index / (vowel_count * trailing_count);
    out += vowel_first + index / trailing_count % vowel_count;
    if (index % trailing_count != 0) out += trailing_before + index % trailing_count;
    return;
  }
  const auto found = std::ranges::lower_bound(text::decompositions, point, {}, &Decomposition::composed);
  if (found == text::decompositions.end() || found->composed != point) {
    out += point;
    return;
  }
  append_apart(out, found->first);
  if (found->second != 0) append_apart(out, found->second);
}

void order_run(std::span<char32_t> run) {
  struct Place {
    unsigned combining;
    std::size_t before;
    char32_t point;
  };
  std::vector<Place> places;
  for (std::size_t i = 0; i < run.size(); ++i) places.push_back({combining_class(run[i]), i, run[i]});
  std::ranges::sort(places, {}, [](const Place& one) { return std::pair(one.combining, one.before); });
  for (std::size_t i = 0; i < run.size(); ++i) run[i] = places[i].point;
}

// Runs of combining characters are sorted by class, keeping the order inside a class (section 3.11, D109).
void order(std::u32string& points) {
  for (std::size_t i = 0; i < points.size();) {
    std::size_t end = i;
    while (end < points.size() && combining_class(points[end]) != 0) ++end;
    if (end > i + 1) order_run(std::span(points).subspan(i, end - i));
    i = end + 1;
  }
}

std::vector<Decomposition> pairs_by_parts() {
  std::vector<Decomposition> pairs;
  for (const Decomposition& one : text::decompositions) {
    if (one.second != 0 && !std::ranges::binary_search(text::never_composed, one.composed)) pairs.push_back(one);
  }
  std::ranges::sort(pairs, {}, [](const Decomposition& one) { return std::pair(one.first, one.second); });
  return pairs;
}

// What two characters are together; 0 where they stay two.
char32_t together(char32_t first, char32_t second) {
  if (first >= leading_first && first < leading_first + leading_count && second >= vowel_first &&
      second < vowel_first + vowel_count) {
    return hangul_first + ((first - leading_first) * vowel_count + (second - vowel_first)) * trailing_count;
  }
  const bool open_syllable = first >= hangul_first && first < hangul_first + hangul_count &&
                             (first - hangul_first) % trailing_count == 0;
  if (open_syllable && second > trailing_before && second < trailing_before + trailing_count) {
    return first + (second - trailing_before);
  }
  static const std::vector<Decomposition> pairs = pairs_by_parts();
  const auto key = std::pair(first, second);
  const auto parts = [](const Decomposition& one) { return std::pair(one.first, one.second); };
  const auto found = std::ranges::lower_bound(pairs, key, {}, parts);
  return found != pairs.end() && parts(*found) == key ? found->composed : 0;
}

// The canonical composition algorithm (section 3.11, D117).
std::u32string compose(const std::u32string& points) {
  std::u32string out;
  std::size_t starter = std::u32string::npos;
  unsigned last_class = 0;
  for (const char32_t point : points) {
    const unsigned combining = combining_class(point);
    const bool adjacent = starter + 1 == out.size();
    const bool blocked = !adjacent && (last_class == 0 || last_class >= combining);
    if (starter != std::u32string::npos && !blocked) {
      if (const char32_t both = together(out[starter], point)) {
        out[starter] = both;
        continue;
      }
    }
    if (combining == 0) starter = out.size();
    last_class = combining;
    out += point;
  }
  return out;
}

void append_utf8(std::string& out, char32_t point) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xC0 | (point >> 6));
  } else if (point < 0x10000) {
    put(0xE0 | (point >> 12));
    put(0x80 | ((point >> 6) & 0x3F));
  } else {
    put(0xF0 | (point >> 18));
    put(0x80 | ((point >> 12) & 0x3F));
    put(0x80 | ((point >> 6) & 0x3F));
  }
  put(0x80 | (point & 0x3F));
}

std::u32string points_of(std::string_view source) {
  std::u32string out;
  out.reserve(source.size());
  for (std::size_t at = 0; at < source.size();) {
    const text::CodePoint point = text::code_point_at(source, at);
    out += point.value == text::no_code_point ? replacement : point.value;
    at = point.end;
  }
  return out;
}

// Everything below U+0300 is in normal form C already, and so are dashes, quotation marks and the ellipsis.
bool surely_normal(const std::u32string& points) {
  return std::ranges::all_of(points, [](char32_t point) {
    return point < 0x300 || (point >= 0x2010 && point <= 0x2027) || point == replacement;
  });
}

std::string normal(std::u32string points) {
  if (!surely_normal(points)) {
    std::u32string apart;
    apart.reserve(points.size());
    for (const char32_t point : points) append_apart(apart, point);
    order(apart);
    points = compose(apart);
  }
  std::string out;
  out.reserve(points.size());
  for (const char32_t point : points) append_utf8(out, point);
  return out;
}

}  // namespace

std::string nfc(std::string_view text) { return normal(points_of(text)); }

std::string normal_line(std::string_view text) {
  std::u32string kept;
  bool space = false;
  for (const char32_t point : points_of(text)) {
    if (is_white(point)) {
      space = !kept.empty();
    } else if (!is_hidden(point)) {
      if (space) kept += U' ';
      space = false;
      kept += point;
    }
  }
  return normal(std::move(kept));
}

}  // namespace simpul
