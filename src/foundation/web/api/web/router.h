#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "web/message.h"

namespace simpul::web {

// Finds what a path means. A pattern is "/api/v1/dossiers/{id}": "{id}" takes one non-empty segment, a last
// "{rest...}" takes one segment or more. A literal segment wins over a parameter. GET answers HEAD too.
// Filled at start; immutable and safe from any thread afterwards.
class Router {
 public:
  Router();
  ~Router();
  Router(Router&&) noexcept;
  Router& operator=(Router&&) noexcept;

  // `operation` is the caller's own number for it. The same method and shape twice is a programmer's error.
  void add(Method method, std::string_view pattern, std::size_t operation);

  struct Match {
    std::size_t operation = 0;
    std::map<std::string, std::string> path_values;
  };
  // The path exists, but not with this method: 405, or the answer to OPTIONS.
  struct WrongMethod {
    std::vector<Method> allowed;
  };
  struct NoSuchPath {};
  std::variant<Match, WrongMethod, NoSuchPath> find(Method method, std::string_view path) const;

 private:
  struct Node;
  std::unique_ptr<Node> root_;
};

// The value of an Allow header (RFC 9110 section 10.2.1).
std::string allow_text(const std::vector<Method>& methods);

}  // namespace simpul::web
