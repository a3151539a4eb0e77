#include "encoding/base64.h"

#include <array>

namespace simpul {
namespace {

constexpr std::string_view alphabet64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view alphabet32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

constexpr std::uint8_t no_symbol = 0xff;

// What each character stands for in base64.
constexpr std::array<std::uint8_t, 256> values64 = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(no_symbol);
  for (std::size_t at = 0; at < alphabet64.size(); ++at) {
    values[static_cast<unsigned char>(alphabet64[at])] = static_cast<std::uint8_t>(at);
  }
  return values;
}();

// Regroups bits: `in` bits a symbol become `out` bits a symbol; `emit` gets each full group.
template <class Emit>
unsigned regroup(unsigned& held, unsigned& bits, unsigned value, unsigned in, unsigned out, Emit emit) {
  held = (held << in) | value;
  bits += in;
  while (bits >= out) {
    bits -= out;
    emit((held >> bits) & ((1u << out) - 1));
  }
  held &= (1u << bits) - 1;
  return held;
}

std::string encode(std::span<const std::uint8_t> bytes, std::string_view alphabet, unsigned width) {
  std::string text;
  text.reserve(bytes.size() * 8 / width + 3);
  unsigned held = 0;
  unsigned bits = 0;
  const auto emit = [&](unsigned symbol) { text += alphabet[symbol]; };
  for (const std::uint8_t byte : bytes) regroup(held, bits, byte, 8, width, emit);
  if (bits > 0) text += alphabet[(held << (width - bits)) & ((1u << width) - 1)];
  return text;
}

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

std::string base64(std::span<const std::uint8_t> bytes) {
  std::string text = encode(bytes, alphabet64, 6);
  while (text.size() % 4 != 0) text += '=';
  return text;
}

std::string base64(std::string_view bytes) {
  return base64(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

std::optional<std::string> base64_decode(std::string_view text) {
  if (text.size() % 4 != 0) return std::nullopt;
  std::size_t padding = 0;
  while (padding < 2 && !text.empty() && text.back() == '=') {
    text.remove_suffix(1);
    ++padding;
  }
  std::string bytes;
  bytes.reserve(text.size() * 6 / 8);
  unsigned held = 0;
  unsigned bits = 0;
  for (const char c : text) {
    const std::uint8_t symbol = values64[static_cast<unsigned char>(c)];
    if (symbol == no_symbol) return std::nullopt;
    regroup(held, bits, symbol, 6, 8, [&](unsigned byte) { bytes += static_cast<char>(byte); });
  }
  if (held != 0 || bits != padding * 2) return std::nullopt;
  return bytes;
}

std::string base32(std::span<const std::uint8_t> bytes) { return encode(bytes, alphabet32, 5); }

std::string hex(std::span<const std::uint8_t> bytes) { return encode(bytes, "0123456789abcdef", 4); }

std::optional<std::string> hex_decode(std::string_view text) {
  if (text.size() % 2 != 0) return std::nullopt;
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); i += 2) {
    const int high = hex_digit(text[i]);
    const int low = hex_digit(text[i + 1]);
    if (high < 0 || low < 0) return std::nullopt;
    bytes += static_cast<char>(high * 16 + low);
  }
  return bytes;
}

}  // namespace simpul
