#include "registration.h"

#include <charconv>
#include <map>
#include <string_view>

#include "intake.h"

namespace simpul::dossiers {
namespace {

Refusals single(std::string code, std::string pointer) { return {{std::move(code), std::move(pointer), {}}}; }

// Tells the facts of one registration; each step adds what the form holds.
class Telling {
 public:
  Telling(Desk& desk, const Registration& form, const access::Caller& caller)
      : desk_(desk),
        form_(form),
        own_(caller.government),
        parties_(parties_of(form, caller.government)),
        document_(draw_id<DocumentId>(desk.world().chance)) {
    told.names_each_party = form.parties.has_value();
  }

  ToldAgreement told;

  void open() {
    Opened opened;
    opened.cooperation = form_.cooperation.value_or(CooperationKind::KsddSukarela);
    opened.title = form_.title.value_or("");
    for (const RegisteredParty& party : parties_) opened.parties.push_back({party.region, {}});
    opened.ground = form_.ground;
    opened.since = form_.signed_on ? form_.signed_on : form_.start;
    opened.source = form_.source;
    const std::string matter = opened.title;
    tell(std::move(opened));
    if (!form_.urusan || form_.urusan->empty()) return;
    ObjectSet object;
    object.urusan = *form_.urusan;
    object.matter = matter;
    tell(std::move(object));
  }
  void register_paper() {
    DocumentRegistered paper;
    paper.document = document_;
    paper.type = form_.document_type.value_or(DocumentType::JointAgreement);
    paper.title = form_.document_title;
    paper.parent = form_.parent;
    if (desk_.rules().document(paper.type).one_party) paper.party = own_;
    paper.dated = form_.signed_on;
    paper.final_on = form_.signed_on;
    paper.note = note_of_others(form_);
    tell(std::move(paper));
    for (std::size_t i = 0; i < parties_.size(); ++i) {
      const RegisteredParty& party = parties_[i];
      if (party.agency && !party.agency->empty()) tell(AgencyNamed{party.region, *party.agency, {}, document_}, i);
      if (!party.number || party.number->empty()) continue;
      tell(NumberAssigned{document_, party.region, *party.number, form_.signed_on}, i);
    }
    if (auto terms = terms_of(form_, document_)) tell(std::move(*terms));
  }
  void attach(const Upload& upload) {
    scan_ = draw_id<AttachmentId>(desk_.world().chance);
    tell(FileAttached{*scan_, document_, form_.file_name.value_or("pindaian.pdf"), upload.media_type, upload.size_bytes,
                      *form_.file, FileRole::Scan});
  }
  void record_signatures() {
    for (std::size_t i = 0; i < parties_.size(); ++i) {
      if (parties_[i].signer) tell(signature_of(parties_[i]), i);
    }
  }
  void note_articles() {
    const auto note = note_of_articles(form_);
    if (!note) return;
    const auto& source = form_.file ? form_.file_name : form_.source;
    tell(OccurrenceRecorded{OccurrenceKind::Note, *note, {}, {}, source, document_});
  }

 private:
  void tell(Fact fact, std::optional<std::size_t> party = std::nullopt) {
    told.facts.push_back(std::move(fact));
    told.party_of.push_back(party);
  }
  Fact signature_of(const RegisteredParty& party) const {
    const RegisteredSigner& signer = *party.signer;
    const regions::Region* region = desk_.regions().find(party.region);
    const bool has_office = signer.office && !signer.office->empty();
    SignatureRecorded signature;
    signature.document = document_;
    signature.party = party.region;
    if (signer.name && !signer.name->empty()) signature.signer.name = signer.name;
    signature.signer.office = region ? regions::head_office(*region) : party.region.text();
    if (has_office) signature.signer.office = *signer.office;
    signature.signer.office_kind = signer.office_kind.value_or(signing::OfficeKind::HeadOfRegion);
    if (signature.signer.office_kind == signing::OfficeKind::AgencyHead) signature.signer.agency = party.agency;
    signature.capacity = signer.capacity.value_or(signing::Capacity::Definitif);
    signature.authority = signer.mandate ? signing::Authority::Mandate : signing::Authority::Office;
    signature.mandate = signer.mandate;
    signature.on = *form_.signed_on;
    signature.place = form_.place;
    signature.evidence.scan = scan_;
    if (!scan_ && form_.source) signature.evidence.note = form_.source;
    return signature;
  }

  Desk& desk_;
  const Registration& form_;
  const RegionCode own_;
  const std::vector<RegisteredParty> parties_;
  DocumentId document_;
  std::optional<AttachmentId> scan_;
};

// Of what a fact says in which field of the form, by kind and member; the first that fits.
struct Field {
  std::string_view kind;  // empty: of any fact
  std::string_view member;
  std::string_view field;
};
constexpr Field fields[] = {{DocumentRegistered::kind, "/title", "/document_title"},
                            {DocumentRegistered::kind, "/type", "/document_type"},
                            {DocumentRegistered::kind, "/note", "/others"},
                            {OccurrenceRecorded::kind, "/text", "/articles"},
                            {"", "/since", "/signed_on"},
                            {"", "/dated", "/signed_on"},
                            {"", "/on", "/signed_on"},
                            {"", "/final_on", "/signed_on"},
                            {"", "/matter", "/title"},
                            {"", "/hash", "/file"},
                            {"", "/evidence", "/source"}};

std::size_t number_in(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

// The form either names each party, or names the partners alone; the first party of the facts is whoever registers.
std::string field_of_party(const ToldAgreement& told, std::size_t party, const std::string& member) {
  if (told.names_each_party) return "/parties/" + std::to_string(party) + member;
  if (member.starts_with("/number")) return party == 0 ? "/own_number" : "/partner_number";
  if (member.starts_with("/signer")) return party == 0 ? "/own_signer" : "/partner_signer";
  return party == 0 ? "/partners" : "/partners/" + std::to_string(party - 1);
}

std::string form_field(const ToldAgreement& told, std::size_t at, const std::string& pointer) {
  static constexpr std::string_view parties = "/parties/";
  const std::string_view kind = kind_of(told.facts[at]);
  if (kind == Opened::kind && pointer == "/ground") return told.names_each_party ? "/ground" : "/cooperation";
  if (kind == Opened::kind && pointer.starts_with(parties)) {
    return field_of_party(told, number_in(std::string_view(pointer).substr(parties.size())), "/region");
  }
  for (const Field& field : fields) {
    if ((field.kind.empty() || field.kind == kind) && pointer == field.member) return std::string(field.field);
  }
  const auto party = told.party_of[at];
  if (!party) return pointer;
  if (pointer == "/party") return field_of_party(told, *party, "/region");
  if (pointer == "/capacity" || pointer == "/mandate") return field_of_party(told, *party, "/signer" + pointer);
  return field_of_party(told, *party, pointer);
}

}  // namespace

Result<ToldAgreement, Refusals> facts_of(Desk& desk, const Registration& form, const access::Caller& caller) {
  if (auto faults = faults_of_form(form, caller.government); !faults.empty()) return refuse(std::move(faults));
  Telling telling(desk, form, caller);
  if (!form.dossier) telling.open();
  telling.register_paper();
  if (form.file) {
    const auto upload = find_upload(desk.world().database, *form.file, caller.government);
    if (!upload) return refuse(upload.error());
    if (!*upload) return refuse(single("attachment_not_uploaded", "/file"));
    telling.attach(**upload);
  }
  telling.record_signatures();
  telling.note_articles();
  return std::move(telling.told);
}

Refusals at_form_fields(Refusals refusals, const ToldAgreement& told) {
  for (Refusal& refusal : refusals) {
    // Of one fact alone the desk does not say which it is.
    const auto at = refusal.facts.find("fact_at");
    const std::size_t fact = at == refusal.facts.end() ? 0 : number_in(at->second);
    if (at != refusal.facts.end()) refusal.facts.erase(at);
    if (fact < told.facts.size() && !refusal.pointer.empty()) refusal.pointer = form_field(told, fact, refusal.pointer);
  }
  return refusals;
}

}  // namespace simpul::dossiers
