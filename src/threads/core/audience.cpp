#include "threads/audience.h"

namespace simpul::threads {

Audience audience_of(std::string_view subject) {
  return subject.starts_with("dossier:") ? Audience::Parties : Audience::Self;
}

}  // namespace simpul::threads
