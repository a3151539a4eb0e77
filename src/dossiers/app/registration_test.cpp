#include "tested_desk.h"

namespace simpul::dossiers {
namespace {

TEST_F(Dossiers, AnOldAgreementIsRegisteredInOneStep) {
  const auto response =
      call(kaltim, "registerAgreement",
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
  EXPECT_EQ(dry.at("good").as_int64(), 1);
  EXPECT_EQ(json(call(kaltim, "listDossiers")).at("total").as_int64(), 0);
  const Json real = json(call(kaltim, "importDossiers", csv));
  EXPECT_EQ(real.at("rows").as_int64(), 4);
  EXPECT_EQ(real.at("good").as_int64(), 1);
  EXPECT_EQ(real.at("results").at(2).at("errors").at(0).at("column").as_string(), "tanggal tanda tangan");
  EXPECT_EQ(real.at("results").at(3).at("errors").at(0).at("code").as_string(), "import_row_repeated");
  EXPECT_EQ(json(call(kaltim, "listDossiers")).at("total").as_int64(), 1);
}

TEST_F(Dossiers, ATableRunAgainRegistersNothingTwice) {
  const std::string csv =
      "judul;mitra;nomor;tanggal tanda tangan\n"
      "Pengelolaan sampah;35;;01-03-2019\n"
      "Pengelolaan sampah;35;;01-03-2020\n"
      "Pengelolaan sampah;35;;01-03-2019\n";
  const Json dry = json(call(kaltim, "importDossiers", csv, {}, {{"?dry_run", "true"}}));
  const Json first = json(call(kaltim, "importDossiers", csv));
  EXPECT_EQ(dry.at("good"), first.at("good"));
  EXPECT_EQ(first.at("good").as_int64(), 2);
  EXPECT_EQ(first.at("results").at(2).at("errors").at(0).at("code").as_string(), "import_row_repeated");
  const Json again = json(call(kaltim, "importDossiers", csv));
  EXPECT_EQ(again.at("good").as_int64(), 0);
  EXPECT_EQ(again.at("results").at(0).at("errors").at(0).at("code").as_string(), "import_already_registered");
  EXPECT_EQ(json(call(kaltim, "listDossiers")).at("total").as_int64(), 2);
}

TEST_F(Dossiers, FaultsOfARegistrationPointAtItsForm) {
  const auto with = [&](const char* partner) {
    return call(
        kaltim, "registerAgreement",
        std::string(R"({"title":"Sampah","cooperation":"ksdd_sukarela","document_title":"KB","source":"arsip",)") +
            R"("own_number":"1/2019","signed_on":"2019-05-02","partners":[")" + partner + R"("]})");
  };
  EXPECT_EQ(with("35").status, 201);
  EXPECT_EQ(json(with("35")).at("errors").at(0).at("pointer").as_string(), "/own_number");
  EXPECT_EQ(json(with("99")).at("errors").at(0).at("pointer").as_string(), "/partners/0");
}

// A KB of three parties with a company beside them, as it is read off a scan and confirmed.
std::string scanned_agreement(const std::string& more = "") {
  return R"({"title":"Pengelolaan sampah","cooperation":"ksdd_sukarela","document_title":"Kesepakatan Bersama",)"
         R"("parties":[{"region":"35","number":"120/7/2021","agency":"Dinas Lingkungan Hidup",)"
         R"("signer":{"name":"Khofifah Indar Parawansa","office":"Gubernur Jawa Timur",)"
         R"("office_kind":"head_of_region"}},)"
         R"({"region":"64","number":"119/5/2021","signer":{"name":"Hadi Mulyadi","office":"Plt. Gubernur Kaltim",)"
         R"("office_kind":"head_of_region","capacity":"plt"}},{"region":"18","number":"G/1/2021"}],)"
         R"("others":[{"name":"PT Sinar Bersih","signer":"Budi","office":"Direktur","number":"12"}],)"
         R"("signed_on":"2021-07-28","start":"2021-07-28","term":"P5Y","source":"arsip",)"
         R"("articles":[{"number":1,"heading":"Maksud dan Tujuan"},{"number":2,"heading":"Biaya Angkutan"}])" +
         more + "}";
}

TEST_F(Dossiers, WhatWasReadOffAPaperIsCarriedWhole) {
  const auto response = call(kaltim, "registerAgreement", scanned_agreement());
  ASSERT_EQ(response.status, 201) << response.body;
  const Json page = json(response);
  const JsonObject& paper = page.at("documents").at(0).as_object();
  EXPECT_EQ(paper.at("numbers").at("18").at("number"), "G/1/2021");
  EXPECT_EQ(paper.at("agencies").at("35"), "Dinas Lingkungan Hidup");
  EXPECT_EQ(paper.at("note"), "Pihak lain pada naskah: PT Sinar Bersih (Budi, Direktur; nomor 12)");
  EXPECT_EQ(paper.at("term").at("end"), "2026-07-28");
  EXPECT_EQ(paper.at("term").at("note"), "Jangka waktu menurut naskah: 5 tahun");
  const JsonArray& cells = page.at("standing").at("matrix").at(0).at("cells").as_array();
  EXPECT_EQ(cells.at(0).at("status"), "signed_wet");
  EXPECT_EQ(cells.at(2).at("status"), "not_yet") << "nobody was read for Lampung, nothing is recorded";
  const JsonArray& signatures = page.at("signatures").as_array();
  ASSERT_EQ(signatures.size(), 2u);
  EXPECT_EQ(signatures.at(0).at("fact").at("signer").at("name"), "Khofifah Indar Parawansa");
  EXPECT_EQ(signatures.at(1).at("fact").at("capacity"), "plt");
}

TEST_F(Dossiers, WhatWasReadOffAPaperIsFoundAndCounted) {
  std::string signed_by_all = scanned_agreement();
  const std::string number = R"("number":"G/1/2021")";
  signed_by_all.insert(signed_by_all.find(number) + number.size(), R"(,"signer":{})");
  ASSERT_EQ(call(kaltim, "registerAgreement", signed_by_all).status, 201);
  for (const char* words : {"angkutan", "khofifah", "120/7/2021", "sinar bersih", "lingkungan hidup"}) {
    const Json found = json(call(kaltim, "searchEverything", "", {}, {{"?q", words}}));
    EXPECT_EQ(found.at("hits").as_array().empty(), false) << words;
  }
  EXPECT_EQ(json(call(kaltim, "listDossiers")).at("total").as_int64(), 1);
  EXPECT_EQ(json(call(kaltim, "getHome")).at("counts").at("in_force").as_int64(), 1);
}

TEST_F(Dossiers, APaperJoinsTheDossierOfItsParent) {
  const Json kb = json(call(kaltim, "registerAgreement", scanned_agreement()));
  const std::string dossier(kb.at("id").as_string());
  const std::string parent(kb.at("documents").at(0).at("document").as_string());
  const auto pks = [&](const std::string& mandate) {
    return call(kaltim, "registerAgreement",
                R"({"dossier":")" + dossier + R"(","parent":")" + parent +
                    R"(","document_type":"cooperation_agreement","document_title":"Perjanjian Kerja Sama",)"
                    R"("signed_on":"2021-09-01","source":"arsip","parties":[{"region":"64","number":"119/9/2021",)"
                    R"("agency":"Dinas Kehutanan","signer":{"name":"Joko","office":"Kepala Dinas Kehutanan",)"
                    R"("office_kind":"agency_head")" +
                    mandate + R"(}},{"region":"35"}]})");
  };
  const auto without = pks("");
  EXPECT_EQ(code(without), "signature_needs_mandate");
  EXPECT_EQ(json(without).at("errors").at(0).at("pointer"), "/parties/0/signer/office_kind");
  const auto response = pks(R"(,"mandate":{"number":"188/2021","dated":"2021-08-01","giver":"Gubernur"})");
  ASSERT_EQ(response.status, 201) << response.body;
  const Json page = json(response);
  EXPECT_EQ(page.at("id").as_string(), dossier);
  EXPECT_EQ(page.at("documents").at(1).at("parent").as_string(), parent);
  EXPECT_EQ(json(call(kaltim, "listDossiers")).at("total").as_int64(), 1);
}

TEST_F(Dossiers, FaultsPointAtThePartyTheySpeakOf) {
  const auto refused = [&](const std::string& form) {
    const auto response = call(kaltim, "registerAgreement", form);
    EXPECT_GE(response.status, 400) << form;
    return code(response) + std::string(json(response).at("errors").at(0).at("pointer").as_string());
  };
  EXPECT_EQ(refused(scanned_agreement(R"(,"end":"2030-01-01")")), "registration_end_against_term/end");
  EXPECT_EQ(refused(scanned_agreement(R"(,"own_number":"1")")), "registration_two_forms/parties");
  const std::string whole = scanned_agreement();
  const auto with = [&](std::string_view from, std::string_view to) {
    std::string form = whole;
    return form.replace(form.find(from), from.size(), to);
  };
  EXPECT_EQ(refused(with("P5Y", "P5X")), "registration_term_unreadable/term");
  EXPECT_EQ(refused(with(R"("signed_on":"2021-07-28",)", "")), "registration_signer_needs_day/signed_on");
  EXPECT_EQ(refused(with(R"("region":"18")", R"("region":"99")")), "region_unknown/parties/2/region");
  EXPECT_EQ(refused(with(R"("document_title":"Kesepakatan Bersama")", R"("document_title":"")")),
            "field_empty/document_title");
  EXPECT_EQ(refused(with(R"("document_title")", R"("document_type":"cooperation_agreement","document_title")")),
            "document_parent_missing/parent");
  EXPECT_EQ(refused(with(R"(,"cooperation":"ksdd_sukarela")", "")), "field_missing/cooperation");
  ASSERT_EQ(call(kaltim, "registerAgreement", whole).status, 201);
  EXPECT_EQ(refused(whole), "number_already_used/parties/1/number");
  EXPECT_EQ(json(call(kaltim, "listDossiers")).at("total").as_int64(), 1);
}

TEST_F(Dossiers, AnAgreementCannotEndBeforeItWasSigned) {
  const auto response = call(kaltim, "registerAgreement",
                             R"({"title":"Sampah","cooperation":"ksdd_sukarela","partners":["35"],)"
                             R"("document_title":"KB","signed_on":"2019-05-02","end":"2019-01-01","source":"arsip"})");
  EXPECT_EQ(response.status, 422);
  EXPECT_EQ(code(response), "end_before_signing");
  EXPECT_EQ(json(call(kaltim, "listDossiers")).at("total").as_int64(), 0);
}

TEST_F(Dossiers, MandatoryCooperationNeedsABorderOrAGround) {
  const auto opened = [&](const char* partner, const char* ground) {
    return call(kaltim, "openDossier",
                std::string(R"({"cooperation":"ksdd_wajib","title":"Batas","parties":[{"region":"64"},{"region":")") +
                    partner + R"("}])" + ground + "}");
  };
  EXPECT_EQ(code(opened("51", "")), "border_not_known");
  EXPECT_EQ(opened("63", "").status, 201) << "Kalimantan Selatan borders";
  EXPECT_EQ(opened("51", R"(,"ground":"berbatasan di laut menurut peta bersama")").status, 201);
}

TEST_F(Dossiers, SignsNobodySeesStayOutside) {
  for (const char* title : {R"(a\u0000b)", R"(a\u202eb)", R"(a\u0007b)", R"(a\u2066b)", R"(a\u0085b)"}) {
    const auto response = call(kaltim, "openDossier",
                               std::string(R"({"cooperation":"ksdd_sukarela","title":")") + title +
                                   R"(","parties":[{"region":"64"},{"region":"35"}]})");
    EXPECT_EQ(response.status, 422) << title;
    EXPECT_EQ(code(response), "field_unseen_signs") << title;
  }
  const Json dry = json(call(kaltim, "importDossiers",
                             "judul;mitra\nA\x07"
                             "b;35\n",
                             {}, {{"?dry_run", "true"}}));
  EXPECT_EQ(dry.at("results").at(0).at("errors").at(0).at("code").as_string(), "field_unseen_signs");
}

}  // namespace
}  // namespace simpul::dossiers
