// Bundles as others read them (bundle_check.go): what this program calls proven, Go proves, and what it calls broken
// inside, Go refuses.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace simpul {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class BundleCheck : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    std::string made = (fs::temp_directory_path() / "simpul-go-XXXXXX").string();
    ASSERT_NE(::mkdtemp(made.data()), nullptr);
    folder() = made;
    is_installed() = std::system("command -v go > /dev/null 2>&1") == 0 &&
                     fs::exists("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog");
    if (!is_installed()) return;
    // Debian keeps the packages in a folder of the old kind, without modules; nothing is fetched.
    const std::string build = "cd '" + made + "' && GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE='" + made +
                              "/cache' go build -o check '" SIMPUL_SOURCE_DIR
                              "/tests/independent/bundle_check.go' > build.log 2>&1";
    ASSERT_EQ(std::system(build.c_str()), 0) << content(folder() / "build.log");
  }
  static void TearDownTestSuite() { fs::remove_all(folder()); }
  void SetUp() override {
    if (!is_installed()) GTEST_SKIP() << "Go or its packages are not installed";
  }

  static fs::path& folder() {
    static fs::path path;
    return path;
  }
  static bool& is_installed() {
    static bool value = false;
    return value;
  }
  static fs::path vectors() { return fs::path(SIMPUL_SOURCE_DIR) / "tests/conformance/bundles"; }

  static std::string said(const fs::path& bundle) {
    const std::string run = "'" + (folder() / "check").string() + "' '" + bundle.string() + "' > '" +
                            (folder() / "said").string() + "' 2>&1";
    const int status = std::system(run.c_str());
    return (status == 0 ? "" : "failed: ") + content(folder() / "said");
  }
};

TEST_F(BundleCheck, OthersProveWhatIsProven) {
  EXPECT_EQ(said(vectors() / "proven-whole.zip"), "ok 7 2 7\n");
  EXPECT_EQ(said(vectors() / "proven-withheld.zip"), "ok 7 1 7\n");
  EXPECT_EQ(said(vectors() / "proven-two-logs-two-witnesses.zip"), "ok 7 2 12\n");
  for (const auto& entry : fs::directory_iterator(vectors())) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("proven-") || !name.ends_with(".zip")) continue;
    EXPECT_TRUE(said(entry.path()).starts_with("ok ")) << name << ": " << said(entry.path());
  }
}

TEST_F(BundleCheck, OthersRefuseWhatIsBrokenInside) {
  std::size_t refused = 0;
  for (const auto& entry : fs::directory_iterator(vectors())) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".zip")) continue;
    bool is_inside = false;
    for (const char* problem : {"entry_damaged", "entry_missing", "event_of_other", "event_out_of_order",
                                "prev_differs", "signature_fails", "opening_missing", "file_differs", "file_unnamed",
                                "checkpoint_", "log_differs-origin", "proof_fails", "proof_of_unknown_event"}) {
      is_inside = is_inside || name.starts_with(problem);
    }
    // Go asks of R nothing but that the equation holds; whoever has the secret key can make one that binds nobody.
    if (!is_inside || name == "signature_fails-r-neutral.zip") continue;
    EXPECT_TRUE(said(entry.path()).starts_with("failed: ")) << name;
    ++refused;
  }
  EXPECT_GE(refused, 20u);
}

}  // namespace
}  // namespace simpul
