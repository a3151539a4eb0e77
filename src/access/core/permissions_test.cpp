#include "access/permissions.h"

#include <gtest/gtest.h>

#include <fstream>

#include "access/account_rules.h"
#include "access/route.h"
#include "encoding/mapper.h"

namespace simpul::access {
namespace {

Caller caller_with(std::set<Role> roles) {
  Caller caller;
  caller.account = *AccountId::parse("a1");
  caller.government = *RegionCode::parse("64");
  caller.roles = std::move(roles);
  return caller;
}

// The callers of the matrix, by the name of their column: nobody, an account whose roles rest, and each role alone.
Caller caller_of_column(const std::string& column) {
  if (column == "anonymous") return {};
  if (column == "resting") return caller_with({});
  const auto role = parse_enum<Role>(column);
  EXPECT_TRUE(role) << "the matrix names no role by " << column;
  return caller_with({role.value()});
}

std::vector<std::string> cells(const std::string& line) {
  std::vector<std::string> out(1);
  for (const char c : line) {
    if (c == ',') {
      out.emplace_back();
    } else {
      out.back() += c;
    }
  }
  return out;
}

struct Matrix {
  std::vector<std::string> columns;  // the callers
  std::map<std::pair<std::string, Ownership>, std::vector<std::string>> verdicts;
};

// Reviewed by hand against the duties of each role; a change of the table without a change here is a mistake.
Matrix read_matrix() {
  std::ifstream in(std::string(SIMPUL_SOURCE_DIR) + "/tests/permissions/matrix.csv");
  Matrix matrix;
  std::string line;
  std::getline(in, line);
  matrix.columns = cells(line);
  matrix.columns.erase(matrix.columns.begin(), matrix.columns.begin() + 2);
  while (std::getline(in, line)) {
    auto row = cells(line);
    const auto ownership = parse_enum<Ownership>(row.at(1));
    EXPECT_TRUE(ownership) << line;
    const std::pair key{row[0], ownership.value()};
    row.erase(row.begin(), row.begin() + 2);
    EXPECT_EQ(row.size(), matrix.columns.size()) << line;
    EXPECT_TRUE(matrix.verdicts.emplace(key, row).second) << "twice: " << line;
  }
  return matrix;
}

constexpr Ownership every_ownership[] = {Ownership::None, Ownership::Own, Ownership::Shared, Ownership::Foreign};

TEST(PermissionMatrix, HoldsEveryCallerAndExactlyTheOperationsOfTheTable) {
  const Matrix matrix = read_matrix();
  EXPECT_EQ(matrix.columns, (std::vector<std::string>{"anonymous", "resting", "staff", "agency_officer", "legal",
                                                      "signatory", "leader", "auditor", "administrator"}));
  for (const auto& [key, unused] : matrix.verdicts) {
    EXPECT_TRUE(find_permission(key.first)) << key.first << " is in the matrix but not in the table";
  }
  for (const Permission& row : permission_table()) {
    for (const Ownership ownership : every_ownership) {
      EXPECT_TRUE(matrix.verdicts.contains({std::string(row.operation), ownership}))
          << row.operation << " on " << enum_text(ownership) << " is in the table but not in the matrix";
    }
  }
}

TEST(PermissionMatrix, EveryCellIsWhatWasReviewed) {
  const Matrix matrix = read_matrix();
  std::size_t compared = 0;
  for (const auto& [key, row] : matrix.verdicts) {
    const Permission* permission = find_permission(key.first);
    ASSERT_TRUE(permission) << key.first;
    for (std::size_t i = 0; i < row.size(); ++i, ++compared) {
      EXPECT_EQ(enum_text(decide(*permission, caller_of_column(matrix.columns[i]), key.second)), row[i])
          << key.first << " by " << matrix.columns[i] << " on " << enum_text(key.second);
    }
  }
  EXPECT_EQ(compared, permission_table().size() * 4 * 9);
}

TEST(Permissions, TheAuditorWritesNothingAndTheAdministratorNoDossier) {
  const std::set<std::string_view> own_account = {"endSession", "changePassword", "startTotp", "confirmTotp",
                                                  "disableTotp"};
  const std::set<std::string_view> leaders = {"giveInitial", "writeNote", "settleNote"};
  for (const Permission& row : permission_table()) {
    if (row.effect == Effect::Reads || row.anonymous || own_account.contains(row.operation)) continue;
    EXPECT_FALSE(row.roles.contains(Role::Auditor)) << row.operation;
    EXPECT_EQ(row.roles.contains(Role::Leader), leaders.contains(row.operation)) << row.operation;
    if (row.on.contains(Ownership::Shared)) {
      EXPECT_FALSE(row.roles.contains(Role::Administrator)) << row.operation;
    }
  }
}

TEST(Permissions, NothingForeignIsEverAllowed) {
  for (const Permission& row : permission_table()) EXPECT_FALSE(row.on.contains(Ownership::Foreign)) << row.operation;
}

// What exists elsewhere must not show: without the role the answer is the same for every thing, and with it a foreign
// thing answers as one that is not there.
TEST(Permissions, TheAnswerDoesNotTellWhetherAForeignThingExists) {
  const Permission* read = find_permission("getDossier");
  EXPECT_EQ(decide(*read, caller_with({Role::Staff}), Ownership::Foreign), Verdict::NotFound);
  for (const Ownership ownership : every_ownership) {
    EXPECT_EQ(decide(*read, caller_with({Role::Administrator}), ownership), Verdict::Forbidden);
    EXPECT_EQ(decide(*read, {}, ownership), Verdict::NeedsSignIn);
  }
}

TEST(Permissions, AnyOfSeveralRolesSuffices) {
  const Permission* open = find_permission("openDossier");
  EXPECT_EQ(decide(*open, caller_with({Role::Leader, Role::Legal}), Ownership::Own), Verdict::Allowed);
  EXPECT_EQ(decide(*open, caller_with({Role::Leader, Role::Signatory}), Ownership::Own), Verdict::Forbidden);
}

TEST(Permissions, ScreensLearnWhatTheyMayOffer) {
  const auto resting = operations_of(caller_with({}));
  EXPECT_TRUE(std::ranges::find(resting, "changePassword") != resting.end());
  EXPECT_TRUE(std::ranges::find(resting, "listAccounts") == resting.end());
  EXPECT_TRUE(std::ranges::find(resting, "disableTotp") == resting.end());
  const auto auditor = operations_of(caller_with({Role::Auditor}));
  EXPECT_TRUE(std::ranges::find(auditor, "listAuditTrail") != auditor.end());
  EXPECT_TRUE(std::ranges::find(auditor, "setTerms") == auditor.end());
}

web::Response nothing(const web::Request&, const Caller&) { return web::no_content(); }

TEST(Routes, AreServedOnlyWithAPermissionThatFits) {
  using web::Method;
  EXPECT_TRUE(route_faults({{Method::Get, "/api/v1/dossiers/{id}", "getDossier", nothing},
                            {Method::Post, "/api/v1/dossiers", "openDossier", nothing}})
                  .empty());
  const auto unknown = route_faults({{Method::Get, "/api/v1/gold", "getGold", nothing}});
  ASSERT_EQ(unknown.size(), 1u);
  EXPECT_EQ(unknown.front(), "GET /api/v1/gold (getGold) declares no permission");
  EXPECT_EQ(route_faults({{Method::Get, "/api/v1/open", "openDossier", nothing}}).size(), 1u);
  EXPECT_EQ(route_faults({{Method::Post, "/api/v1/read", "getDossier", nothing}}).size(), 1u);
  EXPECT_EQ(route_faults({{Method::Get, "/a", "getDossier", nothing}, {Method::Get, "/a", "getHome", nothing}}).size(),
            1u);
}

}  // namespace
}  // namespace simpul::access
