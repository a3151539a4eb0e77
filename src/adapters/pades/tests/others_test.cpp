// What programs that are not ours say about our signatures: poppler's pdfsig, qpdf, openssl.
#include "encoding/base64.h"
#include "signers.h"

namespace simpul::pades {
namespace {

class Others : public Signers {
 protected:
  void expect_sound(const std::string& pdf) {
    const Ran seen = run({"qpdf", "--check", folder_.keep("sound.pdf", pdf)});
    EXPECT_EQ(seen.status, 0) << seen.said;
  }

  std::string pdfsig(const std::string& pdf) { return run({"pdfsig", folder_.keep("signed.pdf", pdf)}).said; }

  // Writes signature number `which` and the bytes it is over, as openssl wants them.
  void take_apart(const std::string& pdf, int which) {
    std::size_t at = 0;
    for (int i = 0; i <= which; ++i) at = pdf.find("/ByteRange [", at) + 12;
    std::size_t numbers[4];
    for (std::size_t& number : numbers) {
      while (pdf[at] == ' ') ++at;
      number = std::stoul(pdf.substr(at, 12));
      at = pdf.find(' ', at);
    }
    const std::string digits = pdf.substr(numbers[1] + 1, numbers[2] - numbers[1] - 2);
    folder_.keep("message", *hex_decode(digits));
    folder_.keep("content", pdf.substr(0, numbers[1]) + pdf.substr(numbers[2], numbers[3]));
  }
};

TEST_F(Others, first_by_rsa_then_second_by_ecdsa_are_both_valid) {
  const std::string done = signed_twice();
  const std::string seen = pdfsig(done);
  EXPECT_EQ(count_of("Signature is Valid", seen), 2) << seen;
  EXPECT_EQ(count_of("Not total document signed", seen), 1) << seen;
  EXPECT_EQ(count_of("  - Total document signed", seen), 1) << seen;
  EXPECT_EQ(count_of("ETSI.CAdES.detached", seen), 2) << seen;
  EXPECT_NE(seen.find("Jul 28 2026"), std::string::npos) << seen;
  expect_sound(done);
}

TEST_F(Others, signing_only_adds_bytes) {
  const std::string plain = cairo_pdf(2);
  const std::string prepared = with_places(pades_, plain);
  const std::string once = signed_in("pihak_1", prepared, first_);
  const std::string twice = signed_in("pihak_2", once, second_);
  EXPECT_TRUE(prepared.starts_with(plain));
  EXPECT_TRUE(once.starts_with(prepared));
  EXPECT_TRUE(twice.starts_with(once));
}

TEST_F(Others, flipped_byte_is_seen) {
  std::string done = signed_twice();
  const std::size_t at = done.find("/MediaBox");
  ASSERT_NE(at, std::string::npos);
  done[at + 1] = 'N';
  const std::string seen = pdfsig(done);
  EXPECT_EQ(count_of("Digest Mismatch", seen), 2) << seen;
  EXPECT_EQ(count_of("Signature is Valid", seen), 0) << seen;
}

TEST_F(Others, certificate_is_trusted_where_its_root_is) {
  const std::string store = folder_.path("nss");
  ASSERT_EQ(run({"mkdir", store}).status, 0);
  ASSERT_EQ(run({"certutil", "-N", "-d", store, "--empty-password"}).status, 0);
  const std::string pem = folder_.keep("root.pem", root_.pem());
  ASSERT_EQ(run({"certutil", "-A", "-d", store, "-n", "induk", "-t", "CT,C,C", "-i", pem}).status, 0);
  const Ran seen = run({"pdfsig", "-nssdir", store, folder_.keep("trusted.pdf", signed_twice())});
  EXPECT_EQ(count_of("Certificate is Trusted", seen.said), 2) << seen.said;
}

TEST_F(Others, openssl_verifies_each_signature_as_cades) {
  const std::string done = signed_twice();
  const std::string root = folder_.keep("root.pem", root_.pem());
  for (const int which : {0, 1}) {
    take_apart(done, which);
    const Ran seen =
        run({"openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", folder_.path("message"),
             "-content", folder_.path("content"), "-CAfile", root, "-purpose", "any", "-out", "/dev/null"});
    EXPECT_EQ(seen.status, 0) << seen.said;
    EXPECT_NE(seen.said.find("successful"), std::string::npos) << seen.said;
    const Ran printed = run({"openssl", "cms", "-cmsout", "-print", "-inform", "DER", "-in", folder_.path("message")});
    EXPECT_EQ(printed.said.find("signingTime"), std::string::npos) << "EN 319 142-1 section 6.3";
    EXPECT_NE(printed.said.find("signingCertificateV2"), std::string::npos);
  }
}

TEST_F(Others, file_with_streams_instead_of_tables_keeps_them) {
  const std::string plain = packed(cairo_pdf(2));
  ASSERT_EQ(plain.find("\nxref\n"), std::string::npos);
  const std::string once = signed_in("pihak_1", with_places(pades_, plain), first_);
  const std::string twice = signed_in("pihak_2", once, second_);
  EXPECT_EQ(twice.find("\nxref\n"), std::string::npos);
  EXPECT_EQ(count_of("Signature is Valid", pdfsig(twice)), 2);
  expect_sound(twice);
}

TEST_F(Others, file_of_an_office_program_is_signed) {
  if (run({"soffice", "--version"}).status != 0) GTEST_SKIP() << "LibreOffice is not installed";
  const std::string text = folder_.keep("naskah.txt", "Perjanjian Kerja Sama\n\nPasal 1\n");
  const Ran made = run({"soffice", "-env:UserInstallation=file://" + folder_.path("profile"), "--headless",
                        "--convert-to", "pdf", "--outdir", folder_.path("out"), text});
  ASSERT_EQ(made.status, 0) << made.said;
  const std::string plain = content_of(folder_.path("out/naskah.pdf"));
  const std::string once = signed_in("pihak_1", with_places(pades_, plain), first_);
  const std::string twice = signed_in("pihak_2", once, second_);
  EXPECT_EQ(count_of("Signature is Valid", pdfsig(twice)), 2);
  expect_sound(twice);
  EXPECT_EQ(only(twice).verdict, SignatureVerdict::Proven);
}

TEST_F(Others, picture_shows_name_office_and_local_time) {
  const Ran text = run({"pdftotext", "-layout", folder_.keep("picture.pdf", signed_once()), "-"});
  for (const char* words : {"ISRAN NOOR", "Gubernur Kalimantan Timur", "Ditandatangani secara elektronik",
                            "28 Juli 2026 pukul 11.00 WITA"}) {
    EXPECT_NE(text.said.find(words), std::string::npos) << words << " in " << text.said;
  }
}

}  // namespace
}  // namespace simpul::pades
