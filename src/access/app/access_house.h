#pragma once

// A whole house of access for tests: the real store in a folder of its own, a clock that stands still, and browsers
// that knock at a door which checks forgery and role as the node's does.

#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>

#include "access/permissions.h"
#include "access/request_guard.h"
#include "access_app/access.h"
#include "access_app/migrations.h"
#include "encoding/mapper.h"
#include "memory/chance.h"
#include "memory/clock.h"
#include "sql/database.h"
#include "web/router.h"

namespace simpul::access {

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// Counts what reaches the store, and lets a test act between a read and what is made of it.
class WatchedDatabase final : public Database {
 public:
  explicit WatchedDatabase(Database& inner) : inner_(inner) {}

  Result<void, PortError> read(const std::function<void(Reader&)>& fn) override {
    ++reads;
    const auto done = inner_.read(fn);
    if (const auto then = take_after_read()) then();
    return done;
  }
  Result<void, Failure> write(const Work& work) override {
    ++writes;
    return inner_.write(work);
  }

  std::atomic<int> reads = 0;
  std::atomic<int> writes = 0;
  void after_next_read(std::function<void()> then) {
    const std::scoped_lock lock(mutex_);
    after_read_ = std::move(then);
  }

 private:
  std::function<void()> take_after_read() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(after_read_, {});
  }

  std::mutex mutex_;  // guards after_read_
  std::function<void()> after_read_;
  Database& inner_;
};

// Cheap for the machine, still Argon2id.
inline constexpr PasswordCost cheap = {.passes = 1, .memory_bytes = 8192 * 8};

inline AccessSettings strict_settings() {
  AccessSettings out;
  out.password_cost = cheap;
  out.hash_limits = {.at_once = 2, .waiting = 100};
  return out;
}

inline const web::Messages& all_messages() {
  static const web::Messages messages = [] {
    const std::filesystem::path folder = std::string(SIMPUL_SOURCE_DIR) + "/data/messages/refusals";
    auto out = web::Messages::read(file_text(folder / "web.json"));
    EXPECT_TRUE(out && out->merge(web::Messages::read(file_text(folder / "access.json")).value()));
    return out.value();
  }();
  return messages;
}

// One process on the house's store: routes behind a door.
class Door {
 public:
  Door(Database& database, memory::ManualClock& clock, memory::SeededChance& chance, AccessSettings settings)
      : clock_(clock),
        access_({.database = database,
                 .clock = clock,
                 .chance = chance,
                 .messages = all_messages(),
                 .seal_key = {7},
                 .guessable = GuessablePasswords::read("rahasia\n"),
                 .region_name = [](const RegionCode& code) { return code.text() == "64" ? "Kalimantan Timur" : ""; }},
                std::move(settings)),
        routes_(access_.routes([this](const RegionCode& code) { return create_government(code); })) {
    EXPECT_EQ(route_faults(routes_), std::vector<std::string>{});
    for (std::size_t i = 0; i < routes_.size(); ++i) router_.add(routes_[i].method, routes_[i].pattern, i);
  }

  web::Response answer(web::Request request) {
    const Caller caller = access_.caller_of(request, clock_.now());
    const auto found = router_.find(request.method, request.path);
    const auto* match = std::get_if<web::Router::Match>(&found);
    EXPECT_TRUE(match) << request.path;
    if (!match) return {};
    const Route& route = routes_[match->operation];
    request.path_values = match->path_values;
    if (const auto own = guard_against_forgery(request, ""); !own) return refused(own.error(), request);
    const Verdict verdict = decide_role(*find_permission(route.operation), caller);
    if (verdict != Verdict::Allowed) return refused(refusal_of(verdict), request);
    return route.handle(request, caller);
  }

  Access& access() { return access_; }
  const Routes& routes() const { return routes_; }

  // What the node's part in a first run answers, and what it was asked for.
  std::function<Result<void, Refusals>(const RegionCode&)> create_government = [](const RegionCode&) {
    return Result<void, Refusals>{};
  };

 private:
  static web::Response refused(const Refusal& refusal, const web::Request& request) {
    return web::problem({refusal}, all_messages(), request);
  }

  memory::ManualClock& clock_;
  Access access_;
  Routes routes_;
  web::Router router_;
};

// Keeps cookies like a browser and asks like our pages do.
class Browser {
 public:
  explicit Browser(Door& door, std::string address = "192.0.2.1") : door_(&door), address_(std::move(address)) {}

  web::Response send(web::Method method, const std::string& target, const Json& body = nullptr) {
    web::Request request;
    request.method = method;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    if (target.contains('?')) request.query = web::parse_query(target.substr(target.find('?') + 1)).value();
    request.headers = {{"host", "127.0.0.1:8080"}, {"x-simpul", "1"}, {"user-agent", "Peramban Uji/1"}};
    if (!cookie.empty()) request.headers.emplace("cookie", cookie);
    if (!if_match.empty()) request.headers.emplace("if-match", if_match);
    if (!key.empty()) request.headers.emplace("idempotency-key", key);
    if (!body.is_null()) {
      request.headers.emplace("content-type", "application/json");
      request.body = json_text(body);
    }
    request.peer_address = address_;
    request.request_id = "uji";
    web::Response response = door_->answer(request);
    const std::string set(response.header("set-cookie"));
    if (!set.empty()) cookie = set.contains("Max-Age=0") ? "" : set.substr(0, set.find(';'));
    return response;
  }
  web::Response get(const std::string& target) { return send(web::Method::Get, target); }
  web::Response post(const std::string& target, const Json& body = JsonObject{}) {
    return send(web::Method::Post, target, body);
  }
  web::Response sign_in(const std::string& name, const std::string& password) {
    return post("/api/v1/session", JsonObject{{"name", name}, {"password", password}});
  }
  void reach(Door& door) { door_ = &door; }

  std::string cookie;
  std::string if_match;
  std::string key;  // Idempotency-Key

 private:
  Door* door_;
  std::string address_;
};

inline Json body_of(const web::Response& response) { return read_json(response.body).value(); }

inline std::string text_at(const web::Response& response, std::string_view pointer) {
  boost::system::error_code failed;
  const Json body = body_of(response);
  const auto* found = body.find_pointer(pointer, failed);
  return found && found->is_string() ? std::string(found->as_string()) : "";
}

inline JsonArray list_in(const web::Response& response, std::string_view name) {
  const Json body = body_of(response);
  return body.at(name).as_array();
}

// The refusal code of an answer; empty where it was no refusal.
inline std::string code_of(const web::Response& response) {
  const std::string type = response.status < 400 ? "" : text_at(response, "/type");
  return type.substr(std::min(type.size(), std::string_view("urn:simpul:refusal:").size()));
}

class House : public testing::Test {
 protected:
  explicit House(AccessSettings settings = strict_settings())
      : folder_(std::filesystem::temp_directory_path() /
                ("simpul-access-" + std::to_string(::getpid()) + "-" +
                 testing::UnitTest::GetInstance()->current_test_info()->name())) {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    sql::OpenOptions options{.path = (folder_ / "node.db").string()};
    options.migrations.assign(access_migrations().begin(), access_migrations().end());
    store_ = std::move(sql::open_database(options).value());
    watched_ = std::make_unique<WatchedDatabase>(*store_);
    door_ = new_door(std::move(settings));
  }
  ~House() override {
    door_.reset();
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  std::unique_ptr<Door> new_door(AccessSettings settings) {
    return std::make_unique<Door>(*watched_, clock_, chance_, std::move(settings));
  }

  // A government with its first administrator, "admin", already at work (his second factor is set up).
  Browser administrator_of(const std::string& government);
  // An account made by `administrator`, with a password of its own.
  Browser account(Browser& administrator, const std::string& name, const std::vector<std::string>& roles);
  // Sets up an authenticator; the secret in base32 letters.
  std::string enrol(Browser& browser, const std::string& password);
  std::string code_now(const std::string& secret_base32) const;

  void sql(std::string_view text, std::vector<SqlValue> values = {}) {
    ASSERT_TRUE(store_->write([&](Writer& writer) -> Result<void, Refusal> {
      writer.execute({text, values});
      return {};
    }));
  }
  std::int64_t number(std::string_view text) {
    std::int64_t out = -1;
    EXPECT_TRUE(store_->read([&](Reader& reader) {
      reader.query({text}, [&](const Row& row) {
        out = row.integer(0);
        return false;
      });
    }));
    return out;
  }
  void pass_minutes(std::int64_t minutes) { clock_.advance_ms(minutes * 60'000); }

  static constexpr const char* password = "gunung tinggi sekali";

  std::filesystem::path folder_;
  memory::ManualClock clock_{*Instant::parse("2026-02-03T01:00:00Z")};
  memory::SeededChance chance_{1};
  std::unique_ptr<sql::SqliteDatabase> store_;
  std::unique_ptr<WatchedDatabase> watched_;
  std::unique_ptr<Door> door_;
};

}  // namespace simpul::access
