#pragma once

// Private to the dossiers app: what every handler needs to answer.

#include "access/permissions.h"
#include "dossiers_app/desk.h"
#include "dossiers_app/routes.h"
#include "web/message.h"
#include "web/problem.h"

namespace simpul::dossiers {

class Handlers {
 public:
  Handlers(Desk& desk, GovernmentOf government_of, ScanReader read_scan, const web::Messages& messages)
      : desk_(desk), government_of_(std::move(government_of)), read_scan_(std::move(read_scan)), messages_(messages) {}

  web::Response home(const web::Request& request, const access::Caller& caller) const;
  web::Response list(const web::Request& request, const access::Caller& caller) const;
  web::Response search(const web::Request& request, const access::Caller& caller) const;
  web::Response page(const web::Request& request, const access::Caller& caller) const;
  web::Response events(const web::Request& request, const access::Caller& caller) const;
  web::Response threads_file(const web::Request& request, const access::Caller& caller) const;
  web::Response file(const web::Request& request, const access::Caller& caller) const;
  web::Response upload(const web::Request& request, const access::Caller& caller) const;
  web::Response changes(const web::Request& request, const access::Caller& caller) const;

  web::Response open(const web::Request& request, const access::Caller& caller) const;
  web::Response register_agreement(const web::Request& request, const access::Caller& caller) const;
  web::Response import(const web::Request& request, const access::Caller& caller) const;
  // Takes one fact of `kind` into the dossier of the path.
  web::Response take(const std::string& kind, const web::Request& request, const access::Caller& caller) const;

 private:
  web::Response refused(const Refusals& refusals, const web::Request& request) const;
  web::Response answer(const WovenPtr& woven, const web::Request& request, int status) const;
  Date today() const;
  // The reply to keep for the request's Idempotency-Key; absent without the header.
  Result<std::optional<IdempotentReply>, Refusals> asked_reply(const web::Request& request,
                                                               const access::Caller& caller) const;
  // Acts, or repeats the answer of the same request made before.
  web::Response act(const web::Request& request, ActRequest act, int status) const;
  // What a repeated request is answered; nothing for a new one.
  std::optional<web::Response> repeated(const web::Request& request, const ActRequest& act, int status) const;

  Desk& desk_;
  GovernmentOf government_of_;
  ScanReader read_scan_;
  const web::Messages& messages_;
};

}  // namespace simpul::dossiers
