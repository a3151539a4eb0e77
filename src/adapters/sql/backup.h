#pragma once

#include "connection.h"
#include "sql/database.h"

namespace simpul::sql {

// Copies what the connection's open read transaction sees to the new file `target`. Throws StorageFailure.
Result<void, Refusal> copy_database(Connection& source, const std::string& target,
                                    const SqliteDatabase::Progress& progress);

}  // namespace simpul::sql
