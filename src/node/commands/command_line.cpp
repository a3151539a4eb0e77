#include "commands/command_line.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "node/embedded.h"

namespace simpul::node {
namespace {

const OptionSpec* find_option(const std::vector<OptionSpec>& options, std::string_view name) {
  const auto found = std::ranges::find(options, name, &OptionSpec::name);
  return found == options.end() ? nullptr : &*found;
}

}  // namespace

web::Language terminal_language() {
  const char* language = std::getenv("LANG");
  return language && std::string_view(language).starts_with("en") ? web::Language::En : web::Language::Id;
}

Result<Arguments, Refusals> Arguments::read(const std::vector<std::string>& words,
                                            const std::vector<OptionSpec>& options, std::size_t positional_max) {
  Arguments out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (!word.starts_with("--")) {
      out.positional_.push_back(word);
      if (out.positional_.size() > positional_max)
        return refuse(Refusals{{"argument_unexpected", "", {{"word", word}}}});
      continue;
    }
    const std::size_t equals = word.find('=');
    const std::string name = word.substr(2, equals == std::string::npos ? std::string::npos : equals - 2);
    const OptionSpec* option = find_option(options, name);
    if (!option) return refuse(Refusals{{"option_unknown", "", {{"option", "--" + name}}}});
    if (option->placeholder.empty()) {
      out.values_[name] = "true";
    } else if (equals != std::string::npos) {
      out.values_[name] = word.substr(equals + 1);
    } else if (i + 1 < words.size()) {
      out.values_[name] = words[++i];
    } else {
      return refuse(Refusals{{"option_value_missing", "", {{"option", "--" + name}}}});
    }
  }
  for (const OptionSpec& option : options) {
    const char* given = option.environment.empty() ? nullptr : std::getenv(std::string(option.environment).c_str());
    if (given && *given) out.values_.emplace(option.name, given);
  }
  return out;
}

std::optional<std::string> Arguments::value(const std::string& option) const {
  const auto found = values_.find(option);
  if (found == values_.end()) return std::nullopt;
  return found->second;
}

void Terminal::result(const std::string& line) const { std::cout << line << std::endl; }

void Terminal::result(const Json& value) const { std::cout << json_text(value) << std::endl; }

void Terminal::say(const std::string& line) const {
  if (!json_) std::cerr << line << std::endl;
}

void Terminal::progress(std::string_view what, std::uint64_t done, std::uint64_t total) const {
  if (json_ || isatty(STDERR_FILENO) == 0) return;
  std::cerr << '\r' << what << ' ' << done;
  if (total > 0) std::cerr << " dari " << total;
  std::cerr << "   " << std::flush;
}

void Terminal::end_progress() const {
  if (!json_ && isatty(STDERR_FILENO) != 0) std::cerr << std::endl;
}

Exit Terminal::fail(const Refusals& refusals, Exit exit) const {
  JsonArray errors;
  for (const Refusal& refusal : refusals) {
    const web::Message message =
        web::filled(terminal_messages().find(refusal.code, terminal_language()), refusal.facts);
    errors.push_back(
        JsonObject{{"code", refusal.code}, {"title", message.what}, {"detail", message.safe + " " + message.next}});
    if (!json_) std::cerr << message.what << "\n  " << message.safe << "\n  " << message.next << std::endl;
  }
  if (json_) result(JsonObject{{"ok", false}, {"exit", static_cast<int>(exit)}, {"errors", std::move(errors)}});
  return exit;
}

const web::Messages& terminal_messages() {
  static const web::Messages messages = [] {
    web::Messages all;
    for (const embedded::File& file : embedded::messages()) {
      if (auto area = web::Messages::read(file.bytes)) (void)all.merge(std::move(*area));
    }
    return all;
  }();
  return messages;
}

Exit exit_of(const Refusals& refusals) {
  const std::string code = refusals.empty() ? "" : refusals.front().code;
  if (code == "data_folder_missing") return Exit::NotFound;
  if (code == "account_may_not_import" || code == "account_disabled") return Exit::Permission;
  if (code == "file_unusable") return Exit::Storage;
  if (code.starts_with("storage_") || code.starts_with("data_folder_")) return Exit::Storage;
  if (code.starts_with("key_")) return Exit::Permission;
  if (code.ends_with("_unknown") || code.ends_with("_not_found")) return Exit::NotFound;
  if (code.starts_with("option_") || code.starts_with("argument_")) return Exit::Usage;
  return Exit::Failed;
}

}  // namespace simpul::node
