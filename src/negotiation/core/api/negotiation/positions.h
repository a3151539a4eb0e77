#pragma once

#include <boost/describe.hpp>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/digest.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"
#include "negotiation/document_text.h"
#include "threads/ids.h"
#include "threads/weave.h"

namespace simpul::negotiation {

// A party makes a text its own: from now on this hash is its position. Taking the other side's text is accepting it.
struct PositionTaken {
  static constexpr std::string_view kind = "negotiation.position_taken";
  DocumentId document;
  RegionCode party;
  Digest text;
  std::optional<AttachmentId> attachment;  // the file of that hash, where the text is a file
  std::optional<Date> on;
  std::optional<std::string> note;
  // Where the text is clauses: each with its hash, in order, so that agreement clause by clause follows from the
  // threads alone. Who has the text can check it against clause_hashes().
  std::optional<std::vector<ClauseHash>> clauses = {};
  std::optional<Date> reply_by = {};  // until when an answer is asked for
};
BOOST_DESCRIBE_STRUCT(PositionTaken, (), (document, party, text, attachment, on, note, clauses, reply_by))

// Where each party stood, and when: enough to say what was agreed in any causal past.
class Positions {
 public:
  struct Taken {
    RegionCode party;
    RegionCode author;  // other than the party where the position was recorded for it
    std::uint64_t seq = 0;
    Digest text;
    Instant at;
    std::optional<std::vector<ClauseHash>> clauses = {};
    std::optional<Date> reply_by = {};
    std::optional<std::string> note = {};
  };

  void take(const PositionTaken& position, const RegionCode& author, std::uint64_t seq, Instant at);

  bool any(const DocumentId& document) const { return taken_.contains(document); }
  std::span<const Taken> of(const DocumentId& document) const;
  // The party's latest position inside `past`.
  const Taken* latest(const DocumentId& document, const RegionCode& party, const threads::CausalPast& past) const;
  const Taken* latest(const DocumentId& document, const RegionCode& party) const;
  // The text all parties hold; nullopt where one holds none or another.
  std::optional<Digest> agreed(const DocumentId& document, std::span<const RegionCode> parties,
                               const threads::CausalPast& past) const;
  std::optional<Digest> agreed(const DocumentId& document, std::span<const RegionCode> parties) const;

 private:
  std::map<DocumentId, std::vector<Taken>> taken_;  // in woven order
};

}  // namespace simpul::negotiation
