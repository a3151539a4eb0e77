#include <algorithm>
#include <set>

#include "lint.h"
#include "scanning.h"
#include "text/letters.h"
#include "text/numbers.h"

namespace simpul::drafting {
namespace {

using negotiation::ClauseKind;

// "PIHAK KESATU" as it stands in a text.
struct Label {
  std::size_t place = 0;  // of the party, from 1
  bool first_form = false;  // PERTAMA instead of KESATU
  bool capitals = true;
  bool defined = false;  // "… disebut PIHAK KESATU"
  std::string written;
};

std::size_t place_of(const std::string& token) {
  if (token == "pertama") return 1;
  if (!token.starts_with("ke")) return 0;
  const auto number = number_from_words(token.substr(2));
  return number && *number > 0 && *number < 1'000 ? static_cast<std::size_t>(*number) : 0;
}

bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

std::vector<Label> labels_in(std::string_view text) {
  const auto tokens = tokenize(text);
  std::vector<Label> out;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const std::size_t place = tokens[i].text == "pihak" ? place_of(tokens[i + 1].text) : 0;
    if (place == 0) continue;
    Label label;
    label.place = place;
    label.first_form = tokens[i + 1].text == "pertama";
    label.written = std::string(text.substr(tokens[i].begin, tokens[i + 1].end - tokens[i].begin));
    label.capitals = std::ranges::all_of(label.written, [](char c) { return c == ' ' || is_capital(c); });
    label.defined = i > 0 && (tokens[i - 1].text == "disebut" || tokens[i - 1].text == "sebagai");
    // "pihak ketiga" is anybody else, and "Pihak Ketiga" stands in the title of Permendagri 22/2020.
    if (!is_capital(label.written[0]) || (!label.capitals && place == 3)) continue;
    out.push_back(std::move(label));
  }
  return out;
}

class LabelCheck {
 public:
  explicit LabelCheck(const Lint& lint) : lint_(lint) {}

  void examine() {
    lint_.each_piece([&](const Piece& piece) {
      if (piece.clause.kind == ClauseKind::Title) return;
      for (const Label& label : labels_in(piece.text)) {
        if (label.defined && piece.clause.kind == ClauseKind::Parties) define(piece, label);
      }
    });
    if (defined_.empty()) return;
    lint_.each_piece([&](const Piece& piece) {
      if (piece.clause.kind == ClauseKind::Title) return;
      std::set<std::string> told;
      for (const Label& label : labels_in(piece.text)) {
        if (told.insert(label.written).second) use(piece, label);
      }
    });
    for (std::size_t place = 1; place <= lint_.context.parties.size(); ++place) {
      if (defined_.contains(place)) continue;
      lint_.add("party_label_missing", Severity::Error, {{"party", lint_.context.parties[place - 1].government}});
    }
  }

 private:
  void define(const Piece& piece, const Label& label) {
    if (!defined_.insert(label.place).second) {
      lint_.add("party_label_repeated", Severity::Error, piece, {{"label", label.written}});
    }
    if (label.place == 1) first_form_ = label.first_form;
  }

  void use(const Piece& piece, const Label& label) const {
    if (!defined_.contains(label.place)) {
      lint_.add("party_label_undefined", Severity::Error, piece, {{"label", label.written}});
    } else if (!label.capitals || (label.place == 1 && label.first_form != first_form_)) {
      lint_.add("party_label_differs", Severity::Warning, piece,
                {{"label", label.written}, {"right", right_label(label.place)}});
    }
  }

  std::string right_label(std::size_t place) const {
    if (place == 1 && first_form_) return "PIHAK PERTAMA";
    return value_capitals("PIHAK KE" + terbilang(static_cast<std::int64_t>(place)));
  }

  static std::string value_capitals(std::string words) {
    for (char& c : words) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return words;
  }

  const Lint& lint_;
  std::set<std::size_t> defined_;
  bool first_form_ = false;
};

bool names_the_parties(ClauseKind kind) { return kind == ClauseKind::Title || kind == ClauseKind::Parties; }

void lint_names(const Lint& lint) {
  const bool one_sided = lint.context.law.document(lint.type).one_party;
  std::string named;
  for (const negotiation::Clause& clause : lint.text.clauses) {
    if (one_sided || names_the_parties(clause.kind)) named += folded_words(clause) + " ";
  }
  for (const PartyName& party : lint.context.parties) {
    if (stands_in(named, folded(party.government))) continue;
    lint.add("party_not_named", Severity::Error, {{"party", party.government}});
  }
}

bool is_level(const std::string& token) { return token == "provinsi" || token == "kabupaten" || token == "kota"; }

// "Pemerintah Provinsi …" in the title or the komparisi that is none of the parties.
void lint_strangers(const Lint& lint, const Piece& piece) {
  if (!names_the_parties(piece.clause.kind) || lint.context.parties.empty()) return;
  const std::string text = without_marks(piece.text);
  const auto tokens = tokenize(text);
  for (std::size_t i = 0; i + 2 < tokens.size(); ++i) {
    if (tokens[i].text != "pemerintah" || !is_level(tokens[i + 1].text)) continue;
    if (!is_capital(text[tokens[i].begin]) || !is_capital(text[tokens[i + 2].begin])) continue;
    const std::string rest = folded(std::string_view(text).substr(tokens[i].begin));
    const bool known = std::ranges::any_of(lint.context.parties, [&](const PartyName& party) {
      const std::string name = folded(party.government);
      return rest.starts_with(name) && stands_in(rest.substr(0, name.size() + 1), name);
    });
    if (known) continue;
    std::size_t last = i + 2;
    while (last + 1 < tokens.size() && is_capital(text[tokens[last + 1].begin]) &&
           tokens[last + 1].begin == tokens[last].end + 1) {
      ++last;
    }
    lint.add("party_unknown", Severity::Error, piece,
             {{"written", text.substr(tokens[i].begin, tokens[last].end - tokens[i].begin)}});
  }
}

}  // namespace

void lint_parties(const Lint& lint) {
  LabelCheck(lint).examine();
  lint_names(lint);
  lint.each_piece([&](const Piece& piece) { lint_strangers(lint, piece); });
}

}  // namespace simpul::drafting
