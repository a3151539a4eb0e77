#include "ledger/witness_reply.h"

#include <fmt/format.h>

#include <charconv>

#include "kernel/expects.h"

namespace simpul::ledger {
namespace {

WitnessReply cosignature_in(std::string_view body, const Note& checkpoint, const NoteKey& witness) {
  const auto lines = read_note_signatures(body);
  if (!lines) return ReplyUnusable{};
  CosignedAt latest;
  bool found = false;
  for (const NoteSignature& line : *lines) {
    // One line at a time: a forged one beside a good one says that this is not the witness's answer.
    const Cosigned each = check_cosignature({checkpoint.text, {line}}, witness);
    if (each.verdict == NoteVerdict::Forged) return ReplyUnusable{};
    if (each.verdict == NoteVerdict::Unsigned || (found && each.seconds <= latest.seconds)) continue;
    latest = {line, each.seconds};
    found = true;
  }
  if (!found) return ReplyUnusable{};
  return latest;
}

WitnessReply size_in(std::string_view body, const WitnessRequest& asked) {
  std::uint64_t size = 0;
  std::from_chars(body.data(), body.data() + body.size(), size);
  // Asking again from where one just asked would never end.
  if (fmt::format("{}\n", size) != body || size == asked.old_size) return ReplyUnusable{};
  const auto shown = read_checkpoint(asked.checkpoint.text);
  expects(shown.has_value(), "a request is made of a checkpoint");
  if (size > shown->size) return WitnessAhead{size};
  return AskFrom{size};
}

}  // namespace

WitnessReply read_witness_reply(int status, std::string_view body, const WitnessRequest& asked,
                                const NoteKey& witness) {
  if (status == 200) return cosignature_in(body, asked.checkpoint, witness);
  if (status == 409) return size_in(body, asked);
  return WitnessDeclined{status};
}

}  // namespace simpul::ledger
