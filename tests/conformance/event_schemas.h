#pragma once

#include <map>
#include <string>

namespace simpul {

// The JSON Schema (2020-12) of the body of every kind of event, made from the structs that read and write it:
// file name in schemas/events → text.
std::map<std::string, std::string> event_schemas();

}  // namespace simpul
