#include "signing_setup.h"

#include <sys/stat.h>

#include <filesystem>
#include <fstream>

#include "bsre/bsre_client.h"
#include "encoding/mapper.h"
#include "files/trust_folder.h"
#include "yaml/yaml.h"

namespace simpul::node {

namespace fs = std::filesystem;

namespace {

enum class Generation { V1, V2 };
BOOST_DESCRIBE_ENUM(Generation, V1, V2)

struct TokenSetup {
  std::string module;
  std::string token;
  std::map<std::string, std::string> keys;  // name of the person → label of the key
};
BOOST_DESCRIBE_STRUCT(TokenSetup, (), (module, token, keys))

struct ServiceSetup {
  std::string url;
  Generation generation = Generation::V2;
  std::string client_name;
  std::string client_password;
  std::optional<std::string> authorities_file;
  std::optional<std::string> code_request_data;
};
BOOST_DESCRIBE_STRUCT(ServiceSetup, (),
                      (url, generation, client_name, client_password, authorities_file, code_request_data))

struct GovernmentSetup {
  std::optional<TokenSetup> token;
  std::optional<ServiceSetup> bsre;
};
BOOST_DESCRIBE_STRUCT(GovernmentSetup, (), (token, bsre))

struct TimestampSetup {
  std::string url;
};
BOOST_DESCRIBE_STRUCT(TimestampSetup, (), (url))

bool others_may_read(const fs::path& file) {
  struct stat info = {};
  return ::stat(file.c_str(), &info) == 0 && (info.st_mode & (S_IRWXG | S_IRWXO)) != 0;
}

Refusals at_file(Refusals refusals, const fs::path& file) {
  for (Refusal& refusal : refusals) refusal.facts["file"] = file.filename().string();
  return refusals;
}

// The setup in a file; nullopt where there is none.
template <class T>
Result<std::optional<T>, Refusals> read_setup(const fs::path& file) {
  std::error_code error;
  if (!fs::exists(file, error)) return std::optional<T>();
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto json = yaml::read_yaml(text);
  if (!json) return refuse(at_file({json.error()}, file));
  auto setup = from_json<T>(*json);
  if (!setup) return refuse(at_file(std::move(setup.error()), file));
  return std::optional(std::move(*setup));
}

Result<std::optional<GovernmentSetup>, Refusals> setup_of(const std::string& folder, const RegionCode& government) {
  const fs::path file = fs::path(folder) / "signing" / (government.text() + ".yaml");
  if (others_may_read(file)) {
    return refuse(Refusals{{"signing_setup_readable", "", {{"file", file.filename().string()}}}});
  }
  return read_setup<GovernmentSetup>(file);
}

// Why one file of the folder would not be used; empty where it would.
Refusals faults_of(const std::string& folder, const fs::path& file) {
  if (file.stem() == "timestamp") {
    const auto setup = read_setup<TimestampSetup>(file);
    return setup ? Refusals() : setup.error();
  }
  const auto government = RegionCode::parse(file.stem().string());
  if (!government) return {{"signing_setup_unnamed", "", {{"file", file.filename().string()}}}};
  const auto setup = setup_of(folder, *government);
  return setup ? Refusals() : setup.error();
}

}  // namespace

std::shared_ptr<RemoteSigning> SigningSetup::service_of(const RegionCode& government) const {
  const auto setup = setup_of(folder_, government);
  if (!setup || !*setup || !(*setup)->bsre) return nullptr;
  const ServiceSetup& given = *(*setup)->bsre;
  bsre::Settings settings;
  settings.url = given.url;
  settings.generation = given.generation == Generation::V1 ? bsre::Generation::V1 : bsre::Generation::V2;
  settings.client_name = given.client_name;
  settings.client_password = given.client_password;
  settings.authorities_file = given.authorities_file.value_or("");
  settings.code_request_data = given.code_request_data;
  return std::make_shared<bsre::BsreClient>(std::move(settings), log_);
}

std::optional<TokenAddress> SigningSetup::token_of(const RegionCode& government, const std::string& name) const {
  const auto setup = setup_of(folder_, government);
  if (!setup || !*setup || !(*setup)->token) return std::nullopt;
  const TokenSetup& token = *(*setup)->token;
  const auto key = token.keys.find(name);
  if (key == token.keys.end()) return std::nullopt;
  return TokenAddress{token.module, token.token, key->second};
}

signing::SigningWays SigningSetup::ways_of(const RegionCode& government) const {
  signing::SigningWays ways;
  if (const auto setup = setup_of(folder_, government); setup && *setup) {
    ways.token = (*setup)->token.has_value();
    const auto& service = (*setup)->bsre;
    ways.bsre = service.has_value();
    ways.codes = service && service->generation == Generation::V2 && service->code_request_data;
  }
  ways.anchors = files::trust_anchor_files(folder_ + "/trust");
  return ways;
}

std::optional<std::string> SigningSetup::timestamp_url() const {
  const auto setup = read_setup<TimestampSetup>(fs::path(folder_) / "signing" / "timestamp.yaml");
  if (!setup || !*setup) return std::nullopt;
  return (*setup)->url;
}

TrustMaterial SigningSetup::trust(Instant now) const {
  auto read = files::read_trust_folder(folder_ + "/trust", now);
  if (read) return std::move(*read);
  // Believing nobody is the safe reading of a folder that cannot be read; doctor names the file.
  TrustMaterial nobody;
  nobody.now = now;
  return nobody;
}

Refusals signing_setup_faults(const std::string& data_folder) {
  Refusals out;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(fs::path(data_folder) / "signing", error)) {
    const fs::path file = entry.path();
    if (file.extension() != ".yaml") continue;
    Refusals faults = faults_of(data_folder, file);
    out.insert(out.end(), faults.begin(), faults.end());
  }
  if (const auto trust = files::read_trust_folder(data_folder + "/trust", Instant{0}); !trust) {
    out.push_back({"trust_file_unreadable", "", {{"file", trust.error().detail}}});
  }
  return out;
}

}  // namespace simpul::node
