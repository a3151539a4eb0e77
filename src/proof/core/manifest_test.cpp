#include <gtest/gtest.h>

#include "tested_bundle.h"

namespace simpul::proof {
namespace {

TEST(Manifest, ReadsAsItWasWritten) {
  TestedBundle bundle = tested_cooperation();
  bundle.add_witness({"saksi.jatimprov.go.id", 101, 0});
  bundle.manifest.withheld = {sha256("a"), sha256("b")};
  std::ranges::sort(bundle.manifest.withheld);
  bundle.manifest.witnesses_needed = 1;
  const auto read = read_manifest(manifest_text(bundle.manifest));
  ASSERT_TRUE(read) << read.error();
  EXPECT_EQ(*read, bundle.manifest);
}

TEST(Manifest, NamesTheFirstMemberThatIsMissing) {
  const Json whole = *read_json(manifest_text(tested_cooperation().manifest));
  for (const auto& [name, unused] : whole.get_object()) {
    JsonObject less = whole.get_object();
    less.erase(name);
    const auto read = read_manifest(canonical_json(less));
    ASSERT_FALSE(read) << name;
    EXPECT_EQ(read.error(), "/" + std::string(name));
  }
}

TEST(Manifest, TheFolderOfALogIsTheBeginningOfItsHash) {
  EXPECT_EQ(folder_of_log("simpul.kaltimprov.go.id/log"), sha256("simpul.kaltimprov.go.id/log").text().substr(0, 16));
}

}  // namespace
}  // namespace simpul::proof
