#pragma once

#include <memory>
#include <string>

#include "dossiers/rules.h"
#include "drafting/findings.h"
#include "kernel/result.h"
#include "negotiation/room.h"
#include "regions/register.h"
#include "web/finding_words.h"
#include "web/problem.h"

namespace simpul::node {

// What the program knows before any government lives on it: rules, register of regions, sentences. Read from the files
// inside the program; a fault there is a fault of the build and named as such.
struct Law {
  dossiers::Rules rules;
  std::string rules_json;  // every rule file as data, for getRules
  regions::Register regions;
  web::Messages messages;
  web::FindingWords words;  // of what is remarked on without being refused
  drafting::Library library;
  drafting::LintRules lint;
  negotiation::Ladder ladder;
};

Result<std::unique_ptr<Law>, Refusals> read_law();

// The parts of schemas/api merged into one OpenAPI 3.1 document.
Result<std::string, Refusal> read_openapi();

}  // namespace simpul::node
