#include <algorithm>
#include <array>
#include <cmath>

#include "likeness.h"
#include "parts.h"
#include "text/letters.h"
#include "text/names.h"

namespace simpul::archive {
namespace {

constexpr std::string_view around_names = " .,:;()-_\"";

// From where a signer's name can stand: behind "di bawah ini", list marks and the name of the party before.
std::size_t start_of_name(const Script& script, Range item) {
  std::size_t at = item.begin;
  for (const std::string_view opening : {"di bawah ini", "dibawah ini", "masing masing"}) {
    if (const auto match = script.find({at, item.end}, opening)) at = match->tokens.end;
  }
  for (std::size_t label = at; label < item.end; ++label) {
    const bool on_behalf = label > 0 && is_word(script.token(label - 1), "atas");
    if (is_word(script.token(label), "nama") && !on_behalf) return label + 1;
  }
  const auto is_mark = [&](const Token& token) {
    constexpr std::array<std::string_view, 5> words = {"sebagai", "pihak", "dan", "kami", "yang"};
    if (token.text.size() <= 1 || ordinal_of(token)) return true;
    return std::ranges::any_of(words, [&](std::string_view word) { return is_word(token, word); });
  };
  while (at < item.end && is_mark(script.token(at)) &&
         !script.word(script.token(at).words.begin).text.ends_with(".,")) {
    // An initial ("H.") is part of a name, a list mark ("1.", "a.") is not.
    const std::string& word = script.word(script.token(at).words.begin).text;
    const bool initial =
        word.size() == 2 && word[0] >= 'A' && word[0] <= 'Z' && word[1] == '.' && !ordinal_of(script.token(at));
    if (initial) break;
    ++at;
  }
  return at;
}

bool ends_name(const Script& script, std::size_t at) {
  const Token& token = script.token(at);
  return opens_office(token) || is_word(token, "selaku") || is_word(token, "jabatan") || is_word(token, "nip");
}

Range name_in(const Script& script, Range item) {
  constexpr std::size_t tokens_max = 14;
  const std::size_t from = start_of_name(script, item);
  Range name{from, from};
  while (name.end < item.end && name.size() <= tokens_max && !ends_name(script, name.end)) {
    const std::string& word = script.word(script.token(name.end).words.end - 1).text;
    ++name.end;
    if (word.ends_with(':') || word.ends_with(';')) break;
  }
  return name.size() <= tokens_max ? name : Range{};
}

bool ends_office(const Script& script, std::size_t at) {
  constexpr std::array<std::string_view, 13> words = {"berkedudukan", "dalam",       "bertindak", "yang",  "beralamat",
                                                      "selanjutnya",  "berdasarkan", "masa",      "untuk", "periode",
                                                      "diangkat",     "alamat",      "nip"};
  return std::ranges::any_of(words, [&](std::string_view word) { return is_word(script.token(at), word); });
}

Range office_in(const Script& script, Range item, std::size_t from) {
  constexpr std::size_t tokens_max = 16;
  std::size_t at = from;
  while (at < item.end && !opens_office(script.token(at))) ++at;
  Range office{at, at};
  while (office.end < item.end && office.size() < tokens_max && !ends_office(script, office.end)) {
    const std::string& word = script.word(script.token(office.end).words.end - 1).text;
    ++office.end;
    if (word.ends_with(',') || word.ends_with(';')) break;
  }
  return office;
}

// "untuk dan atas nama Pemerintah …" decides; else the first region named.
void find_region(const Script& script, const RegionNames& names, Range item, Signer& signer) {
  const auto mentions = names.within(script, item);
  if (mentions.empty()) return;
  const auto on_behalf = script.find(item, "atas nama");
  const auto behind = std::ranges::find_if(mentions, [&](const RegionNames::Mention& mention) {
    return on_behalf && mention.tokens.begin >= on_behalf->tokens.end;
  });
  const auto& chosen = behind != mentions.end() ? *behind : mentions.front();
  signer.region = chosen.region;
  signer.region_tokens = chosen.tokens;
}

// A line of the block of signatures, in the column of one party.
struct Entry {
  std::size_t line;
  double centre;
};

double centre_of(const Place& box) { return box.left + box.width / 2; }

bool is_label(const Script& script, const Line& line, std::size_t& party) {
  constexpr std::size_t tokens_max = 4;
  if (line.tokens.empty() || line.tokens.size() > tokens_max) return false;
  if (!is_word(script.token(line.tokens.begin), "pihak")) return false;
  const auto place = ordinal_of(script.token(line.tokens.begin + 1));
  if (!place || line.tokens.begin + 1 >= line.tokens.end) return false;
  party = *place;
  return true;
}

struct Column {
  std::size_t party = 0;
  std::size_t line = 0;
  std::vector<std::size_t> lines;  // below the label, from top to bottom
};

std::vector<Column> columns_of(const Script& script, Range closing) {
  std::vector<Column> columns;
  for (std::size_t line = 0; line < script.lines().size(); ++line) {
    const Line& each = script.lines()[line];
    std::size_t party = 0;
    if (each.tokens.begin < closing.begin || !is_label(script, each, party)) continue;
    std::erase_if(columns, [&](const Column& column) { return column.party == party; });
    columns.push_back({party, line, {}});
  }
  return columns;
}

void fill(const Script& script, std::vector<Column>& columns) {
  for (std::size_t line = 0; line < script.lines().size(); ++line) {
    const Place& box = script.lines()[line].box;
    Column* nearest = nullptr;
    double least = 0;
    for (Column& column : columns) {
      const Place& label = script.lines()[column.line].box;
      if (label.page != box.page || box.top <= label.top + label.height / 2) continue;
      const double away = std::abs(centre_of(label) - centre_of(box));
      if (nearest && away >= least) continue;
      nearest = &column;
      least = away;
    }
    constexpr double column_width = 130;  // points either way: a third of A4
    if (nearest && least <= column_width) nearest->lines.push_back(line);
  }
  for (Column& column : columns) {
    std::ranges::sort(column.lines, {},
                      [&](std::size_t line) { return std::pair(script.lines()[line].box.top, line); });
  }
}

bool is_name_line(const Script& script, const Line& line) {
  constexpr std::array<std::string_view, 8> others = {"nip",     "pangkat", "pembina", "meterai",
                                                      "materai", "ttd",     "saksi",   "halaman"};
  if (line.tokens.empty() || opens_office(script.token(line.tokens.begin))) return false;
  const std::string text = script.text(line.words);
  const auto letters = std::ranges::count_if(text, [](char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; });
  if (letters < 3 || 2 * letters < static_cast<long>(text.size())) return false;
  return std::ranges::none_of(others,
                              [&](std::string_view word) { return is_word(script.token(line.tokens.begin), word); });
}

struct Signed {
  Range name;    // words
  Range office;  // words
};

Signed signed_in(const Script& script, const Column& column) {
  Signed out;
  bool in_office = false;
  double office_bottom = 0;
  for (const std::size_t at : column.lines) {
    const Line& line = script.lines()[at];
    if (line.tokens.empty()) continue;
    const bool office = opens_office(script.token(line.tokens.begin)) && out.office.empty();
    // An office may take a second line; a name stands apart from it, below the free space for the signature.
    const bool more = in_office && line.box.top - office_bottom < line.box.height;
    if (office) out.office = line.words;
    if (more && line.words.begin == out.office.end) out.office.end = line.words.end;
    in_office = office || more;
    if (in_office) office_bottom = line.box.top + line.box.height;
    if (in_office || !is_name_line(script, line)) continue;
    out.name = line.words;
    break;
  }
  return out;
}

void join(Proposal& told, Proposal block, std::string_view code) {
  if (block.certainty == Certainty::Missing) return;
  if (told.certainty == Certainty::Missing) {
    told = std::move(block);
    return;
  }
  const std::string first = name_sort_key(told.value);
  const std::string second = name_sort_key(block.value);
  const auto wrong = distance(shape_of(first), shape_of(second), tolerance(first.size()));
  if (!wrong) {
    doubt(told, std::string(code), {{"first", told.value}, {"second", block.value}});
  } else {
    told.places.insert(told.places.end(), block.places.begin(), block.places.end());
    // The same name, once with its degrees: a table had them on a line of their own.
    if (block.value.size() > told.value.size()) {
      told.value = std::move(block.value);
      told.words = std::move(block.words);
    }
  }
}

Proposal name_proposal(const Script& script, Range words) {
  std::string name = stripped(script.text(words), around_names);
  // "M.H." keeps the point that belongs to it; the one that ends a sentence goes.
  const auto last = name.substr(name.find_last_of(' ') + 1);
  const bool abbreviated = last.contains('.') && stripped(script.text(words), " ,:;()-_\"").ends_with('.');
  if (abbreviated) name += '.';
  Proposal out = name.empty() ? Proposal{} : script.proposal(name, words);
  const bool digit = std::ranges::any_of(name, [](char c) { return c >= '0' && c <= '9'; });
  if (digit) doubt(out, "archive_name_with_digits", {{"written", name}});
  return out;
}

PartyProposal* party_for(std::vector<PartyProposal>& parties, const Signer& signer, std::size_t place) {
  for (PartyProposal& party : parties) {
    if (signer.region && party.region.value == signer.region->code.text() &&
        party.signatory.certainty == Certainty::Missing) {
      return &party;
    }
  }
  const bool stranger = !signer.region && place < parties.size() && parties[place].region.value.empty();
  return stranger ? &parties[place] : nullptr;
}

}  // namespace

std::vector<Signer> read_signers(const Script& script, const RegionNames& names, Range preamble) {
  constexpr std::size_t signers_max = 24;
  std::vector<Signer> signers;
  std::size_t begin = preamble.begin;
  for (std::size_t at = preamble.begin; at < preamble.end && signers.size() < signers_max; ++at) {
    const auto called = script.matches(at, "selanjutnya disebut");
    if (!called) continue;
    const Range item{begin, at};
    begin = called->tokens.end;
    at = begin - 1;
    if (script.find({begin, begin + 2}, "para pihak")) continue;
    Signer signer;
    signer.name = name_in(script, item);
    signer.office = office_in(script, item, signer.name.empty() ? item.begin : signer.name.end);
    find_region(script, names, item, signer);
    if (!signer.office.empty() || signer.region) signers.push_back(signer);
  }
  return signers;
}

void read_signatories(const Script& script, const RegionNames& names, const Parts& parts,
                      std::vector<PartyProposal>& parties) {
  const auto signers = read_signers(script, names, parts.preamble);
  for (std::size_t place = 0; place < signers.size(); ++place) {
    PartyProposal* const party = party_for(parties, signers[place], place);
    if (!party) continue;
    party->signatory = name_proposal(script, script.words_of(signers[place].name));
    party->office = name_proposal(script, script.words_of(signers[place].office));
  }
  auto columns = columns_of(script, parts.closing);
  fill(script, columns);
  for (const Column& column : columns) {
    if (column.party >= parties.size()) continue;
    const Signed block = signed_in(script, column);
    join(parties[column.party].signatory, name_proposal(script, block.name), "archive_signatory_differs");
    if (parties[column.party].office.certainty == Certainty::Missing) {
      parties[column.party].office = name_proposal(script, block.office);
    }
  }
}

}  // namespace simpul::archive
