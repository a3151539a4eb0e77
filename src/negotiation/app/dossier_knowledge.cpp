#include "dossier_knowledge.h"

#include <algorithm>

#include "encoding/mapper.h"

namespace simpul::negotiation {
namespace {

using drafting::Values;

const char* capacity_prefix(signing::Capacity capacity) {
  switch (capacity) {
    case signing::Capacity::Definitif:
      return "";
    case signing::Capacity::Pj:
      return "Pj. ";
    case signing::Capacity::Plt:
      return "Plt. ";
    case signing::Capacity::Plh:
      return "Plh. ";
  }
  return "";
}

// Who holds the office of the head on the day; a definitive holder before one who stands in.
std::optional<HeldOffice> head_of_region(const regions::Government& government, Date day) {
  std::optional<HeldOffice> found;
  for (const regions::Holder& holder : government.holders) {
    const regions::Office* office = government.office(holder.office);
    if (!office || office->kind != signing::OfficeKind::HeadOfRegion || !holder.on(day)) continue;
    if (!found || holder.capacity == signing::Capacity::Definitif) found = {office, &holder};
  }
  return found;
}

template <class T>
void put(Values& values, const char* name, const std::optional<T>& value) {
  if (value) values.emplace(name, *value);
}

drafting::Term term_of(const dossiers::Document& paper) { return {paper.term.start, paper.term.end, {}}; }

}  // namespace

const dossiers::Document* DossierKnowledge::parent() const {
  return document_.parent ? state_.document(*document_.parent) : nullptr;
}

std::string DossierKnowledge::numbers_of(const dossiers::Document& paper) const {
  std::string out;
  for (const RegionCode& region : state_.signatories(paper)) {
    const auto number = paper.numbers.find(region);
    if (number == paper.numbers.end()) continue;
    out += (out.empty() ? "" : " dan ") + number->second.number;
  }
  return out;
}

std::optional<HeldOffice> DossierKnowledge::head_of(const RegionCode& region, Date day) const {
  if (region != own_.region || !own_.government) return std::nullopt;
  return head_of_region(*own_.government, day);
}

Values DossierKnowledge::party_values(const RegionCode& region, Date today) const {
  Values values;
  const regions::Region* known = knowledge_.regions.find(region);
  if (known) {
    const std::string name = regions::full_name(*known);
    values.emplace("daerah", name);
    values.emplace("pemerintah", "Pemerintah " + name);
    values.emplace("kepala_daerah", std::string(regions::head_title(known->kind)) + " " + known->name);
  }
  if (const auto number = document_.numbers.find(region); number != document_.numbers.end()) {
    values.emplace("nomor", number->second.number);
  }
  if (const auto agency = document_.agencies.find(region); agency != document_.agencies.end()) {
    values.emplace("perangkat", agency->second);
  }
  const dossiers::Party* party = state_.party(region);
  if (party && party->unit) values.emplace("kontak_unit", *party->unit);
  const auto head = head_of(region, today);
  if (!head) return values;
  values.emplace("pejabat", head->holder->name);
  values.emplace("jabatan", capacity_prefix(head->holder->capacity) + head->office->title);
  if (head->holder->decree) values.emplace("dasar_jabatan", *head->holder->decree);
  values.emplace("wewenang", std::string("jabatan"));
  return values;
}

void DossierKnowledge::put_parent(Values& values) const {
  const dossiers::Document* paper = parent();
  if (!paper) return;
  values.emplace("induk.judul", paper->title);
  const auto& papers = knowledge_.library.templates;
  const auto form = std::ranges::find(papers, paper->type, &drafting::Template::document);
  if (form != papers.end()) values.emplace("induk.jenis", form->name.id);
  if (const std::string numbers = numbers_of(*paper); !numbers.empty()) values.emplace("induk.nomor", numbers);
  put(values, "induk.tanggal", paper->dated);
  put(values, "induk.akhir", paper->term.end);
}

drafting::Particulars DossierKnowledge::particulars(Date today) const {
  drafting::Particulars out;
  for (const RegionCode& region : state_.regions()) out.lists["parties"].push_back(party_values(region, today));
  for (const dossiers::ScopeItem& item : state_.scope) {
    // The papers close their scope with the open end themselves.
    if (item.residual) continue;
    Values values{{"judul", item.title}};
    std::string agencies;
    for (const RegionCode& region : state_.regions()) {
      const auto agency = item.agencies.find(region);
      if (agency != item.agencies.end()) agencies += (agencies.empty() ? "" : " dan ") + agency->second;
    }
    if (!agencies.empty()) values.emplace("pelaksana", agencies);
    out.lists["scope"].push_back(std::move(values));
  }
  out.values.emplace("judul", document_.title);
  if (state_.object) {
    out.values.emplace("objek", state_.object->matter);
    put(out.values, "lokasi", state_.object->location);
    put(out.values, "dasar_rencana", state_.object->plan_document);
  }
  put(out.values, "tanggal.penandatanganan", document_.dated);
  put(out.values, "jangka_waktu.mulai", document_.term.start);
  put(out.values, "jangka_waktu.akhir", document_.term.end);
  put_parent(out.values);
  return out;
}

drafting::LintContext DossierKnowledge::lint_context(Date today) const {
  drafting::LintContext context{
      knowledge_.lint, knowledge_.law, knowledge_.library, document_.dated, term_of(document_), std::nullopt, {}, {}};
  if (const dossiers::Document* paper = parent()) {
    context.parent = drafting::ParentPaper{paper->type, paper->dated, term_of(*paper)};
  }
  const Date signing_on = document_.dated.value_or(today);
  std::size_t place = 0;
  for (const RegionCode& region : state_.regions()) {
    const regions::Region* known = knowledge_.regions.find(region);
    context.parties.push_back({known ? "Pemerintah " + regions::full_name(*known) : region.text()});
    const auto head = head_of(region, signing_on);
    const bool by_agency = knowledge_.law.document(document_.type).signer != signing::SignerRule::HeadOfRegion;
    if (head && !by_agency) {
      drafting::Signatory signatory;
      signatory.party = place;
      signatory.signer = {head->holder->name, head->office->title, head->office->kind, std::nullopt};
      signatory.capacity = head->holder->capacity;
      signatory.from = head->holder->from;
      signatory.until = head->holder->until;
      context.signatories.push_back(std::move(signatory));
    }
    ++place;
  }
  return context;
}

}  // namespace simpul::negotiation
