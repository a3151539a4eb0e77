#include "addresses.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace simpul::http_client {
namespace {

bool is_host_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
         c == '_' || c == '[' || c == ']' || c == ':';
}

bool may_connect_v4(std::uint32_t address, bool loopback) {
  const std::uint32_t first = address >> 24;
  if (first == 127) return loopback;
  // "This network" (RFC 1122), link-local (RFC 3927, where clouds keep their metadata), multicast, reserved, broadcast.
  return first != 0 && (address >> 16) != 0xA9FE && first < 224;
}

bool may_connect_v6(const in6_addr& address, bool loopback) {
  if (IN6_IS_ADDR_LOOPBACK(&address)) return loopback;
  if (IN6_IS_ADDR_V4MAPPED(&address)) {
    std::uint32_t inside = 0;
    std::memcpy(&inside, address.s6_addr + 12, sizeof inside);
    return may_connect_v4(ntohl(inside), loopback);
  }
  return !IN6_IS_ADDR_UNSPECIFIED(&address) && !IN6_IS_ADDR_LINKLOCAL(&address) && !IN6_IS_ADDR_MULTICAST(&address) &&
         !IN6_IS_ADDR_V4COMPAT(&address);
}

}  // namespace

bool is_askable(std::string_view url, bool loopback) {
  constexpr std::string_view safe = "https://";
  constexpr std::string_view plain = "http://";
  const bool is_plain = url.starts_with(plain);
  if (!url.starts_with(safe) && !is_plain) return false;
  const std::string_view rest = url.substr(is_plain ? plain.size() : safe.size());
  const std::string_view authority = rest.substr(0, rest.find('/'));
  if (authority.empty() || !std::ranges::all_of(authority, is_host_letter)) return false;
  if (!std::ranges::all_of(url, [](char c) { return c > 0x20 && c < 0x7f; })) return false;
  if (!is_plain) return true;
  const std::string_view host = authority.starts_with('[') ? authority.substr(0, authority.find(']') + 1)
                                                           : authority.substr(0, authority.find(':'));
  return loopback && (host == "127.0.0.1" || host == "[::1]");
}

bool may_connect(const sockaddr& address, bool loopback) {
  if (address.sa_family == AF_INET) {
    sockaddr_in v4{};
    std::memcpy(&v4, &address, sizeof v4);
    return may_connect_v4(ntohl(v4.sin_addr.s_addr), loopback);
  }
  if (address.sa_family == AF_INET6) {
    sockaddr_in6 v6{};
    std::memcpy(&v6, &address, sizeof v6);
    return may_connect_v6(v6.sin6_addr, loopback);
  }
  return false;
}

}  // namespace simpul::http_client
