#pragma once

#include <sys/socket.h>

#include <string_view>

namespace simpul::http_client {

// Whether a URL has a form this node asks: "https://host[:port][/path]" without user, query or fragment in the
// authority; with `loopback` also "http://127.0.0.1…" and "http://[::1]…".
bool is_askable(std::string_view url, bool loopback);

// Whether a connection to this address may be made. Private networks may: many offices live in them.
bool may_connect(const sockaddr& address, bool loopback);

}  // namespace simpul::http_client
