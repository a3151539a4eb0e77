#pragma once

#include "ports/journal.h"

namespace simpul::sql {

// SHA-256 over every column of the row but the envelope, which `hash` stands for. With it a changed bit in any column
// is found, not only in the envelope.
Digest seal_of(const std::string& subject, const RecordedEvent& event);

// The event of one row, hash and seal recomputed; otherwise a sentence saying what is wrong. Columns 0 to 6 are author,
// seq, kind, hash, envelope, signature, seal.
Result<RecordedEvent, std::string> event_of(const std::string& subject, const Row& row);

// The head of one row: columns 0 to 2 are author, seq, hash.
std::optional<std::pair<RegionCode, Head>> head_of(const Row& row);

template <class Bytes>
Blob blob_of(const Bytes& bytes) {
  return Blob{std::string(bytes.begin(), bytes.end())};
}

}  // namespace simpul::sql
