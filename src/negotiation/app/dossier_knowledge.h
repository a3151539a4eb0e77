#pragma once

#include "drafting/particulars.h"
#include "negotiation_app/desk.h"

namespace simpul::negotiation {

// An office and who holds it; both live as long as the register.
struct HeldOffice {
  const regions::Office* office = nullptr;
  const regions::Holder* holder = nullptr;
};

// Who asks, and the register of that government; null where this node does not keep it.
struct OwnRegister {
  RegionCode region;
  std::shared_ptr<const regions::Government> government;
};

// What the dossier and the own register know of one of its papers. The registers of other governments are never looked
// into, though they may lie on the same node. References must outlive it.
class DossierKnowledge {
 public:
  DossierKnowledge(const Knowledge& knowledge, OwnRegister own, const dossiers::State& state,
                   const dossiers::Document& document)
      : knowledge_(knowledge), own_(std::move(own)), state_(state), document_(document) {}

  // What a text begins with. The own signatory is whom the register names for today; the partners' stay open, as does
  // everything nobody told.
  drafting::Particulars particulars(Date today) const;
  // What the linter holds a text against.
  drafting::LintContext lint_context(Date today) const;

 private:
  std::optional<HeldOffice> head_of(const RegionCode& region, Date day) const;
  drafting::Values party_values(const RegionCode& region, Date today) const;
  void put_parent(drafting::Values& values) const;
  const dossiers::Document* parent() const;
  std::string numbers_of(const dossiers::Document& paper) const;

  const Knowledge& knowledge_;
  const OwnRegister own_;
  const dossiers::State& state_;
  const dossiers::Document& document_;
};

}  // namespace simpul::negotiation
