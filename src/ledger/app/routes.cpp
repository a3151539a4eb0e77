#include "ledger_app/routes.h"

#include <memory>

#include "store.h"
#include "web/preconditions.h"

namespace simpul::ledger {
namespace {

// What can be asked for again after a second has nothing new before.
constexpr const char* checkpoint_cache = "public, max-age=1";
// A tile of one width never changes.
constexpr const char* tile_cache = "public, max-age=31536000, immutable";

class Handlers {
 public:
  Handlers(const LogReader& reader, std::function<LogHealth()> health, const web::Messages& messages)
      : reader_(reader), health_(std::move(health)), messages_(messages) {}

  web::Response checkpoint(const web::Request& request) const {
    const auto note = reader_.checkpoint();
    if (!note) return refused(storage_refusal(note.error()), request);
    if (!*note) return refused({"log_not_begun"}, request);
    return web::text(200, "text/plain; charset=utf-8", **note).with("Cache-Control", checkpoint_cache);
  }

  web::Response tile(const web::Request& request) const {
    constexpr std::string_view entries = "entries/";
    const std::string& path = request.path_value("tile");
    const bool of_entries = path.starts_with(entries);
    const auto named = of_entries ? parse_entries_path(path.substr(entries.size())) : Tile::parse(path);
    if (!named) return refused({"log_tile_unknown"}, request);
    const auto bytes = of_entries ? reader_.entries(*named) : reader_.tile(*named);
    if (!bytes) return refused(storage_refusal(bytes.error()), request);
    if (!*bytes) return refused({"log_tile_unknown"}, request);
    return web::text(200, "application/octet-stream", **bytes).with("Cache-Control", tile_cache);
  }

  web::Response log(const web::Request& request) const {
    const auto note = reader_.checkpoint();
    if (!note) return refused(storage_refusal(note.error()), request);
    const LogHealth health = health_();
    JsonObject body;
    if (health.standing) {
      body.emplace("origin", health.standing->origin);
      body.emplace("key", health.standing->key.text());
    }
    if (const auto shown = *note ? read_shown(**note) : refuse(Refusal{}); shown) {
      body.emplace("size", shown->checkpoint.size);
      body.emplace("root", shown->checkpoint.root.text());
      body.emplace("checkpoint", **note);
    }
    if (health.stopped) {
      const auto told =
          web::filled(messages_.find(health.stopped->code, web::preferred_language(request)), health.stopped->facts);
      body.emplace(
          "stopped",
          JsonObject{{"code", health.stopped->code}, {"what", told.what}, {"safe", told.safe}, {"next", told.next}});
    }
    return web::json(200, body);
  }

 private:
  web::Response refused(const Refusal& refusal, const web::Request& request) const {
    return web::problem({refusal}, messages_, request);
  }

  const LogReader& reader_;
  const std::function<LogHealth()> health_;
  const web::Messages& messages_;
};

}  // namespace

access::Routes log_routes(const LogReader& reader, std::function<LogHealth()> health, const web::Messages& messages) {
  const auto handlers = std::make_shared<Handlers>(reader, std::move(health), messages);
  using access::Caller;
  using web::Method;
  using web::Request;
  return {{Method::Get, "/log/checkpoint", "getCheckpoint",
           [handlers](const Request& request, const Caller&) { return handlers->checkpoint(request); }},
          {Method::Get, "/log/tile/{tile...}", "getLogTile",
           [handlers](const Request& request, const Caller&) { return handlers->tile(request); }},
          {Method::Get, "/api/v1/log", "getLog",
           [handlers](const Request& request, const Caller&) { return handlers->log(request); }}};
}

}  // namespace simpul::ledger
