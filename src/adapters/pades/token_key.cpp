#include "token_key.h"

#include <libp11.h>
#include <openssl/err.h>

#include "open_key.h"

namespace simpul::pades {
namespace {

// CK_RV values of PKCS#11 v2.40 section 3.7 that say something a person can act on.
constexpr int pin_incorrect = 0xa0;
constexpr int pin_invalid = 0xa1;
constexpr int pin_length = 0xa2;
constexpr int pin_locked = 0xa4;

int last_reason() {
  const int reason = ERR_GET_REASON(ERR_peek_last_error());
  ERR_clear_error();
  return reason;
}

}  // namespace

// A loaded library with its slots.
class TokenModule {
 public:
  explicit TokenModule(const std::string& path) : context_(PKCS11_CTX_new()) {
    loaded_ = context_ && PKCS11_CTX_load(context_, path.c_str()) == 0;
    if (loaded_) look_around();
    ERR_clear_error();
  }
  ~TokenModule() {
    forget();
    if (loaded_) PKCS11_CTX_unload(context_);
    if (context_) PKCS11_CTX_free(context_);
  }
  TokenModule(const TokenModule&) = delete;
  TokenModule& operator=(const TokenModule&) = delete;

  bool loaded() const { return loaded_; }
  // Tokens may have been plugged in since.
  PKCS11_SLOT* slot(const std::string& label) {
    if (PKCS11_SLOT* const known = find(label)) return known;
    look_around();
    return find(label);
  }
  std::mutex& mutex() { return mutex_; }
  bool busy(const PKCS11_SLOT* slot) const { return std::ranges::find(busy_, slot) != busy_.end(); }
  void take(const PKCS11_SLOT* slot) { busy_.push_back(slot); }
  // Logs out, so that the next one has to know the PIN again.
  void give_back(PKCS11_SLOT* slot) {
    const std::lock_guard lock(mutex_);
    if (PKCS11_logout(slot) != 0) ERR_clear_error();
    std::erase(busy_, slot);
  }

 private:
  struct Slots {
    PKCS11_SLOT* first = nullptr;
    unsigned count = 0;
  };

  // Lists that open keys point into stay. (PKCS11_update_slots of libp11 0.4.12 reads beyond its list.)
  void look_around() {
    if (busy_.empty()) forget();
    constexpr std::size_t lists_max = 64;
    Slots slots;
    if (seen_.size() < lists_max && PKCS11_enumerate_slots(context_, &slots.first, &slots.count) == 0) {
      seen_.push_back(slots);
    }
    ERR_clear_error();
  }

  void forget() {
    for (const Slots& slots : seen_) PKCS11_release_all_slots(context_, slots.first, slots.count);
    seen_.clear();
  }

  PKCS11_SLOT* find(const std::string& label) {
    for (const Slots& slots : seen_) {
      for (unsigned i = 0; i < slots.count; ++i) {
        PKCS11_TOKEN* const token = slots.first[i].token;
        if (token && token->label && label == token->label) return &slots.first[i];
      }
    }
    return nullptr;
  }

  PKCS11_CTX* context_ = nullptr;
  std::vector<Slots> seen_;
  bool loaded_ = false;
  std::vector<const PKCS11_SLOT*> busy_;
  std::mutex mutex_;  // guards seen_, busy_ and logging in
};

// A token logged in for one person. While it lasts nobody else gets in: the token would let them without any PIN.
class TokenSession {
 public:
  TokenSession(std::shared_ptr<TokenModule> module, PKCS11_SLOT* slot) : module_(std::move(module)), slot_(slot) {}
  ~TokenSession() { module_->give_back(slot_); }
  TokenSession(const TokenSession&) = delete;
  TokenSession& operator=(const TokenSession&) = delete;

 private:
  std::shared_ptr<TokenModule> module_;
  PKCS11_SLOT* slot_;
};

namespace {

Result<void, Refusal> log_in(PKCS11_SLOT* slot, const Secret& pin) {
  ERR_clear_error();
  if (PKCS11_login(slot, 0, pin.c_str()) == 0) return {};
  switch (last_reason()) {
    case pin_locked:
      return refuse(Refusal{"pades_token_pin_locked"});
    case pin_incorrect:
    case pin_invalid:
    case pin_length:
      return refuse(Refusal{"pades_token_pin_wrong"});
  }
  return refuse(Refusal{"pades_key_unusable"});
}

PKCS11_KEY* find_key(PKCS11_TOKEN* token, const std::string& label) {
  PKCS11_KEY* keys = nullptr;
  unsigned count = 0;
  if (PKCS11_enumerate_keys(token, &keys, &count) != 0) count = 0;
  for (unsigned i = 0; i < count; ++i) {
    if (keys[i].label && label == keys[i].label) return &keys[i];
  }
  return nullptr;
}

// The other certificates on the token may be those of the issuers.
Certificates other_certificates(PKCS11_TOKEN* token, X509* own) {
  PKCS11_CERT* certificates = nullptr;
  unsigned count = 0;
  Certificates out;
  if (PKCS11_enumerate_certs(token, &certificates, &count) != 0) count = 0;
  for (unsigned i = 0; i < count; ++i) {
    const bool issuer =
        certificates[i].x509 && X509_cmp(certificates[i].x509, own) != 0 && X509_check_ca(certificates[i].x509) != 0;
    if (issuer) out.push_back(shared(certificates[i].x509));
  }
  return out;
}

Result<std::unique_ptr<PdfSigningKey>, Refusal> key_on(PKCS11_SLOT* slot, std::shared_ptr<void> session,
                                                       const std::string& label) {
  PKCS11_KEY* const key = find_key(slot->token, label);
  if (!key) return refuse(Refusal{"pades_token_key_missing", "", {{"key", label}}});
  PrivateKey opened(PKCS11_get_private_key(key));
  PKCS11_CERT* const certificate = PKCS11_find_certificate(key);
  Certificate own = shared(certificate ? certificate->x509 : nullptr);
  ERR_clear_error();
  if (const auto fit = usable(opened.get(), own.get()); !fit) return refuse(fit.error());
  Certificates chain = other_certificates(slot->token, own.get());
  return std::make_unique<OpenKey>(std::move(session), std::move(opened), std::move(own), std::move(chain));
}

}  // namespace

TokenModules::TokenModules() = default;
TokenModules::~TokenModules() = default;

std::shared_ptr<TokenModule> TokenModules::module(const std::string& path) {
  const std::lock_guard lock(mutex_);
  const auto known = loaded_.find(path);
  if (known != loaded_.end()) return known->second;
  auto fresh = std::make_shared<TokenModule>(path);
  if (!fresh->loaded()) return nullptr;
  loaded_.emplace(path, fresh);
  return fresh;
}

Result<std::unique_ptr<PdfSigningKey>, Refusal> TokenModules::open(const TokenAddress& address, const Secret& pin) {
  const auto home = module(address.module);
  if (!home) return refuse(Refusal{"pades_token_module_unavailable"});
  std::unique_lock lock(home->mutex());
  PKCS11_SLOT* const slot = home->slot(address.token);
  if (!slot) return refuse(Refusal{"pades_token_missing", "", {{"token", address.token}}});
  if (home->busy(slot)) return refuse(Refusal{"pades_token_busy", "", {{"token", address.token}}});
  if (const auto open = log_in(slot, pin); !open) return refuse(open.error());
  home->take(slot);
  lock.unlock();
  return key_on(slot, std::make_shared<TokenSession>(home, slot), address.key);
}

}  // namespace simpul::pades
