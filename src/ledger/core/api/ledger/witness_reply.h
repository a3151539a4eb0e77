#pragma once

// The asking side of c2sp.org/tlog-witness v1.0.0: what the answer of a witness means to the log that asked. Pure:
// whoever calls sends the request and keeps the cosignature.

#include <cstdint>
#include <string_view>
#include <variant>

#include "ledger/witness.h"

namespace simpul::ledger {

// The witness saw this checkpoint as the largest of the log.
struct CosignedAt {
  NoteSignature signature;
  std::uint64_t seconds = 0;

  bool operator==(const CosignedAt&) const = default;
};
// The witness last cosigned another size than the request began at: ask anew with a proof from there.
struct AskFrom {
  std::uint64_t size = 0;
};
// The witness last cosigned a larger tree than the one it was shown. A log that meets this has lost leaves others saw.
struct WitnessAhead {
  std::uint64_t size = 0;
};
// The witness said no; the status says why (protocol section "add-checkpoint").
struct WitnessDeclined {
  int status = 0;
};
// Not an answer of the protocol, or a cosignature that does not hold under the witness's key.
struct ReplyUnusable {};
using WitnessReply = std::variant<CosignedAt, AskFrom, WitnessAhead, WitnessDeclined, ReplyUnusable>;

// `asked` carries a checkpoint that reads; `witness` is a key of type Cosignature.
WitnessReply read_witness_reply(int status, std::string_view body, const WitnessRequest& asked, const NoteKey& witness);

}  // namespace simpul::ledger
