#include "crypto/sha256.h"
#include "encoding/base64.h"
#include "encoding/mapper.h"
#include "handlers.h"
#include "ports/file_bounds.h"
#include "web/preconditions.h"
#include "web/security_headers.h"

namespace simpul::dossiers {
namespace {

// RFC 9530: "sha-256=:<base64>:". Absent is fine; another digest than the body's is not.
bool digest_contradicts(std::string_view header, std::string_view body) {
  static constexpr std::string_view prefix = "sha-256=:";
  const std::size_t at = header.find(prefix);
  if (at == std::string_view::npos) return false;
  const std::string_view rest = header.substr(at + prefix.size());
  return rest.substr(0, rest.find(':')) != base64(sha256(body).bytes);
}

}  // namespace

web::Response Handlers::upload(const web::Request& request, const access::Caller& caller) const {
  if (request.body.empty()) return refused({{"file_empty"}}, request);
  if (request.body.size() > upload_bytes_max) {
    return refused({{"file_too_large", "", {{"max_mib", std::to_string(upload_bytes_max >> 20)}}}}, request);
  }
  if (digest_contradicts(request.header("content-digest"), request.body)) {
    return refused({{"file_digest_differs"}}, request);
  }
  const auto kept = desk_.keep(caller, request.body, request.header("content-type"));
  if (!kept) return refused(kept.error(), request);
  return web::json(201, JsonObject{{"hash", kept->hash.text()},
                                   {"media_type", kept->media_type},
                                   {"size_bytes", request.body.size()},
                                   {"pages", kept->pages},
                                   {"has_text", kept->has_text}});
}

web::Response Handlers::file(const web::Request& request, const access::Caller& caller) const {
  const auto woven = desk_.find(request.path_value("id"), caller.government);
  if (!woven) return refused(woven.error(), request);
  const auto id = AttachmentId::parse(request.path_value("attachment"));
  const Attachment* attachment = id ? (*woven)->state.attachment(*id) : nullptr;
  if (!attachment) return refused({{"attachment_unknown"}}, request);
  const auto path = desk_.world().blobs.path(attachment->file.hash);
  if (!path) return refused({{"attachment_not_here"}}, request);
  web::Response response;
  response.file = *path;
  response.with("Content-Type", attachment->file.media_type);
  web::apply_download_headers(response, attachment->file.name);
  return web::tagged(request, web::entity_tag(attachment->file.hash.text()), std::move(response));
}

web::Response Handlers::changes(const web::Request&, const access::Caller& caller) const {
  web::Response response;
  response.with("Content-Type", "text/event-stream").with("Cache-Control", "no-store");
  ChangeFeed& feed = desk_.world().feed;
  const RegionCode government = caller.government;
  response.stream = [&feed, government](std::shared_ptr<web::Stream> stream) {
    stream->send("retry: 2000\n\n");
    // The stream holds the subscription, so the listener must not hold the stream.
    stream->hold(feed.subscribe([weak = std::weak_ptr(stream), government](const Change& change) {
      const bool ours = std::ranges::find(change.audience, government) != change.audience.end();
      if (!ours || !change.subject.starts_with("dossier:")) return;
      const Json data{{"dossier", change.subject.substr(change.subject.find(':') + 1)}, {"version", change.version}};
      if (const auto open = weak.lock()) open->send("event: change\ndata: " + json_text(data) + "\n\n");
    }));
  };
  return response;
}

}  // namespace simpul::dossiers
