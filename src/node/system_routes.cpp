#include "system_routes.h"

#include <sys/statvfs.h>

#include <algorithm>
#include <mutex>

#include "node/version.h"
#include "web/preconditions.h"

namespace simpul::node {
namespace {

constexpr std::uint64_t disk_free_bytes_min = 64u << 20;

Readiness::Check storage_reads(sql::SqliteDatabase& database) {
  const auto read = database.read([](Reader& reader) { reader.query({"SELECT 1"}, [](const Row&) { return false; }); });
  return {"storage_reads", read.has_value(), read ? "" : read.error().detail};
}

Readiness::Check storage_writes(sql::SqliteDatabase& database) {
  const auto status = database.status();
  return {"storage_writes", status.accepts_writes, status.last_failure ? status.last_failure->detail : ""};
}

Readiness::Check disk_space(const std::string& folder) {
  struct statvfs disk{};
  if (statvfs(folder.c_str(), &disk) != 0) return {"disk_space", false, "cannot be read"};
  const std::uint64_t free_bytes = std::uint64_t{disk.f_bavail} * disk.f_frsize;
  return {"disk_space", free_bytes >= disk_free_bytes_min, std::to_string(free_bytes >> 20) + " MiB free"};
}

std::string storage_metrics(const sql::StorageStatus& status) {
  return fmt::format(
      "# TYPE simpul_storage_commits_total counter\nsimpul_storage_commits_total {}\n"
      "# TYPE simpul_storage_writes_total counter\nsimpul_storage_writes_total {}\n"
      "# TYPE simpul_storage_checkpoints_total counter\nsimpul_storage_checkpoints_total {}\n"
      "# TYPE simpul_storage_accepts_writes gauge\nsimpul_storage_accepts_writes {}\n",
      status.groups, status.jobs, status.checkpoints, status.accepts_writes ? 1 : 0);
}

web::Response health(const web::Request&, const access::Caller&) {
  static const auto body =
      std::make_shared<const std::string>(fmt::format(R"({{"status":"alive","version":"{}"}})", version_text));
  web::Response response = web::text(200, "application/json", "");
  response.shared_body = body;
  return response;
}

web::Response ready(Adapters& adapters) {
  const Readiness readiness = readiness_of(*adapters.database, adapters.folder.path());
  JsonArray checks;
  for (const auto& check : readiness.checks) {
    checks.push_back(JsonObject{{"name", check.name}, {"ok", check.ok}, {"detail", check.detail}});
  }
  return web::json(readiness.ready() ? 200 : 503, JsonObject{{"ready", readiness.ready()}, {"checks", checks}});
}

web::Response about(const SystemView& view) {
  const auto first_run = view.access.first_run_open();
  return web::json(200, JsonObject{{"name", "Simpul"},
                                   {"version", std::string(version_text)},
                                   {"demo", view.demo},
                                   {"first_run_open", first_run.value_or(false)}});
}

}  // namespace

bool Readiness::ready() const {
  return std::ranges::all_of(checks, [](const Check& check) { return check.ok; });
}

Readiness readiness_of(sql::SqliteDatabase& database, const std::string& folder) {
  return {{storage_reads(database), storage_writes(database), disk_space(folder)}};
}

access::Routes system_routes(SystemView view) {
  const auto openapi = std::make_shared<std::pair<std::once_flag, std::string>>();
  using access::Caller;
  using web::Method;
  using web::Request;
  access::Routes routes;
  routes.push_back({Method::Get, "/healthz", "getHealth", health});
  routes.push_back(
      {Method::Get, "/readyz", "getReady", [view](const Request&, const Caller&) { return ready(view.adapters); }});
  routes.push_back({Method::Get, "/metrics", "getMetrics", [view](const Request&, const Caller&) {
                      return web::text(200, "text/plain; version=0.0.4",
                                       http_server::prometheus_text(view.server_metrics()) +
                                           storage_metrics(view.adapters.database->status()));
                    }});
  routes.push_back(
      {Method::Get, "/api/v1/openapi.json", "getOpenapi", [openapi](const Request& request, const Caller&) {
         std::call_once(openapi->first, [&] { openapi->second = read_openapi().value_or("{}"); });
         return web::tagged(request, web::content_tag(openapi->second),
                            web::text(200, "application/json", openapi->second));
       }});
  routes.push_back(
      {Method::Get, "/api/v1/node", "getNode", [view](const Request&, const Caller&) { return about(view); }});
  return routes;
}

}  // namespace simpul::node
