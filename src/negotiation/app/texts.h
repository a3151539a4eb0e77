#pragma once

#include "dossiers/state.h"
#include "negotiation/room.h"
#include "ports/blobs.h"

namespace simpul::negotiation {

// Texts by their hash: the canonical bytes are the file, so what a hash names is checked by reading it. Any thread.
class Texts {
 public:
  explicit Texts(Blobs& blobs) : blobs_(blobs) {}

  // Durable when it returns. Codes: those of faults_of, storage_….
  Result<Digest, Refusals> put(const DocumentText& text);
  // Codes: text_not_here, storage_damaged, storage_unavailable.
  Result<DocumentText, Refusals> get(const Digest& hash);

 private:
  Blobs& blobs_;
};

// The texts a government may read: those of rounds of this document, and those of its own room.
bool may_read(const dossiers::State& state, const Room& room, const DocumentId& document, const Digest& text);

}  // namespace simpul::negotiation
