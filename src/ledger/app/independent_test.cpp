// The log as others read it: golang.org/x/mod/sumdb, by which Go believes its modules, checks the checkpoint, every
// record and the way from an older tree (tests/independent/log_check.go).

#include <cstdlib>
#include <fstream>

#include "ledger/signed_note.h"
#include "ledger_app/log_reader.h"
#include "tested_log.h"

namespace simpul::ledger {
namespace {

namespace fs = std::filesystem;

// The program is built once for all tests of this file.
class GoProgram {
 public:
  GoProgram() {
    is_installed_ = std::system("command -v go > /dev/null 2>&1") == 0 &&
                    fs::exists("/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog");
    if (!is_installed_) return;
    // Debian keeps the packages in a folder of the old kind, without modules; nothing is fetched.
    const std::string build = "cd '" + folder_.string() + "' && GO111MODULE=off GOPATH=/usr/share/gocode GOCACHE='" +
                              (folder_ / "cache").string() + "' go build -o check '" +
                              std::string(SIMPUL_SOURCE_DIR "/tests/independent/log_check.go") + "' > build.log 2>&1";
    is_built_ = std::system(build.c_str()) == 0;
  }
  ~GoProgram() { fs::remove_all(folder_); }

  bool is_installed() const { return is_installed_; }
  bool is_built() const { return is_built_; }
  // What it printed on both outputs.
  std::string said(const std::string& arguments) const {
    const fs::path output = folder_ / "said";
    const std::string run = "'" + (folder_ / "check").string() + "' " + arguments + " > '" + output.string() + "' 2>&1";
    const int status = std::system(run.c_str());
    std::ifstream in(output);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    return (status == 0 ? "" : "failed: ") + text;
  }

 private:
  static fs::path made() {
    std::string folder = (fs::temp_directory_path() / "simpul-go-XXXXXX").string();
    EXPECT_NE(::mkdtemp(folder.data()), nullptr);
    return folder;
  }
  const fs::path folder_ = made();
  bool is_installed_ = false;
  bool is_built_ = false;
};

class Independent : public TestedLog {
 protected:
  void SetUp() override {
    if (!program().is_installed()) GTEST_SKIP() << "Go or its packages are not installed";
    ASSERT_TRUE(program().is_built());
  }
  static const GoProgram& program() {
    static const GoProgram built;
    return built;
  }

  static void put(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
  }

  // Everything that is served of the log, as files under their addresses.
  void serve(const fs::path& root) {
    const LogReader reader(*database_, file_);
    const std::uint64_t size = shown()->size;
    put(root / "checkpoint", **reader.checkpoint());
    for (const Tile& tile : tiles_between(0, size)) {
      put(root / "tile" / tile.path(), **reader.tile(tile));
      if (tile.level == 0) put(root / "tile/entries" / entries_path(tile.place, tile.width), **reader.entries(tile));
    }
  }

  std::string checked(const fs::path& root, const std::string& older = {}) {
    const NoteKey key{"log.example/simpul", NoteKeyType::Ed25519, key_number(7).public_key()};
    return program().said("'" + root.string() + "' '" + key.text() + "' " + older);
  }
};

TEST_F(Independent, OthersAgreeWithEveryCheckpointAndRecord) {
  std::size_t size = 0;
  for (const std::size_t more : {1u, 4u, 251u, 1u, 300u, 1'000u}) {
    append("dossier:" + std::to_string(more), more);
    append("room:" + std::to_string(more));
    ASSERT_TRUE(run());
    size += more;
    const fs::path root = folder_ / std::to_string(size);
    serve(root);
    EXPECT_EQ(checked(root), "ok " + std::to_string(size) + "\n");
  }
  const std::string older = "'" + (folder_ / "256/checkpoint").string() + "'";
  EXPECT_EQ(checked(folder_ / std::to_string(size), older), "ok " + std::to_string(size) + "\n");
}

TEST_F(Independent, OthersSeeEveryChange) {
  append("dossier:a", 300);
  ASSERT_TRUE(run());
  serve(folder_ / "log");
  ASSERT_EQ(checked(folder_ / "log"), "ok 300\n");
  for (const char* file : {"checkpoint", "tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000"}) {
    const fs::path path = folder_ / "log" / file;
    std::ifstream in(path, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), {}};
    in.close();
    const std::string whole = bytes;
    bytes[bytes.size() / 2] ^= 1;
    put(path, bytes);
    EXPECT_TRUE(checked(folder_ / "log").starts_with("failed: ")) << file;
    put(path, whole);
  }
  EXPECT_EQ(checked(folder_ / "log"), "ok 300\n");
}

}  // namespace
}  // namespace simpul::ledger
