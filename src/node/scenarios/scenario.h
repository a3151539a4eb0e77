#pragma once

#include <optional>
#include <string>
#include <vector>

#include "access_app/access.h"
#include "memory/clock.h"
#include "node.h"

namespace simpul::node {

// One step of a story: a fact a government records at a moment, or what the dossier must show then.
struct ScenarioStep {
  Instant at;
  RegionCode by;
  std::optional<std::string> fact;  // kind of a dossier's or a government's fact
  std::optional<Json> with;         // its body; missing ids are drawn as for a client
  std::optional<std::string> refused;  // the code with which the fact must be refused
  std::optional<Json> expect;       // what schema Dossier must hold, as far as it is named here
};
BOOST_DESCRIBE_STRUCT(ScenarioStep, (), (at, by, fact, with, refused, expect))

struct ScenarioAccount {
  RegionCode government;
  std::string sign_in_name;
  std::string name;
  std::vector<access::Role> roles;
};
BOOST_DESCRIBE_STRUCT(ScenarioAccount, (), (government, sign_in_name, name, roles))

// A story of one dossier, readable by the people of the field (tests/scenarios/*.yaml).
struct Scenario {
  std::string title;
  std::string source;  // where the facts are from
  std::vector<ScenarioAccount> accounts;
  std::vector<ScenarioStep> steps;
};
BOOST_DESCRIBE_STRUCT(Scenario, (), (title, source, accounts, steps))

Result<Scenario, Refusals> read_scenario(std::string_view yaml);

// Plays the story through the same desks that clients use, with `clock` (the node's) moved to each step's moment, and
// checks what it expects. Returns the dossier's id. Codes: scenario_expectation_failed {step, path, expected, found},
// scenario_refused_otherwise {step, expected, found}, and whatever the desks refuse, with the step in the facts.
Result<std::string, Refusals> play(Node& node, memory::ManualClock& clock, const Scenario& scenario);

}  // namespace simpul::node
