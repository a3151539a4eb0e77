#pragma once

// Private to the signing app: what every operation needs to answer.

#include "sitting.h"
#include "web/message.h"

namespace simpul::signing {

class Handlers {
 public:
  Handlers(Doors doors, Tools tools, Knowledge knowledge, const web::Messages& messages)
      : doors_(std::move(doors)), tools_(std::move(tools)), knowledge_(knowledge), messages_(messages) {}

  web::Response page(const web::Request& request, const access::Caller& caller);
  web::Response preflight(const web::Request& request, const access::Caller& caller);
  web::Response sitting(const web::Request& request, const access::Caller& caller);
  web::Response one_time_code(const web::Request& request, const access::Caller& caller);
  web::Response signed_file(const web::Request& request, const access::Caller& caller);
  web::Response scan_check(const web::Request& request, const access::Caller& caller);

 private:
  Json outcome_view(const SittingOutcome& outcome, const Pen& pen, Language language) const;
  web::Response refused(const Refusals& refusals, const web::Request& request) const;

  Doors doors_;
  Tools tools_;
  Knowledge knowledge_;
  const web::Messages& messages_;
};

}  // namespace simpul::signing
