#include "import.h"

#include <algorithm>
#include <map>
#include <set>

#include "encoding/csv.h"
#include "encoding/mapper.h"
#include "encoding/utf8.h"
#include "registration.h"
#include "text/dates.h"
#include "view_rows.h"

namespace simpul::dossiers {
namespace {

// Column names as people write them, for each field of the registration.
struct Column {
  std::string_view field;
  std::vector<std::string_view> names;
};

const std::vector<Column>& columns() {
  static const std::vector<Column> all = {{"title", {"judul", "title"}},
                                          {"kind", {"jenis", "kind"}},
                                          {"partners", {"mitra", "partners"}},
                                          {"urusan", {"urusan"}},
                                          {"document_title", {"judul_naskah", "document_title"}},
                                          {"own_number", {"nomor", "own_number"}},
                                          {"partner_number", {"nomor_mitra", "partner_number"}},
                                          {"signed_on", {"tanggal_tanda_tangan", "signed_on"}},
                                          {"place", {"tempat", "place"}},
                                          {"own_signer", {"penandatangan", "own_signer"}},
                                          {"partner_signer", {"penandatangan_mitra", "partner_signer"}},
                                          {"start", {"mulai", "start"}},
                                          {"end", {"berakhir", "end"}},
                                          {"source", {"sumber", "source"}}};
  return all;
}

std::string trimmed(const std::string& text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string::npos) return "";
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::vector<std::string> split(const std::string& text) {
  std::vector<std::string> parts;
  std::string part;
  for (const char c : text + ";") {
    if (c != ';') {
      part += c;
      continue;
    }
    if (const std::string word = trimmed(part); !word.empty()) parts.push_back(word);
    part.clear();
  }
  return parts;
}

// Which field stands in which place of a row, and how the table itself calls it.
struct Header {
  std::map<std::string_view, std::size_t> places;
  std::map<std::string_view, std::string> names;
};

Result<Header, Refusals> read_header(const CsvRow& row) {
  Header header;
  for (std::size_t i = 0; i < row.fields.size(); ++i) {
    std::string name = trimmed(row.fields[i]);
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c == ' ' ? '_' : static_cast<char>(std::tolower(c)); });
    for (const Column& column : columns()) {
      if (std::ranges::find(column.names, name) == column.names.end()) continue;
      header.places[column.field] = i;
      header.names[column.field] = trimmed(row.fields[i]);
    }
  }
  std::string missing;
  for (const Column& column : columns()) {
    const bool needed = column.field == "title" || column.field == "partners";
    if (!needed || header.places.contains(column.field)) continue;
    missing += (missing.empty() ? "" : ", ") + std::string(column.names.front());
  }
  if (!missing.empty()) return refuse(Refusals{{"import_columns_missing", "", {{"columns", missing}}}});
  return header;
}

// Reads one row into a registration and keeps every fault with its column.
class RowReader {
 public:
  RowReader(const Desk& desk, const Header& header, const CsvRow& row) : desk_(desk), header_(header), row_(row) {}

  std::vector<ImportFault> faults;

  Registration read() {
    Registration form;
    form.title = value("title");
    form.document_title = value("document_title").empty() ? *form.title : value("document_title");
    form.cooperation = CooperationKind::KsddSukarela;
    form.partners.emplace();
    if (const std::string kind = value("kind"); !kind.empty()) read_kind(form, kind);
    for (const std::string& name : split(value("partners"))) read_partner(form, name);
    if (const auto codes = split(value("urusan")); !codes.empty()) form.urusan = codes;
    form.own_number = optional("own_number");
    form.partner_number = optional("partner_number");
    form.place = optional("place");
    form.own_signer = optional("own_signer");
    form.partner_signer = optional("partner_signer");
    form.source = optional("source");
    form.signed_on = day("signed_on");
    form.start = day("start");
    form.end = day("end");
    for (const auto& [field, place] : header_.places) {
      if (has_unseen_signs(value(field))) faults.push_back({{"field_unseen_signs"}, std::string(field)});
    }
    return form;
  }

 private:
  std::string value(std::string_view field) const {
    const auto place = header_.places.find(field);
    if (place == header_.places.end() || place->second >= row_.fields.size()) return "";
    return trimmed(row_.fields[place->second]);
  }
  std::optional<std::string> optional(std::string_view field) const {
    std::string text = value(field);
    if (text.empty()) return std::nullopt;
    return text;
  }
  std::optional<Date> day(std::string_view field) {
    const std::string text = value(field);
    if (text.empty()) return std::nullopt;
    const auto date = parse_date(text);
    if (date) return *date;
    faults.push_back({{"import_date_unreadable", "", {{"given", text}}}, std::string(field)});
    return std::nullopt;
  }
  void read_kind(Registration& form, const std::string& text) {
    const auto kind = parse_enum<CooperationKind>(text);
    if (kind) {
      form.cooperation = *kind;
    } else {
      faults.push_back({{"import_kind_unknown", "", {{"given", text}}}, "kind"});
    }
  }
  void read_partner(Registration& form, const std::string& text) {
    if (const auto code = RegionCode::parse(text); code && desk_.regions().find(*code)) {
      form.partners->push_back(*code);
      return;
    }
    const auto named = desk_.regions().named(text);
    if (named.size() == 1) {
      form.partners->push_back(named.front()->code);
      return;
    }
    const char* code = named.empty() ? "region_unknown" : "import_region_ambiguous";
    faults.push_back({{code, "", {{"region", text}, {"given", text}}}, "partners"});
  }

  const Desk& desk_;
  const Header& header_;
  const CsvRow& row_;
};

std::string column_of(const Refusal& refusal) {
  const std::size_t slash = refusal.pointer.find_first_not_of('/');
  if (slash == std::string::npos) return "";
  return refusal.pointer.substr(slash, refusal.pointer.find('/', slash) - slash);
}

void add_faults(ImportedRow& out, Refusals refusals) {
  for (Refusal& refusal : refusals) {
    std::string column = column_of(refusal);
    out.faults.push_back({std::move(refusal), std::move(column)});
  }
}

// The reply each row keeps: the table's key and the line, with a space that no key holds between them.
std::optional<IdempotentReply> reply_of_row(const ImportOrder& order, const CsvRow& row) {
  auto reply = order.reply;
  if (reply) reply->key += " " + std::to_string(row.line);
  return reply;
}

// A key that already served another table is refused as a whole, before anything of this one is registered.
Result<void, Refusals> require_own_key(Desk& desk, const ImportOrder& order, const std::vector<CsvRow>& rows) {
  if (!order.reply || order.dry_run) return {};
  for (const CsvRow& row : rows) {
    const auto known = desk.replay(*reply_of_row(order, row), order.caller.government);
    if (!known) return refuse(known.error());
  }
  return {};
}

// What the rows of a table have said so far, so that a dry run refuses what the real run would.
class Told {
 public:
  // The line that said the same, or gave the same number; remembers this row otherwise.
  std::optional<std::size_t> repeated(const Registration& form, std::size_t line) {
    std::string row = "row\n" + *form.title + "\n" + (form.signed_on ? form.signed_on->text() : "") + "\n" +
                      form.own_number.value_or("");
    for (const RegionCode& partner : *form.partners) row += "\n" + partner.text();
    const auto [same, fresh_row] = lines_.try_emplace(std::move(row), line);
    if (!fresh_row) return same->second;
    if (!form.own_number) return std::nullopt;
    const auto [taken, fresh_number] = lines_.try_emplace("number\n" + *form.own_number, line);
    if (!fresh_number) return taken->second;
    return std::nullopt;
  }

 private:
  std::map<std::string, std::size_t> lines_;
};

// A row with a number is known again by it; one without by its title, partners and day.
Result<bool, Refusals> registered_already(Desk& desk, const Registration& form, const RegionCode& government) {
  if (form.own_number || form.partners->empty()) return false;
  std::vector<std::string> same_title;
  const auto read = desk.world().database.read([&](Reader& reader) {
    reader.query({"SELECT dossier FROM dossier_parties WHERE government=? AND title_key=?"
                  " AND dossier IN (SELECT dossier FROM dossier_parties WHERE government=?)",
                  {government.text(), title_key(*form.title), form.partners->front().text()}},
                 [&](const Row& row) {
                   same_title.emplace_back(row.text(0));
                   return true;
                 });
  });
  if (!read) return refuse(storage_refusal(read.error()));
  std::set<RegionCode> parties(form.partners->begin(), form.partners->end());
  parties.insert(government);
  for (const std::string& id : same_title) {
    const auto woven = desk.find(id, government);
    if (!woven) return refuse(woven.error());
    const State& state = (*woven)->state;
    const auto regions = state.regions();
    const bool same_day = std::ranges::any_of(state.documents, [&](const Document& paper) {
      return paper.type == DocumentType::JointAgreement && paper.dated == form.signed_on;
    });
    if (same_day && std::set<RegionCode>(regions.begin(), regions.end()) == parties) return true;
  }
  return false;
}

// Faults a row has beside other rows and what is registered already.
Refusals repetition(Desk& desk, const ImportOrder& order, Told& told, const Registration& form, const CsvRow& row) {
  if (const auto earlier = told.repeated(form, row.line)) {
    return {{"import_row_repeated", "", {{"line", std::to_string(*earlier)}}}};
  }
  if (order.reply && !order.dry_run) {
    // A repeated request meets its own rows again; the desk answers those with what it did the first time.
    const auto done = desk.replay(*reply_of_row(order, row), order.caller.government);
    if (!done) return done.error();
    if (*done) return {};
  }
  const auto known = registered_already(desk, form, order.caller.government);
  if (!known) return known.error();
  if (*known) return {{"import_already_registered", "", {{"title", *form.title}}}};
  return {};
}

ImportedRow import_row(Desk& desk, const ImportOrder& order, RowReader reader, const CsvRow& row, Told& told) {
  Registration form = reader.read();
  // The table itself is what is known to prove such a row.
  if (!form.source) form.source = "Tabel yang diimpor, baris " + std::to_string(row.line);
  ImportedRow out{row.line, *form.title, {}, std::move(reader.faults)};
  if (out.faults.empty()) add_faults(out, repetition(desk, order, told, form, row));
  if (!out.faults.empty()) return out;
  auto agreement = facts_of(desk, form, order.caller);
  if (!agreement) {
    add_faults(out, std::move(agreement.error()));
    return out;
  }
  if (order.dry_run) {
    add_faults(out, at_form_fields(desk.objections_to({order.caller, "", agreement->facts, {}, {}}), *agreement));
    return out;
  }
  auto done = desk.act({order.caller, "", agreement->facts, {}, reply_of_row(order, row)});
  if (done) {
    out.dossier = (*done)->id;
  } else {
    add_faults(out, at_form_fields(std::move(done.error()), *agreement));
  }
  return out;
}

// People look for a column by the name it has in their table.
ImportedRow named_as_written(ImportedRow row, const Header& header) {
  for (ImportFault& fault : row.faults) {
    const auto name = header.names.find(fault.column);
    if (name != header.names.end()) fault.column = name->second;
  }
  return row;
}

}  // namespace

Result<std::vector<ImportedRow>, Refusals> import_table(Desk& desk, const ImportOrder& order) {
  const std::string_view first_line = order.csv.substr(0, order.csv.find('\n'));
  const char delimiter = std::ranges::count(first_line, ';') > std::ranges::count(first_line, ',') ? ';' : ',';
  const auto rows = read_csv(order.csv, delimiter, {.bytes_max = 16 << 20, .rows_max = 20'000, .fields_max = 60});
  if (!rows) return refuse(Refusals{rows.error()});
  if (rows->size() < 2) return refuse(Refusals{{"import_empty"}});
  const auto header = read_header(rows->front());
  if (!header) return refuse(header.error());
  if (const auto own = require_own_key(desk, order, *rows); !own) return refuse(own.error());
  std::vector<ImportedRow> out;
  Told told;
  for (std::size_t i = 1; i < rows->size(); ++i)
    out.push_back(
        named_as_written(import_row(desk, order, RowReader(desk, *header, (*rows)[i]), (*rows)[i], told), *header));
  return out;
}

}  // namespace simpul::dossiers
