// Time stamps from an authority on loopback that is made of `openssl ts`.
#include "encoding/base64.h"
#include "loopback_server.h"
#include "signers.h"

namespace simpul::pades {
namespace {

class Timestamped : public Signers {
 protected:
  Timestamped()
      : authority_("Induk Cap Waktu"),
        clock_(authority_.issue({.name = "Cap Waktu Uji",
                                 .usage = "critical,digitalSignature",
                                 .extended_usage = "critical,timeStamping"})) {
    folder_.keep("tsa.pem", pem_of(clock_.certificate.get()));
    folder_.keep("tsa.key", pem_of(clock_.key.get()));
    folder_.keep("serial", "01\n");
    folder_.keep("tsa.cnf", fmt::format("[tsa]\ndefault_tsa = ours\n[ours]\nserial = {}\nsigner_digest = sha256\n"
                                        "default_policy = 1.2.3.4.1\ndigests = sha256\ness_cert_id_alg = sha256\n"
                                        "ordering = no\ntsa_name = no\n",
                                        folder_.path("serial")));
  }

  loopback::Answer stamp(const loopback::Asked& asked) {
    const std::string query = folder_.keep("query", asked.body);
    const std::string reply = folder_.path("reply");
    const Ran ran = run({"openssl", "ts", "-reply", "-config", folder_.path("tsa.cnf"), "-queryfile", query, "-signer",
                         folder_.path("tsa.pem"), "-inkey", folder_.path("tsa.key"), "-out", reply});
    EXPECT_EQ(ran.status, 0) << ran.said;
    return {200, "application/timestamp-reply", content_of(reply)};
  }

  Result<std::string, Refusal> signed_by(PadesSignatures& pades) {
    return pades.sign(with_places(pades, cairo_pdf(1)), statement("pihak_1"), *key_of(first_));
  }

  Authority authority_;
  Identity clock_;
};

TEST_F(Timestamped, signature_carries_a_token_that_others_verify) {
  loopback::LoopbackServer server([this](const auto& asked) { return stamp(asked); });
  PadesSignatures pades({.worker = {}, .timestamp_service = TimestampService{server.url()}});
  const auto done = signed_by(pades);
  ASSERT_TRUE(done) << done.error().code;
  EXPECT_EQ(server.asked().front().headers.at("content-type"), "application/timestamp-query");

  TrustMaterial known = trust();
  known.anchors.push_back(authority_.pem());
  known.now = *Instant::parse("2040-01-01T00:00:00.000Z");
  const ExaminedSignature seen = only(*done, known);
  ASSERT_TRUE(seen.timestamp);
  EXPECT_TRUE(seen.timestamp->intact);
  EXPECT_EQ(seen.timestamp->trust, CertificateTrust::Trusted);
  EXPECT_EQ(seen.timestamp->authority, "Cap Waktu Uji");
  EXPECT_FALSE(says(seen.findings, "time_not_proven"));

  // The token once more, by openssl itself: over the signature value, under the authority's root.
  const std::size_t begin = done->find("/Contents <") + 11;
  folder_.keep("message", *hex_decode(done->substr(begin, done->find('>', begin) - begin)));
  const std::string message = content_of(folder_.path("message"));
  const unsigned char* at = start_of(message);
  const CmsMessage cms(d2i_CMS_ContentInfo(nullptr, &at, static_cast<long>(message.size())));
  CMS_SignerInfo* const signer = sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms.get()), 0);
  const int place = CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1);
  const ASN1_STRING* const token = X509_ATTRIBUTE_get0_type(CMS_unsigned_get_attr(signer, place), 0)->value.sequence;
  const auto text = [](const ASN1_STRING* s) {
    return std::string(reinterpret_cast<const char*>(ASN1_STRING_get0_data(s)),
                       static_cast<std::size_t>(ASN1_STRING_length(s)));
  };
  folder_.keep("token", text(token));
  folder_.keep("value", text(CMS_SignerInfo_get0_signature(signer)));
  const Ran ran = run({"openssl", "ts", "-verify", "-token_in", "-in", folder_.path("token"), "-data",
                       folder_.path("value"), "-CAfile", folder_.keep("tsa_root.pem", authority_.pem())});
  EXPECT_EQ(ran.status, 0) << ran.said;
  EXPECT_NE(run({"pdfsig", folder_.keep("stamped.pdf", *done)}).said.find("Signature is Valid"), std::string::npos);
}

TEST_F(Timestamped, unknown_authority_proves_no_time) {
  loopback::LoopbackServer server([this](const auto& asked) { return stamp(asked); });
  PadesSignatures pades({.worker = {}, .timestamp_service = TimestampService{server.url()}});
  const ExaminedSignature seen = only(*signed_by(pades));
  ASSERT_TRUE(seen.timestamp);
  EXPECT_TRUE(says(seen.findings, "timestamp_not_trusted"));
  EXPECT_TRUE(says(seen.findings, "time_not_proven"));
}

TEST_F(Timestamped, answer_to_another_question_is_refused) {
  std::string first;
  loopback::LoopbackServer server([&, this](const auto& asked) {
    loopback::Answer answer = stamp(asked);
    if (first.empty()) first = answer.body;
    answer.body = first;
    return answer;
  });
  PadesSignatures pades({.worker = {}, .timestamp_service = TimestampService{server.url()}});
  ASSERT_TRUE(signed_by(pades));
  const auto again = signed_by(pades);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, "pades_timestamp_unavailable");
}

TEST_F(Timestamped, silent_refusing_or_babbling_service_means_no_signature) {
  for (const loopback::Answer& answer :
       {loopback::Answer{500, "text/plain", "galat"}, loopback::Answer{200, "text/plain", "bukan cap waktu"},
        loopback::Answer{302, "text/plain", "", {{"Location", "http://127.0.0.1:1/"}}}}) {
    loopback::LoopbackServer server([&](const auto&) { return answer; });
    PadesSignatures pades({.worker = {}, .timestamp_service = TimestampService{server.url()}});
    const auto done = signed_by(pades);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, "pades_timestamp_unavailable");
  }
  PadesSignatures nowhere({.worker = {}, .timestamp_service = TimestampService{"http://127.0.0.1:1/"}});
  EXPECT_FALSE(signed_by(nowhere));
  PadesSignatures other_protocol({.worker = {}, .timestamp_service = TimestampService{"file:///etc/passwd"}});
  EXPECT_FALSE(signed_by(other_protocol));
}

}  // namespace
}  // namespace simpul::pades
