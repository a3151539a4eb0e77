#include "view_rows.h"

#include <algorithm>
#include <set>

#include "dossiers/provable_papers.h"
#include "encoding/mapper.h"
#include "page.h"
#include "search_rows.h"

namespace simpul::dossiers {
namespace {

SqlValue text_or_null(const std::optional<Date>& day) {
  if (day) return day->text();
  return nullptr;
}

int began_year(const State& state) {
  if (state.opened && state.opened->since) return state.opened->since->year();
  return day_of(state.opened_at, Zone::Wib).year();
}

// The moment of the last event in woven order: the same whether rows are folded one by one or rebuilt.
std::int64_t updated_ms(const Woven& woven) { return woven.subject.cloth.events.back().event->at.ms; }

Statement dossier_row(const Woven& woven, const regions::Register& regions) {
  static constexpr std::string_view sql =
      "INSERT INTO dossiers (id, mark, version, cooperation, in_force, ended, end_on, last_evidence, row_json,"
      " page_json) VALUES (?,?,?,?,?,?,?,?,?,?)"
      " ON CONFLICT (id) DO UPDATE SET mark=excluded.mark, version=excluded.version,"
      " cooperation=excluded.cooperation, in_force=excluded.in_force, ended=excluded.ended, end_on=excluded.end_on,"
      " last_evidence=excluded.last_evidence, row_json=excluded.row_json, page_json=excluded.page_json";
  const Course& course = woven.standing.course;
  return {sql,
          {woven.id, woven.mark, static_cast<std::int64_t>(woven.version()), enum_text(woven.state.cooperation),
           std::int64_t{course.in_force}, std::int64_t{course.ended}, text_or_null(course.end),
           text_or_null(course.last_evidence), json_text(row_of(woven, regions)), json_text(page_of(woven, regions))}};
}

std::string day_or_last(const std::optional<Date>& day) { return day ? day->text() : std::string(unknown_day); }

struct TurnKeys {
  std::string turn;    // what waits for the party first, then what waits for others, each from the longest wait on
  std::string others;  // what waits for others, whether or not the party has a turn as well
};

TurnKeys turn_keys(const Standing& standing, const RegionCode& party) {
  std::optional<std::string> mine;
  std::optional<std::string> others;
  for (const Turn& turn : standing.turns) {
    std::optional<std::string>& oldest = turn.party == party ? mine : others;
    const std::string since = day_or_last(turn.since);
    if (!oldest || since < *oldest) oldest = since;
  }
  const std::string theirs = others ? std::string(turn_others) + *others : std::string(turn_nobody);
  return {mine ? std::string(turn_mine) + *mine : theirs, theirs};
}

Statement party_row(const Woven& woven, const RegionCode& party) {
  static constexpr std::string_view sql =
      "INSERT INTO dossier_parties (government, dossier, updated_ms, title_key, turn_key, others_key, stage, "
      "began_year,"
      " in_force, ended, end_on, last_evidence) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)"
      " ON CONFLICT (government, dossier) DO UPDATE SET updated_ms=excluded.updated_ms,"
      " title_key=excluded.title_key, turn_key=excluded.turn_key, others_key=excluded.others_key, stage=excluded.stage,"
      " began_year=excluded.began_year, in_force=excluded.in_force, ended=excluded.ended, end_on=excluded.end_on,"
      " last_evidence=excluded.last_evidence";
  const Course& course = woven.standing.course;
  TurnKeys turns = turn_keys(woven.standing, party);
  return {sql,
          {party.text(), woven.id, updated_ms(woven), title_key(woven.state.title), std::move(turns.turn),
           std::move(turns.others), enum_text(woven.standing.stage), std::int64_t{began_year(woven.state)},
           std::int64_t{course.in_force}, std::int64_t{course.ended}, day_or_last(course.end),
           day_or_last(course.last_evidence)}};
}

void add_urusan_rows(std::vector<Statement>& out, const Woven& woven) {
  out.push_back({"DELETE FROM dossier_urusan WHERE dossier=?", {woven.id}});
  std::set<std::string> codes;
  if (woven.state.object) codes.insert(woven.state.object->urusan.begin(), woven.state.object->urusan.end());
  for (const ScopeItem& item : woven.state.scope) {
    if (item.urusan) codes.insert(*item.urusan);
  }
  for (const std::string& code : codes) {
    out.push_back({"INSERT INTO dossier_urusan (dossier, code) VALUES (?,?)", {woven.id, code}});
  }
}

// Written anew only where they changed: most acts touch no signature and no agreed text.
void add_provable_rows(std::vector<Statement>& out, const Woven& after, const Woven* before) {
  const std::vector<ProvablePaper> papers = provable_papers(after.state);
  if (before && papers == provable_papers(before->state)) return;
  out.push_back({"DELETE FROM provable_papers WHERE dossier=?", {after.id}});
  for (const ProvablePaper& paper : papers) {
    out.push_back({"INSERT INTO provable_papers (hash, dossier, document, kind) VALUES (?,?,?,?)",
                   {paper.hash.text(), after.id, paper.document.text(), enum_text(paper.kind)}});
  }
}

bool had_number(const Woven* before, const DocumentId& document, const RegionCode& party) {
  const Document* known = before ? before->state.document(document) : nullptr;
  return known && known->numbers.contains(party);
}

// The author's new numbers must be new in its register: the plain INSERT fails the whole append where two acts race for
// one number. What others recorded for a hosted government is only noted.
void add_number_rows(std::vector<Statement>& out, const Woven& after, const ViewUpdate& update) {
  for (const Document& document : after.state.documents) {
    for (const auto& [party, number] : document.numbers) {
      const bool hosted = std::ranges::find(update.hosted, party) != update.hosted.end();
      if (!hosted || had_number(update.before, document.document, party)) continue;
      const bool own = update.author == party;
      out.push_back({own ? "INSERT INTO own_numbers (government, number, dossier, document) VALUES (?,?,?,?)"
                         : "INSERT INTO own_numbers (government, number, dossier, document) VALUES (?,?,?,?)"
                           " ON CONFLICT (government, number) DO NOTHING",
                     {party.text(), number.number, after.id, document.document.text()}});
    }
  }
}

}  // namespace

std::string title_key(std::string_view title) {
  std::string key;
  for (const char c : title) {
    if (key.empty() && (c == '"' || c == ' ')) continue;
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return key;
}

std::vector<Statement> view_statements(const Woven& after, const ViewUpdate& update) {
  std::vector<Statement> out;
  out.push_back(dossier_row(after, update.regions));
  for (const Party& party : after.state.parties) out.push_back(party_row(after, party.region));
  add_urusan_rows(out, after);
  add_number_rows(out, after, update);
  add_provable_rows(out, after, update.before);
  add_search_rows(out, after, update.before, update.regions);
  return out;
}

namespace {

Result<std::vector<ProvablePaper>, PortError> rows_of_provable(Database& database, const std::string& dossier) {
  std::vector<ProvablePaper> out;
  const auto read = database.read([&](Reader& reader) {
    reader.query({"SELECT hash, kind, document FROM provable_papers WHERE dossier=?", {dossier}}, [&](const Row& row) {
      const auto hash = Digest::parse(row.text(0));
      const auto kind = parse_enum<ProvableKind>(row.text(1));
      const auto document = DocumentId::parse(row.text(2));
      if (hash && kind && document) out.push_back({*hash, *kind, *document});
      return true;
    });
  });
  if (!read) return refuse(read.error());
  std::ranges::sort(out);
  return out;
}

}  // namespace

Result<bool, PortError> rows_are_current(Database& database, const Woven& woven, const regions::Register& regions) {
  static constexpr std::string_view dossier_sql =
      "SELECT 1 FROM dossiers WHERE id = ? AND mark = ? AND version = ? AND cooperation = ? AND in_force = ?"
      " AND ended = ? AND end_on IS NOT DISTINCT FROM ? AND last_evidence IS NOT DISTINCT FROM ? AND row_json = ?"
      " AND page_json = ?";
  static constexpr std::string_view party_sql =
      "SELECT 1 FROM dossier_parties WHERE government = ? AND dossier = ? AND updated_ms = ? AND title_key = ?"
      " AND turn_key = ? AND others_key = ? AND stage = ? AND began_year = ? AND in_force = ? AND ended = ? AND end_on "
      "= ?"
      " AND last_evidence = ?";
  std::size_t found = 0;
  const auto read = database.read([&](Reader& reader) {
    const auto look = [&](std::string_view sql, const Statement& row) {
      reader.query({sql, row.values}, [&](const Row&) {
        ++found;
        return false;
      });
    };
    look(dossier_sql, dossier_row(woven, regions));
    for (const Party& party : woven.state.parties) look(party_sql, party_row(woven, party.region));
  });
  if (!read) return refuse(read.error());
  const auto provable = rows_of_provable(database, woven.id);
  if (!provable) return refuse(provable.error());
  return found == 1 + woven.state.parties.size() && *provable == provable_papers(woven.state);
}

std::optional<Refusal> number_used_elsewhere(Database& database, const NumberAssigned& number, const State& state) {
  std::optional<Refusal> used;
  const Statement find{
      "SELECT d.row_json FROM own_numbers n JOIN dossiers d ON d.id = n.dossier"
      " WHERE n.government=? AND n.number=?",
      {number.party.text(), number.number}};
  const auto read = database.read([&](Reader& reader) {
    reader.query(find, [&](const Row& row) {
      const auto holder = read_json(row.text(0), {.bytes_max = 16 << 20, .members_max = 1'000'000});
      const std::string title = holder ? std::string(holder->at("title").as_string()) : "";
      used = Refusal{"number_already_used", "/number", {{"number", number.number}, {"document", title}}};
      return false;
    });
  });
  // Within the dossier itself the core's rule has already spoken; a storage failure will speak at the append.
  for (const Document& document : state.documents) {
    const auto own = document.numbers.find(number.party);
    if (own != document.numbers.end() && own->second.number == number.number) return std::nullopt;
  }
  return read ? used : std::nullopt;
}

}  // namespace simpul::dossiers
