#include "drafting_data.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "kernel/expects.h"
#include "yaml/yaml.h"

namespace simpul::drafting {
namespace {

using dossiers::DocumentType;

Json yaml_file(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path).rdbuf();
  auto json = yaml::read_yaml(bytes.str());
  expects(json.has_value(), "the file is YAML: " + path.string());
  return *json;
}

JsonObject yaml_folder(const std::string& folder) {
  JsonObject out;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(SIMPUL_SOURCE_DIR) / folder)) {
    if (entry.path().extension() == ".yaml") out.emplace(entry.path().stem().string(), yaml_file(entry.path()));
  }
  return out;
}

const JsonObject& rule_files() {
  static const JsonObject files = yaml_folder("rules");
  return files;
}

constexpr const char* party_names[] = {"Kalimantan Timur", "Jawa Timur", "Bali"};
constexpr const char* party_heads[] = {"Dr. H. Isran Noor, M.Si.", "Dra. Hj. Khofifah Indar Parawansa, M.Si.",
                                       "Dr. Ir. I Wayan Koster, M.M."};

Values party(std::size_t i) {
  const std::string name = party_names[i];
  return {{"daerah", "Provinsi " + name},
          {"pemerintah", "Pemerintah Provinsi " + name},
          {"kepala_daerah", "Gubernur " + name},
          {"pejabat", std::string(party_heads[i])},
          {"jabatan", "Gubernur " + name},
          {"dasar_jabatan", "Keputusan Presiden Nomor 167/P Tahun 2018 tanggal 21 September 2018"},
          {"alamat", "Jalan Gajah Mada Nomor 2"},
          {"perangkat", "Dinas Perdagangan Provinsi " + name},
          {"wewenang", std::string("jabatan")},
          {"nomor", "119/" + std::to_string(i + 1) + "/KB/2022"},
          {"kontak_unit", "Biro Pemerintahan Provinsi " + name},
          {"kontak_jabatan", std::string("Kepala Biro")},
          {"kontak_telepon", std::string("(0541) 733333")},
          {"kontak_pos_el", std::string("biro@contoh.go.id")}};
}

std::string plain(const Variable& variable) { return "uraian " + variable.name.substr(variable.name.find('.') + 1); }

// Whatever nobody needs to be particular about.
Value some_value(const Variable& variable) {
  switch (variable.type) {
    case VariableType::Text: return plain(variable);
    case VariableType::Date: return day("2023-06-30");
    case VariableType::Number: return std::int64_t{2};
    case VariableType::Duration: return Duration{6, DurationUnit::Month};
    case VariableType::Money: return Money{150'000'000};
  }
  return plain(variable);
}

}  // namespace

Date day(const char* text) { return *Date::parse(text); }

const Json& template_files() {
  static const Json files = [] {
    JsonObject templates = yaml_folder("templates");
    Json variables = templates.at("variables");
    templates.erase("variables");
    return Json(JsonObject{{"variables", std::move(variables)},
                           {"templates", std::move(templates)},
                           {"clauses", yaml_folder("templates/clauses")}});
  }();
  return files;
}

const Library& library() {
  static const Library read = [] {
    auto out = read_library(template_files());
    expects(out.has_value(), "the templates are well-formed: " + (out ? "" : codes(out.error())));
    return *out;
  }();
  return read;
}

const LintRules& lint_rules() {
  static const LintRules rules = [] {
    auto out = read_lint_rules(rule_files());
    expects(out.has_value(), "the rules for clauses are well-formed: " + (out ? "" : codes(out.error())));
    return *out;
  }();
  return rules;
}

const dossiers::Rules& law() {
  static const dossiers::Rules rules = *dossiers::read_rules(rule_files());
  return rules;
}

Particulars full_particulars(std::size_t parties) {
  Particulars out;
  for (std::size_t i = 0; i < parties; ++i) out.lists["parties"].push_back(party(i));
  for (const ListKind& list : library().lists) {
    if (!list.derived && list.list != "parties") out.lists[list.list].resize(2);
  }
  for (const Variable& variable : library().variables) {
    const auto name = library().variable(variable.name);
    if (variable.derived || (name->list && name->list->list == "parties")) continue;
    if (!name->list) {
      out.values[variable.name] = some_value(variable);
    } else if (!name->list->derived) {
      for (Values& item : out.lists[name->list->list]) item[name->member] = some_value(variable);
    }
  }
  out.values["judul"] = std::string("Pembangunan dan Pengembangan Potensi Daerah");
  out.values["induk.jenis"] = std::string("Kesepakatan Bersama");
  out.values["induk.judul"] = std::string("Pembangunan Daerah");
  out.values["tanggal.penandatanganan"] = day("2022-07-28");
  out.values["jangka_waktu.lama"] = Duration{5, DurationUnit::Year};
  out.values["jangka_waktu.mulai"] = day("2022-07-28");
  out.values["jangka_waktu.akhir"] = day("2027-07-27");
  out.values["penyelesai_perselisihan"] = std::string("Menteri Dalam Negeri");
  out.values["rapat.pukul"] = std::string("pukul 09.00 WITA");
  return out;
}

LintContext full_context(DocumentType type, std::size_t parties) {
  LintContext context{lint_rules(), law(), library(), day("2022-07-28"), {}, std::nullopt, {}, {}};
  context.term = {day("2022-07-28"), day("2027-07-27"), Duration{5, DurationUnit::Year}};
  const bool follows = !law().document(type).parents.empty();
  if (follows) {
    context.parent = ParentPaper{DocumentType::JointAgreement, day("2022-07-28"),
                                 {day("2022-07-28"), day("2027-07-27"), Duration{5, DurationUnit::Year}}};
  }
  for (std::size_t i = 0; i < parties; ++i) {
    context.parties.push_back({"Pemerintah Provinsi " + std::string(party_names[i])});
    if (law().document(type).one_party) continue;
    Signatory signatory;
    signatory.party = i;
    signatory.signer = {party_heads[i], "Gubernur " + std::string(party_names[i]),
                        signing::OfficeKind::HeadOfRegion, std::nullopt};
    signatory.from = day("2018-10-01");
    signatory.until = day("2023-10-01");
    context.signatories.push_back(signatory);
  }
  return context;
}

std::string codes(const Refusals& faults) {
  std::string out;
  for (const Refusal& one : faults) {
    out += one.code + "@" + one.pointer;
    for (const auto& [name, value] : one.facts) out += " " + name + "=" + value;
    out += "\n";
  }
  return out;
}

std::string codes(const std::vector<Finding>& findings) {
  std::string out;
  for (const Finding& one : findings) {
    out += one.code + "@" + (one.clause ? one.clause->text() : "");
    if (one.block) out += "/" + std::to_string(*one.block);
    for (const auto& [name, value] : one.facts) out += " " + name + "=" + value;
    out += "\n";
  }
  return out;
}

}  // namespace simpul::drafting
