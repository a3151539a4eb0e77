#include "crypto/sha256.h"
#include "tested_desk.h"

namespace simpul::dossiers {
namespace {

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
  const auto unknown_region = call(kaltim, "openDossier",
                                   R"({"cooperation":"ksdd_sukarela","title":"x",)"
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

TEST_F(Dossiers, APaperIsFoundByItsHashOnlyOnceAllHoldIt) {
  const std::string id = open();
  const Digest text = sha256("naskah");
  const std::string position = R"({"document":"kb","party":"64","text":")" + text.text() + "\"}";
  ASSERT_EQ(take(kaltim, id, "takePosition", position).status, 200);
  EXPECT_TRUE(desk_->find_provable(text)->empty()) << "one party's text is nobody else's business";
  ASSERT_EQ(take(jatim, id, "takePosition", R"({"document":"kb","party":"35","text":")" + text.text() + "\"}").status,
            200);
  const auto found = desk_->find_provable(text);
  ASSERT_EQ(found->size(), 1u);
  EXPECT_EQ(found->front().dossier->id, id);
  const std::string folded = views();
  EXPECT_NE(folded.find(text.text()), std::string::npos);
  ASSERT_TRUE(desk_->rebuild_views([](std::size_t) {}));
  EXPECT_EQ(views(), folded);
  EXPECT_TRUE(desk_->stale_views([](std::size_t) {})->empty());
  ASSERT_TRUE(database_->write([&](Writer& writer) -> Result<void, Refusal> {
    writer.execute({"DELETE FROM provable_papers", {}});
    return {};
  }));
  EXPECT_EQ(*desk_->stale_views([](std::size_t) {}), std::vector{id});
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
