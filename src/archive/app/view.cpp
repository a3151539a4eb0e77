#include <algorithm>
#include <array>

#include "encoding/base64.h"
#include "encoding/mapper.h"
#include "reading.h"

namespace simpul::archive {
namespace {

// Tells proposals with the sentences of their doubts.
class Teller {
 public:
  Teller(const web::FindingWords& words, Language language) : words_(words), language_(language) {}

  Json finding(const std::string& code, const std::map<std::string, std::string>& facts) const {
    const auto sentences = words_.find(code, facts, language_);
    return JsonObject{{"code", code}, {"what", sentences.what}, {"why", sentences.why}, {"fix", sentences.fix}};
  }
  Json proposal(const Proposal& proposal) const {
    JsonObject out = to_json(proposal).as_object();
    JsonArray doubts;
    for (const Doubt& doubt : proposal.doubts) doubts.push_back(finding(doubt.code, doubt.facts));
    out["doubts"] = std::move(doubts);
    return out;
  }
  Json party(const PartyProposal& party) const {
    return JsonObject{{"region", proposal(party.region)},       {"name", party.name},
                      {"agency", proposal(party.agency)},       {"number", proposal(party.number)},
                      {"signatory", proposal(party.signatory)}, {"office", proposal(party.office)}};
  }

 private:
  const web::FindingWords& words_;
  Language language_;
};

void put(JsonObject& out, std::string_view name, const Proposal& proposal) {
  if (!proposal.value.empty()) out[name] = proposal.value;
}

const PartyProposal* party_of(const OldAgreement& agreement, const RegionCode& own) {
  const auto found = std::ranges::find_if(agreement.parties,
                                          [&](const PartyProposal& party) { return party.region.value == own.text(); });
  return found == agreement.parties.end() ? nullptr : &*found;
}

std::vector<const PartyProposal*> partners_of(const OldAgreement& agreement, const RegionCode& own) {
  std::vector<const PartyProposal*> partners;
  for (const PartyProposal& party : agreement.parties) {
    if (!party.region.value.empty() && party.region.value != own.text()) partners.push_back(&party);
  }
  return partners;
}

// What the proposals make of the form of registerAgreement (schema NewRegistration); whether a cooperation is wajib and
// which urusan it is about no paper says in a form that can be read.
JsonObject registration(const OldAgreement& agreement, const RegionCode& own) {
  JsonObject out;
  put(out, "title", agreement.title);
  const std::string about = agreement.title.value.empty() ? "" : " tentang " + agreement.title.value;
  if (!agreement.kind.words.empty()) out["document_title"] = agreement.kind.words + about;
  JsonArray codes;
  const auto partners = partners_of(agreement, own);
  for (const PartyProposal* partner : partners) codes.push_back(Json(partner->region.value));
  out["partners"] = std::move(codes);
  if (const PartyProposal* us = party_of(agreement, own)) {
    put(out, "own_number", us->number);
    put(out, "own_signer", us->signatory);
  }
  if (partners.size() == 1) {
    put(out, "partner_number", partners.front()->number);
    put(out, "partner_signer", partners.front()->signatory);
  }
  put(out, "signed_on", agreement.signed_on);
  put(out, "place", agreement.place);
  put(out, "start", agreement.start);
  put(out, "end", agreement.end);
  return out;
}

// A letter, a regulation, a picture of something else: nothing of what every agreement has was found.
bool is_like_an_agreement(const OldAgreement& agreement) {
  return !agreement.kind.value.empty() || !agreement.parties.empty() || !agreement.articles.empty();
}

// Kinds that follow a joint agreement (rules/documents.yaml, parent_required).
bool follows_another(const std::string& kind) {
  constexpr std::array<std::string_view, 5> kinds = {"cooperation_agreement", "work_plan", "amendment", "extension",
                                                     "termination"};
  return std::ranges::find(kinds, kind) != kinds.end();
}

// What concerns the paper as a whole.
JsonArray findings(const OldAgreement& agreement, const RegionCode& own, const Teller& teller) {
  JsonArray out;
  const auto tell = [&](const char* code, const std::map<std::string, std::string>& facts) {
    out.push_back(teller.finding(code, facts));
  };
  if (!is_like_an_agreement(agreement)) {
    tell("archive_no_agreement", {});
  } else if (!party_of(agreement, own)) {
    tell("archive_own_government_no_party", {});
  }
  if (follows_another(agreement.kind.value)) tell("archive_kind_follows_another", {{"kind", agreement.kind.words}});
  if (!agreement.unread_pages.empty()) {
    tell("archive_pages_unread", {{"count", std::to_string(agreement.unread_pages.size())}});
  }
  return out;
}

JsonArray page_views(const Reading& reading) {
  JsonArray out;
  for (std::size_t at = 0; at < reading.pages.size(); ++at) {
    const paper::RecognisedPage& page = reading.pages[at];
    JsonObject each{{"number", at + 1},
                    {"width", page.width},
                    {"height", page.height},
                    {"source", to_json(page.source)},
                    {"words", page.words.size()}};
    const auto picture = reading.pictures.find(at + 1);
    if (picture != reading.pictures.end()) each["picture"] = base64(picture->second);
    out.push_back(std::move(each));
  }
  return out;
}

}  // namespace

Json view(const Reading& reading, const RegionCode& own, const web::FindingWords& words, Language language) {
  const Teller teller(words, language);
  const OldAgreement& agreement = reading.agreement;
  JsonArray parties;
  for (const PartyProposal& party : agreement.parties) parties.push_back(teller.party(party));
  JsonArray numbers;
  for (const Proposal& number : agreement.numbers) numbers.push_back(teller.proposal(number));
  JsonArray articles;
  for (const ArticleProposal& article : agreement.articles) {
    articles.push_back(JsonObject{{"number", article.number}, {"heading", teller.proposal(article.heading)}});
  }
  return JsonObject{{"kind", teller.proposal(agreement.kind)},
                    {"title", teller.proposal(agreement.title)},
                    {"parties", std::move(parties)},
                    {"numbers", std::move(numbers)},
                    {"signed_on", teller.proposal(agreement.signed_on)},
                    {"place", teller.proposal(agreement.place)},
                    {"start", teller.proposal(agreement.start)},
                    {"end", teller.proposal(agreement.end)},
                    {"term", teller.proposal(agreement.term)},
                    {"articles", std::move(articles)},
                    {"pages", page_views(reading)},
                    {"findings", findings(agreement, own, teller)},
                    {"registration", registration(agreement, own)}};
}

}  // namespace simpul::archive
