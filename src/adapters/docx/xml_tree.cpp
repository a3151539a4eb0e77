#include "xml_tree.h"

#include <expat.h>

#include <algorithm>
#include <array>
#include <memory>

namespace simpul::docx {
namespace {

struct Prefix {
  std::string_view uri;
  std::string_view prefix;
};

constexpr std::array<Prefix, 15> prefixes{{
    {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w"},
    {"http://purl.oclc.org/ooxml/wordprocessingml/main", "w"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r"},
    {"http://purl.oclc.org/ooxml/officeDocument/relationships", "r"},
    {"http://schemas.openxmlformats.org/markup-compatibility/2006", "mc"},
    {"http://schemas.microsoft.com/office/word/2010/wordml", "w14"},
    {"http://schemas.microsoft.com/office/word/2012/wordml", "w15"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/math", "m"},
    {"http://purl.oclc.org/ooxml/officeDocument/math", "m"},
    {"http://schemas.openxmlformats.org/package/2006/relationships", "rel"},
    {"http://schemas.openxmlformats.org/package/2006/content-types", "ct"},
    {"http://schemas.openxmlformats.org/officeDocument/2006/custom-properties", "cp"},
    {"http://purl.oclc.org/ooxml/officeDocument/customProperties", "cp"},
    {"urn:simpul:manuscript:1", "simpul"},
    {"http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps"},
}};

// expat gives "uri name", or "name" without a namespace.
std::string short_name(std::string_view full) {
  const std::size_t cut = full.rfind(' ');
  if (cut == std::string_view::npos) return std::string(full);
  const auto known = std::ranges::find(prefixes, full.substr(0, cut), &Prefix::uri);
  const std::string_view prefix = known == prefixes.end() ? "?" : known->prefix;
  return fmt::format("{}:{}", prefix, full.substr(cut + 1));
}

struct Building {
  XML_Parser parser = nullptr;
  Node root;
  std::vector<Node*> open;
  std::size_t nodes = 0;
  std::string refusal;  // code; empty while all is well

  void stop(const char* code) {
    if (refusal.empty()) refusal = code;
    XML_StopParser(parser, XML_FALSE);
  }
};

// expat calls back through C: an exception must not pass it.
template <class Step>
void guarded(void* data, Step step) {
  auto& building = *static_cast<Building*>(data);
  if (!building.refusal.empty()) return;
  try {
    step(building);
  } catch (const std::bad_alloc&) {
    building.stop("word_too_complex");
  }
}

void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
  guarded(data, [&](Building& b) {
    if (b.open.size() >= depth_max || ++b.nodes > nodes_max) return b.stop("word_too_complex");
    // A parent's children grow only while none of them is open, so pointers to open nodes stay good.
    Node& node = b.open.back()->children.emplace_back();
    node.name = short_name(name);
    for (std::size_t i = 0; attributes[i]; i += 2)
      node.attributes.emplace_back(short_name(attributes[i]), attributes[i + 1]);
    b.open.push_back(&node);
  });
}

void XMLCALL on_end(void* data, const XML_Char*) {
  guarded(data, [](Building& b) { b.open.pop_back(); });
}

void XMLCALL on_text(void* data, const XML_Char* text, int bytes) {
  guarded(data, [&](Building& b) {
    auto& siblings = b.open.back()->children;
    if (siblings.empty() || !siblings.back().name.empty()) {
      if (++b.nodes > nodes_max) return b.stop("word_too_complex");
      siblings.emplace_back();
    }
    siblings.back().text.append(text, static_cast<std::size_t>(bytes));
  });
}

void XMLCALL on_doctype(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
  guarded(data, [](Building& b) { b.stop("word_xml_unsafe"); });
}

}  // namespace

std::string_view Node::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes) {
    if (key == wanted) return value;
  }
  return {};
}

const Node* Node::child(std::string_view wanted) const {
  const auto found = std::ranges::find(children, wanted, &Node::name);
  return found == children.end() ? nullptr : &*found;
}

std::string_view Node::child_value(std::string_view wanted, std::string_view key) const {
  const Node* found = child(wanted);
  return found ? found->attribute(key) : std::string_view{};
}

Result<Node, Refusal> xml_tree(std::string_view bytes) {
  const std::unique_ptr<XML_ParserStruct, decltype(&XML_ParserFree)> parser(XML_ParserCreateNS(nullptr, ' '),
                                                                            &XML_ParserFree);
  if (!parser) return refuse(Refusal{"word_too_complex"});
  Building building;
  building.parser = parser.get();
  building.open.push_back(&building.root);
  XML_SetUserData(parser.get(), &building);
  XML_SetElementHandler(parser.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  const XML_Status status = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
  if (building.refusal == "word_xml_unsafe") return refuse(Refusal{"word_xml_unsafe"});
  if (building.refusal == "word_too_complex") return refuse(Refusal{"word_too_complex"});
  if (status != XML_STATUS_OK || building.root.children.empty()) return refuse(Refusal{"word_damaged"});
  return std::move(building.root.children.front());
}

}  // namespace simpul::docx
