#pragma once

#include <span>
#include <string>

#include "text/language.h"

namespace simpul {

enum class Joint { And, Or };

// "Lampung", "Lampung dan Bali", "Lampung, Jawa Timur, dan Bali"; empty for no items.
std::string joined(std::span<const std::string> items, Joint joint = Joint::And, Language language = Language::Id);

}  // namespace simpul
