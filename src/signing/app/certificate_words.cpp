#include "certificate_words.h"

#include <tuple>

#include "encoding/mapper.h"

namespace simpul::signing {

Json finding_view(const SignatureFinding& finding, const web::FindingWords& words, Language language) {
  const web::FindingSentences told = words.find(finding.code, finding.facts, language);
  return JsonObject{{"code", finding.code}, {"what", told.what}, {"why", told.why}, {"fix", told.fix}};
}

Json check_view(const Check& check, const CertificateStanding* certificate, const web::FindingWords& words,
                Language language) {
  JsonObject out{{"code", enum_text(check.code)}, {"result", enum_text(check.result)}};
  if (!check.finding) return out;
  web::FindingSentences told = words.find(*check.finding, check.facts, language);
  if (check.code == CheckCode::CertificateFit && certificate) {
    for (const SignatureFinding& finding : certificate->findings) {
      const web::FindingSentences own = words.find(finding.code, finding.facts, language);
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
