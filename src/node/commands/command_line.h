#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "encoding/json.h"
#include "kernel/refusal.h"
#include "kernel/result.h"
#include "web/problem.h"

namespace simpul::node {

// Exit codes of the program. Documented in docs/runbook; never reused.
enum class Exit {
  Ok = 0,
  Failed = 1,
  Usage = 2,
  Configuration = 3,
  NotFound = 4,
  Conflict = 5,
  Permission = 6,
  Storage = 7,
  Network = 8,
  NotVerified = 9,
  ProblemsFound = 10
};

// An option a command takes: "--data DIR".
struct OptionSpec {
  std::string_view name;         // "data"
  std::string_view placeholder;  // "DIR"; empty: a switch
  std::string_view environment;  // "SIMPUL_DATA"; empty: none
  std::string_view help;
};

// The words after the command's name, read against what the command takes. Flags win over the environment.
class Arguments {
 public:
  // Codes: option_unknown, option_value_missing, argument_unexpected.
  static Result<Arguments, Refusals> read(const std::vector<std::string>& words, const std::vector<OptionSpec>& options,
                                          std::size_t positional_max);

  std::optional<std::string> value(const std::string& option) const;
  std::string value_or(const std::string& option, std::string fallback) const {
    return value(option).value_or(fallback);
  }
  bool has(const std::string& option) const { return values_.contains(option); }
  const std::vector<std::string>& positional() const { return positional_; }

 private:
  std::map<std::string, std::string> values_;
  std::vector<std::string> positional_;
};

// Where a command speaks: results on stdout, everything else on stderr, progress only on a terminal.
class Terminal {
 public:
  explicit Terminal(bool json) : json_(json) {}

  bool json() const { return json_; }
  void result(const std::string& line) const;
  void result(const Json& value) const;
  void say(const std::string& line) const;
  // "12 dari 100 …", rewritten in place; nothing where stderr is no terminal.
  void progress(std::string_view what, std::uint64_t done, std::uint64_t total) const;
  void end_progress() const;
  // What happened, what is safe, what to do; as JSON problem on stdout with --json.
  Exit fail(const Refusals& refusals, Exit exit) const;

 private:
  bool json_;
};

struct Command {
  std::string_view name;
  std::string_view summary;
  std::string_view examples;
  std::vector<OptionSpec> options;
  std::size_t positional_max = 0;
  Exit (*run)(const Arguments&, const Terminal&);
};

// Sentences for refusals outside a request, from the files inside the program.
const web::Messages& terminal_messages();
// English where LANG asks for it, else Indonesian.
web::Language terminal_language();

// The exit code that fits a refusal.
Exit exit_of(const Refusals& refusals);

Exit serve_command(const Arguments& arguments, const Terminal& terminal);
Exit demo_command(const Arguments& arguments, const Terminal& terminal);
Exit init_command(const Arguments& arguments, const Terminal& terminal);
Exit doctor_command(const Arguments& arguments, const Terminal& terminal);
Exit backup_command(const Arguments& arguments, const Terminal& terminal);
Exit restore_command(const Arguments& arguments, const Terminal& terminal);
Exit import_command(const Arguments& arguments, const Terminal& terminal);
Exit export_command(const Arguments& arguments, const Terminal& terminal);
// `simpul export --bundle FILE`: one dossier as a file that proves itself.
Exit export_bundle(const Arguments& arguments, const Terminal& terminal);
Exit verify_command(const Arguments& arguments, const Terminal& terminal);
Exit version_command(const Arguments& arguments, const Terminal& terminal);

// Runs the program: finds the command, reads its words, shows help with examples, suggests what a typo meant.
int run(const std::vector<std::string>& words);

}  // namespace simpul::node
