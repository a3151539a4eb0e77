#include "head_scanner.h"

#include <algorithm>

namespace simpul::http_server {
namespace {

// RFC 9110 section 5.6.2.
bool is_token_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}

bool is_text_char(char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); }

bool is_field_line(std::string_view line) {
  const auto colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 && std::ranges::all_of(line.substr(0, colon), is_token_char);
}

}  // namespace

HeadScanner::State HeadScanner::refuse(std::string_view code) {
  refusal_ = code;
  return State::Refused;
}

HeadScanner::State HeadScanner::check_size(std::size_t size, std::size_t line_size) {
  const bool request_line = lines_ == 0;
  if (line_size > limits_.header_line_bytes) return refuse(request_line ? "target_too_long" : "header_too_large");
  if (size > limits_.header_bytes) return refuse("header_too_large");
  return State::NeedMore;
}

HeadScanner::State HeadScanner::take_line(std::string_view line) {
  if (!std::ranges::all_of(line, is_text_char)) return refuse("header_malformed");
  if (++lines_ == 1) return State::NeedMore;
  if (!is_field_line(line)) return refuse("header_malformed");
  if (lines_ - 1 > limits_.header_count) return refuse("header_too_large");
  return State::NeedMore;
}

HeadScanner::State HeadScanner::scan(std::string_view bytes) {
  while (true) {
    const auto newline = bytes.find('\n', scanned_);
    const std::size_t line_end = std::min(newline, bytes.size());
    if (check_size(line_end, line_end - line_start_) == State::Refused) return State::Refused;
    if (newline == std::string_view::npos) {
      scanned_ = bytes.size();
      return State::NeedMore;
    }
    const std::string_view line = bytes.substr(line_start_, newline - line_start_);
    if (!line.ends_with('\r')) return refuse("header_malformed");
    line_start_ = scanned_ = newline + 1;
    if (line.size() > 1) {
      if (take_line(line.substr(0, line.size() - 1)) == State::Refused) return State::Refused;
      continue;
    }
    if (lines_ > 0) return State::Complete;
    // One empty line before a request is ignored (RFC 9112 section 2.2).
    if (start_ > 0) return refuse("header_malformed");
    start_ = line_start_;
  }
}

}  // namespace simpul::http_server
