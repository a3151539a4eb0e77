#include "tokenizer.h"

#include "connection.h"

namespace simpul::sql {
namespace {

// FTS5 hands its interface out through a bound pointer (SQLite documentation, "Extending FTS5").
fts5_api* interface_of(sqlite3* handle) {
  fts5_api* api = nullptr;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
    sqlite3_bind_pointer(statement, 1, &api, "fts5_api_ptr", nullptr);
    sqlite3_step(statement);
  }
  sqlite3_finalize(statement);
  return api;
}

int create(void* context, const char**, int, Fts5Tokenizer** out) {
  *out = static_cast<Fts5Tokenizer*>(context);
  return SQLITE_OK;
}

void discard(Fts5Tokenizer*) {}

using Emit = int (*)(void*, int, const char*, int, int, int);

int tokenize(Fts5Tokenizer* self, void* sink, int, const char* text, int size, Emit emit) {
  const auto& words = *reinterpret_cast<const Tokenize*>(self);
  std::vector<Token> tokens;
  try {
    tokens = words(std::string_view(text ? text : "", static_cast<std::size_t>(size)));
  } catch (...) {
    return SQLITE_ERROR;  // no exception may pass through SQLite's C frames
  }
  const Token* before = nullptr;
  for (const Token& token : tokens) {
    const bool same_place = before && before->begin == token.begin && before->end == token.end;
    const int code = emit(sink, same_place ? FTS5_TOKEN_COLOCATED : 0, token.text.data(),
                          static_cast<int>(token.text.size()), static_cast<int>(token.begin),
                          static_cast<int>(token.end));
    if (code != SQLITE_OK) return code;
    before = &token;
  }
  return SQLITE_OK;
}

}  // namespace

void register_tokenizer(sqlite3* handle, const Tokenize& words) {
  fts5_api* const api = interface_of(handle);
  if (!api) throw StorageFailure({PortFault::Unavailable, "this SQLite has no FTS5"}, SQLITE_ERROR);
  fts5_tokenizer calls{&create, &discard, &tokenize};
  auto* const owned = new Tokenize(words);  // SQLite owns it and calls the deleter when the connection closes
  const int code = api->xCreateTokenizer(api, "simpul", owned, &calls,
                                         [](void* context) { delete static_cast<Tokenize*>(context); });
  if (code != SQLITE_OK) {
    delete owned;
    throw StorageFailure({PortFault::Unavailable, "FTS5 refused the tokenizer"}, code);
  }
}

}  // namespace simpul::sql
