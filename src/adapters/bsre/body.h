#pragma once

#include <string>
#include <string_view>

namespace simpul::bsre {

// The body of a request that may hold a passphrase: grows without leaving copies behind, is wiped when it goes.
class WipedText {
 public:
  WipedText() = default;
  ~WipedText();
  WipedText(WipedText&& other) noexcept;
  WipedText& operator=(WipedText&& other) noexcept;

  void append(std::string_view text);
  std::string_view view() const { return text_; }

 private:
  std::string text_;
};

// multipart/form-data (RFC 7578). The boundary is 40 digits of the hash of the file itself, which no other value holds
// by chance.
class Form {
 public:
  explicit Form(std::string_view file);
  void field(std::string_view name, std::string_view value);
  struct File {
    std::string_view name;
    std::string_view file_name;
    std::string_view media_type;
    std::string_view bytes;
  };
  void file(const File& file);
  WipedText finish();
  std::string content_type() const { return "multipart/form-data; boundary=" + boundary_; }

 private:
  std::string boundary_;
  WipedText text_;
};

// A JSON text written piece by piece, so that no secret passes through a value that is not wiped.
class JsonText {
 public:
  JsonText& open(char bracket);
  JsonText& close(char bracket);
  JsonText& name(std::string_view name);
  JsonText& text(std::string_view value);
  JsonText& number(double value);
  JsonText& member(std::string_view key, std::string_view value) { return name(key).text(value); }
  WipedText finish() { return std::move(out_); }

 private:
  void separate();

  WipedText out_;
  bool first_ = true;
};

}  // namespace simpul::bsre
