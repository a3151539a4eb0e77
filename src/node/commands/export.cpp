#include <iostream>

#include "commands/command_line.h"
#include "commands/upkeep_terminal.h"
#include "files/clock.h"
#include "upkeep/journal_check.h"

namespace simpul::node {
namespace {

// Writes subject after subject and checks each event on its way out.
class Exporter {
 public:
  explicit Exporter(Archive& archive)
      : archive_(archive), keys_(established_keys(archive)) {}

  // False where stdout takes no more.
  Result<bool, Refusals> write(const std::string& subject) {
    const auto events = archive_.journal().read(subject);
    if (!events && events.error().fault == PortFault::Corrupt) {
      add({"event_damaged", "", {{"subject", subject}, {"author", "–"}, {"seq", "–"}, {"detail", events.error().detail},
                                 {"command", "simpul doctor"}}});
      return true;
    }
    if (!events) return refuse(dossiers::storage_refusal(events.error()));
    const RecordedEvent* before = nullptr;
    for (const RecordedEvent& event : *events) {
      if (before && before->author != event.author) before = nullptr;
      write_event(subject, event, before);
      before = &event;
    }
    return std::cout.good();
  }

  std::uint64_t events() const { return events_; }
  const Refusals& faults() const { return faults_; }

 private:
  void write_event(const std::string& subject, const RecordedEvent& event, const RecordedEvent* before) {
    const auto key = keys_.find(event.author);
    const auto fault = event_fault(subject, event, before,
                                   key == keys_.end() ? std::nullopt : std::optional(key->second));
    if (fault) {
      add({"event_damaged",
           "",
           {{"subject", subject},
            {"author", event.author.text()},
            {"seq", std::to_string(event.seq)},
            {"detail", *fault},
            {"command", "simpul doctor"}}});
    }
    std::cout << json_text(JsonObject{{"subject", subject},
                                      {"author", event.author.text()},
                                      {"seq", event.seq},
                                      {"envelope", event.envelope},
                                      {"hash", event.hash.text()},
                                      {"signature", event.signature.text()}})
              << '\n';
    ++events_;
  }

  void add(Refusal fault) { faults_.push_back(std::move(fault)); }

  Archive& archive_;
  const std::map<RegionCode, PublicKey> keys_;
  std::uint64_t events_ = 0;
  Refusals faults_;
};

// Every subject, or the one dossier that was asked for.
Result<void, Refusals> export_all(Exporter& exporter, Archive& archive, const UpkeepProgress& progress) {
  std::string after;
  while (true) {
    const auto names = archive.journal().subjects(after, 200);
    if (!names) return refuse(dossiers::storage_refusal(names.error()));
    if (names->empty()) return {};
    for (const std::string& name : *names) {
      const auto written = exporter.write(name);
      if (!written) return refuse(written.error());
      if (!*written) return refuse(Refusals{{"output_closed"}});
      progress("Menulis peristiwa", exporter.events(), 0);
    }
    after = names->back();
  }
}

Result<void, Refusals> export_one(Exporter& exporter, Archive& archive, const std::string& dossier) {
  const std::string subject = "dossier:" + dossier;
  const auto heads = archive.journal().heads(subject);
  if (!heads) return refuse(dossiers::storage_refusal(heads.error()));
  if (heads->empty()) return refuse(Refusals{{"dossier_unknown"}});
  const auto written = exporter.write(subject);
  if (!written) return refuse(written.error());
  if (!*written) return refuse(Refusals{{"output_closed"}});
  return {};
}

}  // namespace

Exit export_command(const Arguments& arguments, const Terminal& terminal) {
  if (arguments.has("bundle")) return export_bundle(arguments, terminal);
  files::SystemClock clock;
  ShownProgress progress(terminal);
  auto opened = open_to_look(data_folder_of(arguments), clock, progress.show());
  if (!opened) return terminal.fail(opened.error(), exit_of(opened.error()));
  Exporter exporter(*opened->archive);
  const auto dossier = arguments.value("dossier");
  const auto done = dossier ? export_one(exporter, *opened->archive, *dossier)
                            : export_all(exporter, *opened->archive, progress.show());
  progress.finish();
  std::cout.flush();
  if (!done) return terminal.fail(done.error(), exit_of(done.error()));
  if (!exporter.faults().empty()) return terminal.fail(exporter.faults(), Exit::NotVerified);
  terminal.say(fmt::format("{} peristiwa ditulis; hash, rantai, dan tanda tangannya cocok.", exporter.events()));
  return Exit::Ok;
}

}  // namespace simpul::node
