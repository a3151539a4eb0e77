#include "access/account_rules.h"

#include "encoding/mapper.h"

namespace simpul::access {
namespace {

constexpr std::size_t sign_in_name_min = 3;
constexpr std::size_t sign_in_name_max = 40;
constexpr std::size_t person_name_bytes_max = 100;

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
}

bool is_sign_in_name(std::string_view name) {
  return name.size() >= sign_in_name_min && name.size() <= sign_in_name_max && name[0] >= 'a' && name[0] <= 'z' &&
         std::ranges::all_of(name, is_name_character);
}

std::string trimmed_lower(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  std::string out(text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1));
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

}  // namespace

std::string SignInName::text() const { return government.empty() ? name : name + "@" + government.text(); }

std::optional<SignInName> SignInName::parse(std::string_view text) {
  const std::string clean = trimmed_lower(text);
  const auto at = clean.find('@');
  SignInName out{.name = clean.substr(0, at), .government = {}};
  if (!is_sign_in_name(out.name)) return std::nullopt;
  if (at == std::string::npos) return out;
  const auto government = RegionCode::parse(std::string_view(clean).substr(at + 1));
  if (!government) return std::nullopt;
  out.government = *government;
  return out;
}

Refusals check_sign_in_name(std::string_view name) {
  if (is_sign_in_name(name)) return {};
  return {{.code = "sign_in_name_malformed", .pointer = "/sign_in_name"}};
}

Refusals check_person_name(std::string_view name) {
  const bool blank = name.find_first_not_of(' ') == std::string_view::npos;
  const bool has_control = std::ranges::any_of(name, [](char c) { return (c >= 0 && c < ' ') || c == '\x7f'; });
  if (!blank && !has_control && name.size() <= person_name_bytes_max) return {};
  return {{.code = "person_name_malformed", .pointer = "/name"}};
}

Refusals check_roles(const std::set<Role>& roles) {
  if (roles.empty()) return {{.code = "roles_missing", .pointer = "/roles"}};
  if (roles.contains(Role::Auditor) && roles.size() > 1) return {{.code = "auditor_stands_alone", .pointer = "/roles"}};
  const bool works_on_dossiers =
      std::ranges::any_of(roles, [](Role role) { return role != Role::Administrator && role != Role::Leader; });
  if (roles.contains(Role::Administrator) && works_on_dossiers) {
    return {{.code = "administrator_stands_apart", .pointer = "/roles"}};
  }
  return {};
}

std::string roles_text(const std::set<Role>& roles) {
  std::string out;
  for (const Role role : roles) out += (out.empty() ? "" : ",") + enum_text(role);
  return out;
}

std::optional<std::set<Role>> parse_roles(std::string_view text) {
  std::set<Role> roles;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    const auto role = parse_enum<Role>(text.substr(0, comma));
    if (!role) return std::nullopt;
    roles.insert(*role);
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return roles;
}

}  // namespace simpul::access
