#include <algorithm>

#include "lint.h"
#include "scanning.h"

namespace simpul::drafting {
namespace {

std::string_view weekday_name(unsigned weekday) {
  // 1 January 2024 was a Monday.
  return day_name(Date::parse("2024-01-01")->plus_days(static_cast<int>(weekday) - 1));
}

// The date in brackets right behind one in words: "… dua puluh dua (28-07-2022)".
std::optional<Date> bracketed_date(std::string_view text, std::size_t end) {
  const std::size_t open = text.find_first_not_of(' ', end);
  if (open == std::string_view::npos || text[open] != '(') return std::nullopt;
  const std::size_t close = text.find(')', open);
  if (close == std::string_view::npos) return std::nullopt;
  if (auto date = parse_date(text.substr(open + 1, close - open - 1))) return *date;
  return std::nullopt;
}

void lint_date(const Lint& lint, const Piece& piece, const FoundDate& found) {
  const std::string written(piece.text.substr(found.begin, found.end - found.begin));
  if (!found.date) return lint.add("date_impossible", Severity::Error, piece, {{"written", written}});
  if (found.weekday && *found.weekday != found.date->weekday()) {
    lint.add("weekday_differs", Severity::Error, piece,
             {{"written", std::string(weekday_name(*found.weekday))}, {"date", plain_date(*found.date)},
              {"right", std::string(day_name(*found.date))}});
  }
  const auto digits = bracketed_date(piece.text, found.end);
  if (found.in_words && digits && *digits != *found.date) {
    lint.add("date_words_differ", Severity::Error, piece,
             {{"words", written}, {"digits", short_date(*digits)}, {"right", short_date(*found.date)}});
  }
}

}  // namespace

void lint_dates(const Lint& lint) {
  lint.each_piece([&](const Piece& piece) {
    const std::string text = without_marks(piece.text);
    for (const FoundDate& found : dates_in(text)) {
      lint_date(lint, piece, found);
      // The opening of a paper tells the day it is signed on, in words.
      const bool opening = piece.clause.kind == negotiation::ClauseKind::Parties && found.in_words &&
                           lint.type != dossiers::DocumentType::Minutes;
      if (!opening || !lint.context.signing_on || !found.date || *found.date == *lint.context.signing_on) continue;
      lint.add("signing_date_differs", Severity::Warning, piece,
               {{"written", plain_date(*found.date)}, {"planned", plain_date(*lint.context.signing_on)}});
    }
  });
}

}  // namespace simpul::drafting
