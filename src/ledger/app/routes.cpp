#include "ledger_app/routes.h"

#include <memory>

#include "encoding/mapper.h"
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
  Handlers(LogHouse house, const web::Messages& messages) : house_(std::move(house)), messages_(messages) {}

  web::Response checkpoint(const web::Request& request) const {
    const auto note = house_.reader.checkpoint();
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
    const auto bytes = of_entries ? house_.reader.entries(*named) : house_.reader.tile(*named);
    if (!bytes) return refused(storage_refusal(bytes.error()), request);
    if (!*bytes) return refused({"log_tile_unknown"}, request);
    return web::text(200, "application/octet-stream", **bytes).with("Cache-Control", tile_cache);
  }

  web::Response log(const web::Request& request) const {
    const auto note = house_.reader.checkpoint();
    if (!note) return refused(storage_refusal(note.error()), request);
    const LogHealth health = house_.health();
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
    if (auto told = put_witnesses(body); !told) return refused(storage_refusal(told.error()), request);
    return web::json(200, body);
  }

  web::Response add_checkpoint(const web::Request& request) const {
    auto reply = house_.desk.add_checkpoint(request.body);
    if (!reply) return refused(reply.error(), request);
    return web::text(reply->status, reply->content_type, std::move(reply->body));
  }

  web::Response witnessed(const web::Request& request) const {
    const auto origin = Digest::parse(request.path_value("origin"));
    if (!origin) return refused({"log_not_witnessed"}, request);
    const auto note = house_.desk.last(*origin);
    if (!note) return refused(storage_refusal(note.error()), request);
    if (!*note) return refused({"log_not_witnessed"}, request);
    return web::text(200, "text/plain; charset=utf-8", **note).with("Cache-Control", checkpoint_cache);
  }

 private:
  Result<void, PortError> put_witnesses(JsonObject& body) const {
    const auto watched = house_.desk.watched();
    if (!watched) return refuse(watched.error());
    const auto splits = house_.desk.splits();
    if (!splits) return refuse(splits.error());
    body.emplace("witness_key", house_.desk.key().text());
    body.emplace("witnesses_needed", house_.needed);
    JsonArray& witnesses = body.emplace("witnesses", JsonArray()).first->value().as_array();
    for (const WitnessStanding& standing : house_.witnesses.standings()) {
      JsonObject row{{"key", standing.key.text()}, {"outcome", enum_text(standing.outcome)}, {"size", standing.size}};
      if (standing.at) row.emplace("at", standing.at->text());
      witnesses.push_back(std::move(row));
    }
    JsonArray& logs = body.emplace("watched", JsonArray()).first->value().as_array();
    for (const WitnessedLog& log : *watched) {
      logs.push_back(JsonObject{{"origin", log.origin}, {"size", log.size}, {"at", log.at.text()}});
    }
    JsonArray& told_twice = body.emplace("splits", JsonArray()).first->value().as_array();
    for (const SplitLog& split : *splits) {
      told_twice.push_back(JsonObject{{"origin", split.origin},
                                      {"size", split.size},
                                      {"seen", split.seen},
                                      {"other", split.other},
                                      {"at", split.at.text()}});
    }
    return {};
  }

  web::Response refused(const Refusal& refusal, const web::Request& request) const {
    return web::problem({refusal}, messages_, request);
  }

  const LogHouse house_;
  const web::Messages& messages_;
};

}  // namespace

access::Routes log_routes(LogHouse house, const web::Messages& messages) {
  const auto handlers = std::make_shared<Handlers>(std::move(house), messages);
  using access::Caller;
  using web::Method;
  using web::Request;
  const auto answered_by = [&handlers](web::Response (Handlers::*handle)(const Request&) const) {
    return [handlers, handle](const Request& request, const Caller&) { return ((*handlers).*handle)(request); };
  };
  return {{Method::Get, "/log/checkpoint", "getCheckpoint", answered_by(&Handlers::checkpoint)},
          {Method::Get, "/log/tile/{tile...}", "getLogTile", answered_by(&Handlers::tile)},
          {Method::Get, "/api/v1/log", "getLog", answered_by(&Handlers::log)},
          {Method::Post, "/witness/add-checkpoint", "addCheckpoint", answered_by(&Handlers::add_checkpoint)},
          {Method::Get, "/witness/{origin}/checkpoint", "getWitnessedCheckpoint", answered_by(&Handlers::witnessed)}};
}

}  // namespace simpul::ledger
