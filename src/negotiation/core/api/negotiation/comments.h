#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/digest.h"
#include "kernel/id.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"
#include "negotiation/document_text.h"
#include "threads/ids.h"

namespace simpul::negotiation {

using CommentId = Id<struct CommentTag>;

// What one party says to the others about a text that was sent: about one clause, or about the whole.
struct CommentMade {
  static constexpr std::string_view kind = "negotiation.comment_made";
  CommentId comment;
  DocumentId document;
  Digest text;                     // the text spoken of
  std::optional<ClauseId> clause;  // absent where the text as a whole is meant
  std::string body;
  std::optional<CommentId> answers;  // the comment it replies to
};
BOOST_DESCRIBE_STRUCT(CommentMade, (), (comment, document, text, clause, body, answers))

// A party marks a comment, and with it the answers to it, as dealt with.
struct CommentSettled {
  static constexpr std::string_view kind = "negotiation.comment_settled";
  CommentId comment;
};
BOOST_DESCRIBE_STRUCT(CommentSettled, (), (comment))

inline constexpr std::size_t comment_bytes_max = 4'000;

struct Comment {
  CommentMade fact;
  RegionCode party;
  Instant at;
  std::optional<RegionCode> settled_by;
};

// All comments of one dossier.
class Comments {
 public:
  void make(const CommentMade& fact, const RegionCode& author, Instant at);
  void settle(const CommentId& comment, const RegionCode& by);

  const Comment* find(const CommentId& comment) const;
  std::span<const Comment> all() const { return comments_; }

 private:
  std::vector<Comment> comments_;  // in woven order
};

}  // namespace simpul::negotiation
