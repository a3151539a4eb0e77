#include "signing/signatures.h"

#include <algorithm>

namespace simpul::signing {

void Signatures::record(const SignatureRecorded& fact, const Digest& event, const RegionCode& author, Instant at) {
  signatures_.push_back({event, author, at, SignatureStatus::Valid, fact});
}

void Signatures::set_status(const Digest& event, SignatureStatus status) {
  const auto found = std::ranges::find(signatures_, event, &Signature::event);
  if (found != signatures_.end()) found->status = status;
}

void Signatures::decline(const SigningRefused& fact, const Digest& event, const RegionCode& author) {
  refusals_.push_back({event, author, fact});
}

const PartyRefusal* Signatures::refusal(const DocumentId& document, const RegionCode& party) const {
  if (valid(document, party)) return nullptr;
  const PartyRefusal* latest = nullptr;
  for (const PartyRefusal& refusal : refusals_) {
    if (refusal.fact.document == document && refusal.fact.party == party) latest = &refusal;
  }
  return latest;
}

const Signature* Signatures::find(const Digest& event) const {
  const auto found = std::ranges::find(signatures_, event, &Signature::event);
  return found == signatures_.end() ? nullptr : &*found;
}

const Signature* Signatures::valid(const DocumentId& document, const RegionCode& party) const {
  const auto found = std::ranges::find_if(signatures_, [&](const Signature& signature) {
    return signature.status == SignatureStatus::Valid && signature.fact.document == document &&
           signature.fact.party == party;
  });
  return found == signatures_.end() ? nullptr : &*found;
}

bool Signatures::any_valid(const DocumentId& document) const {
  return std::ranges::any_of(signatures_, [&](const Signature& signature) {
    return signature.status == SignatureStatus::Valid && signature.fact.document == document;
  });
}

bool Signatures::complete(const DocumentId& document, std::span<const RegionCode> parties) const {
  return std::ranges::all_of(parties, [&](const RegionCode& party) { return valid(document, party) != nullptr; });
}

std::optional<std::string> lacking_power(const SignatureRecorded& fact, SignerRule rule) {
  const bool head = fact.signer.office_kind == OfficeKind::HeadOfRegion && fact.authority == Authority::Office;
  if (fact.mandate && fact.mandate->dated > fact.on) return "mandate_dated_after_signature";
  switch (rule) {
    case SignerRule::Nobody:
      return "document_not_signed";
    case SignerRule::Anyone:
      return std::nullopt;
    case SignerRule::HeadOfRegion:
      if (head) return std::nullopt;
      return "signature_needs_head_of_region";
    case SignerRule::HeadOrMandate:
      if (head || (fact.authority == Authority::Mandate && fact.mandate)) return std::nullopt;
      return "signature_needs_mandate";
  }
  return std::nullopt;
}

}  // namespace simpul::signing
