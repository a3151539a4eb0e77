#pragma once

// For tests: a desk with a real database and the routes people call.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "dossiers_app/migrations.h"
#include "dossiers_app/routes.h"
#include "memory/blobs.h"
#include "memory/chance.h"
#include "memory/change_feed.h"
#include "memory/clock.h"
#include "memory/signer.h"
#include "sql/database.h"
#include "sql/journal.h"
#include "text/stemming.h"
#include "yaml/yaml.h"

namespace simpul::dossiers {

inline std::string file(const std::string& path) {
  std::ifstream in(SIMPUL_SOURCE_DIR "/" + path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

inline Rules rules_of_the_product() {
  JsonObject files;
  for (const char* name : {"stages", "documents", "kinds", "capacities", "terms", "urusan"}) {
    files.emplace(name, *yaml::read_yaml(file("rules/" + std::string(name) + ".yaml")));
  }
  return *read_rules(files);
}

inline std::vector<sql::Token> tokens(std::string_view text) {
  std::vector<sql::Token> out;
  for (const Token& word : tokenize(text)) {
    out.push_back({word.text, word.begin, word.end});
    for (const std::string& stem : stems_of(word.text)) {
      if (stem != word.text) out.push_back({stem, word.begin, word.end});
    }
  }
  return out;
}

struct PlainInspector final : FileInspector {
  Result<InspectedFile, Refusal> inspect(std::string_view bytes, std::string_view claimed) override {
    if (claimed != "application/pdf") return refuse(Refusal{"file_type_not_accepted"});
    return InspectedFile{"application/pdf", std::string(bytes), 1};
  }
};

inline const RegionCode kaltim = *RegionCode::parse("64");
inline const RegionCode jatim = *RegionCode::parse("35");
inline const RegionCode lampung = *RegionCode::parse("18");

// A node of three governments, spoken to through its routes as clients do.
class Dossiers : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = testing::TempDir() + "/dossiers-" + std::to_string(::getpid()) + ".db";
    remove_files();
    sql::OpenOptions options;
    options.path = path_;
    options.migrations = {migrations().begin(), migrations().end()};
    options.tokenize = tokens;
    database_ = std::move(*sql::open_database(options));
    journal_ = std::make_unique<sql::SqlJournal>(*database_);
    for (const RegionCode& region : {kaltim, jatim, lampung}) signer_.host(region);
    for (const char* area : {"dossiers", "web", "access", "storage", "regions", "government"}) {
      if (auto part = web::Messages::read(file("data/messages/refusals/" + std::string(area) + ".json"))) {
        (void)messages_.merge(std::move(*part));
      }
    }
    desk_ = std::make_unique<Desk>(World{*journal_, *database_, blobs_, signer_, clock_, chance_, feed_, inspector_},
                                   rules_, regions_, [this](const RegionCode&, const SignatureRecorded& fact) {
                                     return regions::contradictions(government_, fact);
                                   });
    routes_ = dossier_routes(
        *desk_, [](const RegionCode&) { return nullptr; },
        [this](const DossierSeen&, const Document&,
               const FileAttached& scan) -> Result<std::optional<signing::ScanReading>, Refusals> {
          if (!scan_verdict_) return std::optional<signing::ScanReading>();
          return std::optional(signing::ScanReading{scan.hash, *scan_verdict_});
        },
        messages_);
  }
  void TearDown() override {
    desk_.reset();
    journal_.reset();
    database_.reset();
    remove_files();
  }
  void remove_files() {
    for (const char* end : {"", "-wal", "-shm"}) std::remove((path_ + end).c_str());
  }

  access::Caller caller(const RegionCode& government) const {
    return {*access::AccountId::parse("staf-" + government.text().substr(0, 2)),
            "Staf",
            government,
            {access::Role::Staff},
            ""};
  }
  // Calls an operation; path values and headers as "name=value".
  web::Response call(const RegionCode& who, std::string_view operation, std::string body = {},
                     std::map<std::string, std::string> path = {}, std::map<std::string, std::string> headers = {}) {
    const auto route = std::ranges::find(routes_, operation, &access::Route::operation);
    web::Request request;
    request.method = route->method;
    request.target = std::string(operation);
    request.path_values = std::move(path);
    request.body = std::move(body);
    if (!headers.contains("content-type")) request.headers.emplace("content-type", "application/json");
    for (const auto& [name, value] : headers) {
      if (name.starts_with("?")) {
        request.query.emplace(name.substr(1), value);
      } else {
        request.headers.emplace(name, value);
      }
    }
    return route->handle(request, caller(who));
  }
  static Json json(const web::Response& response) { return *read_json(response.body, {.bytes_max = 1 << 24}); }
  static std::string code(const web::Response& response) {
    const Json body = json(response);
    return std::string(body.at("errors").at(0).at("code").as_string());
  }
  // Opens Kaltim – Jatim with one KB and returns its id.
  std::string open() {
    const auto response = call(kaltim, "openDossier",
                               R"({"cooperation":"ksdd_sukarela","title":"Pembangunan daerah",)"
                               R"("parties":[{"region":"64"},{"region":"35"}]})");
    EXPECT_EQ(response.status, 201) << response.body;
    const std::string id(json(response).at("id").as_string());
    const auto registered =
        take(kaltim, id, "registerDocument",
             R"({"document":"kb","type":"joint_agreement","title":"Kesepakatan Bersama","final_on":"2022-07-28"})");
    EXPECT_EQ(registered.status, 200);
    return id;
  }
  std::string etag(const RegionCode& who, const std::string& id) {
    return std::string(call(who, "getDossier", "", {{"id", id}}).header("ETag"));
  }
  web::Response take(const RegionCode& who, const std::string& id, std::string_view operation, std::string body,
                     std::map<std::string, std::string> headers = {}) {
    headers.emplace("if-match", etag(who, id));
    return call(who, operation, std::move(body), {{"id", id}}, std::move(headers));
  }
  static std::string signature(const char* party, const char* office) {
    return std::string(R"({"document":"kb","party":")") + party + R"(","signer":{"office":")" + office +
           R"(","office_kind":"head_of_region"},"capacity":"definitif","authority":"office","on":"2022-07-28"})";
  }
  // Every row of every view table as text.
  std::string views() {
    std::string out;
    const char* queries[] = {
        "SELECT id, mark, version, cooperation, in_force, ended, end_on, last_evidence, row_json, page_json"
        " FROM dossiers ORDER BY id",
        "SELECT government, dossier, updated_ms, title_key, turn_key, others_key, stage, began_year, in_force, ended, "
        "end_on,"
        " last_evidence FROM dossier_parties ORDER BY 1,2",
        "SELECT dossier, code FROM dossier_urusan ORDER BY 1,2",
        "SELECT hash, dossier, document, kind FROM provable_papers ORDER BY 1,2,3,4",
        "SELECT government, number, dossier, document FROM own_numbers ORDER BY 1,2",
        "SELECT s.dossier, s.place, s.reference, w.content, w.names, w.parties FROM search_places s"
        " JOIN search_words w ON w.rowid=s.id ORDER BY 1,2,3"};
    const int columns[] = {10, 12, 2, 4, 4, 6};
    (void)database_->read([&](Reader& reader) {
      for (int q = 0; q < 6; ++q) {
        reader.query({queries[q]}, [&](const Row& row) {
          for (int i = 0; i < columns[q]; ++i) out += (row.is_null(i) ? "-" : std::string(row.text(i))) + "|";
          out += "\n";
          return true;
        });
      }
    });
    return out;
  }

  std::string path_;
  Rules rules_ = rules_of_the_product();
  const std::string regions_csv_ = file("data/regions.csv");
  const std::string borders_csv_ = file("data/borders.csv");
  regions::Register regions_ = *regions::Register::read({regions_csv_, borders_csv_});
  regions::Government government_;
  web::Messages messages_;
  std::unique_ptr<sql::SqliteDatabase> database_;
  std::unique_ptr<sql::SqlJournal> journal_;
  memory::MemoryBlobs blobs_;
  memory::MemorySigner signer_{1};
  memory::ManualClock clock_{*Instant::parse("2022-08-12T03:00:00Z")};
  memory::SeededChance chance_{1};
  memory::MemoryChangeFeed feed_;
  PlainInspector inspector_;
  std::unique_ptr<Desk> desk_;
  // What reading any scan finds; nothing where there is no text to compare with.
  std::optional<signing::ScanVerdict> scan_verdict_;
  access::Routes routes_;
};

}  // namespace simpul::dossiers
