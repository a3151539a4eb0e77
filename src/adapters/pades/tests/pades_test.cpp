#include "pades/pades_signatures.h"

#include <gtest/gtest.h>

#include "authority.h"
#include "programs.h"
#include "samples.h"

namespace simpul::pades {
namespace {

TEST(Pades, one_signature_is_valid_for_others) {
  Authority root("Induk Uji");
  const Identity who = root.issue({.name = "ISRAN NOOR"});
  PadesSignatures pades({});
  auto key = pades.open_pkcs12(pkcs12_of(who, "rahasia", {root.certificate()}), Secret(std::string("rahasia")));
  ASSERT_TRUE(key) << key.error().code;
  auto prepared =
      pades.prepare(cairo_pdf(2), {{"pihak_1", {2, 72, 100, 200, 60}}, {"pihak_2", {2, 320, 100, 200, 60}}});
  ASSERT_TRUE(prepared) << prepared.error().code;
  auto done = pades.sign(
      *prepared,
      {"pihak_1", "ISRAN NOOR", "Gubernur Kalimantan Timur", "Persetujuan", "Samarinda", signing_day, Zone::Wita},
      **key);
  ASSERT_TRUE(done) << done.error().code;
  const Folder folder;
  const Ran seen = run({"pdfsig", folder.keep("a.pdf", *done)});
  EXPECT_NE(seen.said.find("Signature is Valid"), std::string::npos) << seen.said;
  const Ran checked = run({"qpdf", "--check", folder.path("a.pdf")});
  EXPECT_EQ(checked.status, 0) << checked.said;


}

}  // namespace
}  // namespace simpul::pades
