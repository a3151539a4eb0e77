#pragma once

// What the tests read: the templates and rules as they stand in the tree, and two papers' worth of particulars.

#include <string>

#include "drafting/findings.h"
#include "drafting/instantiate.h"

namespace simpul::drafting {

const Json& template_files();
const Library& library();
const LintRules& lint_rules();
const dossiers::Rules& law();

// Everything a paper may ask for, for two or more parties.
Particulars full_particulars(std::size_t parties);
// The context that fits them.
LintContext full_context(dossiers::DocumentType type, std::size_t parties);

Date day(const char* text);
std::string codes(const Refusals& faults);
std::string codes(const std::vector<Finding>& findings);

}  // namespace simpul::drafting
