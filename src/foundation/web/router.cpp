#include "web/router.h"

#include "kernel/expects.h"

namespace simpul::web {
namespace {

struct Endpoint {
  std::size_t operation = 0;
  std::vector<std::string> names;
};
using Endpoints = std::map<Method, Endpoint>;

std::vector<std::string_view> segments_of(std::string_view path) {
  std::vector<std::string_view> out;
  if (path.starts_with('/')) path.remove_prefix(1);
  while (true) {
    const auto slash = path.find('/');
    out.push_back(path.substr(0, slash));
    if (slash == std::string_view::npos) return out;
    path.remove_prefix(slash + 1);
  }
}

bool is_parameter(std::string_view segment) {
  return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}');
}

}  // namespace

struct Router::Node {
  std::map<std::string, std::unique_ptr<Node>, std::less<>> literal;
  std::unique_ptr<Node> parameter;
  Endpoints here;
  Endpoints rest;
};

namespace {

// One walk down the tree; what it took on the way is undone where a branch leads nowhere.
template <class Node>
class Search {
 public:
  Search(Method method, std::vector<std::string_view> segments) : method_(method), segments_(std::move(segments)) {}

  bool visit(const Node& node, std::size_t depth) {
    if (depth == segments_.size()) return take(node.here);
    const auto literal = node.literal.find(segments_[depth]);
    if (literal != node.literal.end() && visit(*literal->second, depth + 1)) return true;
    if (segments_[depth].empty()) return false;
    if (node.parameter) {
      values_.emplace_back(segments_[depth]);
      if (visit(*node.parameter, depth + 1)) return true;
      values_.pop_back();
    }
    if (node.rest.empty()) return false;
    values_.push_back(remainder(depth));
    if (take(node.rest)) return true;
    values_.pop_back();
    return false;
  }

  Router::Match match() && {
    Router::Match out{found_->operation, {}};
    for (std::size_t i = 0; i < values_.size(); ++i) out.path_values[found_->names[i]] = std::move(values_[i]);
    return out;
  }
  const std::set<Method>& allowed() const { return allowed_; }

 private:
  bool take(const Endpoints& endpoints) {
    for (const auto& [method, unused] : endpoints) allowed_.insert(method);
    auto found = endpoints.find(method_);
    if (found == endpoints.end() && method_ == Method::Head) found = endpoints.find(Method::Get);
    if (found == endpoints.end()) return false;
    found_ = &found->second;
    return true;
  }
  std::string remainder(std::size_t depth) const {
    std::string out(segments_[depth]);
    for (std::size_t i = depth + 1; i < segments_.size(); ++i) out.append("/").append(segments_[i]);
    return out;
  }

  Method method_;
  std::vector<std::string_view> segments_;
  std::vector<std::string> values_;
  std::set<Method> allowed_;
  const Endpoint* found_ = nullptr;
};

}  // namespace

Router::Router() : root_(std::make_unique<Node>()) {}
Router::~Router() = default;
Router::Router(Router&&) noexcept = default;
Router& Router::operator=(Router&&) noexcept = default;

void Router::add(Method method, std::string_view pattern, std::size_t operation) {
  expects(pattern.starts_with('/'), "a pattern starts with '/'");
  Node* node = root_.get();
  Endpoint endpoint{operation, {}};
  Endpoints* leaf = nullptr;
  for (const std::string_view segment : segments_of(pattern)) {
    expects(leaf == nullptr, "\"{rest...}\" is the last segment of a pattern");
    if (!is_parameter(segment)) {
      auto& next = node->literal[std::string(segment)];
      if (!next) next = std::make_unique<Node>();
      node = next.get();
      continue;
    }
    std::string_view name = segment.substr(1, segment.size() - 2);
    const bool takes_rest = name.ends_with("...");
    if (takes_rest) name.remove_suffix(3);
    endpoint.names.emplace_back(name);
    if (takes_rest) {
      leaf = &node->rest;
      continue;
    }
    if (!node->parameter) node->parameter = std::make_unique<Node>();
    node = node->parameter.get();
  }
  if (!leaf) leaf = &node->here;
  expects(leaf->emplace(method, std::move(endpoint)).second, "a method and pattern is declared once");
}

std::variant<Router::Match, Router::WrongMethod, Router::NoSuchPath> Router::find(Method method,
                                                                                  std::string_view path) const {
  if (!path.starts_with('/')) return NoSuchPath{};
  Search<Node> search(method, segments_of(path));
  if (search.visit(*root_, 0)) return std::move(search).match();
  if (search.allowed().empty()) return NoSuchPath{};
  std::set<Method> allowed = search.allowed();
  if (allowed.contains(Method::Get)) allowed.insert(Method::Head);
  allowed.insert(Method::Options);
  return WrongMethod{{allowed.begin(), allowed.end()}};
}

std::string allow_text(const std::vector<Method>& methods) {
  std::string out;
  for (const Method method : methods) out.append(out.empty() ? "" : ", ").append(method_text(method));
  return out;
}

}  // namespace simpul::web
