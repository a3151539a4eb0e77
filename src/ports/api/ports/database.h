#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/error.h"

namespace simpul {

struct Blob {
  std::string bytes;
};
using SqlValue = std::variant<std::nullptr_t, std::int64_t, double, std::string, Blob>;

// One statement as a value. SQL is the subset both engines speak: '?' parameters, INSERT … ON CONFLICT, RETURNING,
// WITH, ISO 8601 texts for time, 64-bit ids, JSON kept as text. Never built from input.
struct Statement {
  std::string_view sql;
  std::vector<SqlValue> values = {};
};

// One row while it is visited; views are valid only during the visit.
class Row {
 public:
  virtual ~Row() = default;
  virtual bool is_null(int column) const = 0;
  virtual std::int64_t integer(int column) const = 0;
  virtual double number(int column) const = 0;
  virtual std::string_view text(int column) const = 0;
  virtual std::string_view blob(int column) const = 0;
};

// Reads inside one snapshot.
class Reader {
 public:
  virtual ~Reader() = default;
  // Visits rows in order until the visitor returns false. The statement is reset before this returns.
  virtual void query(const Statement& statement, const std::function<bool(const Row&)>& visit) = 0;
};

class Writer : public Reader {
 public:
  // Returns the number of rows changed.
  virtual std::int64_t execute(const Statement& statement) = 0;
};

// Relational storage. Safe from any thread.
class Database {
 public:
  virtual ~Database() = default;

  // Runs `fn` against one consistent snapshot; readers never wait for the writer.
  virtual Result<void, PortError> read(const std::function<void(Reader&)>& fn) = 0;

  // Runs `fn` on the one writer, in a savepoint of its own inside a group commit. A returned Refusal or an error
  // undoes exactly this call. On success the change is durable (fsync) before this returns. `fn` must not block on
  // anything but the database.
  using Work = std::function<Result<void, Refusal>(Writer&)>;
  struct Failure {
    std::variant<Refusal, PortError> reason;
  };
  virtual Result<void, Failure> write(const Work& work) = 0;
};

}  // namespace simpul
