#pragma once

#include <map>
#include <string>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ledger_app/witnesses.h"

namespace simpul::node {

// Who witnesses the log of this node and whose logs it witnesses, as its administrator wrote it down in
// DATA/witnessing.yaml (docs/formats/log.md).
struct WitnessSetup {
  std::size_t needed = 0;  // of the witnesses, for a checkpoint to count as seen
  std::vector<ledger::Witness> witnesses;
  std::map<std::string, ledger::NoteKey> logs;  // by origin
};

// Empty where there is no file. Codes: witness_setup_faulty {file, where}, yaml_….
Result<WitnessSetup, Refusals> read_witness_setup(const std::string& data_folder);

}  // namespace simpul::node
