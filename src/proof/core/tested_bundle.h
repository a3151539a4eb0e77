#pragma once

// For tests, vectors and benchmarks: a cooperation of two governments as a bundle, the same bytes in every run, that
// can be spoilt in any place.

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "crypto/sha256.h"
#include "encoding/json.h"
#include "kernel/expects.h"
#include "ledger/checkpoint.h"
#include "ledger/entry.h"
#include "proof/archive.h"
#include "proof/bundle.h"
#include "threads/event.h"

namespace simpul::proof {

inline SigningKey tested_key(std::uint8_t number) {
  SigningKey::Seed seed{};
  seed.fill(number);
  return SigningKey(seed);
}

// A tree that keeps the roots of all its full subtrees.
class TestedTree {
 public:
  explicit TestedTree(std::vector<Digest> leaves) {
    levels_.push_back(std::move(leaves));
    while (levels_.back().size() > 1) {
      std::vector<Digest> above;
      const auto& below = levels_.back();
      for (std::size_t at = 0; at + 1 < below.size(); at += 2) {
        above.push_back(ledger::node_hash(below[at], below[at + 1]));
      }
      levels_.push_back(std::move(above));
    }
  }
  std::uint64_t size() const { return levels_.front().size(); }
  Digest root() const { return ledger::edge_of(size(), asked())->root(); }
  std::vector<Digest> path(std::uint64_t index) const { return *ledger::inclusion_path(index, size(), asked()); }

 private:
  ledger::SubtreeRoot asked() const {
    return [this](unsigned level, std::uint64_t place) { return std::optional(levels_.at(level).at(place)); };
  }
  std::vector<std::vector<Digest>> levels_;
};

// An event with what was signed of it.
struct Written {
  threads::Event event;
  std::string envelope;
  Signature signature;
  bool is_withheld = false;

  std::string line() const {
    if (is_withheld) return withheld_line({event.hash, event.seq, signature});
    return shown_line(envelope, signature);
  }
};

struct TestedWitness {
  std::string name;
  std::uint8_t key = 0;
  std::uint64_t seconds = 0;
  ledger::NoteKey note_key() const { return {name, ledger::NoteKeyType::Cosignature, tested_key(key).public_key()}; }
};

struct TestedLog {
  std::string origin;
  std::uint8_t key = 0;
  std::size_t others = 0;      // leaves of other dossiers between ours
  std::size_t leaves_out = 0;  // so many of our last events
  std::vector<TestedWitness> cosigned = {};

  ledger::NoteKey note_key() const { return {origin, ledger::NoteKeyType::Ed25519, tested_key(key).public_key()}; }
};

using Entries = std::map<std::string, std::string>;

class TestedBundle {
 public:
  TestedBundle() {
    manifest.made_at = Instant{1'790'000'000'000};
    add_government("35", "Provinsi Jawa Timur", 35);
    add_government("64", "Provinsi Kalimantan Timur", 64);
  }

  void add_government(std::string_view government, const std::string& name, std::uint8_t key) {
    const RegionCode region = *RegionCode::parse(government);
    manifest.governments.push_back({region, name, tested_key(key).public_key()});
    keys_.emplace(region, key);
    threads[region];
  }

  // The next event of a government, which has seen everything there is.
  Written& write(std::string_view government, const std::string& kind, Json body) {
    threads::Event event;
    event.author = *RegionCode::parse(government);
    auto& thread = threads[event.author];
    event.subject = order.empty() ? std::string(threads::unborn_dossier) : "dossier:" + manifest.dossier.text();
    event.seq = thread.size() + 1;
    if (!thread.empty()) event.prev = thread.back().event.hash;
    for (const auto& [other, written] : threads) {
      if (other != event.author && !written.empty()) {
        event.seen[other] = {written.back().event.seq, written.back().event.hash};
      }
    }
    event.at = Instant{1'772'000'000'000 + static_cast<std::int64_t>(order.size()) * 3'600'000};
    event.actor = {"kepala-biro-" + std::string(government), "definitif", "akun-" + std::string(government)};
    event.kind = kind;
    event.body = std::move(body);
    event.salt = sha256(fmt::format("salt {}", order.size())).text().substr(0, 32);
    thread.push_back({std::move(event), {}, {}});
    seal(thread.back());
    if (order.empty()) manifest.dossier = thread.back().event.hash;
    order.push_back(thread.back().event.hash);
    return thread.back();
  }

  // Writes the envelope from the event and signs it.
  void seal(Written& written) const { seal_as(written, threads::envelope_of(written.event)); }
  // Signs these bytes, whatever they are.
  void seal_as(Written& written, std::string envelope) const {
    written.envelope = std::move(envelope);
    written.event.hash = sha256(written.envelope);
    written.signature = signed_by(written.event.author, written.event.hash);
  }
  Signature signed_by(const RegionCode& author, const Digest& hash) const {
    return tested_key(keys_.at(author)).sign(threads::signing_message(hash));
  }

  Written& at(std::string_view government, std::size_t seq) {
    return threads.at(*RegionCode::parse(government)).at(seq - 1);
  }

  Digest add_file(const std::string& bytes, std::string_view ending) {
    const Digest hash = sha256(bytes);
    files[file_name(hash, ending)] = bytes;
    return hash;
  }

  void add_log(TestedLog log) {
    manifest.logs.push_back({log.note_key(), folder_of_log(log.origin)});
    std::ranges::sort(manifest.logs, {}, &NamedLog::folder);
    logs.push_back(std::move(log));
  }
  void add_witness(const TestedWitness& witness) {
    manifest.witnesses.push_back(witness.note_key());
    std::ranges::sort(manifest.witnesses, {}, &ledger::NoteKey::text);
  }

  Entries entries() const {
    Entries out{{std::string(manifest_name), manifest_text(manifest)},
                {std::string(summary_name), "<!doctype html><title>Ringkasan</title>\n"}};
    for (const auto& [author, written] : threads) {
      std::string& text = out[thread_name(author)];
      for (const Written& each : written) text += each.line();
    }
    out.insert(files.begin(), files.end());
    for (const TestedLog& log : logs) put_log(log, out);
    return out;
  }
  std::string bytes() const { return compose(entries()); }

  Manifest manifest;
  std::map<RegionCode, std::vector<Written>> threads;
  std::vector<Digest> order;  // in which they were written
  Entries files;
  std::vector<TestedLog> logs;

 private:
  // Ours as they stand now, in the order in which they were written, with others between.
  void put_log(const TestedLog& log, Entries& out) const {
    std::vector<Digest> events;
    for (std::size_t round = 0, taken = 1; taken > 0; ++round) {
      taken = 0;
      for (const auto& [author, written] : threads) {
        if (round >= written.size()) continue;
        events.push_back(written[round].event.hash);
        ++taken;
      }
    }
    events.resize(events.size() - std::min(log.leaves_out, events.size()));
    std::vector<Digest> leaves;
    std::vector<std::uint64_t> places;
    for (const Digest& event : events) {
      for (std::size_t other = 0; other < log.others; ++other) {
        leaves.push_back(ledger::leaf_of(sha256(fmt::format("other {}", leaves.size()))));
      }
      places.push_back(leaves.size());
      leaves.push_back(ledger::leaf_of(event));
    }
    const TestedTree tree(std::move(leaves));
    const std::string folder = folder_of_log(log.origin);
    out[checkpoint_name(folder)] = note_of(log, {log.origin, tree.size(), tree.root(), {}}).bytes();
    std::string& proofs = out[proofs_name(folder)];
    for (std::size_t at = 0; at < events.size(); ++at) {
      proofs += proof_line({events[at], places[at], tree.path(places[at])});
    }
  }

  static ledger::Note note_of(const TestedLog& log, const ledger::Checkpoint& checkpoint) {
    ledger::Note note{checkpoint.text(), {}};
    note.signatures.push_back(ledger::sign_note(note.text, log.origin, tested_key(log.key)));
    for (const TestedWitness& each : log.cosigned) {
      note.signatures.push_back(ledger::cosign(note.text, each.seconds, each.name, tested_key(each.key)));
    }
    return note;
  }

  std::map<RegionCode, std::uint8_t> keys_;
};

// A short cooperation: opened, a paper attached, a text sent and taken, a comment.
inline TestedBundle tested_cooperation() {
  TestedBundle out;
  const std::string text = R"({"clauses":[],"v":1})";
  const std::string scan = "%PDF-1.7\n% a small paper\n%%EOF\n";
  const std::string hash = out.add_file(text, "json").text();
  const std::string paper = out.add_file(scan, "pdf").text();
  const auto region = [](const char* name) { return JsonObject{{"region", name}}; };
  out.write("64", "dossier.opened",
            JsonObject{{"cooperation", "ksdd_sukarela"},
                       {"title", "Penanganan stunting \xe2\x80\x93 pangan lokal"},
                       {"parties", JsonArray{region("64"), region("35")}}});
  out.write("35", "dossier.document_registered",
            JsonObject{{"document", "kb-1"}, {"type", "joint_agreement"}, {"title", "Kesepakatan Bersama"}});
  out.write("64", "dossier.file_attached",
            JsonObject{{"attachment", "a-1"},
                       {"name", "surat.pdf"},
                       {"media_type", "application/pdf"},
                       {"size_bytes", scan.size()},
                       {"hash", paper},
                       {"role", "evidence"}});
  out.write("64", "negotiation.position_taken", JsonObject{{"document", "kb-1"}, {"party", "64"}, {"text", hash}});
  out.write("35", "negotiation.position_taken", JsonObject{{"document", "kb-1"}, {"party", "35"}, {"text", hash}});
  out.write("64", "negotiation.comment_made",
            JsonObject{{"comment", "c-1"}, {"document", "kb-1"}, {"text", hash}, {"body", "Setuju \xf0\x9f\x91\x8d"}});
  out.write("35", "sample.unknown_kind", JsonObject{{"n", 1.5}, {"list", JsonArray{1, nullptr, true}}});
  out.add_log({"simpul.kaltimprov.go.id/log", 7, 3});
  return out;
}

}  // namespace simpul::proof
