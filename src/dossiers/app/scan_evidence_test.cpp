// The scan of a signature in ink: what the node read of it decides, not what the client says.

#include "crypto/sha256.h"
#include "tested_desk.h"

namespace simpul::dossiers {
namespace {

using signing::ScanVerdict;

class AScan : public Dossiers {
 protected:
  void SetUp() override {
    Dossiers::SetUp();
    id_ = open();
    EXPECT_EQ(call(kaltim, "uploadFile", "pindaian", {}, {{"content-type", "application/pdf"}}).status, 201);
  }
  web::Response attach(const char* role = "scan") {
    const std::string hash = sha256("pindaian").text();
    return take(
        kaltim, id_, "attachFile",
        R"({"attachment":"p1","document":"kb","name":"kb.pdf","hash":")" + hash + R"(","role":")" + role + "\"}");
  }
  web::Response record(const std::string& evidence) {
    Json body = *read_json(signature("64", "Gubernur Kalimantan Timur"));
    body.as_object()["evidence"] = *read_json(evidence);
    return take(kaltim, id_, "recordSignature", json_text(body));
  }
  Json evidence_of(const web::Response& recorded) const {
    return json(recorded).at("signatures").at(0).at("fact").at("evidence");
  }
  std::string id_;
};

TEST_F(AScan, OfAnotherPaperEntersNeitherAsFileNorAsEvidence) {
  scan_verdict_ = ScanVerdict::Other;
  const std::string before = etag(kaltim, id_);
  EXPECT_EQ(code(attach()), "scan_is_other_document");
  EXPECT_EQ(etag(kaltim, id_), before);
  // As a file of another kind it is nobody's signature.
  EXPECT_EQ(attach("evidence").status, 200);
  EXPECT_EQ(code(record(R"({"scan":"p1"})")), "scan_is_other_document");
  EXPECT_EQ(code(record(R"({"scan":"p1","takes_on":"doubtful"})")), "scan_is_other_document");
}

TEST_F(AScan, ThatAgreesIsRecordedAsRead) {
  scan_verdict_ = ScanVerdict::Same;
  ASSERT_EQ(attach().status, 200);
  const auto recorded = record(R"({"scan":"p1","note":"asli di biro"})");
  ASSERT_EQ(recorded.status, 200) << recorded.body;
  const Json reading = evidence_of(recorded).at("reading");
  EXPECT_EQ(reading.at("verdict").as_string(), "same");
  EXPECT_EQ(reading.at("file").as_string(), sha256("pindaian").text());
}

TEST_F(AScan, InDoubtIsTakenOnByTheNameOfTheDoubt) {
  scan_verdict_ = ScanVerdict::Doubtful;
  ASSERT_EQ(attach().status, 200);
  EXPECT_EQ(code(record(R"({"scan":"p1"})")), "scan_doubtful_not_taken_on");
  EXPECT_EQ(code(record(R"({"scan":"p1","takes_on":"undeterminable"})")), "scan_doubtful_not_taken_on");
  scan_verdict_ = ScanVerdict::Undeterminable;
  EXPECT_EQ(code(record(R"({"scan":"p1","takes_on":"doubtful"})")), "scan_unreadable_not_taken_on");
  for (const char* word : {R"("other")", R"("same")", R"("maybe")", "7"}) {
    EXPECT_EQ(code(record(R"({"scan":"p1","takes_on":)" + std::string(word) + "}")), "field_unknown_value") << word;
  }
  const auto recorded = record(R"({"scan":"p1","takes_on":"undeterminable"})");
  ASSERT_EQ(recorded.status, 200) << recorded.body;
  EXPECT_EQ(evidence_of(recorded).at("reading").at("verdict").as_string(), "undeterminable");
}

TEST_F(AScan, IsReadByTheNodeAlone) {
  ASSERT_EQ(attach().status, 200);
  EXPECT_EQ(code(record(R"({"scan":"p1","reading":{"verdict":"same","file":")" + sha256("pindaian").text() + "\"}}")),
            "field_unknown");
  const auto unread = record(R"({"scan":"p1"})");
  ASSERT_EQ(unread.status, 200) << "no agreed text lies here to compare with";
  EXPECT_FALSE(evidence_of(unread).as_object().contains("reading"));
}

}  // namespace
}  // namespace simpul::dossiers
