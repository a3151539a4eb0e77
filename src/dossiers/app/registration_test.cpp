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
