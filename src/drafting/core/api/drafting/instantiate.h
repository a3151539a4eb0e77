#pragma once

#include <set>
#include <string>
#include <vector>

#include "drafting/particulars.h"

namespace simpul::drafting {

// Which clauses a paper gets beside those it has anyway.
struct Choice {
  std::set<negotiation::ClauseId> left_out;  // usual clauses of the template
  std::vector<std::string> taken;            // optional clauses of the template by name, clauses of the library by id
};

// The first text of a document: what is known is filled in, with dates, numbers and sums in words; what is not stays
// as a visible {{variable}}, that of a repeated block with its place, {{pihak.2.pejabat}}.
// Codes: clause_is_mandatory {clause, source}, clause_choice_unknown {name}, clause_choice_repeated {name},
// choice_breaks_reference {clause, reference}.
Result<negotiation::DocumentText, Refusals> instantiate(const Library& library, const Template& form,
                                                        const Particulars& known, const Choice& choice = {});

// Every clause of a template written out, with nothing known: what a template is held against before it is taken in.
negotiation::DocumentText written_out(const Library& library, const std::vector<TemplateClause>& clauses);

// Fills the open variables of a text that has been worked on since; what is not known stays as it is.
negotiation::DocumentText filled(negotiation::DocumentText text, const Library& library, const Particulars& known,
                                 std::size_t sender);

}  // namespace simpul::drafting
