#include "pades/confined.h"

namespace simpul::pades {

Worker confined_to(cage::ConfinedProgram& program) {
  return [&program](std::string_view task) -> Result<std::string, Refusal> {
    cage::ChildEnd end = program.run({task});
    switch (end.how) {
      case cage::ChildEnd::How::NotStarted:
        return refuse(Refusal{"pades_worker_unavailable", "", {{"reason", end.reason}}});
      case cage::ChildEnd::How::TimedOut:
        return refuse(Refusal{"pades_pdf_too_complex"});
      case cage::ChildEnd::How::Crashed:
        return refuse(Refusal{"pades_pdf_damaged"});
      case cage::ChildEnd::How::Exited:
        break;
    }
    return std::move(end.output);
  };
}

}  // namespace simpul::pades
