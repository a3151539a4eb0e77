#include "register_house.h"

#include <unistd.h>

#include <atomic>
#include <fstream>
#include <sstream>

#include "web/problem.h"

namespace simpul::regions {
namespace {

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

const std::filesystem::path source = SIMPUL_SOURCE_DIR;

const Register& all_regions() {
  static const Register regions = Register::read({.regions = file_text(source / "data/regions.csv"),
                                                  .borders = file_text(source / "data/borders.csv")})
                                      .value();
  return regions;
}

const web::Messages& all_messages() {
  static const web::Messages messages = [] {
    web::Messages out = web::Messages::read("{}").value();
    for (const auto& file : std::filesystem::directory_iterator(source / "data/messages/refusals")) {
      EXPECT_TRUE(out.merge(web::Messages::read(file_text(file.path())).value())) << file.path();
    }
    return out;
  }();
  return messages;
}

std::filesystem::path new_folder() {
  static std::atomic<int> next = 0;
  const auto folder = std::filesystem::temp_directory_path() /
                      ("simpul-register-" + std::to_string(::getpid()) + "-" + std::to_string(next++));
  std::filesystem::create_directories(folder);
  return folder;
}

std::unique_ptr<sql::SqliteDatabase> database_in(const std::filesystem::path& folder) {
  return sql::open_database({.path = (folder / "simpul.db").string()}).value();
}

std::unique_ptr<Journal> journal_on(sql::SqliteDatabase* database) {
  if (!database) return std::make_unique<memory::MemoryJournal>();
  return std::make_unique<sql::SqlJournal>(*database);
}

}  // namespace

Result<void, PortError> WatchedJournal::append(const AppendRequest& request) {
  if (const auto act = std::exchange(before_next_append, {})) act();
  if (const auto fault = std::exchange(next_append_fails, {})) return refuse(PortError{*fault, "as the test asked"});
  return inner_.append(request);
}

Result<std::vector<RecordedEvent>, PortError> WatchedJournal::read(const std::string& subject) {
  ++reads;
  return inner_.read(subject);
}

House::House(JournalKind kind)
    : regions(all_regions()),
      folder_(kind == JournalKind::Sqlite ? new_folder() : std::filesystem::path()),
      database_(kind == JournalKind::Sqlite ? database_in(folder_) : nullptr),
      stored_(journal_on(database_.get())),
      journal(*stored_),
      desk(world(), regions) {
  for (const RegionCode& region : {kaltim, jatim}) signer.host(region);
}

House::~House() {
  stored_.reset();
  database_.reset();
  if (!folder_.empty()) std::filesystem::remove_all(folder_);
}

access::Caller House::clerk(const RegionCode& government, access::Role role) {
  access::Caller caller;
  caller.account = *access::AccountId::parse("petugas-" + government.text().substr(0, 2));
  caller.government = government;
  caller.roles = {role};
  return caller;
}

Counter::Counter(House& house)
    : routes(register_routes(house.desk, house.regions, R"({"stages":[],"kinds":[]})", all_messages())) {
  EXPECT_EQ(access::route_faults(routes), std::vector<std::string>{});
  for (std::size_t i = 0; i < routes.size(); ++i) router_.add(routes[i].method, routes[i].pattern, i);
}

web::Response Counter::answer(web::Request request, const access::Caller& caller) {
  request.path = request.target.substr(0, request.target.find('?'));
  if (request.target.contains('?')) {
    request.query = web::parse_query(request.target.substr(request.target.find('?') + 1)).value();
  }
  for (const auto& header : more_headers) request.headers.insert(header);
  const auto found = router_.find(request.method, request.path);
  const auto* match = std::get_if<web::Router::Match>(&found);
  EXPECT_TRUE(match) << request.path;
  if (!match) return {};
  const access::Route& route = routes[match->operation];
  request.path_values = match->path_values;
  const auto verdict = access::decide_role(*access::find_permission(route.operation), caller);
  if (verdict != access::Verdict::Allowed) {
    return web::problem({access::refusal_of(verdict)}, all_messages(), request);
  }
  return route.handle(request, caller);
}

web::Response Counter::get(const access::Caller& caller, const std::string& target) {
  web::Request request;
  request.target = target;
  return answer(std::move(request), caller);
}

web::Response Counter::post(const access::Caller& caller, const std::string& path, const Json& body) {
  web::Request request;
  request.method = web::Method::Post;
  request.target = path;
  request.headers = {{"content-type", "application/json"}};
  if (!key.empty()) request.headers.emplace("idempotency-key", key);
  request.body = json_text(body);
  return answer(std::move(request), caller);
}

std::string fault_of(const web::Response& response) {
  if (response.status < 400) return "";
  const Json body = json_of(response);
  const auto& first = body.at("errors").at(0);
  return std::string(first.at("code").as_string()) + " " + std::string(first.at("pointer").as_string());
}

Json json_of(const web::Response& response) {
  auto json = read_json(response.body);
  EXPECT_TRUE(json) << response.body;
  return json.value_or(Json());
}

}  // namespace simpul::regions
