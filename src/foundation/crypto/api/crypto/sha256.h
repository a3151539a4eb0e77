#pragma once

#include <string_view>

#include "kernel/digest.h"

namespace simpul {

Digest sha256(std::string_view bytes);

// SHA-256 over pieces that arrive one after the other. One thread at a time.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void update(std::string_view bytes);
  // The digest of everything so far; afterwards the object starts anew.
  Digest finish();

 private:
  void* context_;
};

}  // namespace simpul
