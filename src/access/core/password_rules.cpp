#include "access/password_rules.h"

namespace simpul::access {
namespace {

// An entry with more than this around it is no longer what a list of common passwords finds.
constexpr std::size_t dressing_max = 6;
// Shorter names occur inside ordinary words.
constexpr std::size_t telling_name_min = 4;
// "aaaaaaaa", "12121212": too few different characters to be a secret.
constexpr std::size_t distinct_characters_min = 4;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string letters_and_digits(std::string_view text) {
  std::string out;
  for (const char c : lower(text)) {
    if (is_letter(c) || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

// UTF-8 continuation bytes do not begin a character.
std::size_t characters_in(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string_view undressed(std::string_view text) {
  while (!text.empty() && !is_letter(text.front())) text.remove_prefix(1);
  while (!text.empty() && !is_letter(text.back())) text.remove_suffix(1);
  return text;
}

// "Kabupaten Muara Enim" is as telling without its kind, and people write it so.
std::vector<std::string> telling_names(const PasswordOwner& owner) {
  std::string region = lower(owner.region_name);
  for (const std::string_view kind : {"provinsi ", "kabupaten ", "kota ", "pemerintah "}) {
    if (region.starts_with(kind)) region.erase(0, kind.size());
  }
  std::vector<std::string> out = {letters_and_digits(owner.sign_in_name), letters_and_digits(region)};
  std::string word;
  for (const char c : owner.person_name + " ") {
    if (c != ' ') {
      word += c;
    } else {
      out.push_back(letters_and_digits(std::exchange(word, {})));
    }
  }
  std::erase_if(out, [](const std::string& name) { return name.size() < telling_name_min; });
  return out;
}

}  // namespace

GuessablePasswords GuessablePasswords::read(std::string_view text) {
  GuessablePasswords out;
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty() && !line.starts_with('#')) out.entries_.insert(lower(line));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool GuessablePasswords::contains(std::string_view password) const {
  const std::string plain = lower(password);
  if (entries_.contains(plain)) return true;
  const std::string_view core = undressed(plain);
  return !core.empty() && plain.size() - core.size() <= dressing_max && entries_.contains(core);
}

Refusals check_password(std::string_view password, const PasswordOwner& owner, const GuessablePasswords& guessable) {
  Refusals refusals;
  const auto refuse_for = [&](std::string code) { refusals.push_back({std::move(code), "/password", {}}); };
  const std::size_t length = characters_in(password);
  if (length < password_length_min) refuse_for("password_too_short");
  if (length > password_length_max) refuse_for("password_too_long");
  const std::set<char> distinct(password.begin(), password.end());
  if (length >= password_length_min && (distinct.size() < distinct_characters_min || guessable.contains(password))) {
    refuse_for("password_guessable");
  }
  const std::string plain = letters_and_digits(password);
  if (std::ranges::any_of(telling_names(owner), [&](const auto& name) { return plain.contains(name); })) {
    refuse_for("password_names_owner");
  }
  return refusals;
}

bool advises_longer_password(std::string_view password) { return characters_in(password) < password_length_advised; }

}  // namespace simpul::access
