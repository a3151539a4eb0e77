#pragma once

// Private to the dossiers app: lists of rows, straight from the views; nothing is folded here.

#include <optional>
#include <string>
#include <vector>

#include "dossiers/standing.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "ports/database.h"
#include "web/message.h"

namespace simpul::dossiers {

enum class TurnFilter { Mine, Others };
BOOST_DESCRIBE_ENUM(TurnFilter, Mine, Others)
enum class ListOrder { Activity, Title, End, Turn, Evidence };
BOOST_DESCRIBE_ENUM(ListOrder, Activity, Title, End, Turn, Evidence)

struct ListQuery {
  std::string government;  // whose list: only dossiers it is a party to
  std::string words;
  std::optional<std::string> partner;
  std::optional<StageId> stage;
  std::optional<std::string> urusan;
  std::optional<int> year;
  std::optional<TurnFilter> turn;
  std::optional<Phase> phase;
  std::optional<int> ending_within_months;
  std::optional<bool> sleeping;
  ListOrder order = ListOrder::Activity;
  std::optional<std::string> cursor;
  int limit = 50;
};

// Reads the query parameters of listDossiers; every fault by its name: query_value_unknown, query_value_range.
Result<ListQuery, Refusals> read_list_query(const web::Request& request, const std::string& government);

struct ListPage {
  std::string items;  // JSON array text
  std::int64_t total = 0;
  std::optional<std::string> next;
};

// `today` decides phases. Codes: cursor_malformed, storage_….
Result<ListPage, Refusals> list_dossiers(Database& database, const ListQuery& query, const TermRules& rules,
                                         Date today);

// Schema Home as JSON text.
Result<std::string, Refusals> home_of(Database& database, const std::string& government, const TermRules& rules,
                                      Date today);

}  // namespace simpul::dossiers
