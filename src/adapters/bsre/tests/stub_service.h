#pragma once

#include <map>
#include <optional>
#include <string>

#include "loopback_server.h"

namespace simpul::bsre {

// A stand-in for the e-Sign client service, made from the same description as the client (docs/formats/bsre.md) and
// from nothing else. Knows one signer, and one account of an application.
class StubService {
 public:
  static constexpr const char* nik = "6472010101600001";
  static constexpr const char* email = "gubernur@contoh.go.id";
  static constexpr const char* passphrase = "Frasa \"rahasia\" \\ penanda tangan";
  static constexpr const char* code = "493817";
  static constexpr const char* client_name = "simpul";
  static constexpr const char* client_password = "kunci-aplikasi-9731";

  StubService() : server_([this](const loopback::Asked& asked) { return answer(asked); }) {}

  std::string url() const { return server_.url(); }
  std::vector<loopback::Asked> asked() const { return server_.asked(); }

  // Answers the next calls with this instead.
  void say(loopback::Answer answer) { instead_ = std::move(answer); }
  // v1: names the file instead of sending it.
  void name_files_only() { names_only_ = true; }
  void account_is(std::string state) { state_ = std::move(state); }

  static std::string signed_form_of(const std::string& pdf) { return pdf + "\n% ditandatangani\n%%EOF\n"; }

 private:
  loopback::Answer answer(const loopback::Asked& asked);
  loopback::Answer answer_v1(const loopback::Asked& asked);
  loopback::Answer answer_v2(const loopback::Asked& asked);

  std::optional<loopback::Answer> instead_;
  bool names_only_ = false;
  std::string state_ = "ISSUE";
  std::string kept_;
  loopback::LoopbackServer server_;
};

// The parts of a form by name.
std::map<std::string, std::string> form_in(const loopback::Asked& asked);

}  // namespace simpul::bsre
