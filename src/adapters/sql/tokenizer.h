#pragma once

#include <sqlite3.h>

#include "sql/database.h"

namespace simpul::sql {

// Gives the connection the FTS5 tokenizer `simpul`: `CREATE VIRTUAL TABLE … USING fts5(…, tokenize='simpul')`.
// Every connection needs its own. Throws StorageFailure.
void register_tokenizer(sqlite3* handle, const Tokenize& tokenize);

}  // namespace simpul::sql
