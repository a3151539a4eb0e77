#include "cage/confined_program.h"

#include <utility>

namespace simpul::cage {

// One of the places of tasks being worked on.
class ConfinedProgram::Turn {
 public:
  explicit Turn(ConfinedProgram& program) : program_(program) {
    std::unique_lock lock(program_.mutex_);
    program_.turn_free_.wait(lock, [this] { return program_.running_ < program_.limits_.parallel; });
    ++program_.running_;
  }
  ~Turn() {
    {
      const std::lock_guard lock(program_.mutex_);
      --program_.running_;
    }
    program_.turn_free_.notify_one();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  ConfinedProgram& program_;
};

ConfinedProgram::ConfinedProgram(std::string program, std::vector<std::string> arguments, Limits limits)
    : program_(std::move(program)), arguments_(std::move(arguments)), limits_(limits) {}

std::optional<std::string> ConfinedProgram::why_unavailable() {
  std::call_once(tried_, [this] { unavailable_ = try_cage(); });
  return unavailable_;
}

std::optional<std::string> ConfinedProgram::try_cage() const {
  const ChildEnd end = run_child({program_, arguments_, {"T\n"}, limits_.time, limits_.report_bytes_max});
  if (end.how == ChildEnd::How::NotStarted) return "the worker does not start: " + end.reason;
  const bool answered = end.how == ChildEnd::How::Exited && end.output.starts_with('T');
  if (!answered) return "the worker gives no report";
  if (end.output.size() == 1) return std::nullopt;
  return end.output.substr(1);
}

ChildEnd ConfinedProgram::run(std::vector<std::string_view> task) {
  if (const auto reason = why_unavailable()) return {ChildEnd::How::NotStarted, "", *reason};
  const Turn turn(*this);
  ChildEnd end = run_child({program_, arguments_, std::move(task), limits_.time, limits_.report_bytes_max});
  if (end.how == ChildEnd::How::NotStarted) end.reason = "the worker does not start: " + end.reason;
  if (!end.output.starts_with('T')) return end;
  return {ChildEnd::How::NotStarted, "", end.output.substr(1)};
}

}  // namespace simpul::cage
