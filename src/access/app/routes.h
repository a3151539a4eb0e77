#pragma once

#include "account_keeping.h"
#include "answers.h"
#include "first_run.h"
#include "own_account.h"
#include "sign_in.h"

namespace simpul::access {

// What the routes call. Outlives them.
struct Desks {
  explicit Desks(AccessParts& shared) : parts(shared), sign_in(shared), own(shared), keeping(shared) {}

  AccessParts& parts;
  SignIn sign_in;
  OwnAccount own;
  AccountKeeping keeping;
};

Routes session_routes(Desks& desks);
Routes own_account_routes(Desks& desks);
Routes account_routes(Desks& desks);
Routes first_run_routes(Desks& desks, CreateGovernment create_government);

}  // namespace simpul::access
