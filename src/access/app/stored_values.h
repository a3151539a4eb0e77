#pragma once

#include <optional>
#include <string>

#include "kernel/expects.h"
#include "ports/database.h"

namespace simpul::access {

// Values with text() and parse() travel to and from the store as their text. A text of ours that does not parse was
// changed behind our back, which no later step could mend.
template <class T>
T stored(const Row& row, int column) {
  const auto value = T::parse(row.text(column));
  expects(value.has_value(), "the store holds what was written");
  return *value;
}

template <class T>
std::optional<T> stored_if_any(const Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return stored<T>(row, column);
}

inline std::optional<std::string> stored_text_if_any(const Row& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return std::string(row.text(column));
}

template <class T>
SqlValue to_store(const std::optional<T>& value) {
  if (!value) return nullptr;
  if constexpr (std::is_same_v<T, std::string>) {
    return *value;
  } else {
    return value->text();
  }
}

// The first row, read by `read`; nullopt where there is none.
template <class F>
auto first_row(Reader& reader, const Statement& statement, F read) {
  std::optional<std::invoke_result_t<F, const Row&>> out;
  reader.query(statement, [&](const Row& row) {
    out = read(row);
    return false;
  });
  return out;
}

template <class F>
auto all_rows(Reader& reader, const Statement& statement, F read) {
  std::vector<std::invoke_result_t<F, const Row&>> out;
  reader.query(statement, [&](const Row& row) {
    out.push_back(read(row));
    return true;
  });
  return out;
}

}  // namespace simpul::access
