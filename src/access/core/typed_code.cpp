#include "access/typed_code.h"

#include "crypto/sha256.h"
#include "encoding/base64.h"

namespace simpul::access {
namespace {

constexpr std::size_t code_letters = 16;

}  // namespace

std::string typed_code(const CodeSeed& seed) {
  const std::string letters = base32(seed);
  std::string out;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (i > 0 && i % 4 == 0) out += '-';
    out += letters[i];
  }
  return out;
}

std::optional<Digest> typed_code_hash(std::string_view typed) {
  std::string letters;
  for (char c : typed) {
    if (c == '-' || c == ' ') continue;
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    const bool in_alphabet = (c >= 'A' && c <= 'Z') || (c >= '2' && c <= '7');
    if (!in_alphabet) return std::nullopt;
    letters += c;
  }
  if (letters.size() != code_letters) return std::nullopt;
  return sha256(letters);
}

}  // namespace simpul::access
