#include <fmt/ranges.h>

#include <filesystem>

#include "commands/command_line.h"
#include "kernel/expects.h"
#include "node/embedded.h"
#include "proof/archive.h"
#include "proof/verification.h"
#include "text/dates.h"
#include "upkeep/stored_files.h"
#include "web/finding_words.h"

namespace simpul::node {
namespace {

constexpr std::size_t problems_shown_max = 20;

using Facts = std::map<std::string, std::string>;

const web::FindingWords& bundle_words() {
  static const web::FindingWords words = [] {
    const auto file = embedded::find(embedded::findings(), "bundle.json");
    auto read = file ? web::FindingWords::read(*file) : web::FindingWords{};
    expects(read.has_value(), "the words about bundles travel inside the program");
    return std::move(*read);
  }();
  return words;
}

web::FindingSentences sentences(std::string_view name, const Facts& facts = {}) {
  return bundle_words().find(name, facts, terminal_language());
}

std::string moment(Instant at) { return date_and_clock(at, Zone::Wib, terminal_language()); }

// Tells a result line by line, in the order in which a reader asks.
class Telling {
 public:
  explicit Telling(const Terminal& terminal) : terminal_(terminal) {}

  void tell(const proof::Verification& found) {
    head(found.is_proven() ? "bundle_proven" : "bundle_broken");
    if (found.dossier && found.made_at) {
      head("bundle_names", {{"dossier", found.dossier->text()}, {"made_at", moment(*found.made_at)}});
    }
    if (!found.is_proven()) return problems(found);
    head("bundle_heading_proven");
    for (const proof::ProvenThread& each : found.threads) thread(each);
    item("bundle_files", {{"present", std::to_string(found.files_present)}});
    for (const proof::ProvenLog& each : found.logs) log(each);
    head("bundle_heading_open");
    open_questions(found);
  }

 private:
  void head(std::string_view name, const Facts& facts = {}) {
    const auto said = sentences(name, facts);
    terminal_.result(said.what);
    if (!said.fix.empty()) terminal_.result(said.fix);
  }
  void item(std::string_view name, const Facts& facts = {}) {
    const auto said = sentences(name, facts);
    terminal_.result("  - " + said.what);
    if (!said.why.empty()) terminal_.result("    " + said.why);
  }

  void problems(const proof::Verification& found) {
    head("bundle_heading_problems");
    for (std::size_t at = 0; at < std::min(found.problems.size(), problems_shown_max); ++at) {
      const proof::Problem& each = found.problems[at];
      item("bundle_problem_" + proof::name_of(each.kind), {{"where", each.where}});
    }
    if (found.problems.size() > problems_shown_max) {
      terminal_.result(fmt::format("  … +{}", found.problems.size() - problems_shown_max));
    }
  }

  void thread(const proof::ProvenThread& each) {
    item("bundle_thread", {{"code", each.government.text()},
                           {"name", each.name},
                           {"shown", std::to_string(each.shown + each.withheld)},
                           {"last", each.last ? moment(*each.last) : "–"},
                           {"words", fmt::format("{}", fmt::join(proof::fingerprint(each.key), " "))}});
  }

  void log(const proof::ProvenLog& each) {
    item("bundle_log",
         {{"origin", each.origin}, {"events", std::to_string(each.events)}, {"size", std::to_string(each.size)}});
    if (!each.seen_by) return;
    item("bundle_log_seen", {{"witnesses", std::to_string(each.witnesses)}, {"seen_by", moment(*each.seen_by)}});
  }

  void open_questions(const proof::Verification& found) {
    item("bundle_open_keys");
    item("bundle_open_newer");
    item("bundle_open_time");
    for (const proof::ProvenLog& each : found.logs) {
      if (!each.seen_by) item("bundle_log_unseen", {{"origin", each.origin}});
    }
    if (found.withheld() + found.files_withheld > 0) {
      item("bundle_open_withheld",
           {{"withheld", std::to_string(found.withheld())}, {"files", std::to_string(found.files_withheld)}});
    }
    if (found.unlogged > 0) item("bundle_open_unlogged", {{"unlogged", std::to_string(found.unlogged)}});
    item("bundle_open_summary");
    item("bundle_open_signatures");
  }

  const Terminal& terminal_;
};

}  // namespace

Exit verify_command(const Arguments& arguments, const Terminal& terminal) {
  if (arguments.positional().empty()) {
    return terminal.fail({{"argument_needed", "", {{"what", "FILE.simpul.zip"}}}}, Exit::Usage);
  }
  const std::string& path = arguments.positional().front();
  std::error_code ignored;
  const bool too_large = std::filesystem::file_size(path, ignored) > proof::archive_bytes_max && !ignored;
  const auto bytes = too_large ? std::string() : read_whole(path);
  if (!bytes) return terminal.fail(bytes.error(), Exit::NotFound);
  // What is too large is told as verify() would, without reading it into memory.
  const proof::Verification found = proof::verify(*bytes);
  if (terminal.json()) {
    // Byte for byte what every verifier answers.
    terminal.result(found.json());
  } else if (bytes->starts_with("%PDF-")) {
    terminal.result(sentences("bundle_pdf_instead").what);
  } else {
    Telling(terminal).tell(found);
  }
  return found.is_proven() ? Exit::Ok : Exit::NotVerified;
}

}  // namespace simpul::node
