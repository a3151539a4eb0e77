#include "regions_app/routes.h"

#include "register_house.h"

namespace simpul::regions {
namespace {

class Counters : public testing::TestWithParam<JournalKind> {
 protected:
  Counters() {
    EXPECT_TRUE(house.desk.establish(house.kaltim));
    EXPECT_TRUE(house.desk.establish(house.jatim));
  }

  House house{GetParam()};
  Counter counter{house};
  access::Caller kaltim = House::clerk(house.kaltim);
  access::Caller jatim = House::clerk(house.jatim);

  web::Response enter(const char* list, const Json& body) {
    return counter.post(kaltim, std::string("/api/v1/government/") + list, body);
  }
  void appoint() {
    enter("agencies", {{"agency", "dagang"}, {"name", "Dinas Perdagangan"}, {"abbreviation", "Disdag"}});
    enter("offices", {{"office", "gub"}, {"title", "Gubernur"}, {"kind", "head_of_region"}});
    enter("offices",
          {{"office", "kadis"}, {"title", "Kepala Dinas"}, {"kind", "agency_head"}, {"agency", "dagang"}});
    enter("holders", {{"holder", "g1"}, {"office", "gub"}, {"name", "Isran Noor"}, {"capacity", "definitif"},
                      {"from", "2018-10-01"}, {"until", "2023-10-01"}, {"decree", "Keppres 1/2018"}});
    enter("holders", {{"holder", "k1"}, {"office", "kadis"}, {"name", "Kepala"}, {"capacity", "definitif"},
                      {"from", "2020-01-01"}});
    enter("mandates", letter);
  }
  const Json letter = {{"mandate", "m1"}, {"number", "180/7"}, {"dated", "2022-07-01"}, {"giver", "g1"},
                       {"receiver", "k1"}, {"scope", "PKS perdagangan"}, {"from", "2022-07-01"}};
  Json register_of(const access::Caller& caller) { return json_of(counter.get(caller, "/api/v1/government")); }
};

INSTANTIATE_TEST_SUITE_P(Both, Counters, testing::Values(JournalKind::Memory, JournalKind::Sqlite),
                         [](const auto& kind) { return kind.param == JournalKind::Memory ? "Memory" : "Sqlite"; });

TEST_P(Counters, KeepARegisterFromTheFirstAgencyToARevokedLetter) {
  appoint();
  EXPECT_EQ(enter("agency-changes", {{"agency", "dagang"}, {"name", "Dinas Perindagkop"}}).status, 200);
  EXPECT_EQ(enter("holder-endings", {{"holder", "k1"}, {"until", "2022-12-31"}}).status, 200);
  const auto last =
      enter("mandate-revocations", {{"mandate", "m1"}, {"on", "2022-08-01"}, {"reason", "pejabat berganti"}});
  ASSERT_EQ(last.status, 200) << last.body;
  const Json kept = json_of(last);
  EXPECT_EQ(kept.at("version").to_number<int>(), 10);
  EXPECT_EQ(kept.at("region").at("display_name").as_string(), "Provinsi Kalimantan Timur");
  EXPECT_EQ(json_text(kept.at("agencies")),
            R"([{"agency":"dagang","name":"Dinas Perindagkop","abbreviation":"Disdag","closed":false}])");
  EXPECT_EQ(json_text(kept.at("offices").at(1)),
            R"({"office":"kadis","title":"Kepala Dinas","kind":"agency_head","agency":"dagang"})");
  EXPECT_EQ(json_text(kept.at("holders").at(1)), R"({"holder":"k1","office":"kadis","name":"Kepala",)"
                                                 R"("capacity":"definitif","from":"2020-01-01","until":"2022-12-31"})");
  EXPECT_EQ(kept.at("mandates").at(0).at("revoked_on").as_string(), "2022-08-01");
  EXPECT_EQ(json_text(register_of(kaltim)), json_text(kept));
}

TEST_P(Counters, NameWhatTheClientLeftUnnamed) {
  const Json kept = json_of(enter("agencies", {{"name", "Dinas Perdagangan"}}));
  const std::string id(kept.at("agencies").at(0).at("agency").as_string());
  EXPECT_EQ(id.size(), 10u);
  EXPECT_EQ(enter("agency-changes", {{"agency", id}, {"closed", true}}).status, 200);
}

TEST_P(Counters, RefuseEveryFaultByItsNameAndKeepNothing) {
  appoint();
  const Json before = register_of(kaltim);
  struct Case {
    const char* list;
    Json body;
    const char* fault;
    int status;
  };
  const Case cases[] = {
      {"agencies", {{"name", " "}}, "field_empty /name", 422},
      {"agencies", {{"nama", "Dinas"}}, "field_missing /name", 422},
      {"agencies", {{"name", "Dinas Perdagangan"}}, "agency_name_taken /name", 422},
      {"agencies", {{"agency", "dagang"}, {"name", "Dinas Lain"}}, "agency_twice /agency", 422},
      {"agency-changes", {{"agency", "x"}, {"closed", true}}, "agency_unknown /agency", 404},
      {"agency-changes", {{"agency", "dagang"}}, "nothing_to_change ", 422},
      {"offices", {{"title", "Camat"}, {"kind", "camat"}}, "field_unknown_value /kind", 422},
      {"offices", {{"title", "Kepala"}, {"kind", "agency_head"}}, "office_needs_agency /agency", 422},
      {"offices", {{"office", "gub"}, {"title", "Gubernur"}, {"kind", "head_of_region"}}, "office_twice /office", 422},
      {"holders", {{"office", "x"}, {"name", "A"}, {"capacity", "plt"}, {"from", "2022-01-01"}},
       "office_unknown /office", 404},
      {"holders", {{"office", "gub"}, {"name", "A"}, {"capacity", "definitif"}, {"from", "2022-01-01"}},
       "office_held_by_another /from", 422},
      {"holders", {{"office", "gub"}, {"name", "A"}, {"capacity", "plh"}, {"from", "2022-02-30"}},
       "field_unknown_value /from", 422},
      {"holders", {{"office", "gub"}, {"name", "A"}, {"capacity", "plh"}, {"from", "2022-02-02"},
                   {"until", "2022-02-01"}}, "end_before_start /until", 422},
      {"holder-endings", {{"holder", "x"}, {"until", "2022-01-01"}}, "holder_unknown /holder", 404},
      {"holder-endings", {{"holder", "g1"}, {"until", "2018-01-01"}}, "end_before_start /until", 422},
      {"mandates", letter, "mandate_twice /mandate", 422},
      {"mandate-revocations", {{"mandate", "x"}, {"on", "2022-08-01"}, {"reason", "r"}}, "mandate_unknown /mandate",
       404},
  };
  for (const Case& c : cases) {
    const auto response = enter(c.list, c.body);
    EXPECT_EQ(fault_of(response), c.fault) << c.list << " " << json_text(c.body);
    EXPECT_EQ(response.status, c.status) << c.fault;
  }
  EXPECT_EQ(json_text(register_of(kaltim)), json_text(before));
}

TEST_P(Counters, TakeALetterOnlyFromTheHeadInOffice) {
  appoint();
  Json other = letter;
  other.as_object()["mandate"] = "m2";
  other.as_object()["giver"] = "k1";
  other.as_object()["receiver"] = "g1";
  EXPECT_EQ(fault_of(enter("mandates", other)), "mandate_giver_is_not_head /giver");
  other.as_object()["giver"] = "g1";
  EXPECT_EQ(fault_of(enter("mandates", other)), "mandate_to_its_giver /receiver");
  other.as_object()["receiver"] = "k1";
  other.as_object()["dated"] = "2023-10-02";
  EXPECT_EQ(fault_of(enter("mandates", other)), "giver_not_in_office /dated");
  EXPECT_EQ(enter("mandate-revocations", {{"mandate", "m1"}, {"on", "2022-08-01"}, {"reason", "r"}}).status, 200);
  EXPECT_EQ(fault_of(enter("mandate-revocations", {{"mandate", "m1"}, {"on", "2022-08-02"}, {"reason", "r"}})),
            "mandate_already_revoked /mandate");
}

// Whatever Jawa Timur's clerk sends, by whatever id, Kalimantan Timur's register neither shows nor changes.
TEST_P(Counters, NeverShowOrChangeAnothersRegister) {
  appoint();
  const Json before = register_of(kaltim);
  const std::string secret = "Isran Noor";
  ASSERT_NE(json_text(before).find(secret), std::string::npos);
  const std::pair<const char*, Json> reaching[] = {
      {"agency-changes", {{"agency", "dagang"}, {"closed", true}}},
      {"offices", {{"title", "Kepala"}, {"kind", "agency_head"}, {"agency", "dagang"}}},
      {"holders", {{"office", "gub"}, {"name", "Lain"}, {"capacity", "plh"}, {"from", "2022-07-01"}}},
      {"holder-endings", {{"holder", "g1"}, {"until", "2022-01-01"}}},
      {"mandates", letter},
      {"mandate-revocations", {{"mandate", "m1"}, {"on", "2022-08-01"}, {"reason", "r"}}},
  };
  for (const auto& [list, body] : reaching) {
    const auto response = counter.post(jatim, std::string("/api/v1/government/") + list, body);
    EXPECT_EQ(response.status, 404) << list << " " << response.body;
    EXPECT_EQ(response.body.find(secret), std::string::npos) << list;
  }
  // The same ids may be used for things of one's own.
  EXPECT_EQ(counter.post(jatim, "/api/v1/government/agencies", {{"agency", "dagang"}, {"name", "Disperindag"}}).status,
            200);
  EXPECT_EQ(json_text(register_of(kaltim)), json_text(before));
  EXPECT_EQ(json_text(register_of(jatim)).find(secret), std::string::npos);
  for (const access::Route& route : counter.routes) {
    if (route.method != web::Method::Get || route.pattern.contains('{')) continue;
    EXPECT_EQ(counter.get(jatim, std::string(route.pattern)).body.find(secret), std::string::npos) << route.pattern;
  }
  EXPECT_EQ(counter.get(jatim, "/api/v1/government?region=64").body.find(secret), std::string::npos);
}

TEST_P(Counters, LetOnlyItsKeepersWrite) {
  using enum access::Role;
  const Json body = {{"name", "Dinas Perdagangan"}};
  for (const access::Role role : {AgencyOfficer, Signatory, Leader, Auditor}) {
    const auto caller = House::clerk(house.kaltim, role);
    EXPECT_EQ(fault_of(counter.post(caller, "/api/v1/government/agencies", body)), "not_permitted ");
    EXPECT_EQ(counter.get(caller, "/api/v1/government").status, 200);
  }
  EXPECT_EQ(fault_of(counter.get({}, "/api/v1/government")), "sign_in_needed ");
  EXPECT_EQ(register_of(kaltim).at("version").to_number<int>(), 1);
}

TEST_P(Counters, AnswerARepeatedRequestAsBeforeAndDoNothingTwice) {
  counter.key = "kunci-0001";
  const Json body = {{"name", "Dinas Perdagangan"}};
  const auto first = enter("agencies", body);
  const auto again = enter("agencies", body);
  EXPECT_EQ(first.status, 200);
  EXPECT_EQ(again.status, 200);
  EXPECT_EQ(again.body, first.body);
  EXPECT_EQ(again.header("idempotency-replayed"), "true");
  EXPECT_EQ(fault_of(enter("agencies", {{"name", "Dinas Kehutanan"}})), "idempotency_key_reused ");
  EXPECT_EQ(fault_of(enter("offices", {{"title", "Gubernur"}, {"kind", "head_of_region"}})),
            "idempotency_key_reused ");
  // Keys belong to whoever made them.
  EXPECT_EQ(counter.post(jatim, "/api/v1/government/agencies", body).status, 200);
  // A refused request leaves its key free.
  counter.key = "kunci-0002";
  EXPECT_EQ(fault_of(enter("agencies", body)), "agency_name_taken /name");
  EXPECT_EQ(enter("agencies", {{"name", "Dinas Kehutanan"}}).status, 200);
  counter.key = "pendek";
  EXPECT_EQ(fault_of(enter("agencies", {{"name", "Dinas"}})), "idempotency_key_malformed ");
}

TEST_P(Counters, SendWhatDidNotChangeOnlyOnce) {
  const auto first = counter.get(kaltim, "/api/v1/government");
  counter.more_headers = {{"if-none-match", std::string(first.header("etag"))}};
  EXPECT_EQ(counter.get(kaltim, "/api/v1/government").status, 304);
  const auto rules = counter.get(kaltim, "/api/v1/rules");
  EXPECT_EQ(rules.body, R"({"stages":[],"kinds":[]})");
  const auto changed = enter("agencies", {{"name", "Dinas"}});
  const auto second = counter.get(kaltim, "/api/v1/government");
  EXPECT_EQ(second.status, 200);
  EXPECT_EQ(second.header("etag"), changed.header("etag"));
  EXPECT_NE(second.header("etag"), first.header("etag"));
  counter.more_headers = {{"if-none-match", std::string(rules.header("etag"))}};
  EXPECT_EQ(counter.get(kaltim, "/api/v1/rules").status, 304);
}

TEST_P(Counters, FindRegionsByNameOrCode) {
  const auto codes = [&](const std::string& query) {
    std::string out;
    const Json found = json_of(counter.get(kaltim, "/api/v1/regions" + query));
    for (const Json& region : found.at("regions").as_array()) out += std::string(region.at("code").as_string()) + " ";
    return out;
  };
  EXPECT_EQ(codes("?q=jatim&limit=1"), "35 ");
  EXPECT_EQ(codes("?q=64.7"), "64.71 64.72 64.74 ");
  EXPECT_EQ(codes("?limit=2"), "11 11.01 ");
  EXPECT_EQ(codes("?q=tidakada"), "");
  EXPECT_EQ(fault_of(counter.get(kaltim, "/api/v1/regions?limit=51")), "query_value_range ");
  EXPECT_EQ(fault_of(counter.get(kaltim, "/api/v1/regions?limit=2x")), "query_value_unknown ");
}

TEST_P(Counters, DescribeARegion) {
  const Json region = json_of(counter.get(kaltim, "/api/v1/regions/64.72"));
  EXPECT_EQ(region.at("display_name").as_string(), "Kota Samarinda");
  EXPECT_EQ(region.at("name").as_string(), "Samarinda");
  EXPECT_EQ(region.at("kind").as_string(), "kota");
  EXPECT_EQ(region.at("head_title").as_string(), "Wali Kota");
  EXPECT_EQ(region.at("parent").as_string(), "64");
  EXPECT_EQ(region.at("zone").as_string(), "wita");
  EXPECT_GT(region.at("population").to_number<int>(), 500'000);
  EXPECT_FALSE(json_of(counter.get(kaltim, "/api/v1/regions/64")).as_object().contains("parent"));
  EXPECT_EQ(counter.get(kaltim, "/api/v1/regions/99").status, 404);
  EXPECT_EQ(fault_of(counter.get(kaltim, "/api/v1/regions/abc")), "region_code_malformed ");
}

}  // namespace
}  // namespace simpul::regions
