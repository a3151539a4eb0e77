#pragma once

#include <string.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace simpul {

// A passphrase, PIN or one-time code on its way to the act it is for. It lies in one place in memory, which is wiped
// when it goes; it cannot be copied or printed. The text it is made from is wiped at once.
class Secret {
 public:
  Secret() = default;
  explicit Secret(std::string& text) : size_(text.size()), bytes_(new char[text.size() + 1]) {
    ::memcpy(bytes_.get(), text.data(), size_);
    bytes_[size_] = '\0';
    ::explicit_bzero(text.data(), text.capacity());
    text.clear();
  }
  explicit Secret(std::string&& text) : Secret(text) {}
  ~Secret() { wipe(); }
  Secret(Secret&& other) noexcept : size_(std::exchange(other.size_, 0)), bytes_(std::move(other.bytes_)) {}
  Secret& operator=(Secret&& other) noexcept {
    wipe();
    size_ = std::exchange(other.size_, 0);
    bytes_ = std::move(other.bytes_);
    return *this;
  }

  bool empty() const { return size_ == 0; }
  std::string_view view() const { return {bytes_ ? bytes_.get() : "", size_}; }
  // Ends with a zero byte, for C libraries.
  const char* c_str() const { return bytes_ ? bytes_.get() : ""; }
  void wipe() {
    if (bytes_) ::explicit_bzero(bytes_.get(), size_);
    size_ = 0;
  }

 private:
  std::size_t size_ = 0;
  std::unique_ptr<char[]> bytes_;
};

}  // namespace simpul
