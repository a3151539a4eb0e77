#include "plain_page.h"

#include <fmt/format.h>

#include "encoding/mapper.h"
#include "encoding/markup.h"
#include "known_view.h"
#include "text/dates.h"

namespace simpul::signing {
namespace {

std::string paragraph(std::string_view words) { return words.empty() ? "" : "<p>" + escaped_markup(words) + "</p>"; }

std::string told(const web::FindingSentences& sentences) {
  return "<h2>" + escaped_markup(sentences.what) + "</h2>" + paragraph(sentences.why) + paragraph(sentences.fix);
}

std::string in_shell(const PlainPage& page, const std::string& words) {
  static constexpr std::string_view open = "<noscript>";
  const std::string& shell = page.shell;
  const auto begin = shell.find(open);
  const auto end = shell.find("</noscript>");
  if (begin == std::string::npos || end == std::string::npos || end < begin) return shell;
  const std::string title = page.words.find("verification_title", {}, page.language).what;
  const char* language = page.language == Language::Id ? "id" : "en";
  return shell.substr(0, begin + open.size()) +
         fmt::format("<main lang=\"{}\"><h1>{}</h1>{}</main>", language, escaped_markup(title), words) +
         shell.substr(end);
}

// One paper after the other; holds what they have in common.
class Telling {
 public:
  explicit Telling(const PlainPage& page) : page_(page) {}

  std::string paper(const KnownPaper& known) const {
    const dossiers::State& state = *known.state;
    const dossiers::Document& document = *state.document(known.document);
    const auto signatories = state.signatories(document);
    const bool complete = state.signatures.complete(document.document, signatories);
    std::string parties;
    std::string signatures;
    for (const RegionCode& party : signatories) {
      parties += (parties.empty() ? "" : ", ") + name_of(party);
      const signing::Signature* signature = state.signatures.valid(document.document, party);
      if (signature) signatures += "<li>" + escaped_markup(signed_by(signature->fact)) + "</li>";
    }
    std::string out =
        told(words("verification_known_" + enum_text(known.kind), {{"title", document.title}, {"parties", parties}}));
    out += paragraph(words(complete ? "verification_complete" : "verification_incomplete", {}).what);
    if (!signatures.empty()) out += "<ul>" + signatures + "</ul>";
    for (const dossiers::Document* later : later_papers(state, document.document)) {
      out += paragraph(words("verification_later", {{"title", later->title}}).what);
    }
    return out;
  }
  web::FindingSentences words(const std::string& code, const std::map<std::string, std::string>& facts) const {
    return page_.words.find(code, facts, page_.language);
  }

 private:
  std::string name_of(const RegionCode& code) const {
    const regions::Region* region = page_.regions.find(code);
    return region ? regions::full_name(*region) : code.text();
  }
  std::string signed_by(const signing::SignatureRecorded& fact) const {
    const std::string office = fact.signer.office + " (" + name_of(fact.party) + ")";
    const std::string who = fact.signer.name ? *fact.signer.name + ", " + office : office;
    return words(fact.method == signing::Method::Wet ? "verification_signed_in_ink"
                                                     : "verification_signed_electronically",
                 {{"who", who}, {"day", plain_date(fact.on, page_.language)}})
        .what;
  }

  const PlainPage& page_;
};

}  // namespace

std::string PlainPage::known(const Digest& hash, const std::vector<KnownPaper>& papers) const {
  const Telling telling(*this);
  std::string out;
  for (const KnownPaper& paper : papers) out += telling.paper(paper);
  if (papers.empty()) out = told(telling.words("verification_unknown", {}));
  return in_shell(*this, out + paragraph(telling.words("verification_asked", {{"hash", hash.text()}}).what) +
                             paragraph(telling.words("verification_needs_script", {}).what));
}

std::string PlainPage::not_a_hash() const {
  return in_shell(*this, told(words.find("verification_no_hash", {}, language)));
}

}  // namespace simpul::signing
