#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "crypto/sha256.h"
#include "memory/clock.h"
#include "node.h"
#include "running_program.h"
#include "scenarios/scenario.h"
#include "service.h"
#include "threads/event.h"

// Runs the built program as an operator does, in folders of its own.
namespace simpul::node {
namespace {

std::vector<std::string> names_in(const fs::path& folder, const std::string& prefix) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (entry.path().filename().string().starts_with(prefix)) names.push_back(entry.path().string());
  }
  return names;
}

class Commands : public testing::Test {
 protected:
  Commands() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Commands() override { fs::remove_all(folder_); }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  Ended simpul(const std::vector<std::string>& words) const { return Running(folder_, words).wait(); }

  // A node with one real story and one attachment.
  void fill(const std::string& folder) {
    NodeSettings settings;
    settings.demo = true;
    settings.data_folder = folder;
    settings.inspector_program = SIMPUL_PROGRAM;
    memory::ManualClock clock(Instant{0});
    auto node = Node::open(settings, clock);
    ASSERT_TRUE(node) << node.error().front().code;
    const auto story = read_scenario(read_file(SIMPUL_SOURCE_DIR "/tests/scenarios/kaltim-jatim.yaml"));
    ASSERT_TRUE(story);
    const auto dossier = play(**node, clock, *story);
    ASSERT_TRUE(dossier) << dossier.error().front().code;
    dossier_ = *dossier;
    attach(**node);
  }

  void attach(Node& node) {
    const auto hash = node.adapters().blobs->put("isi lampiran");
    ASSERT_TRUE(hash);
    dossiers::FileAttached fact;
    fact.attachment = *AttachmentId::parse("lampiran-1");
    fact.name = "lampiran.pdf";
    fact.media_type = "application/pdf";
    fact.size_bytes = 12;
    fact.hash = *hash;
    const auto caller = node.access().caller_named("kaltim@64");
    ASSERT_TRUE(caller) << caller.error().front().code;
    const auto done = node.dossiers().act({*caller, dossier_, {fact}, {}, {}});
    ASSERT_TRUE(done) << done.error().front().code;
    file_ = node.adapters().blobs->path(*hash).value();
  }

  // The first problem the doctor names.
  JsonObject problem_of(const std::string& folder) {
    const Ended doctor = simpul({"doctor", "--json", "--data", folder});
    EXPECT_EQ(doctor.exit, 10) << doctor.out << doctor.err;
    const JsonObject json = doctor.json();
    const auto* problems = json.if_contains("problems");
    if (!problems || problems->as_array().empty()) return {};
    return problems->as_array().front().as_object();
  }

  std::string backup_of(const std::string& folder, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words = {"backup", "--json", "--data", folder, "--to", path("cadangan")};
    words.insert(words.end(), more.begin(), more.end());
    const Ended made = simpul(words);
    EXPECT_EQ(made.exit, 0) << made.out << made.err;
    return made.exit == 0 ? std::string(made.json().at("path").as_string()) : "";
  }

  const fs::path folder_ = fs::path(testing::TempDir()) / ("simpul-commands-" + std::to_string(::getpid()));
  std::string dossier_;
  std::string file_;
};

// Turns one bit of an event on the disk. SQLite finds the bytes; its triggers would not let it change them.
void flip_a_bit(const std::string& database, const std::string& subject, int seq) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(database.c_str(), &handle), SQLITE_OK);
  const std::string sql = "SELECT envelope FROM journal_events WHERE subject = '" + subject +
                          "' AND author = '64' AND seq = " + std::to_string(seq);
  std::string envelope;
  const auto take = [](void* out, int, char** values, char**) {
    *static_cast<std::string*>(out) = values[0];
    return 0;
  };
  ASSERT_EQ(sqlite3_exec(handle, sql.c_str(), take, &envelope, nullptr), SQLITE_OK);
  sqlite3_close(handle);
  const std::size_t salt = envelope.find("\"salt\":\"");
  ASSERT_NE(salt, std::string::npos);
  const std::string bytes = read_file(database);
  const std::size_t place = bytes.find(envelope.substr(salt + 8, 16));
  ASSERT_NE(place, std::string::npos);
  std::fstream file(database, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(static_cast<std::streamoff>(place));
  file.put(static_cast<char>(bytes[place] ^ 1));
}

TEST_F(Commands, InitPrintsACodeAndRefusesWhatIsSomebodyElses) {
  const Ended first = simpul({"init", "--json", "--data", path("data")});
  ASSERT_EQ(first.exit, 0) << first.err;
  const std::string code(first.json().at("first_run_code").as_string());
  EXPECT_GE(code.size(), 16u);
  EXPECT_EQ(simpul({"doctor", "--data", path("data")}).exit, 0);
  const Ended again = simpul({"init", "--json", "--data", path("data")});
  EXPECT_EQ(again.exit, 0);
  EXPECT_NE(again.json().at("first_run_code").as_string(), code);
  fs::create_directories(path("other"));
  std::ofstream(path("other/notes.txt")) << "mine";
  const Ended other = simpul({"init", "--data", path("other")});
  EXPECT_EQ(other.exit, 5);
  EXPECT_NE(other.err.find("notes.txt"), std::string::npos);
  EXPECT_FALSE(fs::exists(path("other/simpul.db")));
  fill(path("full"));
  EXPECT_EQ(simpul({"init", "--data", path("full")}).exit, 5);
}

TEST_F(Commands, ServeLeavesTheCodeOfInitStanding) {
  ASSERT_EQ(simpul({"init", "--data", path("data")}).exit, 0);
  Running server(folder_, {"serve", "--data", path("data"), "--listen", "127.0.0.1:0"});
  ASSERT_TRUE(within(std::chrono::seconds(60), [&] { return server.said().find("Simpul siap") != std::string::npos; }));
  server.send(SIGTERM);
  const Ended ended = server.wait();
  EXPECT_EQ(ended.exit, 0);
  EXPECT_NE(ended.err.find("dari simpul init"), std::string::npos) << ended.err;
}

TEST_F(Commands, WhatIsNotThereIsNotMade) {
  for (const char* command : {"doctor", "export"}) EXPECT_EQ(simpul({command, "--data", path("none")}).exit, 4);
  EXPECT_EQ(simpul({"doctor", "--rebuild", "--data", path("none")}).exit, 4);
  EXPECT_EQ(simpul({"backup", "--data", path("none"), "--to", path("cadangan")}).exit, 4);
  EXPECT_FALSE(fs::exists(path("none")));
  EXPECT_FALSE(fs::exists(path("cadangan")));
  EXPECT_EQ(simpul({"backup", "--data", path("none")}).exit, 2);
  EXPECT_EQ(simpul({"restore"}).exit, 2);
  const Ended typo = simpul({"bakcup"});
  EXPECT_EQ(typo.exit, 2);
  EXPECT_NE(typo.err.find("simpul backup"), std::string::npos);
}

TEST_F(Commands, HelpIsAboutTheCommandItNames) {
  const std::string general = simpul({"help"}).out;
  const Ended doctor = simpul({"help", "doctor"});
  EXPECT_EQ(doctor.exit, 0);
  EXPECT_EQ(doctor.out, simpul({"doctor", "--help"}).out);
  EXPECT_NE(doctor.out, general);
  EXPECT_EQ(simpul({}).out, general);
  EXPECT_EQ(simpul({"help", "help"}).out, general);
  const Ended typo = simpul({"help", "docter"});
  EXPECT_EQ(typo.exit, 2);
  EXPECT_NE(typo.err.find("simpul doctor"), std::string::npos) << typo.err;
  EXPECT_EQ(simpul({"help", "doctor", "backup"}).exit, 2);
}

TEST_F(Commands, AnAddressThatIsNoneIsRefusedBeforeAnythingIsMade) {
  for (const char* given : {"1.2.3.4.5:1", "localhost:8080", "[::g]:1", "127.0.0.1:", "127.0.0.1:65536", "a b"}) {
    const Ended refused = simpul({"serve", "--data", path("data"), "--listen", given});
    EXPECT_EQ(refused.exit, 2) << given;
    EXPECT_NE(refused.err.find(fmt::format("“{}” bukan alamat layanan.", given)), std::string::npos) << refused.err;
  }
  EXPECT_EQ(simpul({"demo", "--data", path("data"), "--listen", "1.2.3.4.5:1"}).exit, 2);
  EXPECT_FALSE(fs::exists(path("data")));
  for (const char* given : {"0.0.0.0:1", "[::1]:1", "[fe80::1%eth0]:1", ":1", "1"}) {
    EXPECT_TRUE(read_listen(given)) << given;
  }
}

TEST_F(Commands, TheDoctorNamesAFlippedBitAndABackupOfItIsRefused) {
  fill(path("data"));
  const Ended healthy = simpul({"doctor", "--data", path("data")});
  ASSERT_EQ(healthy.exit, 0) << healthy.out << healthy.err;
  flip_a_bit(path("data/simpul.db"), "dossier:" + dossier_, 3);
  const JsonObject problem = problem_of(path("data"));
  EXPECT_EQ(problem.at("code").as_string(), "event_damaged");
  EXPECT_EQ(problem.at("subject").as_string(), "dossier:" + dossier_);
  EXPECT_EQ(problem.at("author").as_string(), "64");
  EXPECT_EQ(problem.at("seq").as_string(), "3");
  EXPECT_TRUE(problem.at("command").as_string().starts_with("simpul restore"));
  EXPECT_EQ(simpul({"backup", "--data", path("data"), "--to", path("cadangan")}).exit, 9);
  EXPECT_TRUE(fs::is_empty(path("cadangan")));
  EXPECT_EQ(simpul({"export", "--data", path("data")}).exit, 9);
}

TEST_F(Commands, TheDoctorNamesLostFilesExposedKeysAndOldViews) {
  fill(path("data"));
  fs::rename(file_, path("away"));
  EXPECT_EQ(problem_of(path("data")).at("code").as_string(), "stored_file_lost");
  fs::rename(path("away"), file_);
  fs::permissions(path("data/keys/64.key"), fs::perms(0644));
  const JsonObject exposed = problem_of(path("data"));
  EXPECT_EQ(exposed.at("code").as_string(), "key_file_exposed");
  EXPECT_EQ(exposed.at("command").as_string(), "chmod 600 " + path("data/keys/64.key"));
  EXPECT_EQ(simpul({"doctor", "--json", "--data", path("data")}).json().at("problems").as_array().size(), 1u);
  fs::permissions(path("data/keys/64.key"), fs::perms(0600));
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path("data/simpul.db").c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, "UPDATE dossier_parties SET stage = 'idea'", nullptr, nullptr, nullptr), SQLITE_OK);
  sqlite3_close(handle);
  EXPECT_EQ(problem_of(path("data")).at("code").as_string(), "views_differ");
  const Ended mended = simpul({"doctor", "--rebuild", "--data", path("data")});
  EXPECT_EQ(mended.exit, 0) << mended.out << mended.err;
}

TEST_F(Commands, ABackupRestoresElsewhereWholly) {
  fill(path("data"));
  const std::string backup = backup_of(path("data"), {"--with-keys"});
  EXPECT_EQ(simpul({"restore", backup, "--check", "--data", path("data")}).exit, 0);
  EXPECT_EQ(simpul({"restore", backup, "--data", path("data")}).exit, 5);
  const Ended restored = simpul({"restore", backup, "--json", "--data", path("new")});
  ASSERT_EQ(restored.exit, 0) << restored.err;
  EXPECT_EQ(restored.json().at("files").to_number<int>(), 1);  // the attachment, not database or keys
  const Ended doctor = simpul({"doctor", "--data", path("new")});
  EXPECT_EQ(doctor.exit, 0) << doctor.out;
  EXPECT_NE(doctor.out.find("1 berkas diperiksa"), std::string::npos) << doctor.out;
  EXPECT_EQ(simpul({"export", "--data", path("new")}).out, simpul({"export", "--data", path("data")}).out);
  EXPECT_TRUE(names_in(folder_, ".simpul-memulihkan-").empty());
  struct stat facts {};
  ASSERT_EQ(::stat(path("new").c_str(), &facts), 0);
  EXPECT_EQ(facts.st_mode & 0777u, 0700u);
}

TEST_F(Commands, TheSetupForSigningIsExaminedAndKeptWithTheKeys) {
  fill(path("data"));
  for (const char* folder : {"data/signing", "data/trust"}) fs::create_directories(path(folder));
  std::ofstream(path("data/signing/64.yaml")) << "token: {module: m.so, token: Kaltim, keys: {Isran Noor: gubernur}}\n";
  std::ofstream(path("data/trust/penerbit.pem")) << "sertifikat";
  fs::permissions(path("data/signing/64.yaml"), fs::perms(0644));
  EXPECT_EQ(problem_of(path("data")).at("code").as_string(), "signing_setup_readable");
  fs::permissions(path("data/signing/64.yaml"), fs::perms(0600));
  std::ofstream(path("data/signing/64.yaml")) << "tokn: x\n";
  EXPECT_EQ(problem_of(path("data")).at("code").as_string(), "field_unknown");
  std::ofstream(path("data/signing/64.yaml")) << "token: {module: m.so, token: Kaltim, keys: {}}\n";
  const std::string open_one = backup_of(path("data"));
  EXPECT_FALSE(fs::exists(open_one + "/signing"));
  EXPECT_TRUE(fs::exists(open_one + "/trust/penerbit.pem"));
  ASSERT_EQ(simpul({"restore", backup_of(path("data"), {"--with-keys"}), "--data", path("new")}).exit, 0);
  EXPECT_TRUE(fs::exists(path("new/signing/64.yaml")) && fs::exists(path("new/trust/penerbit.pem")));
  EXPECT_EQ(simpul({"doctor", "--data", path("new")}).exit, 0);
}

TEST_F(Commands, ABackupWithoutKeysSaysSoAndHealsWithThem) {
  fill(path("data"));
  const std::string backup = backup_of(path("data"));
  EXPECT_FALSE(fs::exists(backup + "/keys"));
  EXPECT_FALSE(fs::exists(backup + "/secret"));
  const Ended restored = simpul({"restore", backup, "--data", path("new")});
  ASSERT_EQ(restored.exit, 0) << restored.err;
  EXPECT_NE(restored.err.find("tanpa kunci"), std::string::npos);
  EXPECT_EQ(problem_of(path("new")).at("code").as_string(), "government_key_lost");
  EXPECT_FALSE(fs::exists(path("new/secret")));
  fs::copy(path("data/keys"), path("new/keys"));
  fs::copy(path("data/secret"), path("new/secret"));
  fs::permissions(path("new/keys"), fs::perms(0700));
  const Ended doctor = simpul({"doctor", "--data", path("new")});
  EXPECT_EQ(doctor.exit, 0) << doctor.out;
}

TEST_F(Commands, ADamagedBackupIsRefusedAndNothingIsRestored) {
  fill(path("data"));
  const std::string backup = backup_of(path("data"), {"--with-keys"});
  const fs::path blob = fs::path(backup) / fs::path(file_).lexically_relative(path("data"));
  std::ofstream(blob, std::ios::app) << "x";
  const Ended refused = simpul({"restore", backup, "--json", "--data", path("new")});
  EXPECT_EQ(refused.exit, 9);
  EXPECT_EQ(refused.json().at("errors").as_array().front().as_object().at("code").as_string(), "backup_damaged");
  EXPECT_FALSE(fs::exists(path("new")));
  fs::remove(fs::path(backup) / "manifest.json");
  EXPECT_EQ(simpul({"restore", backup, "--data", path("new")}).exit, 4);
}

// Kills the backup at a moment that is known to lie inside of it; on a slow machine the watcher may come too late, then
// the run does not count.
class KilledBackup : public Commands {
 protected:
  bool killed_while(const std::function<bool()>& inside) {
    for (int attempt = 0; attempt < 30; ++attempt) {
      fs::remove_all(path("cadangan"));
      Running run(folder_, {"backup", "--data", path("data"), "--to", path("cadangan")});
      within(std::chrono::seconds(30), inside);
      run.send(SIGKILL);
      if (run.wait().exit == -1 && !names_in(path("cadangan"), ".belum-selesai-").empty()) return true;
    }
    return false;
  }

  void expect_no_backup() {
    EXPECT_TRUE(names_in(path("cadangan"), "simpul-").empty());
    for (const std::string& left : names_in(path("cadangan"), ".belum-selesai-")) {
      EXPECT_EQ(simpul({"restore", left, "--data", path("new")}).exit, 4) << left;
      EXPECT_FALSE(fs::exists(path("new")));
    }
    EXPECT_FALSE(backup_of(path("data")).empty());
  }
};

TEST_F(KilledBackup, LooksLikeNoneWhileItCopies) {
  fill(path("data"));
  ASSERT_TRUE(killed_while([&] { return !names_in(path("cadangan"), ".belum-selesai-").empty(); }));
  expect_no_backup();
}

TEST_F(KilledBackup, LooksLikeNoneDuringItsTrial) {
  fill(path("data"));
  ASSERT_TRUE(killed_while([&] {
    const auto parts = names_in(path("cadangan"), ".belum-selesai-");
    return !parts.empty() && !names_in(parts.front(), "uji-pulih-").empty();
  }));
  expect_no_backup();
}

TEST_F(Commands, BackupDoctorAndExportWorkBesideARunningServer) {
  fill(path("data"));
  const std::string quiet = simpul({"export", "--data", path("data")}).out;
  fs::create_directories(path("server"));
  Running server(path("server"), {"serve", "--data", path("data"), "--listen", "127.0.0.1:0"});
  ASSERT_TRUE(within(std::chrono::seconds(60), [&] { return server.said().find("Simpul siap") != std::string::npos; }));
  EXPECT_FALSE(backup_of(path("data")).empty());
  const Ended doctor = simpul({"doctor", "--json", "--data", path("data")});
  EXPECT_EQ(doctor.exit, 0) << doctor.out;
  EXPECT_TRUE(doctor.json().at("beside_server").as_bool());
  EXPECT_EQ(simpul({"export", "--data", path("data")}).out, quiet);
  EXPECT_EQ(simpul({"doctor", "--rebuild", "--data", path("data")}).exit, 7);
  EXPECT_TRUE(names_in(path("data"), "salinan-").empty());
  server.send(SIGTERM);
  EXPECT_EQ(server.wait().exit, 0);
}

TEST_F(Commands, ExportedLinesVerifyByThemselves) {
  fill(path("data"));
  const Ended exported = simpul({"export", "--data", path("data"), "--dossier", dossier_});
  ASSERT_EQ(exported.exit, 0) << exported.err;
  std::istringstream lines(exported.out);
  std::string line;
  int count = 0;
  for (; std::getline(lines, line); ++count) {
    const auto json = read_json(line);
    ASSERT_TRUE(json) << line;
    const std::string envelope(json->at("envelope").as_string());
    EXPECT_EQ(sha256(envelope).text(), json->at("hash").as_string());
    EXPECT_TRUE(threads::read_event(envelope));
    EXPECT_EQ(json->at("subject").as_string(), "dossier:" + dossier_);
  }
  EXPECT_GT(count, 10);
  EXPECT_EQ(simpul({"export", "--data", path("data"), "--dossier", std::string(64, 'a')}).exit, 4);
}

TEST_F(Commands, ImportReportsEachRowAndADryRunWritesNothing) {
  fill(path("data"));
  const std::string before = simpul({"export", "--data", path("data")}).out;
  std::ofstream(path("t.csv")) << "judul;mitra;nomor;tanggal_tanda_tangan\n"
                                  "Jalan;Provinsi Jawa Timur;7/2020;3 Maret 2020\n"
                                  "Air;Negeri Antah;8/2020;3 Maret 2020\n";
  std::vector<std::string> words = {"import", path("t.csv"), "--json", "--data", path("data"), "--as", "kaltim@64"};
  const auto with = [&](const std::string& word) {
    std::vector<std::string> more = words;
    more.push_back(word);
    return more;
  };
  const Ended dry = simpul(with("--dry-run"));
  EXPECT_EQ(dry.exit, 1) << dry.out << dry.err;
  EXPECT_EQ(dry.json().at("good").to_number<int>(), 1);
  EXPECT_EQ(simpul({"export", "--data", path("data")}).out, before);
  const Ended real = simpul(words);
  EXPECT_EQ(real.exit, 1);
  const JsonArray results = real.json().at("results").as_array();
  ASSERT_EQ(results.size(), 2u);
  EXPECT_TRUE(results[0].as_object().contains("dossier"));
  const JsonArray errors = results[1].as_object().at("errors").as_array();
  EXPECT_EQ(errors.front().as_object().at("code").as_string(), "region_unknown");
  EXPECT_NE(simpul({"export", "--data", path("data")}).out, before);
  words.back() = "kaltim-auditor@64";
  EXPECT_EQ(simpul(words).exit, 6);
  words.back() = "nobody@64";
  EXPECT_EQ(simpul(words).exit, 4);
}

}  // namespace
}  // namespace simpul::node
