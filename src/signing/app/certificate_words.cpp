#include "certificate_words.h"

#include <tuple>

#include "encoding/mapper.h"
#include "text/dates.h"

namespace simpul::signing {
namespace {

// The common name in a name as RFC 4514 writes it ("CN=Isran Noor,O=Pemerintah"); the whole where it has none.
std::string called(const std::string& name) {
  std::size_t at = name.starts_with("CN=") ? 0 : name.find(",CN=");
  if (at == std::string::npos) return name;
  at = name.find('=', at) + 1;
  std::string out;
  for (; at < name.size() && name[at] != ',' && name[at] != '+'; ++at) {
    if (name[at] == '\\' && at + 1 < name.size()) ++at;
    out += name[at];
  }
  return out;
}

// What an examination says to programs, as a person reads it: a moment with its day, a holder by the name.
web::FindingSentences sentences(const SignatureFinding& finding, const web::FindingWords& words, Language language) {
  std::map<std::string, std::string> facts = finding.facts;
  for (auto& [name, value] : facts) {
    if (const auto at = Instant::parse(value)) value = date_and_clock(*at, Zone::Wib, language);
    if (name == "subject" || name == "issuer") value = called(value);
  }
  return words.find(finding.code, facts, language);
}

}  // namespace

Json finding_view(const SignatureFinding& finding, const web::FindingWords& words, Language language) {
  const web::FindingSentences told = sentences(finding, words, language);
  return JsonObject{{"code", finding.code}, {"what", told.what}, {"why", told.why}, {"fix", told.fix}};
}

Json check_view(const Check& check, const CertificateStanding* certificate, const web::FindingWords& words,
                Language language) {
  JsonObject out{{"code", enum_text(check.code)}, {"result", enum_text(check.result)}};
  if (!check.finding) return out;
  web::FindingSentences told = words.find(*check.finding, check.facts, language);
  if (check.code == CheckCode::CertificateFit && certificate) {
    for (const SignatureFinding& finding : certificate->findings) {
      const web::FindingSentences own = sentences(finding, words, language);
      told.what += " " + own.what;
      // A single cause has a remedy of its own; several are told by what they have in common.
      if (certificate->findings.size() == 1) std::tie(told.why, told.fix) = std::tie(own.why, own.fix);
    }
  }
  out.emplace("finding", *check.finding);
  out.emplace("what", told.what);
  out.emplace("why", told.why);
  out.emplace("fix", told.fix);
  return out;
}

JsonArray checks_view(std::span<const Check> checks, const CertificateStanding* certificate,
                      const web::FindingWords& words, Language language) {
  JsonArray out;
  for (const Check& check : checks) out.push_back(check_view(check, certificate, words, language));
  return out;
}

}  // namespace simpul::signing
