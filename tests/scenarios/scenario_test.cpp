#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "memory/clock.h"
#include "scenarios/scenario.h"

namespace simpul::node {
namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> stories() {
  std::vector<fs::path> out;
  for (const auto& entry : fs::directory_iterator(SIMPUL_SOURCE_DIR "/tests/scenarios")) {
    if (entry.path().extension() == ".yaml") out.push_back(entry.path());
  }
  std::ranges::sort(out);
  return out;
}

std::string sentence(const Refusals& refusals) {
  std::string out;
  for (const Refusal& refusal : refusals) {
    out += refusal.code + " " + refusal.pointer;
    for (const auto& [name, value] : refusal.facts) out += " " + name + "=" + value;
    out += "\n";
  }
  return out;
}

// A node in a folder of its own, gone afterwards.
struct Stage {
  fs::path folder = fs::path(testing::TempDir()) / ("scenario-" + std::to_string(::getpid()));
  memory::ManualClock clock{Instant{0}};
  std::unique_ptr<Node> node;

  Stage() {
    fs::remove_all(folder);
    NodeSettings settings;
    settings.demo = true;
    settings.data_folder = folder.string();
    auto opened = Node::open(settings, clock);
    EXPECT_TRUE(opened) << (opened ? "" : sentence(opened.error()));
    if (opened) node = std::move(*opened);
  }
  ~Stage() {
    node.reset();
    fs::remove_all(folder);
  }
};

class Story : public ::testing::TestWithParam<fs::path> {};

TEST_P(Story, GoesAsItIsTold) {
  Stage stage;
  const auto scenario = read_scenario(read_file(GetParam()));
  ASSERT_TRUE(scenario) << sentence(scenario.error());
  const auto played = play(*stage.node, stage.clock, *scenario);
  EXPECT_TRUE(played) << sentence(played.error());
}

TEST_P(Story, ExpectsSomethingThatCouldBeOtherwise) {
  auto scenario = read_scenario(read_file(GetParam()));
  ASSERT_TRUE(scenario);
  int expectations = 0;
  for (std::size_t i = 0; i < scenario->steps.size(); ++i) {
    if (!scenario->steps[i].expect) continue;
    ++expectations;
    Scenario altered = *scenario;
    altered.steps[i].expect->as_object()["title"] = "another title";
    Stage stage;
    const auto played = play(*stage.node, stage.clock, altered);
    ASSERT_FALSE(played);
    EXPECT_EQ(played.error().front().code, "scenario_expectation_failed");
    EXPECT_EQ(played.error().front().facts.at("step"), std::to_string(i + 1));
  }
  EXPECT_GT(expectations, 0);
}

INSTANTIATE_TEST_SUITE_P(FiveCases, Story, ::testing::ValuesIn(stories()), [](const auto& story) {
  std::string name = story.param.stem().string();
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(Stories, AllFiveCasesAreThere) { EXPECT_EQ(stories().size(), 5u); }

}  // namespace
}  // namespace simpul::node
