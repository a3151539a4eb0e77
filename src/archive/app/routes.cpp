#include "archive_app/routes.h"

#include <memory>
#include <mutex>

#include "ports/file_bounds.h"
#include "reading.h"

namespace simpul::archive {
namespace {

class Handlers {
 public:
  Handlers(const Tools& tools, const web::Messages& messages) : tools_(tools), messages_(messages) {}

  web::Response read(const web::Request& request, const access::Caller& caller) {
    if (request.body.size() > upload_bytes_max) {
      return refused({"file_too_large", "", {{"max_mib", std::to_string(upload_bytes_max >> 20)}}}, request);
    }
    const auto reading = read_agreement(tools_, reader(), request.body, request.header("content-type"));
    if (!reading) return refused(reading.error(), request);
    return web::json(200, view(*reading, caller.government, tools_.words, web::preferred_language(request)));
  }

 private:
  // Every name of every region in the forms papers write it takes milliseconds to lay out: not at each start.
  const AgreementReader& reader() {
    std::call_once(reader_made_, [this] { reader_ = std::make_unique<AgreementReader>(tools_.regions); });
    return *reader_;
  }
  web::Response refused(const Refusal& refusal, const web::Request& request) const {
    return web::problem({refusal}, messages_, request);
  }

  const Tools tools_;
  const web::Messages& messages_;
  std::once_flag reader_made_;
  std::unique_ptr<const AgreementReader> reader_;  // written under reader_made_
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
