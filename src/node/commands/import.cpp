#include "access/permissions.h"
#include "commands/command_line.h"
#include "commands/upkeep_terminal.h"
#include "dossiers_app/routes.h"
#include "files/clock.h"
#include "node.h"
#include "service.h"
#include "upkeep/archive.h"

namespace simpul::node {
namespace {

std::string_view text_of(const JsonObject& object, std::string_view name) {
  const auto* value = object.if_contains(name);
  return value && value->is_string() ? std::string_view(value->as_string()) : std::string_view();
}

void print(const JsonObject& report, const Terminal& terminal) {
  const bool dry_run = report.at("dry_run").as_bool();
  for (const Json& entry : report.at("results").as_array()) {
    const JsonObject& row = entry.as_object();
    const bool good = row.at("ok").as_bool();
    terminal.result(fmt::format("baris {:<5} {:<8} {}", row.at("row").to_number<std::int64_t>(),
                                good ? (dry_run ? "siap" : "tercatat") : "DITOLAK", text_of(row, "title")));
    if (good) continue;
    for (const Json& fault : row.at("errors").as_array()) {
      const JsonObject& error = fault.as_object();
      const std::string_view column = text_of(error, "column");
      terminal.result(fmt::format("            {}{}{} {}", column, column.empty() ? "" : ": ", text_of(error, "title"),
                                  text_of(error, "detail")));
    }
  }
  terminal.say(fmt::format("{} baris: {} {}, {} ditolak.", report.at("rows").to_number<std::int64_t>(),
                           report.at("good").to_number<std::int64_t>(), dry_run ? "siap dicatat" : "tercatat",
                           report.at("bad").to_number<std::int64_t>()));
  if (dry_run) terminal.say("Ini baru pemeriksaan: belum ada yang dicatat. Ulangi tanpa --dry-run untuk mencatatnya.");
}

// The account in whose name the table is registered; it needs the same role as on the screen.
Result<access::Caller, Refusals> registrar(Node& node, const std::string& sign_in_name) {
  auto caller = node.access().caller_named(sign_in_name);
  if (!caller) return caller;
  const access::Permission* permission = access::find_permission("importDossiers");
  const auto verdict = permission ? access::decide_role(*permission, *caller) : access::Verdict::Forbidden;
  if (verdict == access::Verdict::Allowed) return caller;
  return refuse(Refusals{{"account_may_not_import", "", {{"name", sign_in_name}}}});
}

Exit import_table(Node& node, const access::Caller& caller, std::string_view csv, const Arguments& arguments,
                  const Terminal& terminal) {
  Refusals refused;
  const Json report = dossiers::import_report(node.dossiers(), {caller, csv, arguments.has("dry-run")},
                                              terminal_messages(), terminal_language(), refused);
  if (!refused.empty()) return terminal.fail(refused, exit_of(refused));
  if (terminal.json()) {
    terminal.result(report);
  } else {
    print(report.as_object(), terminal);
  }
  return report.at("bad").to_number<std::int64_t>() == 0 ? Exit::Ok : Exit::Failed;
}

}  // namespace

Exit import_command(const Arguments& arguments, const Terminal& terminal) {
  if (arguments.positional().empty()) {
    return terminal.fail({{"argument_needed", "", {{"what", "FILE.csv"}}}}, Exit::Usage);
  }
  const auto as = arguments.value("as");
  if (!as) return terminal.fail({{"option_needed", "", {{"option", "--as"}}}}, Exit::Usage);
  NodeSettings settings;
  settings.data_folder = data_folder_of(arguments);
  settings.inspector_program = own_program();
  const auto csv = read_whole(arguments.positional().front());
  if (!csv) return terminal.fail(csv.error(), Exit::NotFound);
  if (auto there = require_data_folder(settings.data_folder); !there) {
    return terminal.fail(there.error(), exit_of(there.error()));
  }
  files::SystemClock clock;
  auto node = Node::open(settings, clock);
  if (!node) return terminal.fail(node.error(), exit_of(node.error()));
  const auto caller = registrar(**node, *as);
  if (!caller) return terminal.fail(caller.error(), exit_of(caller.error()));
  return import_table(**node, *caller, *csv, arguments, terminal);
}

}  // namespace simpul::node
