#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <memory>

#include "archive_app/routes.h"
#include "encoding/base64.h"
#include "ports/file_bounds.h"
#include "printed_samples.h"
#include "reading.h"

namespace simpul::archive {
namespace {

class AnyFile final : public FileInspector {
 public:
  Result<InspectedFile, Refusal> inspect(std::string_view bytes, std::string_view) override {
    if (bytes == "locked") return refuse(Refusal{"file_encrypted"});
    return InspectedFile{"application/pdf", "", 2};
  }
};

// Finds the given pages in every file, and pictures of the given size.
class KnownPages final : public PageReader {
 public:
  KnownPages(std::string_view text, std::size_t picture_size) : pages_(printed(text)), picture_size_(picture_size) {}

  Result<std::vector<paper::RecognisedPage>, Refusal> read(std::string_view, std::string_view) override {
    return pages_;
  }
  Result<std::string, Refusal> picture(std::string_view, std::string_view, const PagePicture& wish) override {
    return std::string(picture_size_, static_cast<char>('a' + wish.page));
  }

 private:
  std::vector<paper::RecognisedPage> pages_;
  std::size_t picture_size_;
};

std::string file_text(const std::string& name) {
  std::ifstream file(SIMPUL_SOURCE_DIR + name);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

class ArchiveReadings : public ::testing::Test {
 protected:
  void open(std::string_view text, std::size_t picture_size = 300) {
    pages_ = std::make_unique<KnownPages>(text, picture_size);
    routes_ = archive_routes({inspector_, *pages_, country(), words_}, messages_);
  }
  web::Response send(std::string body) {
    web::Request request;
    request.method = web::Method::Post;
    request.path = "/api/v1/archive-readings";
    request.headers.emplace("content-type", "application/pdf");
    request.body = std::move(body);
    access::Caller caller;
    caller.government = *RegionCode::parse("64");
    return routes_.at(0).handle(request, caller);
  }
  JsonObject answer() {
    const web::Response response = send("a file");
    EXPECT_EQ(response.status, 200) << response.body;
    return read_json(response.body, {.bytes_max = 16u << 20})->as_object();
  }

  const web::FindingWords words_ = *web::FindingWords::read(file_text("/data/messages/findings/archive.json"));
  const web::Messages messages_ = *web::Messages::read(file_text("/data/messages/refusals/archive.json"));
  AnyFile inspector_;
  std::unique_ptr<KnownPages> pages_;
  access::Routes routes_;
};

std::string text_at(const JsonObject& object, const char* name) { return std::string(object.at(name).as_string()); }

TEST_F(ArchiveReadings, TellProposalsWithTheSentencesOfTheirDoubts) {
  open(replaced(joint_agreement_text(), "(28-07-2022)", "(29-07-2022)"));
  const JsonObject told = answer();
  const JsonObject& day = told.at("signed_on").as_object();
  EXPECT_EQ(text_at(day, "certainty"), "doubtful");
  EXPECT_EQ(text_at(day, "value"), "2022-07-28");
  const JsonObject& doubt = day.at("doubts").as_array().at(0).as_object();
  EXPECT_EQ(text_at(doubt, "what"),
            "Tanggal dengan huruf (28 Juli 2022) berbeda dari tanggal dengan angka (29 Juli 2022).");
  EXPECT_EQ(told.at("articles").as_array().size(), 4u);
}

TEST_F(ArchiveReadings, FitTheFormOfARegistration) {
  open(joint_agreement_text());
  const JsonObject form = answer().at("registration").as_object();
  EXPECT_EQ(text_at(form, "document_title"),
            "KESEPAKATAN BERSAMA tentang KERJA SAMA PEMBANGUNAN DAERAH DAN PELAYANAN PUBLIK");
  EXPECT_EQ(form.at("partners"), Json(JsonArray{Json("35")}));
  EXPECT_EQ(text_at(form, "own_number"), "119/5647/B.PPOD.III/2022");
  EXPECT_EQ(text_at(form, "partner_number"), "120.1/120/011.2/2022");
  EXPECT_EQ(text_at(form, "own_signer"), "H. RADEN SUTOYO");
  EXPECT_EQ(text_at(form, "signed_on"), "2022-07-28");
  EXPECT_EQ(text_at(form, "end"), "2027-07-28");
}

TEST_F(ArchiveReadings, OfOtherGovernmentsAndOtherKindsAreRemarkedOn) {
  open(cooperation_agreement_text());
  const JsonArray findings = answer().at("findings").as_array();
  ASSERT_EQ(findings.size(), 2u);
  EXPECT_EQ(text_at(findings[0].as_object(), "code"), "archive_own_government_no_party");
  EXPECT_EQ(text_at(findings[1].as_object(), "code"), "archive_kind_follows_another");
}

TEST_F(ArchiveReadings, SayPlainlyThatAFileIsNoAgreement) {
  open("RESEP SOTO BANJAR\n\nRebus ayam dengan serai dan kayu manis, lalu sajikan dengan ketupat.\n");
  const JsonArray findings = answer().at("findings").as_array();
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(text_at(findings[0].as_object(), "code"), "archive_no_agreement");
}

TEST_F(ArchiveReadings, ShowPagesThatHoldProposals) {
  open(joint_agreement_text() + "\f\nLampiran\n");
  const JsonArray pages = answer().at("pages").as_array();
  ASSERT_EQ(pages.size(), 3u);
  EXPECT_EQ(base64_decode(text_at(pages[1].as_object(), "picture")), std::string(300, 'b'));
  EXPECT_FALSE(pages[2].as_object().contains("picture"));
}

TEST_F(ArchiveReadings, StayBelowEightMegabytes) {
  open(joint_agreement_text(), 4u << 20);
  const web::Response response = send("a file");
  EXPECT_LT(response.body.size(), 8u << 20);
  const JsonArray pages = answer().at("pages").as_array();
  EXPECT_TRUE(pages[0].as_object().contains("picture"));
  EXPECT_FALSE(pages[1].as_object().contains("picture"));
}

TEST_F(ArchiveReadings, AreRefusedWithTheCauseOfTheInspector) {
  open(joint_agreement_text());
  EXPECT_NE(send("locked").body.find("file_encrypted"), std::string::npos);
  EXPECT_NE(send(std::string(upload_bytes_max + 1, 'x')).body.find("file_too_large"), std::string::npos);
}

}  // namespace
}  // namespace simpul::archive
