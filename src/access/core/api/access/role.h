#pragma once

#include <boost/describe.hpp>
#include <cstdint>
#include <set>
#include <string>

#include "kernel/id.h"
#include "kernel/instant.h"
#include "kernel/region_code.h"

namespace simpul::access {

using AccountId = Id<struct AccountTag>;

enum class Role {
  Staff,          // staf Bagian/Biro Kerja Sama, TKKSD
  AgencyOfficer,  // petugas perangkat daerah (OPD)
  Legal,          // Biro/Bagian Hukum
  Signatory,      // penandatangan
  Leader,         // pimpinan: reads everything of the government; notes and the upper paraf, nothing else
  Auditor,        // Inspektorat, BPK, DPRD: reads and verifies
  Administrator,  // Diskominfo: accounts, backup; never signs and never edits dossiers
};
BOOST_DESCRIBE_ENUM(Role, Staff, AgencyOfficer, Legal, Signatory, Leader, Auditor, Administrator)

// Who is asking: an account of exactly one government, with its roles. Anonymous callers have no account.
struct Caller {
  AccountId account;
  std::string name;
  RegionCode government;
  std::set<Role> roles;
  std::string session;  // id of the session row, never the token

  bool anonymous() const { return account.empty(); }
};

}  // namespace simpul::access
