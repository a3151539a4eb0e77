#include <gtest/gtest.h>

#include <set>

#include "memory/clock.h"
#include "node.h"
#include "running_program.h"
#include "scenarios/scenario.h"

// What `simpul doctor` says of a folder from which a file was lost that no dossier shows as an attachment.
namespace simpul::node {
namespace {

constexpr const char* paper =
    R"({"version":1,"document":"joint_agreement","id":"pangan","name":"Kerja sama pangan","about":"Untuk pangan.",)"
    R"("source":"Biro Pemerintahan","certainty":"practice",)"
    R"("clauses":[{"clause":"maksud","kind":"article","heading":"MAKSUD","blocks":["Bebas."]}]})";

class LostFiles : public testing::Test {
 protected:
  LostFiles() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~LostFiles() override { fs::remove_all(folder_); }

  std::string data() const { return (folder_ / "data").string(); }

  // A node with one real story, to which staff of Kalimantan Timur send what `send` says; closed again at the end.
  void fill(const std::function<void(const std::string& dossier)>& send) {
    NodeSettings settings;
    settings.demo = true;
    settings.data_folder = data();
    settings.inspector_program = SIMPUL_PROGRAM;
    memory::ManualClock clock(Instant{0});
    auto node = Node::open(settings, clock);
    ASSERT_TRUE(node) << node.error().front().code;
    const auto story = read_scenario(read_file(SIMPUL_SOURCE_DIR "/tests/scenarios/kaltim-jatim.yaml"));
    ASSERT_TRUE(story);
    const auto dossier = play(**node, clock, *story);
    ASSERT_TRUE(dossier) << dossier.error().front().code;
    door_ = (*node)->front_door([] { return http_server::Metrics{}; });
    const std::string cookie(
        sent("/api/v1/session", R"({"name":"kaltim@64","password":"simpul-demo-2022"})").header("set-cookie"));
    cookie_ = cookie.substr(0, cookie.find(';'));
    send(*dossier);
    door_.reset();
  }

  web::Response sent(const std::string& path, const std::string& json) {
    web::Request request;
    request.method = web::Method::Post;
    request.target = request.path = path;
    request.headers = {{"content-type", "application/json"}, {"x-simpul", "1"}, {"cookie", cookie_}};
    request.body = json;
    request.peer_address = "127.0.0.1";
    web::Response response = door_->answer(request);
    EXPECT_LT(response.status, 300) << path << response.body;
    return response;
  }

  std::set<fs::path> kept_files() const {
    std::set<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder_ / "data" / "blobs")) {
      if (entry.is_regular_file()) files.insert(entry.path());
    }
    return files;
  }

  // The codes and hashes of what the doctor finds.
  std::vector<std::string> found_by_doctor() const {
    const Ended doctor = Running(folder_, {"doctor", "--json", "--data", data()}).wait();
    std::vector<std::string> found;
    const JsonObject said = doctor.json();
    for (const Json& problem : said.at("problems").as_array()) {
      const auto* hash = problem.as_object().if_contains("hash");
      found.push_back(std::string(problem.at("code").as_string()) +
                      (hash ? " " + std::string(hash->as_string()) : std::string()));
    }
    EXPECT_EQ(doctor.exit, found.empty() ? 0 : 10) << doctor.out << doctor.err;
    return found;
  }

  // Takes the one file away that `send` left behind, sees that it is named with a way back, and brings it back.
  void expect_loss_found(const std::function<void(const std::string& dossier)>& send) {
    std::set<fs::path> before;
    fill([&](const std::string& dossier) {
      before = kept_files();
      send(dossier);
    });
    ASSERT_FALSE(HasFatalFailure());
    std::vector<fs::path> added;
    for (const fs::path& file : kept_files()) {
      if (!before.contains(file)) added.push_back(file);
    }
    ASSERT_EQ(added.size(), 1u);
    EXPECT_EQ(found_by_doctor(), std::vector<std::string>());
    fs::rename(added.front(), folder_ / "away");
    EXPECT_EQ(found_by_doctor(), std::vector{"stored_file_lost " + added.front().filename().string()});
    std::ofstream(added.front()) << "isi yang lain";
    EXPECT_EQ(found_by_doctor(), std::vector{"stored_file_lost " + added.front().filename().string()});
    fs::rename(folder_ / "away", added.front());
    EXPECT_EQ(found_by_doctor(), std::vector<std::string>());
  }

  const fs::path folder_ = fs::path(testing::TempDir()) / ("simpul-lost-files-" + std::to_string(::getpid()));
  std::unique_ptr<FrontDoor> door_;
  std::string cookie_;
};

TEST_F(LostFiles, APaperOfTheLibrary) {
  expect_loss_found([&](const std::string&) { sent("/api/v1/templates", paper); });
}

TEST_F(LostFiles, TheTextOfADraft) {
  expect_loss_found([&](const std::string& dossier) {
    sent("/api/v1/dossiers/" + dossier + "/documents/pks-1/draft", R"({"template":"cooperation_agreement"})");
  });
}

}  // namespace
}  // namespace simpul::node
