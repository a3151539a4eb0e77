#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "authority.h"
#include "pades/pades_signatures.h"
#include "programs.h"
#include "samples.h"

namespace simpul::pades {

// Two signatories under one root, an issuer between, and a document with a place for each.
class Signers : public testing::Test {
 protected:
  Signers()
      : root_("Induk Uji"),
        issuer_("Penerbit Uji", root_),
        first_(issuer_.issue({.name = "ISRAN NOOR", .number = "6472010101600001"})),
        second_(issuer_.issue({.name = "Khofifah Indar Parawansa", .key = "prime256v1"})) {}

  std::unique_ptr<PdfSigningKey> key_of(const Identity& who) {
    auto key = pades_.open_pkcs12(pkcs12_of(who, "rahasia", {issuer_.certificate()}), Secret(std::string("rahasia")));
    EXPECT_TRUE(key) << key.error().code;
    return std::move(*key);
  }

  static std::string with_places(PadesSignatures& pades, const std::string& pdf) {
    auto out = pades.prepare(pdf, {{"pihak_1", {1, 72, 100, 200, 60}}, {"pihak_2", {1, 320, 100, 200, 60}}});
    EXPECT_TRUE(out) << out.error().code;
    return out.value_or("");
  }

  static SignatureStatement statement(const std::string& field) {
    return {field, "ISRAN NOOR", "Gubernur Kalimantan Timur", "Persetujuan", "Samarinda", signing_day, Zone::Wita};
  }

  std::string signed_in(const std::string& field, const std::string& pdf, const Identity& who) {
    const auto key = key_of(who);
    auto out = pades_.sign(pdf, statement(field), *key);
    EXPECT_TRUE(out) << out.error().code;
    return out.value_or("");
  }

  std::string signed_once() { return signed_in("pihak_1", with_places(pades_, cairo_pdf(2)), first_); }
  std::string signed_twice() { return signed_in("pihak_2", signed_once(), second_); }

  TrustMaterial trust() {
    return {.anchors = {root_.pem()},
            .intermediates = {},
            .crls = {root_.crl({}, signing_day, far_away), issuer_.crl({}, signing_day, far_away)},
            .ocsp_responses = {},
            .now = *Instant::parse("2026-07-29T00:00:00.000Z")};
  }

  ExaminedSignature only(const std::string& pdf) { return only(pdf, trust()); }
  ExaminedSignature only(const std::string& pdf, const TrustMaterial& trust) {
    const auto report = pades_.examine(pdf, trust);
    EXPECT_TRUE(report) << report.error().code;
    EXPECT_FALSE(!report || report->signatures.empty());
    return report && !report->signatures.empty() ? report->signatures.front() : ExaminedSignature{};
  }

  static bool says(const std::vector<SignatureFinding>& findings, std::string_view code) {
    return std::ranges::any_of(findings, [&](const SignatureFinding& finding) { return finding.code == code; });
  }

  Authority root_;
  Authority issuer_;
  Identity first_;
  Identity second_;
  PadesSignatures pades_{{}};
  Folder folder_;
};

// How often a text holds a word.
inline int count_of(std::string_view word, std::string_view text) {
  int out = 0;
  for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) ++out;
  return out;
}

}  // namespace simpul::pades
