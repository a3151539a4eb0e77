#include "lists.h"

#include <charconv>

#include "dossiers_app/desk.h"
#include "encoding/mapper.h"
#include "page.h"
#include "search.h"
#include "view_rows.h"
#include "web/cursor.h"

namespace simpul::dossiers {
namespace {

// A query grows by fixed fragments; what came from outside only ever enters as a bound value.
struct Query {
  std::string sql;
  std::vector<SqlValue> values;

  void add(std::string_view fragment, std::vector<SqlValue> more = {}) {
    sql += fragment;
    for (SqlValue& value : more) values.push_back(std::move(value));
  }
};

void add_phase(Query& query, Phase phase, const TermRules& rules, Date today) {
  const std::string horizon =
      today.plus_months(rules.reminder_months.empty() ? 0 : rules.reminder_months.front()).text();
  switch (phase) {
    case Phase::Preparing:
      return query.add(" AND p.in_force=0 AND p.ended=0 AND p.end_on>=?", {today.text()});
    case Phase::InForce:
      return query.add(" AND p.in_force=1 AND p.end_on>=?", {today.text()});
    case Phase::Ending:
      return query.add(" AND p.in_force=1 AND p.end_on>=? AND p.end_on<=?", {today.text(), horizon});
    case Phase::Ended:
      return query.add(" AND (p.ended=1 OR p.end_on<?)", {today.text()});
  }
}

void add_sleeping(Query& query, const TermRules& rules, Date today) {
  add_phase(query, Phase::InForce, rules, today);
  query.add(" AND p.last_evidence<=?", {today.plus_months(-rules.sleeping_after_months).text()});
}

void add_turn(Query& query, TurnFilter turn) {
  // Where both sides have to act, a dossier is our turn and waited for at once.
  const bool mine = turn == TurnFilter::Mine;
  const std::string begin(mine ? turn_mine : turn_others);
  query.add(mine ? " AND p.turn_key BETWEEN ? AND ?" : " AND p.others_key BETWEEN ? AND ?",
            {begin, begin + std::string(unknown_day)});
}

// Everything is asked of the narrow rows of one party; counting and ordering never touch the wide ones.
void add_filters(Query& query, const ListQuery& asked, const TermRules& rules, Date today) {
  query.add(" WHERE p.government=?", {asked.government});
  if (asked.partner) {
    query.add(" AND p.dossier IN (SELECT dossier FROM dossier_parties WHERE government=?)", {*asked.partner});
  }
  if (asked.stage) query.add(" AND p.stage=?", {enum_text(*asked.stage)});
  if (asked.urusan) query.add(" AND p.dossier IN (SELECT dossier FROM dossier_urusan WHERE code=?)", {*asked.urusan});
  if (asked.year) query.add(" AND p.began_year=?", {std::int64_t{*asked.year}});
  if (asked.turn) add_turn(query, *asked.turn);
  if (asked.phase) add_phase(query, *asked.phase, rules, today);
  if (asked.ending_within_months) {
    query.add(" AND p.in_force=1 AND p.end_on>=? AND p.end_on<=?",
              {today.text(), today.plus_months(*asked.ending_within_months).text()});
  }
  if (asked.sleeping.value_or(false)) add_sleeping(query, rules, today);
  if (const auto match = match_expression(asked.words, asked.government); !match.empty()) {
    query.add(
        " AND p.dossier IN (SELECT s.dossier FROM search_words JOIN search_places s ON s.id=search_words.rowid"
        " WHERE search_words MATCH ?)",
        {match});
  }
}

struct Order {
  std::string_view key;
  bool descending = false;
};

Order order_of(const ListQuery& asked) {
  switch (asked.order) {
    case ListOrder::Activity:
      return {"p.updated_ms", true};
    case ListOrder::Title:
      return {"p.title_key", false};
    case ListOrder::End:
      return {"p.end_on", false};
    case ListOrder::Turn:
      return {asked.turn == TurnFilter::Others ? "p.others_key" : "p.turn_key", false};
    case ListOrder::Evidence:
      return {"p.last_evidence", false};
  }
  return {"p.updated_ms", true};
}

struct Cursor {
  std::string key;
  std::string id;
  std::int64_t total = 0;
};
BOOST_DESCRIBE_STRUCT(Cursor, (), (key, id, total))

Result<std::optional<Cursor>, Refusals> cursor_of(const ListQuery& asked) {
  if (!asked.cursor) return std::optional<Cursor>();
  auto json = web::read_cursor(*asked.cursor);
  if (!json) return refuse(Refusals{json.error()});
  auto cursor = from_json<Cursor>(*json);
  if (!cursor) return refuse(Refusals{{"cursor_malformed"}});
  return std::optional(std::move(*cursor));
}

SqlValue key_value(ListOrder order, const std::string& key) {
  if (order != ListOrder::Activity) return key;
  std::int64_t number = 0;
  std::from_chars(key.data(), key.data() + key.size(), number);
  return number;
}

void add_page(Query& query, const ListQuery& asked, const std::optional<Cursor>& cursor) {
  const Order order = order_of(asked);
  const std::string_view direction = order.descending ? " DESC" : " ASC";
  if (cursor) {
    query.add(" AND (");
    query.add(order.key);
    query.add(order.descending ? ",p.dossier)<(?,?)" : ",p.dossier)>(?,?)",
              {key_value(asked.order, cursor->key), cursor->id});
  }
  query.add(" ORDER BY ");
  query.add(order.key);
  query.add(direction);
  query.add(", p.dossier");
  query.add(direction);
  query.add(" LIMIT ?", {std::int64_t{asked.limit} + 1});
}

Course course_of(const Row& row, int first) {
  Course course;
  course.in_force = row.integer(first) != 0;
  course.ended = row.integer(first + 1) != 0;
  if (!row.is_null(first + 2)) course.end = Date::parse(row.text(first + 2));
  if (!row.is_null(first + 3)) course.last_evidence = Date::parse(row.text(first + 3));
  return course;
}

Query select_rows(const ListQuery& asked, const TermRules& rules, Date today, const std::optional<Cursor>& cursor) {
  Query query;
  query.add("SELECT d.row_json, d.in_force, d.ended, d.end_on, d.last_evidence, d.id, ");
  query.add(order_of(asked).key);
  query.add(" FROM dossier_parties p JOIN dossiers d ON d.id=p.dossier");
  add_filters(query, asked, rules, today);
  add_page(query, asked, cursor);
  return query;
}

std::int64_t count(Reader& reader, const ListQuery& asked, const TermRules& rules, Date today) {
  Query query;
  query.add("SELECT COUNT(*) FROM dossier_parties p");
  add_filters(query, asked, rules, today);
  std::int64_t total = 0;
  reader.query({query.sql, query.values}, [&](const Row& row) {
    total = row.integer(0);
    return false;
  });
  return total;
}

// One page inside a snapshot that the caller holds.
ListPage read_page(Reader& reader, const ListQuery& asked, const TermRules& rules, Date today,
                   const std::optional<Cursor>& cursor) {
  ListPage page;
  page.total = cursor ? cursor->total : count(reader, asked, rules, today);
  const Query query = select_rows(asked, rules, today, cursor);
  page.items = "[";
  int rows = 0;
  Cursor last;
  reader.query({query.sql, query.values}, [&](const Row& row) {
    if (++rows > asked.limit) {
      page.next = web::cursor_text(to_json(Cursor{last.key, last.id, page.total}));
      return false;
    }
    if (rows > 1) page.items += ',';
    page.items += with_clock(row.text(0), course_of(row, 1), rules, today);
    last = {std::string(row.text(6)), std::string(row.text(5)), 0};
    return true;
  });
  page.items += "]";
  return page;
}

constexpr int home_rows_max = 12;

ListQuery home_query(const std::string& government) {
  ListQuery query;
  query.government = government;
  query.limit = home_rows_max;
  return query;
}

}  // namespace

Result<ListPage, Refusals> list_dossiers(Database& database, const ListQuery& asked, const TermRules& rules,
                                         Date today) {
  const auto cursor = cursor_of(asked);
  if (!cursor) return refuse(cursor.error());
  ListPage page;
  const auto read = database.read([&](Reader& reader) { page = read_page(reader, asked, rules, today, *cursor); });
  if (!read) return refuse(storage_refusal(read.error()));
  return page;
}

Result<std::string, Refusals> home_of(Database& database, const std::string& government, const TermRules& rules,
                                      Date today) {
  ListQuery all = home_query(government);
  ListQuery in_force = all;
  in_force.phase = Phase::InForce;
  std::pair<std::string_view, ListQuery> sections[] = {
      {"mine", all}, {"others", all}, {"ending", all}, {"sleeping", all}};
  sections[0].second.turn = TurnFilter::Mine;
  sections[0].second.order = ListOrder::Turn;
  sections[1].second.turn = TurnFilter::Others;
  sections[1].second.order = ListOrder::Turn;
  sections[2].second.phase = Phase::Ending;
  sections[2].second.order = ListOrder::End;
  sections[3].second.sleeping = true;
  sections[3].second.order = ListOrder::Evidence;
  std::string out = "{\"today\":\"" + today.text() + "\"";
  std::string counts;
  const auto read = database.read([&](Reader& reader) {
    counts = "\"dossiers\":" + std::to_string(count(reader, all, rules, today)) +
             ",\"in_force\":" + std::to_string(count(reader, in_force, rules, today));
    for (const auto& [name, query] : sections) {
      const ListPage page = read_page(reader, query, rules, today, std::nullopt);
      out += ",\"" + std::string(name) + "\":" + page.items;
      counts += ",\"" + std::string(name) + "\":" + std::to_string(page.total);
    }
  });
  if (!read) return refuse(storage_refusal(read.error()));
  return out + ",\"counts\":{" + counts + "}}";
}

}  // namespace simpul::dossiers
