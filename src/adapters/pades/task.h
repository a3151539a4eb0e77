#pragma once

#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ports/pdf_signatures.h"

namespace simpul::pades {

// What goes to the worker and comes back: one line of JSON, then pieces of bytes, whose sizes the line names.
enum class TaskKind { Prepare, Fill, Examine };
BOOST_DESCRIBE_ENUM(TaskKind, Prepare, Fill, Examine)

struct FieldFilling {
  std::string field;
  std::string name;
  std::string reason;
  std::string place;
  std::string time;
  std::vector<std::string> lines;
};
BOOST_DESCRIBE_STRUCT(FieldFilling, (), (field, name, reason, place, time, lines))

struct TaskLine {
  TaskKind kind = TaskKind::Prepare;
  std::vector<FieldPlace> places;
  std::optional<FieldFilling> filling;
  Instant now;
  // How many of the pieces behind the document are anchors, intermediates, CRLs and OCSP responses, in that order.
  std::vector<int> trust;
  std::vector<std::size_t> sizes;
};
BOOST_DESCRIBE_STRUCT(TaskLine, (), (kind, places, filling, now, trust, sizes))

struct Task {
  TaskLine line;
  std::vector<std::string_view> pieces;  // the first is the document
};

std::string task_bytes(TaskLine line, const std::vector<std::string_view>& pieces);
std::optional<Task> read_task(std::string_view bytes);

struct ReportLine {
  std::string code;  // empty: done
  std::map<std::string, std::string> facts;
  std::optional<SignatureReport> signatures;
};
BOOST_DESCRIBE_STRUCT(ReportLine, (), (code, facts, signatures))

struct Report {
  std::string section;
  SignatureReport signatures;
};
std::string report_bytes(const ReportLine& line, std::string_view section);
// A report comes from a process that may have been taken over: it is read as strictly as the file itself would be.
Result<Report, Refusal> read_report(std::string_view bytes);

}  // namespace simpul::pades
