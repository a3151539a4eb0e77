#pragma once

#include "drafting/library.h"

namespace simpul::drafting {

// Where the thing that is checked stands, and where its faults go.
struct Checking {
  std::string at;
  Refusals& faults;
};

// Variables, lists and names of a template, and that its references lead somewhere.
void check(const Template& form, const Library& library, const Checking& checking);

// A clause of the library: the same, but its references may lead to clauses of the template it is put in.
void check(const TemplateClause& clause, const Library& library, const Checking& checking);

}  // namespace simpul::drafting
