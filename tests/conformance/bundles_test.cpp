// The bundles that every verifier is held to: tests/conformance/bundles.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "bundle_vectors.h"
#include "encoding/json.h"
#include "proof/verification.h"

namespace simpul::proof {
namespace {

namespace fs = std::filesystem;

const fs::path& folder() {
  static const fs::path path = fs::path(SIMPUL_SOURCE_DIR) / "tests/conformance/bundles";
  return path;
}

std::string content(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

// The problem in the name of a vector; empty where it is whole.
std::string problem_in(const std::string& name) {
  const std::string first = name.substr(0, name.find('-'));
  return first == "proven" ? "" : first;
}

TEST(Bundles, PublishedVectorsAreThoseOfTheProgram) {
  std::set<std::string> names;
  for (const BundleVector& each : bundle_vectors()) {
    EXPECT_TRUE(names.insert(each.name).second) << each.name << " twice";
    EXPECT_EQ(content(folder() / (each.name + ".zip")), each.bundle) << each.name;
    EXPECT_LT(each.bundle.size(), 40'000u) << each.name;
  }
  std::size_t files = 0;
  for (const auto& entry : fs::directory_iterator(folder())) files += entry.path().extension() == ".zip" ? 1 : 0;
  EXPECT_EQ(files, names.size());
}

TEST(Bundles, EachGivesWhatIsPublishedForIt) {
  for (const auto& entry : fs::directory_iterator(folder())) {
    if (entry.path().extension() != ".zip") continue;
    fs::path expected = entry.path();
    expected.replace_extension(".json");
    EXPECT_EQ(verify(content(entry.path())).json() + "\n", content(expected)) << entry.path();
  }
}

TEST(Bundles, EachIsBrokenByTheProblemInItsName) {
  for (const BundleVector& each : bundle_vectors()) {
    const Verification found = verify(each.bundle);
    const std::string problem = problem_in(each.name);
    EXPECT_EQ(found.is_proven(), problem.empty()) << each.name << " " << found.json();
    const auto is_it = [&](const Problem& one) { return name_of(one.kind) == problem; };
    EXPECT_EQ(std::ranges::any_of(found.problems, is_it), !problem.empty()) << each.name << " " << found.json();
  }
}

TEST(Bundles, EveryProblemHasAVector) {
  std::set<std::string> seen;
  for (const BundleVector& each : bundle_vectors()) seen.insert(problem_in(each.name));
  for (int at = 0; at <= static_cast<int>(ProblemKind::WitnessesTooFew); ++at) {
    EXPECT_TRUE(seen.contains(name_of(static_cast<ProblemKind>(at)))) << name_of(static_cast<ProblemKind>(at));
  }
}

}  // namespace
}  // namespace simpul::proof
