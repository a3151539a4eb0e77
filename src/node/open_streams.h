#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "access/permissions.h"
#include "access_app/access.h"
#include "ports/clock.h"
#include "web/message.h"

namespace simpul::node {

// Answers that stay open, each no longer than the session that opened it: a stream ends when its person signs out, when
// the session is ended from elsewhere or runs out, and when the roles no longer allow it. Safe from any thread.
class OpenStreams {
 public:
  OpenStreams(access::Access& access, const Clock& clock) : access_(access), clock_(clock) {}

  // The answer, with its stream watched from its first moment. Outlives every answer given.
  web::Response watched(web::Response response, const web::Request& request, const access::Permission& permission);
  // Closes what may not stay open. Asked around every request, so that nothing is sent to a session that has run out;
  // looks only where sessions changed or a second has passed.
  void close_ended();

 private:
  struct Open {
    std::weak_ptr<web::Stream> stream;  // the connection owns it
    web::Request visitor;               // the cookie of the request that opened it
    const access::Permission* permission = nullptr;
  };
  bool may_stay(const Open& open) const;

  access::Access& access_;
  const Clock& clock_;
  std::mutex mutex_;  // guards all below
  std::vector<Open> open_;
  std::uint64_t changes_seen_ = 0;
  std::int64_t looked_ms_ = 0;
};

}  // namespace simpul::node
