#include "tested_desk.h"

namespace simpul::dossiers {
namespace {

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

TEST_F(Dossiers, WhatBothHaveToDoIsOurTurnAndWaitedFor) {
  const std::string id = open();
  const Json home = json(call(kaltim, "getHome"));
  EXPECT_EQ(home.at("counts").at("mine").as_int64(), 1);
  EXPECT_EQ(home.at("counts").at("others").as_int64(), 1);
  for (const char* turn : {"mine", "others"}) {
    const Json list = json(call(kaltim, "listDossiers", "", {}, {{"?turn", turn}, {"?sort", "turn"}}));
    EXPECT_EQ(list.at("total").as_int64(), 1) << turn;
  }
}

TEST_F(Dossiers, ATitleIsFoundByItsPartiesAndNothingByTheirCodes) {
  open();
  const auto hits = [&](const char* words) {
    return json(call(kaltim, "searchEverything", "", {}, {{"?q", words}})).at("hits").as_array().size();
  };
  EXPECT_EQ(hits("pembangunan jawa timur"), 1u);
  EXPECT_EQ(hits("p6"), 0u) << "what says who may find it is no word of the dossier";
  EXPECT_EQ(hits("p64 "), 0u);
}

}  // namespace
}  // namespace simpul::dossiers
