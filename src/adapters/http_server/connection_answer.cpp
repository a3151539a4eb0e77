#include <sys/sendfile.h>

#include <boost/asio/post.hpp>
#include <cerrno>

#include "answer_head.h"
#include "connection.h"

namespace simpul::http_server {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::size_t file_piece_bytes = 256 * 1024;
constexpr std::chrono::milliseconds linger_while_draining{200};
constexpr std::chrono::seconds slow_request{2};

Moment now() { return std::chrono::steady_clock::now(); }

std::string as_chunk(std::string_view bytes) { return fmt::format("{:x}\r\n{}\r\n", bytes.size(), bytes); }

}  // namespace

void Connection::deliver(Answer answer) {
  if (phase_ == Phase::Closed) return;
  release_body();
  answer_ = std::move(answer);
  const web::Response& response = answer_.response;
  const bool streams = static_cast<bool>(response.stream);
  // Decided only now: the server may have begun to stop while the handler ran.
  keep_alive_ = keep_alive_ && !streams && !server_.draining && response.header("Connection") != "close";
  AnswerFrame frame{AnswerFrame::Kind::Length, answer_.length(), keep_alive_};
  if (streams) frame.kind = http_1_0_ ? AnswerFrame::Kind::UntilClose : AnswerFrame::Kind::Chunked;
  head_ = answer_head(response, frame, thread_.date);
  const bool content = request_->method != web::Method::Head && may_have_content(response.status);
  content_ = content && !streams && !answer_.file ? answer_.content() : std::string_view{};
  file_left_ = content && answer_.file ? answer_.file->size() : 0;
  if (!content) answer_.response.stream = nullptr;
  phase_ = Phase::Answering;
  sent_ = 0;
  begin_pace(now());
  write();
}

void Connection::write() {
  std::array<asio::const_buffer, 2> left = {asio::buffer(head_), asio::buffer(content_.data(), content_.size())};
  left[0] += sent_;
  if (sent_ > head_.size()) left[1] += static_cast<std::size_t>(sent_ - head_.size());
  socket_.async_write_some(
      left, [self = shared_from_this()](const error_code& ec, std::size_t bytes) { self->on_written(ec, bytes); });
}

void Connection::on_written(const error_code& ec, std::size_t bytes) {
  if (phase_ == Phase::Closed) return;
  if (ec) return cut();
  sent_ += bytes;
  last_moved_ = now();
  if (sent_ < head_.size() + content_.size()) return write();
  if (file_left_ > 0) return send_file();
  all_written();
}

// From the page cache to the socket without passing through the process; one piece at a time, so that others on this
// thread get their turn.
void Connection::send_file() {
  if (phase_ == Phase::Closed) return;
  const ssize_t moved = ::sendfile(socket_.native_handle(), answer_.file->descriptor(), nullptr,
                                   static_cast<std::size_t>(std::min<std::uint64_t>(file_left_, file_piece_bytes)));
  if (moved < 0 && errno == EAGAIN) {
    socket_.async_wait(asio::ip::tcp::socket::wait_write, [self = shared_from_this()](const error_code& ec) {
      if (ec) return self->cut();
      self->send_file();
    });
    return;
  }
  // A file that became shorter cannot be sent as announced.
  if (moved <= 0) return cut();
  sent_ += static_cast<std::uint64_t>(moved);
  file_left_ -= static_cast<std::uint64_t>(moved);
  last_moved_ = now();
  if (file_left_ == 0) return all_written();
  asio::post(thread_.io, [self = shared_from_this()] { self->send_file(); });
}

void Connection::all_written() {
  if (phase_ == Phase::Answering) return answered();
  writing_stream_ = false;
  stream_->written(stream_counted_);
  if (stream_ended_) return linger();
  flush_stream();
}

void Connection::answered() {
  record_answer();
  if (answer_.response.stream) return begin_stream();
  content_ = {};
  answer_ = {};
  request_.reset();
  if (keep_alive_) return next_request();
  linger();
}

void Connection::record_answer() {
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(now() - handed_);
  thread_.counters.count_answer(plan_.operation, answer_.response.status, took);
  const bool slow = took > slow_request;
  if (!server_.options.access_log && !slow) return;
  server_.log.write(slow ? LogLevel::Warning : LogLevel::Info, slow ? "request_slow" : "request",
                    {{"request_id", request_->request_id},
                     {"method", web::method_text(request_->method)},
                     {"operation", plan_.operation},
                     {"status", std::int64_t{answer_.response.status}},
                     {"bytes", static_cast<std::int64_t>(sent_)},
                     {"ms", static_cast<double>(took.count()) / 1000}});
}

void Connection::next_request() {
  phase_ = Phase::Idle;
  deadline_ = now() + plan_.keep_alive;
  scanner_ = HeadScanner(limits_);
  head_.clear();
  if (filled_ > 0) return advance();
  in_.resize(0);
  in_.shrink_to_fit();
  if (server_.draining) return linger();
  read();
}

void Connection::begin_stream() {
  phase_ = Phase::Streaming;
  is_event_stream_ = answer_.response.header("Content-Type").starts_with("text/event-stream");
  ++thread_.counters.streams_open;
  stream_ = std::make_shared<StreamQueue>(limits_.stream_unsent_bytes, [weak = weak_from_this(), &io = thread_.io] {
    asio::post(io, [weak] {
      if (const auto self = weak.lock()) self->flush_stream();
    });
  });
  const bool posted = workers_.post([queue = stream_, sender = std::move(answer_.response.stream), &log = server_.log] {
    try {
      sender(queue);
    } catch (const std::exception& failure) {
      log.write(LogLevel::Error, "stream_failed", {{"what", failure.what()}});
      queue->close();
    }
  });
  if (!posted || server_.draining) stream_->close();
  read();  // the only way to learn that the client has gone
}

void Connection::flush_stream() {
  if (phase_ != Phase::Streaming) return;
  if (stream_->overrun()) {
    server_.log.write(LogLevel::Info, "stream_too_slow", {{"request_id", request_->request_id}});
    return cut();
  }
  if (writing_stream_) return;
  auto next = stream_->take();
  stream_ended_ = next.ended;
  const std::size_t counted = next.bytes.size();
  std::string framed = http_1_0_ || next.bytes.empty() ? std::move(next.bytes) : as_chunk(next.bytes);
  if (stream_ended_ && !http_1_0_) framed += "0\r\n\r\n";
  if (framed.empty()) {
    if (stream_ended_) linger();
    return;
  }
  write_stream(std::move(framed), counted);
}

void Connection::write_stream(std::string bytes, std::size_t counted) {
  head_ = std::move(bytes);
  content_ = {};
  sent_ = 0;
  stream_counted_ = counted;
  writing_stream_ = true;
  last_moved_ = now();
  write();
}

void Connection::check_stream(Moment at) {
  if (writing_stream_) {
    if (at - last_moved_ <= limits_.pace_pause) return;
    ++thread_.counters.connections_timed_out;
    return cut();
  }
  // A comment keeps proxies from closing a silent stream (HTML standard, section 9.2.7).
  if (!is_event_stream_ || at - last_moved_ < limits_.stream_heartbeat) return;
  write_stream(http_1_0_ ? ":\n\n" : as_chunk(":\n\n"), 0);
}

void Connection::linger() {
  if (stream_) {
    stream_->detach();
    stream_.reset();
    --thread_.counters.streams_open;
  }
  phase_ = Phase::Lingering;
  deadline_ = now() + (server_.draining ? std::min(limits_.linger, linger_while_draining) : limits_.linger);
  error_code ec;
  socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ec);
  if (ec) return cut();
  filled_ = 0;
  stray_bytes_ = 0;
  read();
}

}  // namespace simpul::http_server
