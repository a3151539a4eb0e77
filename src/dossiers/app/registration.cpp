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
      : desk_(desk), form_(form), caller_(caller), document_(draw_id<DocumentId>(desk.world().chance)) {}

  std::vector<Fact> facts;

  void open() {
    Opened opened;
    opened.cooperation = form_.cooperation;
    opened.title = form_.title;
    opened.parties.push_back({caller_.government, {}});
    for (const RegionCode& partner : form_.partners) opened.parties.push_back({partner, {}});
    opened.since = form_.signed_on ? form_.signed_on : form_.start;
    opened.source = form_.source;
    facts.push_back(std::move(opened));
    if (!form_.urusan || form_.urusan->empty()) return;
    ObjectSet object;
    object.urusan = *form_.urusan;
    object.matter = form_.title;
    facts.push_back(std::move(object));
  }
  void register_paper() {
    DocumentRegistered paper;
    paper.document = document_;
    paper.type = DocumentType::JointAgreement;
    paper.title = form_.document_title;
    paper.dated = form_.signed_on;
    paper.final_on = form_.signed_on;
    facts.push_back(std::move(paper));
    number(caller_.government, form_.own_number);
    if (!form_.partners.empty()) number(form_.partners.front(), form_.partner_number);
    if (form_.start || form_.end) facts.push_back(TermsSet{document_, form_.start, form_.end, {}});
  }
  void attach(const Upload& upload) {
    scan_ = draw_id<AttachmentId>(desk_.world().chance);
    facts.push_back(FileAttached{*scan_, document_, form_.file_name.value_or("pindaian.pdf"), upload.media_type,
                                 upload.size_bytes, *form_.file, FileRole::Scan});
  }
  void record_signatures() {
    if (!form_.signed_on) return;
    sign(caller_.government, form_.own_signer);
    for (const RegionCode& partner : form_.partners) {
      sign(partner, form_.partners.size() == 1 ? form_.partner_signer : std::nullopt);
    }
  }

 private:
  void number(const RegionCode& party, const std::optional<std::string>& text) {
    if (text && !text->empty()) facts.push_back(NumberAssigned{document_, party, *text, form_.signed_on});
  }
  void sign(const RegionCode& party, const std::optional<std::string>& name) {
    const regions::Region* region = desk_.regions().find(party);
    SignatureRecorded signature;
    signature.document = document_;
    signature.party = party;
    signature.signer.name = name && !name->empty() ? name : std::nullopt;
    signature.signer.office = region ? regions::head_office(*region) : party.text();
    signature.signer.office_kind = signing::OfficeKind::HeadOfRegion;
    signature.on = *form_.signed_on;
    signature.place = form_.place;
    signature.evidence.scan = scan_;
    if (!scan_ && form_.source) signature.evidence.note = form_.source;
    facts.push_back(std::move(signature));
  }

  Desk& desk_;
  const Registration& form_;
  const access::Caller& caller_;
  DocumentId document_;
  std::optional<AttachmentId> scan_;
};

}  // namespace

Result<std::vector<Fact>, Refusals> facts_of(Desk& desk, const Registration& form, const access::Caller& caller) {
  if (form.partners.empty()) return refuse(single("registration_needs_partner", "/partners"));
  if (form.partner_number && form.partners.size() != 1) {
    return refuse(single("partner_number_needs_one_partner", "/partner_number"));
  }
  Telling telling(desk, form, caller);
  telling.open();
  telling.register_paper();
  if (form.file) {
    const auto upload = find_upload(desk.world().database, *form.file, caller.government);
    if (!upload) return refuse(upload.error());
    if (!*upload) return refuse(single("attachment_not_uploaded", "/file"));
    telling.attach(**upload);
  }
  telling.record_signatures();
  return std::move(telling.facts);
}

Refusals at_form_fields(Refusals refusals) {
  static const std::map<std::string_view, std::string_view> fields = {
      {"/since", "/signed_on"},    {"/dated", "/signed_on"},   {"/on", "/signed_on"},
      {"/final_on", "/signed_on"}, {"/number", "/own_number"}, {"/matter", "/title"},
      {"/ground", "/cooperation"}, {"/hash", "/file"},         {"/evidence", "/source"}};
  static constexpr std::string_view parties = "/parties/";
  for (Refusal& refusal : refusals) {
    const auto field = fields.find(refusal.pointer);
    if (field != fields.end()) refusal.pointer = field->second;
    if (!refusal.pointer.starts_with(parties)) continue;
    // The form names the partners alone; the first party of the facts is whoever registers.
    int place = 0;
    std::from_chars(refusal.pointer.data() + parties.size(), refusal.pointer.data() + refusal.pointer.size(), place);
    refusal.pointer = place > 0 ? "/partners/" + std::to_string(place - 1) : "/partners";
  }
  return refusals;
}

}  // namespace simpul::dossiers
