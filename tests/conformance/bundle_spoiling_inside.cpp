#include <algorithm>

#include "bundle_spoiling.h"

namespace simpul::proof {
namespace {

using Change = std::function<void(TestedBundle&)>;

BundleVector told(const std::string& name, const Change& change) {
  TestedBundle bundle = tested_cooperation();
  change(bundle);
  return {name, bundle.bytes()};
}

// The same with the lines of a thread changed after everything was signed.
BundleVector rewritten(const std::string& name, std::string_view found, std::string_view instead) {
  Entries entries = tested_cooperation().entries();
  std::string& lines = entries.at("threads/64.jsonl");
  lines = with(std::move(lines), found, instead);
  return {name, compose(entries)};
}

// An event of one side whose content is another one, signed by its author all the same.
BundleVector signed_anew(const std::string& name, std::size_t seq, const std::function<void(threads::Event&)>& change) {
  return told(name, [&](TestedBundle& bundle) {
    change(bundle.at("64", seq).event);
    bundle.seal(bundle.at("64", seq));
  });
}

BundleVector signed_as(const std::string& name, std::string_view found, std::string_view instead) {
  return told(name, [&](TestedBundle& bundle) {
    Written& written = bundle.at("64", 2);
    bundle.seal_as(written, with(written.envelope, found, instead));
  });
}

std::string folder() { return folder_of_log(tested_cooperation().logs.front().origin); }

BundleVector logged(const std::string& name, const std::string& entry,
                    const std::function<void(std::string&)>& change) {
  Entries entries = tested_cooperation().entries();
  change(entries.at(entry));
  return {name, compose(entries)};
}

// A log whose folder is not the one of its origin.
BundleVector in_other_folder() {
  const std::string other(16, '0');
  Entries moved;
  for (auto [name, bytes] : tested_cooperation().entries()) {
    if (name == manifest_name) bytes = with(bytes, folder(), other);
    moved.emplace(name.starts_with("logs/") ? with(name, folder(), other) : name, bytes);
  }
  return {"log_differs-folder", compose(moved)};
}

std::string other_checkpoint(const TestedLog& log, const ledger::Checkpoint& checkpoint) {
  ledger::Note note{checkpoint.text(), {}};
  note.signatures.push_back(ledger::sign_note(note.text, log.origin, tested_key(log.key)));
  return note.bytes();
}

std::vector<BundleVector> malformed_events() {
  return {
      signed_as("event_malformed-not-canonical", ":", ": "),
      signed_as("event_malformed-version", "\"v\":1", "\"v\":2"),
      signed_as("event_malformed-member", "{\"actor\"", "{\"a\":1,\"actor\""),
      signed_as("event_malformed-salt", "\"salt\":\"", "\"salt\":\"g"),
      signed_as("event_malformed-instant", "000Z", "00Z"),
      signed_as("event_malformed-not-json", "{", "["),
      signed_as("event_malformed-surrogate", "surat.pdf", "\\ud800"),
      signed_anew("event_malformed-unseen-sign", 2, [](auto& event) { event.actor.office = "kepala\xe2\x80\xae"; }),
      signed_anew("event_malformed-long-kind", 2, [](auto& event) { event.kind = std::string(20'001, 'k'); }),
      signed_anew("event_malformed-first-with-prev", 1, [](auto& event) { event.prev = event.hash; }),
      signed_anew("event_malformed-saw-itself", 2, [](auto& event) { event.seen[event.author] = {1, event.hash}; })};
}

std::vector<BundleVector> misplaced_events() {
  const auto other = sha256("another dossier");
  return {
      signed_anew("event_of_other_dossier-named", 2, [&](auto& event) { event.subject = "dossier:" + other.text(); }),
      signed_anew("event_of_other_dossier-unborn", 2, [](auto& event) { event.subject = "dossier"; }),
      signed_as("event_of_other_author", "\"author\":\"64\"", "\"author\":\"11\""),
      signed_anew("event_out_of_order-gap", 3, [](auto& event) { event.seq = 4; }),
      signed_anew("prev_differs", 3, [&](auto& event) { event.prev = other; }),
      told("event_out_of_order-fork",
           [](TestedBundle& bundle) {
             auto& thread = bundle.threads.at(*RegionCode::parse("64"));
             Written second = thread.at(2);
             second.event.body.as_object()["party"] = "35";
             bundle.seal(second);
             thread.insert(thread.begin() + 3, std::move(second));
           }),
      told("event_out_of_order-withheld",
           [](TestedBundle& bundle) {
             bundle.at("64", 3).is_withheld = true;
             bundle.at("64", 3).event.seq = 5;
           }),
      told("prev_differs-behind-withheld", [&](TestedBundle& bundle) {
        Written& hidden = bundle.at("64", 2);
        hidden.is_withheld = true;
        hidden.event.hash = other;
        hidden.signature = bundle.signed_by(hidden.event.author, other);
      })};
}

std::vector<BundleVector> spoilt_checkpoints() {
  const TestedLog log = tested_cooperation().logs.front();
  const std::string checkpoint = checkpoint_name(folder());
  return {
      logged("checkpoint_malformed-no-note", checkpoint, [](std::string& text) { text = "halo\n"; }),
      logged("checkpoint_malformed-origin", checkpoint,
             [&](std::string& text) { text = other_checkpoint(log, {"other log", 28, sha256("root"), {}}); }),
      logged("checkpoint_malformed-size", checkpoint,
             [&](std::string& text) { text = other_checkpoint(log, {log.origin, 1ull << 53, sha256("root"), {}}); }),
      logged("checkpoint_unsigned-forged", checkpoint,
             [](std::string& text) { text = with(text, "\n28\n", "\n29\n"); }),
      logged(
          "checkpoint_unsigned-by-another", checkpoint,
          [&](std::string& text) { text = other_checkpoint({log.origin, 9}, {log.origin, 28, sha256("root"), {}}); }),
      logged("log_differs-origin", checkpoint,
             [&](std::string& text) { text = other_checkpoint(log, {"other.example/log", 28, sha256("root"), {}}); }),
      in_other_folder()};
}

std::vector<BundleVector> spoilt_proofs() {
  const TestedLog log = tested_cooperation().logs.front();
  const std::string checkpoint = checkpoint_name(folder());
  const std::string proofs = proofs_name(folder());
  const auto first_twice = [](std::string& text) { text.insert(0, text.substr(0, text.find('\n') + 1)); };
  const auto path_cut = [](std::string& text) {
    const auto path = text.find("\"path\":[") + 8;
    text.erase(path, text.find(',', path) + 1 - path);
  };
  const std::string stray = proof_line({sha256("other 0"), 0, {}});
  return {
      logged("proof_malformed-twice", proofs, first_twice),
      logged("proof_malformed-space", proofs,
             [](std::string& text) { text = with(text, ",\"index\"", ", \"index\""); }),
      logged("proof_malformed-no-end", proofs, [](std::string& text) { text.pop_back(); }),
      logged("proof_fails-root", checkpoint,
             [&](std::string& text) { text = other_checkpoint(log, {log.origin, 28, sha256("root"), {}}); }),
      logged("proof_fails-path", proofs, path_cut),
      logged("proof_fails-index", proofs, [](std::string& text) { text = with(text, "\"index\":3", "\"index\":2"); }),
      logged("proof_fails-stranger", proofs, [&](std::string& text) { text.insert(0, stray); }),
      logged("proof_of_unknown_event", "threads/35.jsonl",
             [](std::string& text) { text.erase(text.rfind('\n', text.size() - 2) + 1); }),
      told("witnesses_too_few-none", [](TestedBundle& bundle) { bundle.manifest.witnesses_needed = 1; }),
      told("witnesses_too_few-forged", [](TestedBundle& bundle) {
        const TestedWitness witness{"saksi.jatimprov.go.id", 101, 1'790'000'100};
        bundle.add_witness(witness);
        bundle.manifest.witnesses_needed = 1;
        bundle.logs.front().cosigned = {{witness.name, 103, witness.seconds}};
      })};
}

}  // namespace

std::vector<BundleVector> spoilt_threads() {
  std::vector<BundleVector> out = {rewritten("line_malformed-space", "{\"envelope\"", "{ \"envelope\""),
                                   rewritten("line_malformed-member", "{\"envelope\"", "{\"a\":1,\"envelope\""),
                                   rewritten("line_malformed-empty", "\n", "\n\n"),
                                   told("signature_fails-content",
                                        [](TestedBundle& bundle) {
                                          Written& written = bundle.at("64", 3);
                                          const Signature before = written.signature;
                                          written.event.body.as_object()["party"] = "35";
                                          bundle.seal(written);
                                          written.signature = before;
                                        }),
                                   told("signature_fails-withheld",
                                        [](TestedBundle& bundle) {
                                          bundle.at("64", 3).is_withheld = true;
                                          bundle.at("64", 3).signature.bytes[5] ^= 1;
                                        }),
                                   told("signature_fails-by-another", [](TestedBundle& bundle) {
                                     bundle.at("35", 2).signature =
                                         bundle.signed_by(*RegionCode::parse("64"), bundle.at("35", 2).event.hash);
                                   })};
  Entries cut = tested_cooperation().entries();
  cut.at("threads/64.jsonl").pop_back();
  out.push_back({"line_malformed-no-end", compose(cut)});
  out.push_back(told("opening_missing", [](TestedBundle& bundle) {
    bundle.manifest.dossier = sha256("no event");
    bundle.threads.at(*RegionCode::parse("64")).clear();
    bundle.threads.at(*RegionCode::parse("35")).clear();
    bundle.files.clear();
  }));
  out.push_back(told("seen_unknown", [](TestedBundle& bundle) {
    Written& last = bundle.at("35", 3);
    last.event.seen.begin()->second.hash = sha256("another story");
    bundle.seal(last);
  }));
  std::ranges::move(malformed_events(), std::back_inserter(out));
  std::ranges::move(misplaced_events(), std::back_inserter(out));
  return out;
}

std::vector<BundleVector> spoilt_logs() {
  std::vector<BundleVector> out = spoilt_checkpoints();
  std::ranges::move(spoilt_proofs(), std::back_inserter(out));
  return out;
}

}  // namespace simpul::proof
