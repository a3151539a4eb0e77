#include "commands/command_line.h"
#include "commands/upkeep_terminal.h"
#include "files/clock.h"
#include "node.h"
#include "node/version.h"
#include "service.h"
#include "upkeep/examination.h"

namespace simpul::node {
namespace {

struct Told {
  std::string code;
  web::Message message;
  std::map<std::string, std::string> facts;
};

Told told(const Refusal& problem) {
  return {problem.code, web::filled(terminal_messages().find(problem.code, terminal_language()), problem.facts),
          problem.facts};
}

Json json_of(const Examination& examination, const std::string& folder) {
  JsonArray checks;
  JsonArray problems;
  for (const Examined& part : examination.parts) {
    checks.push_back(JsonObject{{"name", part.name}, {"ok", part.problems.empty()}, {"found", part.found}});
    for (const Refusal& refusal : part.problems) {
      const Told problem = told(refusal);
      JsonObject row{{"check", part.name}, {"code", problem.code}, {"what", problem.message.what},
                     {"risk", problem.message.safe}, {"next", problem.message.next}};
      for (const auto& [name, value] : problem.facts) row.insert_or_assign(name, value);
      problems.push_back(std::move(row));
    }
  }
  return JsonObject{{"ok", examination.healthy()},
                    {"version", std::string(version_text)},
                    {"data", folder},
                    {"beside_server", examination.beside_server},
                    {"checks", std::move(checks)},
                    {"problems", std::move(problems)}};
}

void print(const Examination& examination, const std::string& folder, const Terminal& terminal) {
  terminal.result(fmt::format("Simpul {}, folder data {}", version_text, folder));
  if (examination.beside_server) {
    terminal.say("Server sedang berjalan: yang diperiksa ialah salinan basis data pada saat ini.");
  }
  int number = 0;
  std::string problems;
  for (const Examined& part : examination.parts) {
    const char* state = part.problems.empty() ? "baik" : "MASALAH";
    terminal.result(fmt::format("  {:<8} {:<18} {}", state, part.title, part.found));
    for (const Refusal& refusal : part.problems) {
      const web::Message message = told(refusal).message;
      problems += fmt::format("\n{}. {}\n   {}\n   {}\n", ++number, message.what, message.safe, message.next);
    }
  }
  if (number > 0) terminal.result(problems);
  terminal.result(number == 0 ? "Tidak ada masalah." : fmt::format("{} masalah perlu ditangani.", number));
}

// Writes every view anew. The folder must be this process's alone.
Result<std::size_t, Refusals> rebuild(const std::string& folder, const UpkeepProgress& progress) {
  if (auto there = require_data_folder(folder); !there) return refuse(std::move(there.error()));
  NodeSettings settings;
  settings.data_folder = folder;
  settings.inspector_program = own_program();
  files::SystemClock clock;
  auto node = Node::open(settings, clock);
  if (!node) return refuse(std::move(node.error()));
  return (*node)->dossiers().rebuild_views(
      [&progress](std::size_t done) { progress("Menyusun ulang tampilan berkas", done, 0); });
}

}  // namespace

Exit doctor_command(const Arguments& arguments, const Terminal& terminal) {
  const std::string folder = data_folder_of(arguments);
  ShownProgress progress(terminal);
  if (arguments.has("rebuild")) {
    const auto rebuilt = rebuild(folder, progress.show());
    progress.finish();
    if (!rebuilt) return terminal.fail(rebuilt.error(), exit_of(rebuilt.error()));
    terminal.say(fmt::format("Tampilan {} berkas disusun ulang dari utasnya.", *rebuilt));
  }
  files::SystemClock clock;
  const auto examination = examine(folder, clock, progress.show());
  progress.finish();
  if (!examination) return terminal.fail(examination.error(), exit_of(examination.error()));
  if (terminal.json()) {
    terminal.result(json_of(*examination, folder));
  } else {
    print(*examination, folder, terminal);
  }
  return examination->healthy() ? Exit::Ok : Exit::ProblemsFound;
}

}  // namespace simpul::node
