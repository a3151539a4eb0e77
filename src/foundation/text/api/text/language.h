#pragma once

namespace simpul {

// The two languages people read. Papers are always Indonesian; the second exists for the screens.
enum class Language { Id, En };

}  // namespace simpul
