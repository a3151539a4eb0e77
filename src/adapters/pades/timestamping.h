#pragma once

#include "pades/pades_signatures.h"
#include "sealing.h"

namespace simpul::pades {

// Asks a time-stamp authority over HTTP (RFC 3161 section 3.4) and looks at its answer before it is used: granted, over
// this value, with our nonce, signed by a certificate for time stamps.
Timestamping asking(const TimestampService& service);

}  // namespace simpul::pades
