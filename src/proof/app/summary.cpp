#include "summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "encoding/markup.h"
#include "proof/verification.h"
#include "text/dates.h"

namespace simpul::proof {
namespace {

constexpr std::string_view head = R"(<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Ringkasan berkas kerja sama</title>
<style>
body { font: 1rem/1.6 Georgia, "Liberation Serif", serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; line-height: 1.25; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #8886; }
code { font-size: .9em; overflow-wrap: anywhere; }
</style>
</head>
<body>
)";

std::string name_in(const Manifest& manifest, const RegionCode& region) {
  const auto found = std::ranges::find(manifest.governments, region, &GovernmentKey::government);
  return escaped_markup(found == manifest.governments.end() ? region.text() : found->name);
}

std::string_view method_words(signing::Method method) {
  switch (method) {
    case signing::Method::Wet:
      return "tanda tangan basah";
    case signing::Method::Pades:
      return "tanda tangan elektronik";
    case signing::Method::Bsre:
      return "tanda tangan elektronik (BSrE)";
  }
  return "";
}

std::string signature_rows(const SummaryInput& input, const dossiers::Document& document) {
  std::string out;
  for (const signing::Signature& each : input.state.signatures.all()) {
    if (each.fact.document != document.document || each.status != signing::SignatureStatus::Valid) continue;
    out +=
        fmt::format("<tr><td>{}</td><td>{}<br>{}</td><td>{}, {}</td></tr>\n", name_in(input.manifest, each.fact.party),
                    escaped_markup(each.fact.signer.name.value_or("–")), escaped_markup(each.fact.signer.office),
                    plain_date(each.fact.on), method_words(each.fact.method));
  }
  return out;
}

std::string numbers_of(const SummaryInput& input, const dossiers::Document& document) {
  std::string out;
  for (const auto& [region, number] : document.numbers) {
    out += fmt::format("<li>{}: nomor {}</li>\n", name_in(input.manifest, region), escaped_markup(number.number));
  }
  return out.empty() ? out : "<ul>\n" + out + "</ul>\n";
}

std::string story(const SummaryInput& input) {
  std::string out = fmt::format("<h1>{}</h1>\n<h2>Para pihak</h2>\n<ol>\n", escaped_markup(input.state.title));
  for (const dossiers::Party& party : input.state.parties) {
    out += fmt::format("<li>{}</li>\n", name_in(input.manifest, party.region));
  }
  out += "</ol>\n<h2>Dokumen dan tanda tangan</h2>\n";
  for (const dossiers::Document& document : input.state.documents) {
    out += fmt::format("<h3>{}</h3>\n{}", escaped_markup(document.title), numbers_of(input, document));
    const std::string rows = signature_rows(input, document);
    out += rows.empty() ? "<p>Belum ada tanda tangan yang tercatat.</p>\n"
                        : "<table>\n<tr><th>Pihak</th><th>Penanda tangan</th><th>Tanggal dan cara</th></tr>\n" + rows +
                              "</table>\n";
  }
  return out;
}

std::string contents(const SummaryInput& input) {
  std::string out =
      "<h2>Isi bundel ini</h2>\n<table>\n<tr><th>Pemerintah daerah</th><th>Peristiwa</th><th>Sidik kunci</th></tr>\n";
  for (const GovernmentKey& each : input.manifest.governments) {
    const auto shown = input.collected.shown.find(each.government);
    out += fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", escaped_markup(each.name),
                       shown == input.collected.shown.end() ? 0 : shown->second, fmt::join(fingerprint(each.key), " "));
  }
  out += fmt::format(
      "</table>\n<p>{} dokumen ada di folder <code>files</code>. {} peristiwa dan {} dokumen tidak "
      "disertakan; bahwa penulisnya menandatangani peristiwa itu tetap terbukti.</p>\n",
      input.files, input.collected.withheld, input.manifest.withheld.size());
  return out;
}

std::string advice(const Manifest& manifest) {
  return fmt::format(
      "<h2>Cara memeriksa</h2>\n<p>Halaman ini hanya untuk dibaca: tidak ada yang menjamin isinya. Yang menjamin "
      "adalah "
      "peristiwa bertanda tangan di folder <code>threads</code>.</p>\n<ol>\n<li>Buka halaman <b>Periksa</b> "
      "(<code>/periksa</code>) sebuah simpul dan pilih berkas bundel ini. Pemeriksaan berjalan di perangkat Anda; "
      "berkas tidak "
      "dikirim.</li>\n<li>Atau, tanpa jaringan: <code>simpul verify berkas-{}.simpul.zip</code>.</li>\n<li>Cocokkan "
      "sidik kunci di "
      "atas lewat telepon dengan pemerintah daerah yang bersangkutan.</li>\n</ol>\n<p>Jangan membongkar lalu mengemas "
      "ulang "
      "bundel ini: berkas yang dikemas ulang tidak lagi cocok.</p>\n<p>Berkas <code>{}</code>, dibuat "
      "{}.</p>\n</body>\n</html>\n",
      manifest.dossier.text().substr(0, 12), manifest.dossier.text(), date_and_clock(manifest.made_at, Zone::Wib));
}

}  // namespace

std::string summary_page(const SummaryInput& input) {
  const bool is_whole = input.collected.withheld == 0 && input.manifest.withheld.empty();
  const std::string beginning =
      is_whole ? story(input)
               : "<h1>Berkas kerja sama</h1>\n<p>Sebagian isi berkas ini tidak disertakan. Karena itu ringkasan "
                 "ini tidak menceritakannya.</p>\n";
  return std::string(head) + beginning + contents(input) + advice(input.manifest);
}

}  // namespace simpul::proof
