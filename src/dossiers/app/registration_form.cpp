#include "registration_form.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "text/dates.h"

namespace simpul::dossiers {
namespace {

bool said(const std::optional<std::string>& text) { return text && !text->empty(); }

std::optional<Duration> length_of(std::string_view text) {
  constexpr std::size_t shortest = 3;
  constexpr std::size_t longest = 6;
  if (text.size() < shortest || text.size() > longest || text.front() != 'P') return std::nullopt;
  Duration length;
  const char* const end = text.data() + text.size() - 1;
  const auto read = std::from_chars(text.data() + 1, end, length.count);
  if (read.ec != std::errc() || read.ptr != end || length.count < 1) return std::nullopt;
  switch (*end) {
    case 'Y':
      length.unit = DurationUnit::Year;
      return length;
    case 'M':
      length.unit = DurationUnit::Month;
      return length;
    case 'D':
      length.unit = DurationUnit::Day;
      return length;
    default:
      return std::nullopt;
  }
}

Date end_after(Date start, Duration length) {
  if (length.unit == DurationUnit::Day) return start.plus_days(length.count);
  constexpr int months_of_year = 12;
  return start.plus_months(length.count * (length.unit == DurationUnit::Year ? months_of_year : 1));
}

Refusals faults_of_term(const Registration& form) {
  if (!said(form.term)) return {};
  const auto length = length_of(*form.term);
  if (!length) return {{"registration_term_unreadable", "/term", {{"given", *form.term}}}};
  if (!form.start || !form.end) return {};
  const Date computed = end_after(*form.start, *length);
  // "sampai dengan 27 Juli" and "5 tahun sejak 28 Juli" are the same term to most writers.
  if (std::abs(days_between(*form.end, computed)) <= 1) return {};
  return {{"registration_end_against_term",
           "/end",
           {{"length", duration_text(*length)}, {"computed", computed.text()}, {"end", form.end->text()}}}};
}

Refusals faults_of_parties(const Registration& form, const RegionCode& own) {
  Refusals out;
  if (form.partners || form.own_number || form.partner_number || form.own_signer || form.partner_signer) {
    out.push_back({"registration_two_forms", "/parties"});
  }
  const bool has_partner =
      std::ranges::any_of(*form.parties, [&](const RegisteredParty& party) { return party.region != own; });
  if (!has_partner) out.push_back({"registration_needs_partner", "/parties"});
  for (std::size_t i = 0; i < form.parties->size(); ++i) {
    if (!(*form.parties)[i].signer || form.signed_on) continue;
    out.push_back({"registration_signer_needs_day", "/signed_on"});
    break;
  }
  return out;
}

std::string described(const OtherParty& other) {
  std::string more;
  const auto add = [&](const std::string& words, const char* before) { more += (more.empty() ? "" : before) + words; };
  if (said(other.signer)) add(*other.signer, ", ");
  if (said(other.office)) add(*other.office, ", ");
  if (said(other.number)) add("nomor " + *other.number, "; ");
  return more.empty() ? other.name : other.name + " (" + more + ")";
}

}  // namespace

Refusals faults_of_form(const Registration& form, const RegionCode& own) {
  Refusals out;
  if (form.parties) {
    out = faults_of_parties(form, own);
  } else {
    if (!form.partners || form.partners->empty()) out.push_back({"registration_needs_partner", "/partners"});
    if (form.partner_number && form.partners && form.partners->size() != 1) {
      out.push_back({"partner_number_needs_one_partner", "/partner_number"});
    }
  }
  if (!said(form.dossier)) {
    if (!form.title) out.push_back({"field_missing", "/title"});
    if (!form.cooperation) out.push_back({"field_missing", "/cooperation"});
  }
  for (Refusal& fault : faults_of_term(form)) out.push_back(std::move(fault));
  return out;
}

std::vector<RegisteredParty> parties_of(const Registration& form, const RegionCode& own) {
  if (form.parties) return *form.parties;
  const auto signer = [&](const std::optional<std::string>& name) -> std::optional<RegisteredSigner> {
    if (!form.signed_on) return std::nullopt;
    return RegisteredSigner{said(name) ? name : std::nullopt, {}, {}, {}, {}};
  };
  std::vector<RegisteredParty> out;
  out.push_back({own, {}, form.own_number, signer(form.own_signer)});
  const bool pair = form.partners->size() == 1;
  for (const RegionCode& partner : *form.partners) {
    out.push_back({partner, {}, {}, signer(pair ? form.partner_signer : std::nullopt)});
    if (pair) out.back().number = form.partner_number;
  }
  return out;
}

std::optional<TermsSet> terms_of(const Registration& form, const DocumentId& document) {
  TermsSet out{document, form.start, form.end, {}};
  if (const auto length = length_of(form.term.value_or(""))) {
    out.note = "Jangka waktu menurut naskah: " + duration_text(*length);
    if (out.start && !out.end) out.end = end_after(*out.start, *length);
  }
  if (!out.start && !out.end && !out.note) return std::nullopt;
  return out;
}

std::optional<std::string> note_of_others(const Registration& form) {
  std::string out;
  for (const OtherParty& other : form.others.value_or(std::vector<OtherParty>())) {
    out += (out.empty() ? "Pihak lain pada naskah: " : "; ") + described(other);
  }
  if (out.empty()) return std::nullopt;
  return out;
}

std::optional<std::string> note_of_articles(const Registration& form) {
  std::string out;
  for (const RegisteredArticle& article : form.articles.value_or(std::vector<RegisteredArticle>())) {
    out += (out.empty() ? "Judul pasal menurut naskah: Pasal " : "; Pasal ") + std::to_string(article.number);
    if (said(article.heading)) out += " " + *article.heading;
  }
  if (out.empty()) return std::nullopt;
  return out;
}

}  // namespace simpul::dossiers
