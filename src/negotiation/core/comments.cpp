#include "negotiation/comments.h"

#include <algorithm>

namespace simpul::negotiation {

void Comments::make(const CommentMade& fact, const RegionCode& author, Instant at) {
  comments_.push_back({fact, author, at, {}});
}

void Comments::settle(const CommentId& comment, const RegionCode& by) {
  for (Comment& one : comments_) {
    if (one.fact.comment == comment) one.settled_by = by;
  }
}

const Comment* Comments::find(const CommentId& comment) const {
  const auto found = std::ranges::find_if(comments_, [&](const Comment& one) { return one.fact.comment == comment; });
  return found == comments_.end() ? nullptr : &*found;
}

}  // namespace simpul::negotiation
