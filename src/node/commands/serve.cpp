#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "commands/command_line.h"
#include "files/clock.h"
#include "memory/clock.h"
#include "node/embedded.h"
#include "scenarios/scenario.h"
#include "service.h"

namespace simpul::node {
namespace {

// Where a demonstration that nobody gave a folder keeps its data: gone with the machine's temporary files.
std::string temporary_folder() {
  const std::string pattern = (std::filesystem::temp_directory_path() / "simpul-demo-XXXXXX").string();
  std::vector<char> path(pattern.begin(), pattern.end());
  path.push_back('\0');
  return mkdtemp(path.data()) ? std::string(path.data()) : pattern;
}

// The five cases, the oldest first: a government in two of them has one register, told forward in time.
Result<std::vector<Scenario>, Refusals> told_in_order() {
  std::vector<Scenario> out;
  for (const embedded::File& file : embedded::scenarios()) {
    auto scenario = read_scenario(file.bytes);
    if (!scenario) return refuse(std::move(scenario.error()));
    if (scenario->steps.empty()) return refuse(Refusals{{"scenario_empty"}});
    out.push_back(std::move(*scenario));
  }
  std::ranges::sort(out, {}, [](const Scenario& story) { return story.steps.front().at; });
  return out;
}

// Replays the five cases on a clock of their own; a folder that already holds dossiers is left as it is.
Result<void, Refusals> fill_demo(const NodeSettings& settings, const Terminal& terminal) {
  memory::ManualClock clock(Instant{0});
  auto node = Node::open(settings, clock);
  if (!node) return refuse(std::move(node.error()));
  const auto first = (*node)->adapters().journal->subjects("", 1);
  if (first && !first->empty()) return {};
  auto stories = told_in_order();
  if (!stories) return refuse(std::move(stories.error()));
  for (const Scenario& story : *stories) {
    terminal.say("Memutar ulang: " + story.title);
    if (auto played = play(**node, clock, story); !played) return refuse(std::move(played.error()));
  }
  return {};
}

// Tells how to begin where nobody has an account yet. A code that `simpul init` printed stays good.
Result<void, Refusals> invite(Node& node, const Terminal& terminal) {
  if (!node.access().first_run_open().value_or(false)) return {};
  if (node.access().first_run_code_waiting().value_or(false)) {
    terminal.say(
        "Simpul ini belum disiapkan. Buka /mulai di peramban dan masukkan kode sekali pakai dari simpul "
        "init.\nKode hilang? Hentikan simpul ini, jalankan simpul init lagi pada folder yang sama, lalu "
        "jalankan kembali.");
    return {};
  }
  const auto code = node.access().issue_first_run_code();
  if (!code) return refuse(code.error());
  terminal.say("Simpul ini belum disiapkan. Buka /mulai di peramban dan masukkan kode sekali pakai ini: " + *code);
  return {};
}

}  // namespace

Exit serve_command(const Arguments& arguments, const Terminal& terminal) {
  NodeSettings settings;
  settings.data_folder = arguments.value_or("data", "./simpul-data");
  settings.public_origin = arguments.value_or("origin", "");
  settings.plain_cookie = arguments.has("plain-http");
  const auto proxies = read_proxies(arguments.value_or("trusted-proxy", ""));
  if (!proxies) return terminal.fail(proxies.error(), Exit::Usage);
  settings.trusted_proxies.insert(proxies->begin(), proxies->end());
  settings.inspector_program = own_program();
  const auto address = read_listen(arguments.value_or("listen", "127.0.0.1:8080"));
  if (!address) return terminal.fail(address.error(), Exit::Usage);
  StopSignals signals;
  files::SystemClock clock;
  auto node = Node::open(settings, clock);
  if (!node) return terminal.fail(node.error(), exit_of(node.error()));
  if (const auto invited = invite(**node, terminal); !invited) {
    return terminal.fail(invited.error(), exit_of(invited.error()));
  }
  return serve_until_stopped(**node, {*address, settings, signals}, terminal);
}

Exit demo_command(const Arguments& arguments, const Terminal& terminal) {
  const std::string port = arguments.value_or("port", "8080");
  const auto address = read_listen(arguments.value_or("listen", "127.0.0.1:" + port));
  if (!address) return terminal.fail(address.error(), Exit::Usage);
  NodeSettings settings;
  settings.demo = true;
  settings.data_folder = arguments.value("data") ? *arguments.value("data") : temporary_folder();
  settings.inspector_program = own_program();
  if (auto filled = fill_demo(settings, terminal); !filled)
    return terminal.fail(filled.error(), exit_of(filled.error()));
  StopSignals signals;
  files::SystemClock clock;
  auto node = Node::open(settings, clock);
  if (!node) return terminal.fail(node.error(), exit_of(node.error()));
  terminal.say("Data peragaan: " + settings.data_folder);
  return serve_until_stopped(**node, {*address, settings, signals}, terminal);
}

}  // namespace simpul::node
