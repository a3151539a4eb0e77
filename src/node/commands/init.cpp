#include <array>
#include <filesystem>

#include "commands/command_line.h"
#include "commands/upkeep_terminal.h"
#include "files/clock.h"
#include "node.h"
#include "service.h"

namespace simpul::node {
namespace {

namespace fs = std::filesystem;

// What an interrupted init may have left; anything else belongs to somebody.
bool is_of_a_node(const std::string& name) {
  static constexpr std::array<std::string_view, 5> known = {"lock", "blobs", "keys", "secret", "last_backup.json"};
  return name.starts_with("simpul.db") || std::ranges::find(known, name) != known.end();
}

Result<void, Refusals> require_usable(const std::string& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) return {};
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (!is_of_a_node(name)) {
      return refuse(Refusals{{"data_folder_not_empty", "", {{"path", folder}, {"name", name}}}});
    }
  }
  return {};
}

void tell(const std::string& folder, const std::string& code, const Terminal& terminal) {
  const std::string next = "simpul serve --data " + folder;
  if (terminal.json()) {
    terminal.result(Json(JsonObject{
        {"ok", true}, {"data", folder}, {"first_run_code", code}, {"valid_hours", 24}, {"next", next}}));
    return;
  }
  terminal.result("Folder data siap: " + folder);
  terminal.result("Kode sekali pakai (berlaku 24 jam): " + code);
  terminal.say("\nLangkah berikut:\n  1. " + next +
               "\n  2. Buka http://127.0.0.1:8080/mulai di peramban dan masukkan kode itu."
               "\nKode hilang? Jalankan simpul init lagi pada folder yang sama selama belum ada akun.");
}

}  // namespace

Exit init_command(const Arguments& arguments, const Terminal& terminal) {
  NodeSettings settings;
  settings.data_folder = data_folder_of(arguments);
  settings.inspector_program = own_program();
  if (auto usable = require_usable(settings.data_folder); !usable) return terminal.fail(usable.error(), Exit::Conflict);
  files::SystemClock clock;
  auto node = Node::open(settings, clock);
  if (!node) return terminal.fail(node.error(), exit_of(node.error()));
  const auto open = (*node)->access().first_run_open();
  if (!open) return terminal.fail(open.error(), exit_of(open.error()));
  if (!*open) {
    return terminal.fail({{"data_folder_already_set_up", "", {{"path", settings.data_folder}}}}, Exit::Conflict);
  }
  const auto code = (*node)->access().issue_first_run_code();
  if (!code) return terminal.fail(code.error(), exit_of(code.error()));
  tell(settings.data_folder, *code, terminal);
  return Exit::Ok;
}

}  // namespace simpul::node
