#include "crypto/one_time_code.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <sodium.h>

#include <array>

namespace simpul {

std::uint32_t totp_code(std::string_view secret, std::int64_t step) {
  std::array<unsigned char, 8> counter{};
  for (int i = 7; i >= 0; --i, step >>= 8)
    counter[static_cast<std::size_t>(i)] = static_cast<unsigned char>(step & 0xFF);
  std::array<unsigned char, 20> mac{};
  unsigned int size = mac.size();
  HMAC(EVP_sha1(), secret.data(), static_cast<int>(secret.size()), counter.data(), counter.size(), mac.data(), &size);
  const std::size_t offset = mac[19] & 15;  // RFC 4226 section 5.3, dynamic truncation
  const std::uint32_t binary =
      (mac[offset] & 0x7Fu) << 24 | mac[offset + 1] << 16 | mac[offset + 2] << 8 | mac[offset + 3];
  return binary % 1'000'000;
}

std::optional<std::int64_t> totp_match(std::string_view secret, std::string_view text, Instant now,
                                       std::int64_t last_used) {
  const std::int64_t current = now.ms / 1000 / totp_step_seconds;
  for (std::int64_t step = current - 1; step <= current + 1; ++step) {
    if (step <= last_used) continue;
    if (equal_in_constant_time(fmt::format("{:06}", totp_code(secret, step)), text)) return step;
  }
  return std::nullopt;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace simpul
