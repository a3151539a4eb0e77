#include "collecting.h"

#include "encoding/mapper.h"

namespace simpul::proof {
namespace {

std::string ending_of(std::string_view media_type) {
  if (media_type == "application/pdf") return "pdf";
  if (media_type == "image/jpeg") return "jpg";
  if (media_type == "image/png") return "png";
  if (media_type == "application/vnd.openxmlformats-officedocument.wordprocessingml.document") return "docx";
  return "";
}

std::string_view text_in(const JsonObject& body, std::string_view member) {
  const Json* found = body.if_contains(member);
  const auto* text = found ? found->if_string() : nullptr;
  return text ? std::string_view(text->data(), text->size()) : std::string_view();
}

// A paper that was uploaded keeps its ending; the hash of a text of clauses names canonical JSON.
void take_file(const RecordedEvent& record, std::map<Digest, std::string>& files) {
  const bool attached = record.kind == "dossier.file_attached";
  if (!attached && record.kind != "negotiation.position_taken") return;
  const auto event = threads::read_event(record.envelope);
  if (!event) return;
  const JsonObject& body = event->body.get_object();
  const auto hash = Digest::parse(text_in(body, attached ? "hash" : "text"));
  if (!hash) return;
  if (attached) {
    files[*hash] = ending_of(text_in(body, "media_type"));
  } else {
    files.emplace(*hash, "json");
  }
}

// Which of the words meant something.
struct Meant {
  std::set<std::string, std::less<>> kinds;
  std::set<Digest> hashes;
};

Refusals slips(const Withholding& withheld, const Meant& meant) {
  const auto unknown = [](std::string word) {
    return Refusals{{"withholding_unknown", "", {{"word", std::move(word)}}}};
  };
  for (const std::string& kind : withheld.kinds) {
    if (!meant.kinds.contains(kind)) return unknown(kind);
  }
  for (const Digest& hash : withheld.hashes) {
    if (!meant.hashes.contains(hash)) return unknown(hash.text());
  }
  return {};
}

}  // namespace

Result<Collected, Refusals> collect(const std::vector<RecordedEvent>& events, const Withholding& withheld) {
  Collected out;
  Meant meant;
  for (const RecordedEvent& each : events) {
    if (withheld.kinds.contains(each.kind)) meant.kinds.insert(each.kind);
    if (withheld.hashes.contains(each.hash)) meant.hashes.insert(each.hash);
    std::string& lines = out.threads[each.author];
    out.events.push_back(each.hash);
    if (withheld.kinds.contains(each.kind) || withheld.hashes.contains(each.hash)) {
      lines += withheld_line({each.hash, each.seq, each.signature});
      ++out.withheld;
      continue;
    }
    lines += shown_line(each.envelope, each.signature);
    ++out.shown[each.author];
    take_file(each, out.files);
  }
  for (const auto& [hash, ending] : out.files) {
    if (withheld.hashes.contains(hash)) meant.hashes.insert(hash);
  }
  if (auto refused = slips(withheld, meant); !refused.empty()) return refuse(std::move(refused));
  return out;
}

}  // namespace simpul::proof
