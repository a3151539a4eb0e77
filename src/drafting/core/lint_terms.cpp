#include <algorithm>

#include "lint.h"
#include "scanning.h"
#include "text/letters.h"

namespace simpul::drafting {
namespace {

using dossiers::DocumentType;

Date end_of(Date start, Duration length) {
  switch (length.unit) {
    case DurationUnit::Year:
      return start.plus_months(12 * length.count);
    case DurationUnit::Month:
      return start.plus_months(length.count);
    case DurationUnit::Week:
      return start.plus_days(7 * length.count);
    case DurationUnit::Minute:
    case DurationUnit::Hour:
    case DurationUnit::WorkingDay:
    case DurationUnit::Day:
      return start.plus_days(length.count);
  }
  return start;
}

// A term whose parts must fit together, and where it was read.
class TermCheck {
 public:
  TermCheck(const Lint& lint, const Term& term, const Piece* piece) : lint_(lint), term_(term), piece_(piece) {}

  void examine() {
    order();
    length();
    longest();
    parent();
  }

 private:
  void add(std::string finding, Severity severity, Lint::Facts facts) const {
    if (piece_) return lint_.add(std::move(finding), severity, *piece_, std::move(facts));
    lint_.add(std::move(finding), severity, std::move(facts));
  }

  void order() const {
    if (!term_.start || !term_.end || *term_.end >= *term_.start) return;
    add("term_ends_before_start", Severity::Error,
        {{"start", plain_date(*term_.start)}, {"end", plain_date(*term_.end)}});
  }

  // Five years from 28 July 2022 end on 27 or 28 July 2027; both are written.
  void length() const {
    if (!term_.start || !term_.end || !term_.length || *term_.end < *term_.start) return;
    const Date last = end_of(*term_.start, *term_.length);
    if (*term_.end == last || *term_.end == last.plus_days(-1)) return;
    add("term_length_differs", Severity::Error,
        {{"length", duration_in_words(*term_.length)},
         {"start", plain_date(*term_.start)},
         {"end", plain_date(*term_.end)},
         {"right", plain_date(last.plus_days(-1))}});
  }

  void longest() const {
    const auto rule = lint_.context.rules.years_max.find(lint_.type);
    if (rule == lint_.context.rules.years_max.end()) return;
    const int years = rule->second.years;
    const Date anchor = term_.start.value_or(*Date::parse("2024-01-01"));
    const bool by_length = term_.length && end_of(anchor, *term_.length) > anchor.plus_months(12 * years);
    const bool by_dates = term_.start && term_.end && *term_.end > term_.start->plus_months(12 * years);
    if (!by_length && !by_dates) return;
    add("term_longer_than_usual", Severity::Warning,
        {{"years", std::to_string(years)},
         {"source_id", rule->second.source.id},
         {"source_en", rule->second.source.en}});
  }

  void parent() const {
    if (!lint_.context.parent || lint_.type == DocumentType::Extension) return;
    const ParentPaper& above = *lint_.context.parent;
    if (term_.end && above.term.end && *term_.end > *above.term.end) {
      add("term_beyond_parent", Severity::Error,
          {{"end", plain_date(*term_.end)}, {"parent_end", plain_date(*above.term.end)}});
    }
    const auto parent_start = above.term.start ? above.term.start : above.dated;
    if (term_.start && parent_start && *term_.start < *parent_start) {
      add("term_before_parent", Severity::Error,
          {{"start", plain_date(*term_.start)}, {"parent_start", plain_date(*parent_start)}});
    }
  }

  const Lint& lint_;
  const Term& term_;
  const Piece* piece_;
};

const Content* term_content(const Lint& lint) {
  for (const Content& content : lint.context.rules.contents) {
    if (content.id == "term") return &content;
  }
  return nullptr;
}

bool speaks_of_term(const Content& content, const Piece& piece) {
  const negotiation::Block& block = piece.clause.blocks[*piece.block];
  const std::string name = block.id ? block.id->text() : std::string();
  const auto named = [&](const std::string& one) { return one == piece.clause.clause.text() || one == name; };
  const std::string heading = folded(piece.clause.heading);
  return std::ranges::any_of(content.clauses, named) ||
         std::ranges::any_of(content.headings, [&](const std::string& h) { return stands_in(heading, folded(h)); });
}

// The term a sentence sets; sentences about notice ("paling lambat 6 bulan sebelum") set none.
std::optional<Term> term_in(std::string_view words) {
  const std::string text = without_quotations(without_marks(words));
  const std::string spoken = folded(text);
  const bool sets = stands_in(spoken, "berlaku") || stands_in(spoken, "selama") || stands_in(spoken, "berlangsung");
  if (!sets || stands_in(spoken, "paling lambat")) return std::nullopt;
  Term term;
  const auto dates = dates_in(text);
  const std::size_t until = dates.empty() ? text.size() : dates.front().begin;
  term.length = first_duration(std::string_view(text).substr(0, until));
  if (!dates.empty()) term.start = dates.front().date;
  if (dates.size() > 1) term.end = dates[1].date;
  if (!term.length && !term.end) return std::nullopt;
  return term;
}

void compare(const Lint& lint, const Piece& piece, const Term& term) {
  const Term& known = lint.context.term;
  const auto differ = [&](const std::string& written, const std::string& right) {
    lint.add("term_not_as_dossier", Severity::Error, piece, {{"written", written}, {"right", right}});
  };
  if (term.start && known.start && *term.start != *known.start) {
    differ(plain_date(*term.start), plain_date(*known.start));
  }
  if (term.end && known.end && *term.end != *known.end) differ(plain_date(*term.end), plain_date(*known.end));
  if (term.length && known.length && *term.length != *known.length) {
    differ(duration_text(*term.length), duration_text(*known.length));
  }
}

void lint_signing_day(const Lint& lint) {
  const auto& on = lint.context.signing_on;
  if (!on) return;
  if (lint.context.term.start && *lint.context.term.start < *on) {
    lint.add("starts_before_signing", Severity::Warning,
             {{"start", plain_date(*lint.context.term.start)}, {"signing", plain_date(*on)}});
  }
  if (!lint.context.parent) return;
  const ParentPaper& parent = *lint.context.parent;
  if (parent.dated && *on < *parent.dated) {
    lint.add("signed_before_parent", Severity::Error,
             {{"signing", plain_date(*on)}, {"parent_date", plain_date(*parent.dated)}});
  }
  if (parent.term.end && *on > *parent.term.end) {
    lint.add("signed_after_parent_ended", Severity::Error,
             {{"signing", plain_date(*on)}, {"parent_end", plain_date(*parent.term.end)}});
  }
}

}  // namespace

void lint_terms(const Lint& lint) {
  lint_signing_day(lint);
  bool told = false;
  const Content* content = term_content(lint);
  lint.each_piece([&](const Piece& piece) {
    if (!content || !piece.block || !speaks_of_term(*content, piece)) return;
    const auto term = term_in(piece.text);
    if (!term) return;
    told = true;
    TermCheck(lint, *term, &piece).examine();
    compare(lint, piece, *term);
  });
  if (!told) TermCheck(lint, lint.context.term, nullptr).examine();
}

}  // namespace simpul::drafting
