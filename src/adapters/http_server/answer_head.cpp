#include "answer_head.h"

namespace simpul::http_server {
namespace {

struct Reason {
  int status;
  std::string_view text;
};
constexpr Reason reasons[] = {
    {100, "Continue"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
};

std::string_view reason_of(int status) {
  const auto found = std::ranges::find(reasons, status, &Reason::status);
  return found == std::end(reasons) ? std::string_view{} : found->text;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_ours(std::string_view name) {
  for (const std::string_view ours : {"connection", "content-length", "date", "transfer-encoding"}) {
    if (std::ranges::equal(name, ours, [](char a, char b) { return lower(a) == b; })) return true;
  }
  return false;
}

bool is_sound_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return c == '-' || (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z');
  });
}

bool is_sound_value(std::string_view value) {
  return std::ranges::all_of(value,
                             [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f); });
}

}  // namespace

bool may_have_content(int status) { return status >= 200 && status != 204 && status != 304; }

bool has_sound_headers(const web::Response& response) {
  return std::ranges::all_of(response.headers, [](const auto& header) {
    return is_sound_name(header.first) && is_sound_value(header.second);
  });
}

std::string answer_head(const web::Response& response, const AnswerFrame& frame, std::string_view date) {
  std::string out;
  out.reserve(1280);
  fmt::format_to(std::back_inserter(out), "HTTP/1.1 {} {}\r\nDate: {}\r\n", response.status, reason_of(response.status),
                 date);
  for (const auto& [name, value] : response.headers) {
    if (!is_ours(name)) out.append(name).append(": ").append(value).append("\r\n");
  }
  if (may_have_content(response.status)) {
    switch (frame.kind) {
      case AnswerFrame::Kind::Length:
        fmt::format_to(std::back_inserter(out), "Content-Length: {}\r\n", frame.length);
        break;
      case AnswerFrame::Kind::Chunked:
        out += "Transfer-Encoding: chunked\r\n";
        break;
      case AnswerFrame::Kind::UntilClose:
        break;
    }
  }
  out += frame.keep_alive ? "\r\n" : "Connection: close\r\n\r\n";
  return out;
}

std::string http_date(std::int64_t unix_seconds) {
  static constexpr std::string_view days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  using namespace std::chrono;
  const sys_seconds moment{seconds(unix_seconds)};
  const auto day = floor<std::chrono::days>(moment);
  const year_month_day ymd(day);
  const hh_mm_ss clock(moment - day);
  return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", days[weekday(day).c_encoding()],
                     static_cast<unsigned>(ymd.day()), months[static_cast<unsigned>(ymd.month()) - 1],
                     static_cast<int>(ymd.year()), clock.hours().count(), clock.minutes().count(),
                     clock.seconds().count());
}

}  // namespace simpul::http_server
