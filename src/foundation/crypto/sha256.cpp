#include "crypto/sha256.h"

#include <openssl/evp.h>

#include "kernel/expects.h"

namespace simpul {
namespace {

// Fetched once: the implicit fetch of EVP_sha256() costs half of a short digest.
const EVP_MD* algorithm() {
  static const EVP_MD* md = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return md;
}

EVP_MD_CTX* as_context(void* context) { return static_cast<EVP_MD_CTX*>(context); }

}  // namespace

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  expects(context_ && EVP_DigestInit_ex(as_context(context_), algorithm(), nullptr) == 1, "SHA-256 is available");
}

Sha256::~Sha256() { EVP_MD_CTX_free(as_context(context_)); }

void Sha256::update(std::string_view bytes) { EVP_DigestUpdate(as_context(context_), bytes.data(), bytes.size()); }

Digest Sha256::finish() {
  Digest digest;
  EVP_DigestFinal_ex(as_context(context_), digest.bytes.data(), nullptr);
  EVP_DigestInit_ex(as_context(context_), nullptr, nullptr);
  return digest;
}

Digest sha256(std::string_view bytes) {
  thread_local Sha256 hasher;
  hasher.update(bytes);
  return hasher.finish();
}

}  // namespace simpul
