#include <algorithm>
#include <array>

#include "likeness.h"
#include "parts.h"
#include "text/dates.h"
#include "written.h"

namespace simpul::archive {
namespace {

bool is_any(const Token& token, std::span<const std::string_view> words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
}

// "berlaku selama", "jangka waktu … adalah" and the like, before the length itself.
struct Found {
  WrittenTerm term;
  std::size_t from = 0;
};

std::optional<Found> length_within(const Script& script, Range range) {
  constexpr std::size_t reach = 24;
  // A length behind these words is one of notice or renewal, not of the agreement.
  constexpr std::array<std::string_view, 4> other = {"diperpanjang", "sebelum", "lambat", "diakhiri"};
  for (std::size_t at = range.begin; at < range.end; ++at) {
    const bool opens = is_word(script.token(at), "berlaku") || script.matches(at, "jangka waktu");
    if (!opens) continue;
    for (std::size_t look = at + 1; look < std::min(at + reach, range.end); ++look) {
      if (is_any(script.token(look), other)) break;
      if (const auto term = term_at(script, look)) return Found{*term, at};
    }
  }
  return std::nullopt;
}

// The pasal whose heading speaks of the term goes first, then the whole text.
std::vector<Range> places_to_look(const Script& script, Range body) {
  std::vector<Range> ranges;
  for (std::size_t at = body.begin; at < body.end; ++at) {
    const bool heading =
        script.token(at).opens_line && (script.matches(at, "jangka waktu") || script.matches(at, "masa berlaku"));
    constexpr std::size_t article_tokens_max = 160;
    if (heading) ranges.push_back({at, std::min(at + article_tokens_max, body.end)});
  }
  ranges.push_back(body);
  return ranges;
}

// "… berlaku sejak … sampai dengan …", where no length is told.
Range sentence_of_validity(const Script& script, Range body, std::size_t tokens) {
  const auto opening = script.find(body, "berlaku");
  if (!opening) return {body.begin, body.begin};
  return {opening->tokens.begin, std::min(opening->tokens.end + tokens, body.end)};
}

Proposal length_proposal(const Script& script, const WrittenTerm& term) {
  Proposal out = script.proposal(fmt::format("P{}{}", term.count.value(), term.unit), script.words_of(term.tokens));
  if (term.count.contradicts()) {
    doubt(out, "archive_number_against_words",
          {{"written", fmt::format("{} / {}", *term.count.words, *term.count.digits)}});
  }
  return out;
}

Date end_of(Date start, const WrittenTerm& term) {
  if (term.unit == 'D') return start.plus_days(term.count.value());
  return start.plus_months(term.count.value() * (term.unit == 'Y' ? 12 : 1));
}

// The day named within a few words behind one of these.
std::optional<WrittenDate> day_behind(const Script& script, Range range, std::span<const std::string_view> phrases) {
  constexpr std::size_t reach = 5;
  for (std::size_t at = range.begin; at < range.end; ++at) {
    for (const std::string_view phrase : phrases) {
      const auto match = script.matches(at, phrase);
      if (!match) continue;
      const auto date = date_at(script, match->tokens.end);
      // date_at looks some words ahead; further away it belongs to another sentence.
      if (date && date->tokens.end <= match->tokens.end + 2 * reach + 8) return date;
    }
  }
  return std::nullopt;
}

std::optional<Script::Match> from_signing(const Script& script, Range range) {
  constexpr std::array<std::string_view, 6> phrases = {
      "sejak ditandatangani",          "sejak tanggal ditandatangani",    "sejak penandatanganan",
      "sejak tanggal penandatanganan", "sejak tanggal ditandatanganinya", "sejak saat ditandatangani"};
  for (const std::string_view phrase : phrases) {
    if (const auto match = script.find(range, phrase)) return match;
  }
  return std::nullopt;
}

constexpr std::array<std::string_view, 5> starts = {"terhitung sejak", "terhitung mulai", "mulai tanggal",
                                                    "sejak tanggal", "berlaku sejak"};
constexpr std::array<std::string_view, 5> ends = {"sampai dengan", "berakhir pada", "hingga tanggal", "s d tanggal",
                                                  "sampai tanggal"};

void compute_end(Term& out, const WrittenTerm& term) {
  if (out.start.certainty != Certainty::Certain || out.length.certainty != Certainty::Certain) {
    doubt(out.end, "archive_end_not_computed");
    // Nothing is proposed for want of certainty: the doubt alone remains.
    out.end.certainty = Certainty::Missing;
    return;
  }
  const auto start = Date::parse(out.start.value);
  if (!start) return;
  out.end = out.length;
  out.end.value = end_of(*start, term).text();
  out.end.words = out.length.words;
}

void check_end(Term& out, const std::optional<Found>& found) {
  const auto start = Date::parse(out.start.value);
  const auto end = Date::parse(out.end.value);
  if (start && end && *end < *start) {
    doubt(out.end, "archive_end_before_start", {{"start", plain_date(*start)}, {"end", plain_date(*end)}});
  }
  if (!found || !start || !end) return;
  const Date computed = end_of(*start, found->term);
  // "sampai dengan 27 Juli" and "5 tahun sejak 28 Juli" are the same term to most writers.
  if (std::abs(days_between(*end, computed)) <= 1) return;
  doubt(out.end, "archive_end_against_length",
        {{"written", plain_date(*end)}, {"computed", plain_date(computed)}, {"length", out.length.words}});
}

}  // namespace

Term read_term(const Script& script, const Parts& parts, const Proposal& signed_on) {
  Term out;
  std::optional<Found> found;
  const auto ranges = places_to_look(script, parts.body);
  for (const Range& range : ranges) {
    found = length_within(script, range);
    if (found) break;
  }
  constexpr std::size_t sentence = 45;
  Range around = ranges.front();
  if (found) around = {found->from, std::min(found->term.tokens.end + sentence, script.size())};
  if (!found && ranges.size() == 1) around = sentence_of_validity(script, parts.body, sentence);
  if (found) out.length = length_proposal(script, found->term);
  const auto end = day_behind(script, around, ends);
  const std::size_t until = end ? end->tokens.begin : around.end;
  if (const auto start = day_behind(script, {around.begin, until}, starts)) {
    out.start = proposal_of(script, *start);
  } else if (const auto anchor = from_signing(script, around); anchor && !signed_on.value.empty()) {
    out.start = signed_on;
    const Proposal words = script.proposal(signed_on.value, script.words_of(anchor->tokens));
    out.start.words = words.words;
    out.start.places = words.places;
  }
  if (end) out.end = proposal_of(script, *end);
  if (end) {
    check_end(out, found);
  } else if (found) {
    compute_end(out, found->term);
  }
  return out;
}

}  // namespace simpul::archive
