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
namespace {

std::string file(const std::string& path) {
  std::ifstream in(SIMPUL_SOURCE_DIR "/" + path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

Rules rules_of_the_product() {
  JsonObject files;
  for (const char* name : {"stages", "documents", "kinds", "capacities", "terms", "urusan"}) {
    files.emplace(name, *yaml::read_yaml(file("rules/" + std::string(name) + ".yaml")));
  }
  return *read_rules(files);
}

std::vector<sql::Token> tokens(std::string_view text) {
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

const RegionCode kaltim = *RegionCode::parse("64");
const RegionCode jatim = *RegionCode::parse("35");
const RegionCode lampung = *RegionCode::parse("18");

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
        *desk_, [](const RegionCode&) { return nullptr; }, messages_);
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
    return {*access::AccountId::parse("staf-" + government.text().substr(0, 2)), "Staf", government,
            {access::Role::Staff}, ""};
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
    request.headers.emplace("content-type", "application/json");
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
    const auto registered = take(kaltim, id, "registerDocument",
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
        "SELECT government, dossier, updated_ms, title_key, turn_key, stage, began_year, in_force, ended, end_on,"
        " last_evidence FROM dossier_parties ORDER BY 1,2",
        "SELECT dossier, code FROM dossier_urusan ORDER BY 1,2",
        "SELECT government, number, dossier, document FROM own_numbers ORDER BY 1,2",
        "SELECT s.dossier, s.place, s.reference, w.content, w.parties FROM search_places s"
        " JOIN search_words w ON w.rowid=s.id ORDER BY 1,2,3"};
    const int columns[] = {10, 11, 2, 4, 5};
    (void)database_->read([&](Reader& reader) {
      for (int q = 0; q < 5; ++q) {
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
  access::Routes routes_;
};

TEST_F(Dossiers, BothPartiesReadTheSamePageAndNobodyElse) {
  const std::string id = open();
  const auto ours = call(kaltim, "getDossier", "", {{"id", id}});
  const auto theirs = call(jatim, "getDossier", "", {{"id", id}});
  EXPECT_EQ(ours.status, 200);
  EXPECT_EQ(ours.body, theirs.body);
  const auto foreign = call(lampung, "getDossier", "", {{"id", id}});
  const auto absent = call(lampung, "getDossier", "", {{"id", std::string(64, '0')}});
  EXPECT_EQ(foreign.status, 404);
  EXPECT_EQ(foreign.body, absent.body);
  for (const char* operation : {"getDossierEvents", "exportDossier"}) {
    EXPECT_EQ(call(lampung, operation, "", {{"id", id}}).status, 404) << operation;
  }
  EXPECT_EQ(json(call(lampung, "listDossiers")).at("total").as_int64(), 0);
  EXPECT_TRUE(json(call(lampung, "searchEverything", "", {}, {{"?q", "pembangunan"}})).at("hits").as_array().empty());
}

TEST_F(Dossiers, TheStoredPageIsTheAnswerOfTheAct) {
  const std::string id = open();
  const auto acted = take(kaltim, id, "recordSignature", signature("64", "Gubernur Kalimantan Timur"));
  ASSERT_EQ(acted.status, 200) << acted.body;
  EXPECT_EQ(canonical_json(json(acted)), canonical_json(json(call(jatim, "getDossier", "", {{"id", id}}))));
  EXPECT_EQ(json(acted).at("standing").at("stage").as_string(), "ja_signing");
}

TEST_F(Dossiers, AnUnchangedPageIsNotSentAgain) {
  const std::string id = open();
  const std::string tag = etag(kaltim, id);
  EXPECT_EQ(call(kaltim, "getDossier", "", {{"id", id}}, {{"if-none-match", tag}}).status, 304);
  clock_.advance_ms(24 * 3'600'000);
  EXPECT_EQ(call(kaltim, "getDossier", "", {{"id", id}}, {{"if-none-match", tag}}).status, 200);
}

TEST_F(Dossiers, BadInputIsRefusedAndLeavesNothing) {
  const std::string id = open();
  const std::string before = views();
  const std::string tag = etag(kaltim, id);
  struct Case {
    const char* what;
    const char* operation;
    std::string body;
    const char* code;
    int status;
  };
  const Case cases[] = {
      {"malformed", "setTerms", "{\"document\":", "json_malformed", 400},
      {"duplicate names", "setTerms", R"({"document":"kb","document":"kb"})", "json_duplicate_name", 400},
      {"wrong type", "setTerms", R"({"document":7})", "field_wrong_type", 422},
      {"unknown member", "setTerms", R"({"document":"kb","ends":"2022-01-01"})", "field_unknown", 422},
      {"end before start", "setTerms", R"({"document":"kb","start":"2022-02-01","end":"2022-01-01"})",
       "end_before_start", 422},
      {"no such document", "assignNumber", R"({"document":"kc","party":"64","number":"1"})", "document_unknown", 404},
      {"PKS without KB", "registerDocument", R"({"type":"cooperation_agreement","title":"PKS"})",
       "document_parent_missing", 422},
      {"a stranger signs", "recordSignature", signature("18", "Gubernur Lampung"), "not_a_party", 422},
      {"a client's word for the clauses of a text", "takePosition",
       R"({"document":"kb","party":"64","text":")" + std::string(64, 'a') + R"(","clauses":[]})", "field_unknown", 422},
      {"not uploaded", "attachFile", R"({"name":"a.pdf","hash":")" + std::string(64, 'a') + R"(","role":"scan"})",
       "attachment_not_uploaded", 422}};
  for (const Case& c : cases) {
    const auto response = take(kaltim, id, c.operation, c.body);
    EXPECT_EQ(response.status / 100, 4) << c.what << response.body;
    EXPECT_EQ(code(response), c.code) << c.what;
  }
  const auto unknown_region = call(kaltim, "openDossier", R"({"cooperation":"ksdd_sukarela","title":"x",)"
                                   R"("parties":[{"region":"64"},{"region":"99"}]})");
  EXPECT_EQ(code(unknown_region), "region_unknown");
  EXPECT_EQ(views(), before);
  EXPECT_EQ(etag(kaltim, id), tag);
}

TEST_F(Dossiers, AStaleOrMissingIfMatchChangesNothing) {
  const std::string id = open();
  const std::string old = etag(kaltim, id);
  EXPECT_EQ(take(jatim, id, "recordSignature", signature("35", "Gubernur Jawa Timur")).status, 200);
  const auto stale = call(kaltim, "describeDossier", R"({"title":"Lain"})", {{"id", id}}, {{"if-match", old}});
  EXPECT_EQ(stale.status, 412) << stale.body;
  const auto missing = call(kaltim, "describeDossier", R"({"title":"Lain"})", {{"id", id}});
  EXPECT_EQ(missing.status, 428) << missing.body;
}

TEST_F(Dossiers, ARepeatedRequestIsAnsweredAgainAndDoneOnce) {
  const std::string id = open();
  const std::string tag = etag(kaltim, id);
  const std::map<std::string, std::string> headers = {{"if-match", tag}, {"idempotency-key", "kunci-0001"}};
  const auto first = call(kaltim, "describeDossier", R"({"title":"Lain"})", {{"id", id}}, headers);
  const auto again = call(kaltim, "describeDossier", R"({"title":"Lain"})", {{"id", id}}, headers);
  EXPECT_EQ(first.status, 200) << first.body;
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(json(first).at("version"), json(again).at("version"));
  const auto other = call(kaltim, "describeDossier", R"({"title":"Beda"})", {{"id", id}}, headers);
  EXPECT_EQ(code(other), "idempotency_key_reused");
}

TEST_F(Dossiers, ANumberOfAnotherDossierIsRefusedByName) {
  const std::string first = open();
  EXPECT_EQ(take(kaltim, first, "assignNumber", R"({"document":"kb","party":"64","number":"120/7"})").status, 200);
  const std::string second = open();
  const auto refused = take(kaltim, second, "assignNumber", R"({"document":"kb","party":"64","number":"120/7"})");
  EXPECT_EQ(code(refused), "number_already_used");
  EXPECT_EQ(take(jatim, second, "assignNumber", R"({"document":"kb","party":"35","number":"120/7"})").status, 200);
}

TEST_F(Dossiers, RebuildingTheViewsGivesWhatFoldingThemGave) {
  const std::string id = open();
  take(kaltim, id, "setObject", R"({"urusan":["3.27"],"matter":"Pertanian","basis":"unknown"})");
  take(kaltim, id, "addScopeItem", R"({"title":"Kain tapis","urusan":"2.17"})");
  take(kaltim, id, "assignNumber", R"({"document":"kb","party":"64","number":"120/7"})");
  take(kaltim, id, "recordSignature", signature("64", "Gubernur Kalimantan Timur"));
  take(jatim, id, "recordSignature", signature("35", "Gubernur Jawa Timur"));
  const std::string folded = views();
  ASSERT_TRUE(desk_->rebuild_views([](std::size_t) {}));
  EXPECT_EQ(views(), folded);
}

TEST_F(Dossiers, SearchFindsStemsPrefixesNumbersAndFiles) {
  const std::string id = open();
  take(kaltim, id, "addScopeItem", R"({"title":"Pengelolaan persampahan dan kain tapis"})");
  take(kaltim, id, "assignNumber", R"({"document":"kb","party":"64","number":"421.4/41/KB"})");
  const auto upload = call(kaltim, "uploadFile", "naskah tentang pelabuhan perikanan", {}, {{"content-type", "x"}});
  EXPECT_EQ(upload.status / 100, 4);
  const auto stored = [&] {
    const auto route = std::ranges::find(routes_, std::string_view("uploadFile"), &access::Route::operation);
    web::Request request;
    request.headers.emplace("content-type", "application/pdf");
    request.body = "naskah tentang pelabuhan perikanan";
    return route->handle(request, caller(kaltim));
  }();
  ASSERT_EQ(stored.status, 201) << stored.body;
  const std::string hash(json(stored).at("hash").as_string());
  const std::string file = R"({"name":"a.pdf","hash":")" + hash + R"(","role":"scan","document":"kb"})";
  ASSERT_EQ(take(kaltim, id, "attachFile", file).status, 200);
  const std::pair<const char*, const char*> cases[] = {
      {"mengelola sampah", "text"}, {"tapis", "text"}, {"tap", "text"}, {"421.4/41", "number"}, {"pelabuhan", "file"}};
  for (const auto& [words, where] : cases) {
    const Json hits = json(call(kaltim, "searchEverything", "", {}, {{"?q", words}})).at("hits");
    ASSERT_FALSE(hits.as_array().empty()) << words;
    EXPECT_EQ(hits.at(0).at("where").as_string(), where) << words;
    EXPECT_EQ(hits.at(0).at("dossier").as_string(), id);
  }
  EXPECT_TRUE(json(call(kaltim, "searchEverything", "", {}, {{"?q", "kapal terbang"}})).at("hits").as_array().empty());
}

TEST_F(Dossiers, ListsPageThroughAllRowsOnce) {
  std::set<std::string> ids;
  for (int i = 0; i < 7; ++i) {
    clock_.advance_ms(1000);
    ids.insert(open());
  }
  std::set<std::string> seen;
  std::map<std::string, std::string> query = {{"?limit", "3"}};
  for (int page = 0; page < 3; ++page) {
    const Json body = json(call(kaltim, "listDossiers", "", {}, query));
    EXPECT_EQ(body.at("total").as_int64(), 7);
    for (const Json& row : body.at("items").as_array())
      EXPECT_TRUE(seen.insert(std::string(row.at("id").as_string())).second);
    if (const auto* next = body.as_object().if_contains("next")) query["?cursor"] = std::string(next->as_string());
  }
  EXPECT_EQ(seen, ids);
}

TEST_F(Dossiers, HomeSaysWhoseTurnItIs) {
  const std::string id = open();
  take(kaltim, id, "recordSignature", signature("64", "Gubernur Kalimantan Timur"));
  const Json ours = json(call(kaltim, "getHome"));
  const Json theirs = json(call(jatim, "getHome"));
  EXPECT_EQ(ours.at("counts").at("mine").as_int64(), 0);
  EXPECT_EQ(ours.at("counts").at("others").as_int64(), 1);
  EXPECT_EQ(theirs.at("counts").at("mine").as_int64(), 1);
  EXPECT_EQ(theirs.at("mine").at(0).at("turns").at(0).at("act").as_string(), "sign_agreement");
}

TEST_F(Dossiers, AnOldAgreementIsRegisteredInOneStep) {
  const auto response = call(kaltim, "registerAgreement",
           R"({"title":"Pengelolaan sampah","cooperation":"ksdd_sukarela","partners":["35"],)"
           R"("document_title":"Kesepakatan Bersama","own_number":"1/KB/2019","partner_number":"2/KB/2019",)"
           R"("signed_on":"2019-03-01","end":"2024-03-01","source":"arsip"})");
  ASSERT_EQ(response.status, 201) << response.body;
  const Json page = json(response);
  EXPECT_EQ(page.at("dated").at("phase").as_string(), "in_force");
  EXPECT_EQ(page.at("standing").at("matrix").at(0).at("complete").as_bool(), true);
  EXPECT_EQ(page.at("standing").at("matrix").at(0).at("cells").at(1).at("recorded_by").as_string(), "64");
}

TEST_F(Dossiers, ImportReportsRowByRow) {
  const std::string csv =
      "judul;mitra;nomor;tanggal tanda tangan;berakhir\n"
      "Pengelolaan sampah;Provinsi Jawa Timur;1/2019;01-03-2019;01-03-2024\n"
      "Tanpa mitra;;2/2019;01-03-2019;\n"
      "Tanggal salah;35;3/2019;31-02-2019;\n"
      "Nomor ganda;35;1/2019;01-03-2019;\n";
  const Json dry = json(call(kaltim, "importDossiers", csv, {}, {{"?dry_run", "true"}}));
  EXPECT_EQ(dry.at("good").as_int64(), 2);
  EXPECT_EQ(json(call(kaltim, "listDossiers")).at("total").as_int64(), 0);
  const Json real = json(call(kaltim, "importDossiers", csv));
  EXPECT_EQ(real.at("rows").as_int64(), 4);
  EXPECT_EQ(real.at("good").as_int64(), 1);
  EXPECT_EQ(real.at("results").at(2).at("errors").at(0).at("column").as_string(), "signed_on");
  EXPECT_EQ(real.at("results").at(3).at("errors").at(0).at("code").as_string(), "number_already_used");
  EXPECT_EQ(json(call(kaltim, "listDossiers")).at("total").as_int64(), 1);
}

TEST_F(Dossiers, OpenScreensHearOfChangesOnlyAsParties) {
  const std::string id = open();
  std::vector<std::string> heard;
  const auto all = feed_.subscribe([&](const Change& change) {
    for (const RegionCode& region : change.audience) heard.push_back(region.text());
  });
  take(jatim, id, "recordSignature", signature("35", "Gubernur Jawa Timur"));
  EXPECT_EQ(heard, (std::vector<std::string>{"64", "35"}));
}

}  // namespace
}  // namespace simpul::dossiers
