#pragma once

#include <chrono>
#include <cstddef>

namespace simpul::http_server {

// What one client may ask of the server (reliability anchors 6.4). Mobile uplinks are slow, whole offices share one
// address: the limits stop an attack, not a bad network.
struct Limits {
  std::size_t header_bytes = 16 * 1024;
  std::size_t header_line_bytes = 8 * 1024;
  std::size_t header_count = 100;
  std::chrono::milliseconds header_time{10'000};

  // Where the plan of a route says nothing else.
  std::size_t body_bytes = 1 << 20;
  // Bodies being received or handled, of all clients together; beyond it new ones are told to come back.
  std::size_t bodies_bytes = 192u << 20;

  // The pace of a body, in either direction: after `grace` from its start it must have moved at `bytes_per_second` or
  // more on average, and it never stands still longer than `pause`.
  std::chrono::milliseconds pace_grace{30'000};
  std::size_t pace_bytes_per_second = 1024;
  std::chrono::milliseconds pace_pause{20'000};

  std::size_t connections = 4096;
  std::size_t connections_per_address = 512;
  std::size_t requests_waiting = 1024;

  std::size_t stream_unsent_bytes = 1 << 20;
  std::chrono::milliseconds stream_heartbeat{15'000};

  // How long the rest of a refused request is read and thrown away, so that the client sees the answer and no reset.
  std::chrono::milliseconds linger{2'000};
  // How often the limits in time are looked at; they are met to within this.
  std::chrono::milliseconds sweep{250};
};

}  // namespace simpul::http_server
