#include <algorithm>
#include <set>

#include "court.h"
#include "encoding/mapper.h"

namespace simpul::dossiers {
namespace {

// A signature names the text it was set under wherever that text is known, and the text was agreed before it.
void require_signed_text(Court& court, const SignatureRecorded& fact, const Document& document) {
  const State& state = court.state;
  if (!state.positions.any(fact.document)) {
    if (fact.text) court.object("signature_text_unknown", "/text");
    return;
  }
  const auto agreed = state.positions.agreed(fact.document, state.signatories(document), court.place.past);
  if (!agreed) return court.object("text_not_agreed", "/text");
  if (!fact.text) return court.object("signature_text_missing", "/text", {{"agreed", agreed->text()}});
  if (*fact.text != *agreed) court.object("signature_text_differs", "/text", {{"agreed", agreed->text()}});
}

// A refusal that names a text names the one that lies there to be signed.
void require_agreed_text(Court& court, const Digest& text, const Document& document) {
  const auto agreed =
      court.state.positions.agreed(document.document, court.state.signatories(document), court.place.past);
  if (!agreed) return court.object("text_not_agreed", "/text");
  if (text != *agreed) court.object("signature_text_differs", "/text", {{"agreed", agreed->text()}});
}

void require_evidence(Court& court, const SignatureRecorded& fact) {
  if (fact.evidence.scan && !court.state.attachment(*fact.evidence.scan)) {
    court.object("attachment_unknown", "/evidence/scan");
  }
  const bool has_note = fact.evidence.note && !fact.evidence.note->empty();
  const bool shown = fact.evidence.scan || has_note || fact.electronic;
  if (fact.party != court.place.author && !shown) court.object("evidence_missing_for_other_party", "/evidence");
}

// An electronic signature is worth what its file shows: the signed PDF is on file with this very document.
void require_electronic(Court& court, const SignatureRecorded& fact) {
  if (!signing::electronic(fact.method)) {
    if (fact.electronic) court.object("electronic_evidence_on_paper", "/electronic");
    return;
  }
  if (!fact.electronic) return court.object("electronic_evidence_missing", "/electronic");
  court.require_text(fact.electronic->subject, "/electronic/subject", title_bytes_max);
  court.require_text(fact.electronic->issuer, "/electronic/issuer", title_bytes_max);
  const bool on_file = std::ranges::any_of(court.state.attachments, [&](const Attachment& attachment) {
    return attachment.file.hash == fact.electronic->file && attachment.file.document == fact.document &&
           attachment.file.media_type == "application/pdf";
  });
  if (!on_file) court.object("signed_file_missing", "/electronic/file");
}

// Ink out of order stands on the paper all the same; an electronic signature can be kept from being set. An order that
// the signer could not know of does not bind.
void require_order(Court& court, const SignatureRecorded& fact, const Document& document) {
  if (!signing::electronic(fact.method) || !document.order) return;
  if (court.place.past.of(document.order->by) < document.order->seq) return;
  if (const auto before = court.state.signs_before(document, fact.party)) {
    court.object("signing_order_not_reached", "/party", {{"before", before->text()}});
  }
}

void require_signatory(Court& court, const Document& document, const RegionCode& party, std::string pointer) {
  const auto signatories = court.state.signatories(document);
  const bool signs = std::ranges::find(signatories, party) != signatories.end();
  if (!signs) court.object("party_does_not_sign", std::move(pointer));
}

}  // namespace

void judge(Court& court, const SignatureRecorded& fact) {
  court.require_party(fact.party, "/party");
  court.require_own_or_silent(fact.party);
  court.require_past(fact.on, "/on");
  if (fact.signer.name) court.require_text(*fact.signer.name, "/signer/name", title_bytes_max);
  court.require_text(fact.signer.office, "/signer/office", title_bytes_max);
  require_evidence(court, fact);
  require_scan_reading(court, fact.evidence);
  require_electronic(court, fact);
  const Document* document = court.require_document(fact.document, "/document");
  if (!document) return;
  require_signatory(court, *document, fact.party, "/party");
  if (const auto* signature = court.state.signatures.valid(fact.document, fact.party)) {
    court.object("party_has_signed", "/party",
                 {{"on", signature->fact.on.text()}, {"office", signature->fact.signer.office}});
  }
  if (const auto lacks = signing::lacking_power(fact, court.rules.document(document->type).signer)) {
    court.object(*lacks, "/signer/office_kind", {{"type", enum_text(document->type)}});
  }
  const auto capacity = court.rules.capacities.find(fact.capacity);
  if (capacity != court.rules.capacities.end() && capacity->second.refused.contains(document->type)) {
    court.object("capacity_may_not_sign", "/capacity", {{"capacity", enum_text(fact.capacity)}});
  }
  require_signed_text(court, fact, *document);
  require_order(court, fact, *document);
}

void judge(Court& court, const SigningRefused& fact) {
  court.require_party(fact.party, "/party");
  court.require_own_or_silent(fact.party);
  court.require_text(fact.reason, "/reason", prose_bytes_max);
  court.require_past(fact.on, "/on");
  if (fact.party != court.place.author && (!fact.source || fact.source->empty())) {
    court.object("evidence_missing_for_other_party", "/source");
  }
  const Document* document = court.require_document(fact.document, "/document");
  if (!document) return;
  require_signatory(court, *document, fact.party, "/party");
  if (court.rules.document(document->type).signer == signing::SignerRule::Nobody) {
    court.object("document_not_signed", "/document", {{"type", enum_text(document->type)}});
  }
  if (const auto* signature = court.state.signatures.valid(fact.document, fact.party)) {
    court.object("party_has_signed", "/party",
                 {{"on", signature->fact.on.text()}, {"office", signature->fact.signer.office}});
  }
  if (const auto* standing = court.state.refusal(*document, fact.party)) {
    court.object("party_has_refused", "/party", {{"on", standing->fact.on.text()}});
  }
  if (fact.text) require_agreed_text(court, *fact.text, *document);
}

void judge(Court& court, const SigningOrderSet& fact) {
  const Document* document = court.require_document(fact.document, "/document");
  if (!document) return;
  if (court.state.signatures.any_valid(fact.document)) court.object("document_is_signed", "/document");
  const auto signatories = court.state.signatories(*document);
  std::set<RegionCode> named;
  for (std::size_t i = 0; i < fact.parties.size(); ++i) {
    const std::string pointer = "/parties/" + std::to_string(i);
    const RegionCode& party = fact.parties[i];
    require_signatory(court, *document, party, pointer);
    if (!named.insert(party).second) court.object("party_twice", pointer, {{"region", party.text()}});
  }
  if (!named.empty() && named.size() < signatories.size()) court.object("signing_order_incomplete", "/parties");
}

void judge(Court& court, const SignatureRetracted& fact) {
  const signing::Signature* record = court.state.signatures.find(fact.record);
  if (!record) return court.object("record_unknown", "/record");
  if (record->recorded_by != court.place.author) court.object("record_not_yours", "/record");
  if (record->status == signing::SignatureStatus::Retracted) court.object("record_retracted", "/record");
  // Its signed file proves it to everybody who holds it; taking the record back would only hide it.
  if (record->fact.electronic) court.object("electronic_signature_stands", "/record");
  court.require_text(fact.reason, "/reason", prose_bytes_max);
}

void judge(Court& court, const RecordAttested& fact) {
  const signing::Signature* record = court.state.signatures.find(fact.record);
  if (!record) return court.object("record_unknown", "/record");
  if (record->fact.party != court.place.author) court.object("record_not_about_you", "/record");
  if (record->recorded_by == court.place.author) court.object("record_is_your_own", "/record");
  if (record->status == signing::SignatureStatus::Retracted) court.object("record_retracted", "/record");
  if (fact.verdict == Attestation::Disputed && (!fact.reason || fact.reason->empty())) {
    court.object("reason_missing", "/reason");
  }
  const auto* other = court.state.signatures.valid(record->fact.document, record->fact.party);
  if (fact.verdict == Attestation::Confirmed && other && other->event != fact.record) {
    court.object("party_has_signed", "/record", {{"on", other->fact.on.text()}, {"office", other->fact.signer.office}});
  }
}

}  // namespace simpul::dossiers
