#include "open_streams.h"

namespace simpul::node {
namespace {

constexpr std::int64_t look_again_after_ms = 1'000;

}  // namespace

web::Response OpenStreams::watched(web::Response response, const web::Request& request,
                                   const access::Permission& permission) {
  if (!response.stream) return response;
  web::Request visitor;
  visitor.headers.emplace("cookie", request.header("cookie"));
  response.stream = [this, visitor = std::move(visitor), &permission,
                     begin = std::move(response.stream)](std::shared_ptr<web::Stream> stream) {
    const Open open{stream, visitor, &permission};
    {
      const std::scoped_lock lock(mutex_);
      open_.push_back(open);
    }
    // The session may have ended while the head of the answer was on its way.
    if (!may_stay(open)) return stream->close();
    begin(std::move(stream));
  };
  return response;
}

bool OpenStreams::may_stay(const Open& open) const {
  const access::Caller caller = access_.caller_at_rest(open.visitor, clock_.now());
  return access::decide_role(*open.permission, caller) == access::Verdict::Allowed;
}

void OpenStreams::close_ended() {
  const std::uint64_t changes = access_.session_changes();
  const std::int64_t now_ms = clock_.now().ms;
  std::vector<Open> open;
  {
    const std::scoped_lock lock(mutex_);
    const bool looked_lately = now_ms >= looked_ms_ && now_ms - looked_ms_ < look_again_after_ms;
    if (changes == changes_seen_ && looked_lately) return;
    changes_seen_ = changes;
    looked_ms_ = now_ms;
    std::erase_if(open_, [](const Open& one) { return one.stream.expired(); });
    open = open_;
  }
  for (const Open& one : open) {
    const auto stream = one.stream.lock();
    if (stream && !may_stay(one)) stream->close();
  }
}

}  // namespace simpul::node
