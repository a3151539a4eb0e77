#include "access/account_rules.h"

#include <gtest/gtest.h>

#include "access/session_rules.h"

namespace simpul::access {
namespace {

using enum Role;

TEST(SignInName, ForgivesSpaceAndCapitalsAndKnowsTheGovernment) {
  EXPECT_EQ(SignInName::parse(" Sari.K \n"), (SignInName{"sari.k", {}}));
  EXPECT_EQ(SignInName::parse("Sari@64.71"), (SignInName{"sari", *RegionCode::parse("64.71")}));
  EXPECT_EQ(SignInName::parse("sari@64.71")->text(), "sari@64.71");
  EXPECT_EQ(SignInName::parse("sari")->text(), "sari");
}

TEST(SignInName, RefusesWhatIsNobodysName) {
  for (const char* text : {"", "  ", "ab", "1sari", "sari k", "sari@", "sari@6", "sari@64@64", "sári", "@64", "sari'--",
                           "a123456789012345678901234567890123456789x"}) {
    EXPECT_FALSE(SignInName::parse(text)) << text;
  }
}

TEST(PersonName, RefusesEmptyLongAndControlCharacters) {
  EXPECT_TRUE(check_person_name("Sari Wulandari, S.H., M.Si.").empty());
  EXPECT_TRUE(check_person_name("Nyoman Déwi").empty());
  for (const std::string& name : {std::string(), std::string("   "), std::string(101, 'a'), std::string("Sa\nri")}) {
    EXPECT_EQ(check_person_name(name).size(), 1u) << name;
  }
}

struct RoleCase {
  const char* rule;
  std::set<Role> roles;
  const char* code;
};

TEST(Roles, OnlySetsThatKeepDutiesApart) {
  const RoleCase cases[] = {
      {"staff alone", {Staff}, ""},
      {"staff and legal", {Staff, Legal, Signatory}, ""},
      {"a leader may keep the machine", {Leader, Administrator}, ""},
      {"no role at all", {}, "roles_missing"},
      {"an administrator never edits dossiers", {Administrator, Staff}, "administrator_stands_apart"},
      {"an administrator never edits dossiers as legal", {Administrator, Legal}, "administrator_stands_apart"},
      {"an administrator never records for an agency", {Administrator, AgencyOfficer}, "administrator_stands_apart"},
      {"an administrator never signs", {Administrator, Signatory}, "administrator_stands_apart"},
      {"an auditor does nothing but read", {Auditor, Staff}, "auditor_stands_alone"},
      {"an auditor keeps no accounts", {Auditor, Administrator}, "auditor_stands_alone"},
      {"an auditor does not lead", {Auditor, Leader}, "auditor_stands_alone"},
  };
  for (const RoleCase& row : cases) {
    const Refusals refusals = check_roles(row.roles);
    EXPECT_EQ(refusals.empty() ? "" : refusals.front().code, row.code) << row.rule;
  }
}

TEST(Roles, TextAndParseAreInverse) {
  for (const std::set<Role>& roles :
       {std::set<Role>{}, std::set<Role>{Staff}, std::set<Role>{AgencyOfficer, Legal, Administrator}}) {
    EXPECT_EQ(parse_roles(roles_text(roles)), roles);
  }
  EXPECT_EQ(roles_text({Legal, AgencyOfficer}), "agency_officer,legal");
  EXPECT_FALSE(parse_roles("staff,king"));
}

TEST(Session, EndsByIdlenessAndByAge) {
  const SessionLifetimes lifetimes;
  const std::int64_t minute = 60'000;
  const SessionTimes times{.last_seen = {100 * minute}, .ends = {720 * minute}};
  EXPECT_FALSE(has_ended(lifetimes, times, {160 * minute - 1}));
  EXPECT_TRUE(has_ended(lifetimes, times, {160 * minute}));
  const SessionTimes busy{.last_seen = {719 * minute}, .ends = {720 * minute}};
  EXPECT_FALSE(has_ended(lifetimes, busy, {720 * minute - 1}));
  EXPECT_TRUE(has_ended(lifetimes, busy, {720 * minute}));
}

TEST(Duties, RolesRestUntilTheAccountIsSafe) {
  const std::set<Role> strict = {Signatory, Administrator};
  EXPECT_TRUE(duties_of({.roles = {Staff}}, strict).none());
  EXPECT_TRUE(duties_of({.roles = {Staff, Signatory}}, strict).set_up_second_factor);
  EXPECT_TRUE(duties_of({.roles = {Signatory}, .has_second_factor = true}, strict).none());
  EXPECT_TRUE(duties_of({.roles = {Signatory}}, {}).none());
  EXPECT_TRUE(duties_of({.roles = {Staff}, .temporary_password = true}, strict).change_password);
}

}  // namespace
}  // namespace simpul::access
