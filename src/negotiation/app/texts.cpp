#include "texts.h"

#include <algorithm>

#include "rooms.h"

namespace simpul::negotiation {

Result<Digest, Refusals> Texts::put(const DocumentText& text) {
  if (Refusals faults = faults_of(text); !faults.empty()) return refuse(std::move(faults));
  const auto stored = blobs_.put(canonical_text(text));
  if (!stored) return refuse(storage_refusal(stored.error()));
  return *stored;
}

Result<DocumentText, Refusals> Texts::get(const Digest& hash) {
  const auto bytes = blobs_.get(hash);
  if (!bytes && bytes.error().fault == PortFault::NotFound) return refuse(Refusals{{"text_not_here", "", {}}});
  if (!bytes) return refuse(storage_refusal(bytes.error()));
  return read_text(*bytes);
}

bool may_read(const dossiers::State& state, const Room& room, const DocumentId& document, const Digest& text) {
  const auto rounds = state.positions.of(document);
  // A round whose clauses were not told is a file or a bare hash: nothing here vouches that its text was ever sent.
  const bool sent = std::ranges::any_of(rounds, [&](const auto& taken) { return taken.text == text && taken.clauses; });
  return sent || room.knows(text);
}

}  // namespace simpul::negotiation
