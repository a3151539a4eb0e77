#pragma once

#include <fmt/format.h>

#include "crypto/sha256.h"
#include "ports/journal.h"

namespace simpul::testing_support {

inline RegionCode region(std::string_view code) { return *RegionCode::parse(code); }

// A well-formed event for the journal, which knows bytes and hashes but no meaning.
inline RecordedEvent sample_event(const std::string& subject, const RegionCode& author, std::uint64_t seq,
                                  std::string_view content = "") {
  RecordedEvent event;
  event.author = author;
  event.seq = seq;
  event.kind = "sample.noted";
  event.envelope = fmt::format(R"({{"author":"{}","content":"{}","seq":{},"subject":"{}"}})", author.text(), content,
                               seq, subject);
  event.hash = sha256(event.envelope);
  for (std::size_t i = 0; i < event.signature.bytes.size(); ++i) {
    event.signature.bytes[i] = static_cast<std::uint8_t>(event.hash.bytes[i % 32] ^ i);
  }
  return event;
}

inline Head head_of(const RecordedEvent& event) { return {event.seq, event.hash}; }

}  // namespace simpul::testing_support
