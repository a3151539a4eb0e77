#pragma once

#include "ports/pdf_signatures.h"
#include "task.h"

namespace simpul::pades {

// The words of a signature as its dictionary and its picture say them.
FieldFilling filling_of(const SignatureStatement& statement);

}  // namespace simpul::pades
