#include <charconv>

#include "encoding/mapper.h"
#include "lists.h"

namespace simpul::dossiers {
namespace {

constexpr int limit_max = 100;

// Reads one query parameter after the other and keeps every fault.
struct Parameters {
  const web::Request& request;
  Refusals faults;

  void unknown(std::string_view name, const std::string& given) {
    faults.push_back({"query_value_unknown", "", {{"name", std::string(name)}, {"given", given.substr(0, 80)}}});
  }

  template <class Enum>
  void read(std::string_view name, std::optional<Enum>& out) {
    const auto given = request.query_value(name);
    if (!given || given->empty()) return;
    out = parse_enum<Enum>(*given);
    if (!out) unknown(name, *given);
  }
  void read_flag(std::string_view name, std::optional<bool>& out) {
    const auto given = request.query_value(name);
    if (!given || given->empty()) return;
    if (*given != "true" && *given != "false") return unknown(name, *given);
    out = *given == "true";
  }
  void read_number(std::string_view name, std::optional<int>& out, int min, int max) {
    const auto given = request.query_value(name);
    if (!given || given->empty()) return;
    int value = 0;
    const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), value);
    if (error != std::errc{} || end != given->data() + given->size()) return unknown(name, *given);
    if (value < min || value > max) {
      faults.push_back({"query_value_range",
                        "",
                        {{"name", std::string(name)}, {"min", std::to_string(min)}, {"max", std::to_string(max)}}});
    }
    out = value;
  }
};

}  // namespace

Result<ListQuery, Refusals> read_list_query(const web::Request& request, const std::string& government) {
  Parameters parameters{request, {}};
  ListQuery query;
  query.government = government;
  query.words = request.query_value("q").value_or("");
  query.cursor = request.query_value("cursor");
  if (const auto region = request.query_value("region"); region && !region->empty()) {
    if (!RegionCode::parse(*region)) parameters.unknown("region", *region);
    query.partner = *region;
  }
  if (const auto urusan = request.query_value("urusan"); urusan && !urusan->empty()) query.urusan = *urusan;
  parameters.read_flag("sleeping", query.sleeping);
  parameters.read("stage", query.stage);
  parameters.read("turn", query.turn);
  parameters.read("phase", query.phase);
  parameters.read_number("year", query.year, 1900, 9999);
  parameters.read_number("ending_within_months", query.ending_within_months, 1, 24);
  std::optional<ListOrder> order;
  parameters.read("sort", order);
  query.order = order.value_or(ListOrder::Activity);
  std::optional<int> limit;
  parameters.read_number("limit", limit, 1, limit_max);
  query.limit = limit.value_or(query.limit);
  if (!parameters.faults.empty()) return refuse(std::move(parameters.faults));
  return query;
}

}  // namespace simpul::dossiers
