#include "archive_app/routes.h"

#include <atomic>
#include <memory>

#include "reading.h"

namespace simpul::archive {
namespace {

// Each reading keeps a thread of the server and the processor busy for up to minutes; more must not starve the others.
constexpr int readings_at_once_max = 2;

class Handlers {
 public:
  Handlers(const Tools& tools, const web::Messages& messages)
      : tools_(tools), messages_(messages), reader_(tools.regions) {}

  web::Response read(const web::Request& request, const access::Caller& caller) {
    if (request.body.size() > file_bytes_max) {
      return refused({"file_too_large", "", {{"max_mib", std::to_string(file_bytes_max >> 20)}}}, request);
    }
    const Turn turn(running_);
    if (turn.number() > readings_at_once_max) return refused({"archive_reading_busy"}, request);
    const auto reading = read_agreement(tools_, reader_, request.body, request.header("content-type"));
    if (!reading) return refused(reading.error(), request);
    return web::json(200, view(*reading, caller.government, tools_.words, web::preferred_language(request)));
  }

 private:
  class Turn {
   public:
    explicit Turn(std::atomic<int>& running) : running_(running), number_(++running) {}
    ~Turn() { --running_; }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    int number() const { return number_; }

   private:
    std::atomic<int>& running_;
    int number_;
  };

  web::Response refused(const Refusal& refusal, const web::Request& request) const {
    return web::problem({refusal}, messages_, request);
  }

  const Tools tools_;
  const web::Messages& messages_;
  const AgreementReader reader_;
  std::atomic<int> running_ = 0;
};

}  // namespace

access::Routes archive_routes(const Tools& tools, const web::Messages& messages) {
  const auto handlers = std::make_shared<Handlers>(tools, messages);
  access::Routes routes;
  routes.push_back({web::Method::Post, "/api/v1/archive-readings", "readOldAgreement",
                    [handlers](const web::Request& request, const access::Caller& caller) {
                      return handlers->read(request, caller);
                    }});
  return routes;
}

}  // namespace simpul::archive
