#include <algorithm>

#include "encoding/mapper.h"
#include "lint.h"
#include "text/letters.h"
#include "text/names.h"

namespace simpul::drafting {
namespace {

using negotiation::Clause;
using negotiation::ClauseKind;

signing::SignerRule rule_for(const Lint& lint) {
  const bool as_parent = lint.context.rules.signed_as_parent.contains(lint.type) && lint.context.parent;
  return lint.context.law.document(as_parent ? lint.context.parent->type : lint.type).signer;
}

std::string shown(const Signatory& signatory) { return signatory.signer.name.value_or(signatory.signer.office); }

class SignatoryCheck {
 public:
  SignatoryCheck(const Lint& lint, const Signatory& signatory) : lint_(lint), signatory_(signatory) {}

  void examine() const {
    power();
    office();
    mandate();
    capacity();
    print();
  }

 private:
  void add(std::string finding, Severity severity, Lint::Facts facts = {}) const {
    facts["name"] = shown(signatory_);
    facts["office"] = signatory_.signer.office;
    lint_.add(std::move(finding), severity, std::move(facts));
  }

  // The same rule that judges a signature once it stands.
  void power() const {
    signing::SignatureRecorded fact;
    fact.signer = signatory_.signer;
    fact.capacity = signatory_.capacity;
    fact.authority = signatory_.mandate ? signing::Authority::Mandate : signing::Authority::Office;
    fact.mandate = signatory_.mandate;
    const Date far = *Date::parse("9999-12-31");
    fact.on = lint_.context.signing_on.value_or(far);
    const auto lacking = signing::lacking_power(fact, rule_for(lint_));
    if (!lacking || *lacking == "document_not_signed") return;
    if (*lacking == "signature_needs_head_of_region") add("signatory_needs_head_of_region", Severity::Error);
    if (*lacking == "signature_needs_mandate") add("signatory_needs_mandate", Severity::Error);
    if (*lacking == "mandate_dated_after_signature") {
      add("mandate_after_signing", Severity::Error,
          {{"number", signatory_.mandate->number}, {"dated", plain_date(signatory_.mandate->dated)}});
    }
  }

  void office() const {
    const auto& on = lint_.context.signing_on;
    if (!on) return;
    if (signatory_.from && *on < *signatory_.from) {
      add("signatory_not_yet_in_office", Severity::Error,
          {{"date", plain_date(*on)}, {"from", plain_date(*signatory_.from)}});
    }
    if (signatory_.until && *on > *signatory_.until) {
      add("signatory_no_longer_in_office", Severity::Error,
          {{"date", plain_date(*on)}, {"until", plain_date(*signatory_.until)}});
    }
  }

  void mandate() const {
    const auto& on = lint_.context.signing_on;
    if (!on || !signatory_.mandate || !signatory_.mandate_until || *on <= *signatory_.mandate_until) return;
    add("mandate_over", Severity::Error,
        {{"number", signatory_.mandate->number}, {"date", plain_date(*on)},
         {"until", plain_date(*signatory_.mandate_until)}});
  }

  void capacity() const {
    const auto rule = lint_.context.law.capacities.find(signatory_.capacity);
    if (rule == lint_.context.law.capacities.end()) return;
    const Lint::Facts facts{{"capacity", enum_text(signatory_.capacity)}};
    if (rule->second.refused.contains(lint_.type)) add("capacity_refused", Severity::Error, facts);
    else if (rule->second.doubtful.contains(lint_.type)) add("capacity_doubtful", Severity::Warning, facts);
  }

  // The name must stand under the text, and a capacity that is not the full office must be printed.
  void print() const {
    for (std::size_t i = 0; i < lint_.text.clauses.size(); ++i) {
      const Clause& clause = lint_.text.clauses[i];
      if (clause.kind != ClauseKind::Signatures) continue;
      const std::string words = folded_words(clause);
      if (words.find("{{") != std::string::npos) return;
      const Piece piece{clause, std::nullopt, {}};
      const auto& name = signatory_.signer.name;
      if (name && !stands_in(words, folded(bare_name(*name)))) {
        lint_.add("signatory_not_printed", Severity::Warning, piece, {{"name", *name}});
      }
      const std::string capacity = enum_text(signatory_.capacity);
      if (signatory_.capacity != signing::Capacity::Definitif && !stands_in(words, capacity)) {
        lint_.add("capacity_not_printed", Severity::Warning, piece,
                  {{"name", shown(signatory_)}, {"capacity", capacity}});
      }
    }
  }

  const Lint& lint_;
  const Signatory& signatory_;
};

}  // namespace

void lint_signatories(const Lint& lint) {
  const auto& all = lint.context.signatories;
  for (const Signatory& signatory : all) SignatoryCheck(lint, signatory).examine();
  const bool each_signs = !lint.context.law.document(lint.type).one_party &&
                          rule_for(lint) != signing::SignerRule::Nobody;
  if (all.empty() || !each_signs) return;
  for (std::size_t i = 0; i < lint.context.parties.size(); ++i) {
    if (std::ranges::find(all, i, &Signatory::party) != all.end()) continue;
    lint.add("signatory_missing", Severity::Warning, {{"party", lint.context.parties[i].government}});
  }
}

}  // namespace simpul::drafting
