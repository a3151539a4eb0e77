#pragma once

#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "access/permissions.h"
#include "access/route.h"
#include "access_app/access.h"
#include "costly_operations.h"
#include "http_server/server.h"
#include "open_streams.h"
#include "ports/clock.h"
#include "web/problem.h"
#include "web/router.h"
#include "web/static_files.h"

namespace simpul::node {

// Every request comes in here: who is asking, may they, is it their own page that asks, which handler answers.
// Built at start; safe from any thread afterwards. Outlives every answer it gave that is still open.
class FrontDoor {
 public:
  struct Parts {
    access::Access& access;
    const Clock& clock;
    const web::Messages& messages;
    std::string public_origin;  // where a proxy changes Host; empty otherwise
  };
  FrontDoor(Parts parts, access::Routes routes, web::StaticFiles screens);

  // One sentence for each reason not to open: a route without a row in the permission table, or with a wrong method.
  const std::vector<std::string>& faults() const { return faults_; }

  web::Response answer(const web::Request& request);
  web::Response refuse_request(const web::Request& request, const Refusal& refusal) const;
  http_server::Plan plan(const web::Request& request) const;

 private:
  web::Response answer_operation(const web::Request& request, const access::Route& route);
  web::Response answer_costly(const web::Request& request, const access::Caller& caller, const access::Route& route);
  std::optional<web::Response> answer_screen(const web::Request& request) const;

  Parts parts_;
  access::Routes routes_;
  web::StaticFiles screens_;
  web::Router router_;
  std::vector<std::string> faults_;
  OpenStreams streams_;
  CostlyOperations costly_;
};

}  // namespace simpul::node
