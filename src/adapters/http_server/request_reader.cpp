#include "request_reader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/basic_parser.hpp>
#include <limits>

#include "request_head.h"

namespace simpul::http_server {
namespace {

namespace http = boost::beast::http;
using boost::beast::error_code;
using boost::beast::string_view;

std::string lower_text(string_view text) {
  std::string out(text.data(), text.size());
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

// "… HTTP/2.0": a well-formed line in a language we do not speak.
bool names_other_version(std::string_view head) {
  const std::string_view line = head.substr(0, head.find('\r'));
  if (line.size() < 9) return false;
  const std::string_view version = line.substr(line.size() - 9);
  const auto digit = [&](std::size_t at) { return version[at] >= '0' && version[at] <= '9'; };
  return version.starts_with(" HTTP/") && version[7] == '.' && digit(6) && digit(8) && version[6] != '1';
}

std::string head_code(const error_code& ec, std::string_view head) {
  if (ec == http::error::bad_content_length || ec == http::error::multiple_content_length ||
      ec == http::error::bad_transfer_encoding) {
    return "framing_ambiguous";
  }
  return names_other_version(head) ? "http_version_unsupported" : "header_malformed";
}

}  // namespace

struct RequestReader::Parser final : http::basic_parser<true> {
  RequestLine line;
  web::Request request;
  std::size_t body_bytes_max = 0;

  void on_request_impl(http::verb, string_view method, string_view target, int version, error_code&) override {
    line.method.assign(method.data(), method.size());
    line.target.assign(target.data(), target.size());
    line.version = version;
  }
  void on_response_impl(int, string_view, int, error_code&) override {}
  void on_field_impl(http::field, string_view name, string_view value, error_code&) override {
    // Fields after a chunked body are thrown away: nobody checked them (RFC 9110 section 6.5.1).
    if (!is_header_done()) request.headers.emplace(lower_text(name), std::string(value.data(), value.size()));
  }
  void on_header_impl(error_code&) override {}
  void on_body_init_impl(const boost::optional<std::uint64_t>&, error_code&) override {}
  std::size_t on_body_impl(string_view body, error_code& ec) override { return append(body, ec); }
  void on_chunk_header_impl(std::uint64_t, string_view, error_code&) override {}
  std::size_t on_chunk_body_impl(std::uint64_t, string_view body, error_code& ec) override { return append(body, ec); }
  void on_finish_impl(error_code&) override {}

  std::size_t append(string_view body, error_code& ec) {
    if (body.size() > body_bytes_max - request.body.size()) {
      ec = http::error::body_limit;
      return 0;
    }
    request.body.append(body.data(), body.size());
    return body.size();
  }
};

RequestReader::RequestReader() : parser_(std::make_unique<Parser>()) {
  // The scanner has limited the header already, and `append` limits the body.
  parser_->header_limit(std::numeric_limits<std::uint32_t>::max());
  parser_->body_limit(boost::none);
}
RequestReader::~RequestReader() = default;
RequestReader::RequestReader(RequestReader&&) noexcept = default;
RequestReader& RequestReader::operator=(RequestReader&&) noexcept = default;

Result<void, Refusal> RequestReader::read_head(std::string_view head) {
  error_code ec;
  const std::size_t read = parser_->put(boost::asio::const_buffer(head.data(), head.size()), ec);
  if (ec || read != head.size() || !parser_->is_header_done()) return refuse(Refusal{head_code(ec, head)});
  return complete_request(parser_->line, parser_->request);
}

Result<void, Refusal> RequestReader::limit_body(std::size_t bytes_max) {
  parser_->body_bytes_max = bytes_max;
  const auto length = parser_->content_length();
  if (length && *length > bytes_max) {
    return refuse(Refusal{"body_too_large", "", {{"max", std::to_string(bytes_max)}}});
  }
  parser_->eager(true);
  return {};
}

Result<std::size_t, Refusal> RequestReader::read_body(std::string_view bytes) {
  error_code ec;
  const std::size_t read = parser_->put(boost::asio::const_buffer(bytes.data(), bytes.size()), ec);
  if (ec == http::error::body_limit) {
    return refuse(Refusal{"body_too_large", "", {{"max", std::to_string(parser_->body_bytes_max)}}});
  }
  if (ec && ec != http::error::need_more) return refuse(Refusal{"body_malformed"});
  return read;
}

bool RequestReader::done() const { return parser_->is_done(); }
bool RequestReader::wants_keep_alive() const { return !is_http_1_0() && parser_->keep_alive(); }
bool RequestReader::is_http_1_0() const { return parser_->line.version == 10; }
web::Request& RequestReader::request() { return parser_->request; }

}  // namespace simpul::http_server
