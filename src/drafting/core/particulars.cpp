#include "drafting/particulars.h"

#include <algorithm>
#include <array>

#include "encoding/mapper.h"
#include "text/normal_form.h"
#include "text/numbers.h"

namespace simpul::drafting {
namespace {

struct DurationEntry {
  int count = 0;
  std::string unit;
};
BOOST_DESCRIBE_STRUCT(DurationEntry, (), (count, unit))

struct Entries {
  std::optional<std::map<std::string, Json>> values;
  std::optional<std::map<std::string, std::vector<std::map<std::string, Json>>>> lists;
};
BOOST_DESCRIBE_STRUCT(Entries, (), (values, lists))

constexpr std::array<std::pair<std::string_view, DurationUnit>, 7> duration_units{
    {{"minute", DurationUnit::Minute}, {"hour", DurationUnit::Hour}, {"working_day", DurationUnit::WorkingDay},
     {"day", DurationUnit::Day}, {"week", DurationUnit::Week}, {"month", DurationUnit::Month},
     {"year", DurationUnit::Year}}};

std::optional<Value> text_value(const Json& json) {
  if (!json.is_string()) return std::nullopt;
  std::string words = normal_line(std::string_view(json.as_string().data(), json.as_string().size()));
  if (words.empty()) return std::nullopt;
  return Value(std::move(words));
}

template <class T>
std::optional<Value> parsed_value(const Json& json) {
  if (!json.is_string()) return std::nullopt;
  if (auto parsed = T::parse({json.as_string().data(), json.as_string().size()})) return Value(*parsed);
  return std::nullopt;
}

std::optional<Value> number_value(const Json& json) {
  if (!json.is_int64() || json.as_int64() < 0 || json.as_int64() > terbilang_max) return std::nullopt;
  return Value(json.as_int64());
}

std::optional<Value> duration_value(const Json& json) {
  const auto entry = from_json<DurationEntry>(json);
  if (!entry || entry->count < 0) return std::nullopt;
  for (const auto& [name, unit] : duration_units) {
    if (name == entry->unit) return Value(Duration{entry->count, unit});
  }
  return std::nullopt;
}

std::optional<Value> value_of(const Json& json, VariableType type) {
  switch (type) {
    case VariableType::Text: return text_value(json);
    case VariableType::Date: return parsed_value<Date>(json);
    case VariableType::Number: return number_value(json);
    case VariableType::Duration: return duration_value(json);
    case VariableType::Money: return parsed_value<Money>(json);
  }
  return std::nullopt;
}

// Reads values by the names under which they stand in variables.yaml, `prefix` before each.
Values read_values(const std::map<std::string, Json>& entries, const Library& library, std::string_view prefix,
                   const std::string& at, Refusals& faults) {
  Values out;
  for (const auto& [name, json] : entries) {
    if (json.is_null()) continue;
    const std::string whole = std::string(prefix) + name;
    const auto known = library.variable(whole);
    const std::string place = at + "/" + name;
    if (!known || known->place || !known->form.empty() || (known->list != nullptr) != !prefix.empty()) {
      faults.push_back({"particular_unknown", place, {{"name", whole}}});
    } else if (auto value = value_of(json, known->variable->type)) {
      out.emplace(name, std::move(*value));
    } else {
      faults.push_back({"particular_malformed", place, {{"name", whole}}});
    }
  }
  return out;
}

std::string capitals(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return out;
}

std::string date_text(Date day, std::string_view form) {
  if (form == "angka") return short_date(day);
  if (form == "lengkap") return full_date(day);
  if (form == "kata") return date_in_words(day);
  if (form == "hari") return std::string(day_name(day));
  if (form == "tanggal") return terbilang(static_cast<unsigned>(day.ymd.day()));
  if (form == "bulan") return std::string(month_name(static_cast<unsigned>(day.ymd.month())));
  if (form == "tahun") return terbilang(day.year());
  return plain_date(day);
}

std::string number_text(std::int64_t number, std::string_view form) {
  if (form == "angka") return grouped(number);
  if (form == "kata") return terbilang(number);
  return grouped(number) + " (" + terbilang(number) + ")";
}

std::string money_text(Money amount, std::string_view form) {
  if (form == "angka") return rupiah(amount);
  if (form == "kata") return rupiah_in_words(amount);
  return rupiah(amount) + " (" + rupiah_in_words(amount) + ")";
}

}  // namespace

Result<Particulars, Refusals> read_particulars(const Json& json, const Library& library) {
  auto entries = from_json<Entries>(json);
  if (!entries) return refuse(std::move(entries.error()));
  Refusals faults;
  Particulars out;
  if (entries->values) out.values = read_values(*entries->values, library, "", "/values", faults);
  if (!entries->lists) entries->lists.emplace();
  for (const auto& [name, items] : *entries->lists) {
    const ListKind* list = library.find_list(name);
    if (!list || list->derived) {
      faults.push_back({"particular_unknown", "/lists/" + name, {{"name", name}}});
      continue;
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
      const std::string at = "/lists/" + name + "/" + std::to_string(i);
      out.lists[name].push_back(read_values(items[i], library, list->prefix + ".", at, faults));
    }
  }
  if (!faults.empty()) return refuse(std::move(faults));
  return out;
}

std::string value_text(const Value& value, std::string_view form) {
  return std::visit(Overloaded{[&](const std::string& text) { return form == "kapital" ? capitals(text) : text; },
                               [&](Date day) { return date_text(day, form); },
                               [&](std::int64_t number) { return number_text(number, form); },
                               [&](Duration duration) {
                                 return form == "singkat" ? duration_text(duration) : duration_in_words(duration);
                               },
                               [&](Money amount) { return money_text(amount, form); }},
                    value);
}

bool has_form(VariableType type, std::string_view form) {
  static constexpr std::array<std::string_view, 7> of_date{"angka", "lengkap", "kata", "hari",
                                                           "tanggal", "bulan", "tahun"};
  switch (type) {
    case VariableType::Text: return form == "kapital";
    case VariableType::Date: return std::ranges::find(of_date, form) != of_date.end();
    case VariableType::Duration: return form == "singkat";
    case VariableType::Number:
    case VariableType::Money: return form == "angka" || form == "kata";
  }
  return false;
}

}  // namespace simpul::drafting
