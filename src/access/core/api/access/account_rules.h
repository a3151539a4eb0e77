#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "access/role.h"
#include "kernel/refusal.h"

namespace simpul::access {

// The name a person types at the door. It is unique inside one government, so two governments on one node never learn
// each other's names. Text: "sari.k", or with its government "sari.k@64"; lower case.
struct SignInName {
  std::string name;
  RegionCode government;  // empty where the person left it out

  bool operator==(const SignInName&) const = default;
  std::string text() const;
  // Forgives white space around and capital letters; nullopt where it can be nobody's name.
  static std::optional<SignInName> parse(std::string_view text);
};

// 3 to 40 characters of a-z, 0-9, '.', '_' and '-', beginning with a letter. Code: sign_in_name_malformed.
Refusals check_sign_in_name(std::string_view name);

// 1 to 100 characters, no control characters. Code: person_name_malformed.
Refusals check_person_name(std::string_view name);

// Which roles one account may hold together. The administrator neither signs nor edits dossiers, and the auditor writes
// nothing (reliability anchors 7.6); both would be void if the same account could do so under another role.
// Codes: roles_missing, administrator_stands_apart, auditor_stands_alone.
Refusals check_roles(const std::set<Role>& roles);

// "staff,legal": how roles are kept in storage; in the order of the enumeration.
std::string roles_text(const std::set<Role>& roles);
std::optional<std::set<Role>> parse_roles(std::string_view text);

}  // namespace simpul::access
