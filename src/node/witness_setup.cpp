#include "witness_setup.h"

#include <filesystem>
#include <fstream>
#include <optional>

#include "encoding/mapper.h"
#include "yaml/yaml.h"

namespace simpul::node {

struct WrittenWitness {
  std::string key;
  std::string address;
};
BOOST_DESCRIBE_STRUCT(WrittenWitness, (), (key, address))

struct WrittenSetup {
  std::optional<std::size_t> needed;
  std::optional<std::vector<WrittenWitness>> witnesses;
  std::optional<std::vector<std::string>> logs;
};
BOOST_DESCRIBE_STRUCT(WrittenSetup, (), (needed, witnesses, logs))

namespace {

constexpr const char* file_name = "witnessing.yaml";

std::unexpected<Refusals> faulty(const std::string& where) {
  return refuse(Refusals{{"witness_setup_faulty", "", {{"file", file_name}, {"where", where}}}});
}

bool is_address(const std::string& text) {
  return (text.starts_with("https://") || text.starts_with("http://")) && !text.ends_with('/');
}

Result<WitnessSetup, Refusals> setup_in(const WrittenSetup& written) {
  WitnessSetup out;
  out.needed = written.needed.value_or(0);
  const auto witnesses = written.witnesses.value_or(std::vector<WrittenWitness>());
  for (std::size_t at = 0; at < witnesses.size(); ++at) {
    const std::string place = "witnesses/" + std::to_string(at);
    auto key = ledger::NoteKey::parse(witnesses[at].key);
    if (!key || key->type != ledger::NoteKeyType::Cosignature) return faulty(place + "/key");
    if (!is_address(witnesses[at].address)) return faulty(place + "/address");
    out.witnesses.push_back({std::move(*key), witnesses[at].address});
  }
  if (out.needed > out.witnesses.size()) return faulty("needed");
  const auto logs = written.logs.value_or(std::vector<std::string>());
  for (std::size_t at = 0; at < logs.size(); ++at) {
    auto key = ledger::NoteKey::parse(logs[at]);
    if (!key || key->type != ledger::NoteKeyType::Ed25519) return faulty("logs/" + std::to_string(at));
    std::string origin = key->name;
    if (!out.logs.emplace(std::move(origin), std::move(*key)).second) return faulty("logs/" + std::to_string(at));
  }
  return out;
}

}  // namespace

Result<WitnessSetup, Refusals> read_witness_setup(const std::string& data_folder) {
  const std::filesystem::path file = std::filesystem::path(data_folder) / file_name;
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return WitnessSetup();
  std::ifstream stream(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(stream), {}};
  const auto json = yaml::read_yaml(text);
  if (!json) return refuse(Refusals{json.error()});
  const auto written = from_json<WrittenSetup>(*json);
  if (!written) return faulty(written.error().front().pointer);
  return setup_in(*written);
}

}  // namespace simpul::node
