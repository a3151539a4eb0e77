#include "inspector/process_inspector.h"

#include "content_type.h"
#include "report.h"

namespace simpul::inspector {
namespace {

std::string_view without_parameters(std::string_view media_type) {
  media_type = media_type.substr(0, media_type.find(';'));
  while (media_type.ends_with(' ')) media_type.remove_suffix(1);
  return media_type;
}

// A claim is only repeated to a person where it reads like a media type.
std::string repeatable(std::string_view claim) {
  const bool plain = claim.size() <= 80 && std::ranges::all_of(claim, [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                              std::string_view("/.+-").find(c) != std::string_view::npos;
                     });
  return plain ? std::string(claim) : "?";
}

// What can be said from the first bytes alone, without a worker.
Result<std::string_view, Refusal> accepted_type(std::string_view bytes, std::string_view claimed) {
  if (bytes.empty()) return refuse(Refusal{"file_empty"});
  const std::string_view found = content_type(bytes);
  const bool claims_nothing = claimed.empty() || claimed == "application/octet-stream";
  if (!claims_nothing && is_accepted(claimed) && claimed != found) {
    return refuse(
        Refusal{"file_not_what_it_claims", "", {{"claimed", repeatable(claimed)}, {"found", std::string(found)}}});
  }
  if (!is_accepted(found)) return refuse(Refusal{"file_type_not_accepted", "", {{"found", std::string(found)}}});
  if (!claims_nothing && claimed != found) {
    return refuse(
        Refusal{"file_not_what_it_claims", "", {{"claimed", repeatable(claimed)}, {"found", std::string(found)}}});
  }
  return found;
}

}  // namespace

ProcessFileInspector::ProcessFileInspector(std::string program, std::vector<std::string> arguments)
    : ProcessFileInspector(std::move(program), std::move(arguments), Limits{}) {}

ProcessFileInspector::ProcessFileInspector(std::string program, std::vector<std::string> arguments, Limits limits)
    : worker_(std::move(program), std::move(arguments), limits) {}

Result<InspectedFile, Refusal> ProcessFileInspector::inspect(std::string_view bytes,
                                                             std::string_view claimed_media_type) {
  const auto type = accepted_type(bytes, without_parameters(claimed_media_type));
  if (!type) return refuse(type.error());
  return run(bytes, *type);
}

std::optional<std::string> ProcessFileInspector::why_unavailable() { return worker_.why_unavailable(); }

Result<InspectedFile, Refusal> ProcessFileInspector::run(std::string_view bytes, std::string_view media_type) {
  const std::string head = task_head(media_type);
  const cage::ChildEnd end = worker_.run({head, bytes});
  switch (end.how) {
    case cage::ChildEnd::How::NotStarted:
      return refuse(Refusal{"file_inspection_unavailable", "", {{"reason", end.reason}}});
    case cage::ChildEnd::How::TimedOut:
      return refuse(Refusal{"file_too_complex"});
    case cage::ChildEnd::How::Crashed:
      return refuse(Refusal{"file_damaged"});
    case cage::ChildEnd::How::Exited:
      break;
  }
  auto report = read_report(end.output);
  if (!report) return refuse(Refusal{"file_damaged"});
  if (*report && (*report)->media_type != media_type) return refuse(Refusal{"file_damaged"});
  return std::move(*report);
}

}  // namespace simpul::inspector
