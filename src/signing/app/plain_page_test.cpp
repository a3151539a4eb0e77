#include "plain_page.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "encoding/base64.h"
#include "printed_code.h"
#include "tested_story.h"

namespace simpul::signing {
namespace {

using dossiers::id;
using dossiers::jatim;
using dossiers::kaltim;

std::string file(const std::string& name) {
  std::ifstream in(SIMPUL_SOURCE_DIR "/data/" + name);
  return {std::istreambuf_iterator<char>(in), {}};
}

class APlainPage : public testing::Test {
 protected:
  APlainPage() {
    story_.open();
    story_.paper("kb", dossiers::DocumentType::JointAgreement);
  }
  // `name` is whatever somebody put into the register as the name of a signatory.
  void sign(const RegionCode& party, const char* name) {
    auto fact = story_.signature("kb", party, "2022-07-28");
    fact.signer.name = name;
    ASSERT_TRUE(story_.play(party, fact).empty());
  }
  std::string told(dossiers::ProvableKind kind = dossiers::ProvableKind::Scan) const {
    return page_.known(hash_, {{std::make_shared<const dossiers::State>(story_.state), id<DocumentId>("kb"), kind}});
  }

  dossiers::Story story_;
  const Digest hash_{{7}};
  const std::string shell_ = "<html><noscript><p>generic</p></noscript><script src=\"a.js\"></script></html>";
  const regions::Register regions_ = *regions::Register::read({file("regions.csv"), file("borders.csv")});
  const web::FindingWords words_ = *web::FindingWords::read(file("messages/findings/verification.json"));
  const PlainPage page_{shell_, regions_, words_};
};

TEST_F(APlainPage, TellsWhoSignedAndWhetherAllDid) {
  EXPECT_NE(told().find("Belum ditandatangani semua pihak."), std::string::npos);
  sign(kaltim, "Isran Noor");
  sign(jatim, "Khofifah Indar Parawansa");
  const std::string page = told();
  EXPECT_NE(page.find("Sudah ditandatangani semua pihak."), std::string::npos) << page;
  EXPECT_NE(page.find("Isran Noor, Gubernur (Provinsi Kalimantan Timur): tanda tangan basah, 28 Juli 2022"),
            std::string::npos)
      << page;
  EXPECT_NE(page.find(hash_.text()), std::string::npos);
  EXPECT_EQ(page.find("generic"), std::string::npos);
  EXPECT_TRUE(page.ends_with("</noscript><script src=\"a.js\"></script></html>")) << "the application stays whole";
}

TEST_F(APlainPage, ReadsNothingOfWhatPeopleWroteAsMarks) {
  sign(kaltim, "</noscript><script>alert(1)</script>&\"'");
  const std::string page = told();
  EXPECT_EQ(page.find("<script>"), std::string::npos);
  EXPECT_NE(page.find("&lt;/noscript&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;'"), std::string::npos);
}

TEST_F(APlainPage, SaysThatItCannotTell) {
  EXPECT_NE(page_.known(hash_, {}).find("Tidak dapat dipastikan."), std::string::npos);
  EXPECT_NE(page_.not_a_hash().find("tidak memuat sidik dokumen yang utuh"), std::string::npos);
}

TEST_F(APlainPage, LeavesAShellWithoutAPlaceForWordsAsItIs) {
  const std::string bare = "<html></html>";
  EXPECT_EQ((PlainPage{bare, regions_, words_}.known(hash_, {})), bare);
}

TEST(PrintedCode, LeadsBackToTheHashItWasMadeOf) {
  const auto hash = *Digest::parse("3f2a91c077de05b19c44e0d2a6b8f7135e9071ac3d62f84b05c7d91e6a2f83bd");
  const std::string code = base32(hash.bytes);
  EXPECT_EQ(digest_of_printed_code(code), hash);
  std::string small = code;
  for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  EXPECT_EQ(digest_of_printed_code(small), hash);
}

TEST(PrintedCode, IsRefusedWhereAnythingIsAmiss) {
  const std::string code = base32(Digest{}.bytes);
  for (const std::string& bad : {std::string(), code.substr(1), code + "A", "1" + code.substr(1), "=" + code.substr(1),
                                 code.substr(0, 51) + "B", code.substr(0, 51) + "P"}) {
    EXPECT_FALSE(digest_of_printed_code(bad)) << bad;
  }
  EXPECT_TRUE(digest_of_printed_code(code));
}

}  // namespace
}  // namespace simpul::signing
