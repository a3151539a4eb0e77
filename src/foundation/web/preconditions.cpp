#include "web/preconditions.h"

#include "crypto/sha256.h"

namespace simpul::web {
namespace {

constexpr std::size_t key_size_min = 8;
constexpr std::size_t key_size_max = 128;

// The next entity tag of a list, with its quotes and W/; empty at the end or where the list is malformed.
std::string_view take_tag(std::string_view& list) {
  const auto start = list.find_first_not_of(" \t,");
  if (start == std::string_view::npos) return {};
  list.remove_prefix(start);
  const std::size_t open = list.starts_with("W/") ? 2 : 0;
  if (list.size() <= open || list[open] != '"') return {};
  const auto close = list.find('"', open + 1);
  if (close == std::string_view::npos) return {};
  const std::string_view tag = list.substr(0, close + 1);
  list.remove_prefix(close + 1);
  return tag;
}

bool names_any(std::string_view list) { return list == "*"; }

}  // namespace

std::string entity_tag(std::string_view version) { return fmt::format("\"{}\"", version); }

std::string content_tag(std::string_view bytes) { return entity_tag(sha256(bytes).text().substr(0, 32)); }

bool client_has(const Request& request, std::string_view tag) {
  std::string_view list = request.header("if-none-match");
  if (names_any(list)) return true;
  while (true) {
    std::string_view given = take_tag(list);
    if (given.empty()) return false;
    if (given.starts_with("W/")) given.remove_prefix(2);
    if (given == tag) return true;
  }
}

Response tagged(const Request& request, std::string_view tag, Response response) {
  response.with("ETag", std::string(tag));
  const bool reads = request.method == Method::Get || request.method == Method::Head;
  if (!reads || response.status != 200 || !client_has(request, tag)) return response;
  response.status = 304;
  response.body.clear();
  response.shared_body.reset();
  response.file.reset();
  std::erase_if(response.headers, [](const auto& header) { return header.first == "Content-Type"; });
  return response;
}

Result<void, Refusal> check_if_match(const Request& request, std::string_view tag) {
  std::string_view list = request.header("if-match");
  if (list.empty()) return refuse(Refusal{"precondition_required"});
  if (names_any(list)) return {};
  while (true) {
    const std::string_view given = take_tag(list);
    if (given.empty()) return refuse(Refusal{"precondition_failed", "", {{"current", std::string(tag)}}});
    if (given == tag) return {};
  }
}

Result<std::string, Refusal> idempotency_key(const Request& request) {
  std::string_view key = request.header("idempotency-key");
  if (key.empty()) return refuse(Refusal{"idempotency_key_required"});
  if (key.size() >= 2 && key.front() == '"' && key.back() == '"') key = key.substr(1, key.size() - 2);
  const bool printable = std::ranges::all_of(key, [](char c) { return c > ' ' && c < 0x7f && c != '"'; });
  if (!printable || key.size() < key_size_min || key.size() > key_size_max) {
    return refuse(Refusal{"idempotency_key_malformed",
                          "",
                          {{"min", std::to_string(key_size_min)}, {"max", std::to_string(key_size_max)}}});
  }
  return std::string(key);
}

Digest request_digest(const Request& request) {
  // Neither a method nor a target holds a line break, so no two requests give one text.
  return sha256(fmt::format("{} {}\n{}", method_text(request.method), request.target, request.body));
}

}  // namespace simpul::web
