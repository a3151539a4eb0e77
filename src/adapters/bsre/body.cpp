#include "body.h"

#include <string.h>

#include "crypto/sha256.h"

namespace simpul::bsre {
namespace {

void wipe(std::string& text) {
  ::explicit_bzero(text.data(), text.capacity());
  text.clear();
}

}  // namespace

WipedText::~WipedText() { wipe(text_); }

// A short text lies inside the string itself: moving leaves its letters behind, so the source is wiped.
WipedText::WipedText(WipedText&& other) noexcept : text_(std::move(other.text_)) { wipe(other.text_); }

WipedText& WipedText::operator=(WipedText&& other) noexcept {
  wipe(text_);
  text_ = std::move(other.text_);
  wipe(other.text_);
  return *this;
}

void WipedText::append(std::string_view text) {
  if (text_.size() + text.size() > text_.capacity()) {
    std::string wider;
    wider.reserve(2 * (text_.size() + text.size()));
    wider.append(text_);
    wipe(text_);
    text_.swap(wider);
  }
  text_.append(text);
}

Form::Form(std::string_view file) : boundary_(sha256(file).text().substr(0, 40)) {}

void Form::field(std::string_view name, std::string_view value) {
  for (const std::string_view piece : {std::string_view("--"), std::string_view(boundary_),
                                       std::string_view("\r\nContent-Disposition: form-data; name=\""), name,
                                       std::string_view("\"\r\n\r\n"), value, std::string_view("\r\n")}) {
    text_.append(piece);
  }
}

void Form::file(const File& file) {
  text_.append(
      fmt::format("--{}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: "
                  "{}\r\n\r\n",
                  boundary_, file.name, file.file_name, file.media_type));
  text_.append(file.bytes);
  text_.append("\r\n");
}

WipedText Form::finish() {
  text_.append("--" + boundary_ + "--\r\n");
  return std::move(text_);
}

void JsonText::separate() {
  if (!first_) out_.append(",");
  first_ = false;
}

JsonText& JsonText::open(char bracket) {
  separate();
  out_.append({&bracket, 1});
  first_ = true;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  out_.append({&bracket, 1});
  first_ = false;
  return *this;
}

JsonText& JsonText::name(std::string_view name) {
  text(name);
  out_.append(":");
  first_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  separate();
  out_.append("\"");
  // Runs of plain letters at once: the largest value is a whole file.
  while (!value.empty()) {
    const auto special = std::ranges::find_if(
        value, [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20; });
    const auto plain = static_cast<std::size_t>(special - value.begin());
    out_.append(value.substr(0, plain));
    value.remove_prefix(plain);
    if (value.empty()) break;
    out_.append(fmt::format("\\u{:04x}", static_cast<unsigned>(value.front())));
    value.remove_prefix(1);
  }
  out_.append("\"");
  return *this;
}

JsonText& JsonText::number(double value) {
  separate();
  out_.append(fmt::format("{:g}", value));
  return *this;
}

}  // namespace simpul::bsre
