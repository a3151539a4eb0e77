#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "text/dates.h"
#include "text/letters.h"

namespace simpul {
namespace {

struct DateWord {
  std::string_view name;
  unsigned number;
};

// Both languages, whole and cut short, with the spellings Pebruari and Nopember of older papers.
constexpr std::array<DateWord, 43> month_words = {{
    {"januari", 1},   {"january", 1},   {"jan", 1},   {"februari", 2}, {"pebruari", 2},  {"february", 2},  {"feb", 2},
    {"peb", 2},       {"maret", 3},     {"march", 3}, {"mar", 3},      {"april", 4},     {"apr", 4},       {"mei", 5},
    {"may", 5},       {"juni", 6},      {"june", 6},  {"jun", 6},      {"juli", 7},      {"july", 7},      {"jul", 7},
    {"agustus", 8},   {"august", 8},    {"agu", 8},   {"agt", 8},      {"ags", 8},       {"agst", 8},      {"aug", 8},
    {"september", 9}, {"sept", 9},      {"sep", 9},   {"oktober", 10}, {"october", 10},  {"okt", 10},      {"oct", 10},
    {"november", 11}, {"nopember", 11}, {"nov", 11},  {"nop", 11},     {"desember", 12}, {"december", 12}, {"des", 12},
    {"dec", 12},
}};

constexpr std::array<DateWord, 15> weekday_words = {{
    {"senin", 1},
    {"monday", 1},
    {"selasa", 2},
    {"tuesday", 2},
    {"rabu", 3},
    {"wednesday", 3},
    {"kamis", 4},
    {"thursday", 4},
    {"jumat", 5},
    {"friday", 5},
    {"sabtu", 6},
    {"saturday", 6},
    {"minggu", 7},
    {"ahad", 7},
    {"sunday", 7},
}};

template <std::size_t Size>
std::optional<unsigned> number_of(const std::array<DateWord, Size>& words, std::string_view name) {
  const auto found = std::ranges::find(words, name, &DateWord::name);
  if (found == words.end()) return std::nullopt;
  return found->number;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'a' && c <= 'z'; }

// A run of digits or of letters, and what stood between it and the run before it.
struct Piece {
  std::string_view before;
  std::string_view text;

  bool is_number() const { return is_digit(text.front()); }
  int number() const {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
  }
};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// Empty where the text ends in a separator or holds anything but letters, digits and separators.
std::vector<Piece> pieces_of(std::string_view text) {
  std::vector<Piece> pieces;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    while (at < text.size() && std::string_view(" ,-/.").find(text[at]) != std::string_view::npos) ++at;
    const std::size_t word = at;
    const bool digits = at < text.size() && is_digit(text[at]);
    while (at < text.size() && (digits ? is_digit(text[at]) : is_letter(text[at]))) ++at;
    if (at == word) return {};
    pieces.push_back({.before = trimmed(text.substr(start, word - start)), .text = text.substr(word, at - word)});
  }
  return pieces;
}

struct TypedDay {
  Piece year;
  std::optional<unsigned> month;
  Piece day;
};

// Which of the three pieces is what; nullopt where they are no date at all.
std::optional<TypedDay> typed_day(const std::vector<Piece>& pieces) {
  const std::size_t first = pieces.size() - 3;
  const Piece& a = pieces[first];
  const Piece& b = pieces[first + 1];
  const Piece& c = pieces[first + 2];
  const bool joined =
      b.before == c.before && (b.before.empty() || b.before == "-" || b.before == "/" || b.before == ".");
  if (!joined || !a.is_number() || !c.is_number()) return std::nullopt;
  const bool year_first = a.text.size() == 4 && b.is_number();
  const Piece& year = year_first ? a : c;
  const Piece& day = year_first ? c : a;
  if (day.text.size() > 2 || year.text.size() > 4) return std::nullopt;
  if (!b.is_number()) {
    const auto month = number_of(month_words, b.text);
    if (!month) return std::nullopt;
    return TypedDay{.year = year, .month = month, .day = day};
  }
  if (b.text.size() > 2) return std::nullopt;
  return TypedDay{.year = year, .month = static_cast<unsigned>(b.number()), .day = day};
}

Refusal refusal(std::string code) { return {.code = std::move(code)}; }

Result<Date, Refusal> calendar_day(const TypedDay& typed) {
  if (typed.year.text.size() != 4) return refuse(refusal("date_year_needs_four_digits"));
  if (typed.year.number() < 1900) return refuse(refusal("date_year_out_of_range"));
  const Date day{std::chrono::year{typed.year.number()} / std::chrono::month{*typed.month} /
                 std::chrono::day{static_cast<unsigned>(typed.day.number())}};
  if (!day.ymd.ok()) return refuse(refusal("date_unknown_day"));
  return day;
}

}  // namespace

Result<Date, Refusal> parse_date(std::string_view typed) {
  std::string text = folded(typed);
  std::erase(text, '\'');
  const std::vector<Piece> pieces = pieces_of(text);
  if ((pieces.size() != 3 && pieces.size() != 4) || !pieces.front().before.empty()) {
    return refuse(refusal("date_unreadable"));
  }
  std::optional<unsigned> weekday;
  if (pieces.size() == 4) {
    weekday = number_of(weekday_words, pieces[0].text);
    const bool comma = pieces[1].before.empty() || pieces[1].before == ",";
    if (!weekday || !comma) return refuse(refusal("date_unreadable"));
  } else if (!pieces.front().is_number()) {
    return refuse(refusal("date_unreadable"));
  }
  const auto day = typed_day(pieces);
  if (!day) return refuse(refusal("date_unreadable"));
  const auto date = calendar_day(*day);
  if (date && weekday && *weekday != date->weekday()) {
    return refuse(Refusal{.code = "date_weekday_differs",
                          .facts = {{"date", short_date(*date)}, {"weekday", std::string(day_name(*date))}}});
  }
  return date;
}

Result<ClockTime, Refusal> parse_clock(std::string_view typed) {
  const std::string folded_text = folded(typed);
  std::string_view text = folded_text;
  for (const std::string_view head : {"pukul ", "jam "}) {
    if (text.starts_with(head)) text.remove_prefix(head.size());
  }
  ClockTime clock;
  for (const Zone zone : {Zone::Wib, Zone::Wita, Zone::Wit}) {
    const std::string tail = " " + folded(zone_name(zone));
    if (clock.zone || !text.ends_with(tail)) continue;
    clock.zone = zone;
    text.remove_suffix(tail.size());
  }
  const std::size_t mark = text.find_first_of(".:");
  const bool sized = (mark == 1 || mark == 2) && text.size() == mark + 3;
  const auto all_digits = [](std::string_view part) { return std::ranges::all_of(part, is_digit); };
  if (!sized || !all_digits(text.substr(0, mark)) || !all_digits(text.substr(mark + 1))) {
    return refuse(refusal("time_unreadable"));
  }
  int hour = 0;
  int minute = 0;
  std::from_chars(text.data(), text.data() + mark, hour);
  std::from_chars(text.data() + mark + 1, text.data() + text.size(), minute);
  if (hour > 23 || minute > 59) return refuse(refusal("time_unreadable"));
  clock.minute = hour * 60 + minute;
  return clock;
}

}  // namespace simpul
