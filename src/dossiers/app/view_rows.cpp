#include "view_rows.h"

#include <algorithm>
#include <set>

#include "encoding/mapper.h"
#include "page.h"
#include "search_rows.h"

namespace simpul::dossiers {
namespace {

SqlValue text_or_null(const std::optional<Date>& day) {
  if (day) return day->text();
  return nullptr;
}

// Titles sort without regard to case and leading quotes.
std::string sort_key(std::string_view title) {
  std::string key;
  for (const char c : title) {
    if (key.empty() && (c == '"' || c == ' ')) continue;
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return key;
}

int began_year(const State& state) {
  if (state.opened && state.opened->since) return state.opened->since->year();
  return day_of(state.opened_at, Zone::Wib).year();
}

// The moment of the last event in woven order: the same whether rows are folded one by one or rebuilt.
std::int64_t updated_ms(const Woven& woven) { return woven.subject.cloth.events.back().event->at.ms; }

Statement dossier_row(const Woven& woven, const regions::Register& regions) {
  static constexpr std::string_view sql =
      "INSERT INTO dossiers (id, mark, version, title_key, cooperation, stage, began_year, turn_since, in_force, ended,"
      " end_on, last_evidence, updated_ms, row_json, page_json) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"
      " ON CONFLICT (id) DO UPDATE SET mark=excluded.mark, version=excluded.version, title_key=excluded.title_key,"
      " cooperation=excluded.cooperation, stage=excluded.stage, began_year=excluded.began_year,"
      " turn_since=excluded.turn_since, in_force=excluded.in_force, ended=excluded.ended, end_on=excluded.end_on,"
      " last_evidence=excluded.last_evidence, updated_ms=excluded.updated_ms, row_json=excluded.row_json,"
      " page_json=excluded.page_json";
  const Standing& standing = woven.standing;
  const std::optional<Date> since = standing.turns.empty() ? std::nullopt : standing.turns.front().since;
  return {sql,
          {woven.id, woven.mark, static_cast<std::int64_t>(woven.version()), sort_key(woven.state.title),
           enum_text(woven.state.cooperation), enum_text(standing.stage), std::int64_t{began_year(woven.state)},
           text_or_null(since), std::int64_t{standing.course.in_force}, std::int64_t{standing.course.ended},
           text_or_null(standing.course.end), text_or_null(standing.course.last_evidence), updated_ms(woven),
           json_text(row_of(woven, regions)), json_text(page_of(woven, regions))}};
}

void add_party_rows(std::vector<Statement>& out, const Woven& woven) {
  for (const Party& party : woven.state.parties) {
    out.push_back(
        {"INSERT INTO dossier_parties (government, dossier, updated_ms) VALUES (?,?,?)"
         " ON CONFLICT (government, dossier) DO UPDATE SET updated_ms=excluded.updated_ms",
         {party.region.text(), woven.id, updated_ms(woven)}});
  }
}

// The oldest turn of each side; unknown days sort last.
void add_turn_rows(std::vector<Statement>& out, const Woven& woven) {
  out.push_back({"DELETE FROM dossier_turns WHERE dossier=?", {woven.id}});
  std::map<RegionCode, std::string> oldest;
  for (const Turn& turn : woven.standing.turns) {
    const std::string since = turn.since ? turn.since->text() : "9999-12-31";
    const auto [place, fresh] = oldest.try_emplace(turn.party, since);
    if (!fresh) place->second = std::min(place->second, since);
  }
  for (const auto& [party, since] : oldest) {
    out.push_back(
        {"INSERT INTO dossier_turns (party, dossier, since) VALUES (?,?,?)", {party.text(), woven.id, since}});
  }
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

std::vector<Statement> view_statements(const Woven& after, const ViewUpdate& update) {
  std::vector<Statement> out;
  out.push_back(dossier_row(after, update.regions));
  add_party_rows(out, after);
  add_turn_rows(out, after);
  add_urusan_rows(out, after);
  add_number_rows(out, after, update);
  add_search_rows(out, after, update.before);
  return out;
}

Result<bool, PortError> row_is_current(Database& database, const Woven& woven, const regions::Register& regions) {
  static constexpr std::string_view sql =
      "SELECT 1 FROM dossiers WHERE id = ? AND mark = ? AND version = ? AND title_key = ? AND cooperation = ?"
      " AND stage = ? AND began_year = ? AND turn_since IS NOT DISTINCT FROM ? AND in_force = ? AND ended = ?"
      " AND end_on IS NOT DISTINCT FROM ?"
      " AND last_evidence IS NOT DISTINCT FROM ? AND updated_ms = ? AND row_json = ? AND page_json = ?";
  bool found = false;
  const auto read = database.read([&](Reader& reader) {
    reader.query({sql, dossier_row(woven, regions).values}, [&](const Row&) {
      found = true;
      return false;
    });
  });
  if (!read) return refuse(read.error());
  return found;
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
