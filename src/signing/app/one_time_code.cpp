// Asking the service that holds a signer's key for a code that signs one document. Nothing is stored.

#include "encoding/mapper.h"
#include "handlers.h"
#include "web/body.h"

namespace simpul::signing {
namespace {

struct CodeAsked {
  std::string nik;
};
BOOST_DESCRIBE_STRUCT(CodeAsked, (), (nik))

}  // namespace

web::Response Handlers::one_time_code(const web::Request& request, const access::Caller& caller) {
  const auto asked = web::read_body<CodeAsked>(request);
  if (!asked) return refused(asked.error(), request);
  const auto dossier = doors_.dossiers.find(request.path_value("id"), caller.government);
  if (!dossier) return refused(dossier.error(), request);
  const auto service = tools_.service_of(caller.government);
  if (!service) return refused({{"signing_service_not_set_up", "/nik", {}}}, request);
  if (const auto sent = service->request_code({asked->nik, ""}); !sent) return refused({sent.error()}, request);
  return web::no_content();
}

}  // namespace simpul::signing
