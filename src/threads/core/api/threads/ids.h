#pragma once

#include "kernel/id.h"

namespace simpul {

// Things that several slices of one dossier speak of, so that a signature and a position mean the same document.
using DocumentId = Id<struct DocumentTag>;
using AttachmentId = Id<struct AttachmentTag>;

}  // namespace simpul
