#include "word_package.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace simpul::docx {
namespace {

struct Relation {
  std::string type;  // its last word
  std::string target;
  bool external = false;
};

std::string last_word(std::string_view type) { return std::string(type.substr(type.rfind('/') + 1)); }

Result<std::vector<Relation>, Refusal> relations(std::string_view bytes) {
  const auto tree = xml_tree(bytes);
  if (!tree) return refuse(tree.error());
  std::vector<Relation> out;
  for (const Node& node : tree->children) {
    if (node.name != "rel:Relationship") continue;
    out.push_back({last_word(node.attribute("Type")), std::string(node.attribute("Target")),
                   node.attribute("TargetMode") == "External"});
  }
  return out;
}

// Links in the text are only words; everything else outside would be fetched by who opens the file.
std::optional<Refusal> fault_of(const Relation& relation) {
  static constexpr std::array<std::string_view, 2> macros{"vbaProject", "wordVbaData"};
  if (std::ranges::find(macros, relation.type) != macros.end()) return Refusal{"word_has_macros"};
  if (!relation.external || relation.type == "hyperlink") return std::nullopt;
  return Refusal{"word_external_content", "", {{"found", relation.type.substr(0, 40)}}};
}

std::optional<Refusal> fault_in_relations(const Parts& parts) {
  for (const auto& [name, bytes] : parts) {
    if (!name.ends_with(".rels")) continue;
    const auto all = relations(bytes);
    if (!all) return all.error();
    for (const Relation& relation : *all) {
      if (auto fault = fault_of(relation)) return fault;
    }
  }
  return std::nullopt;
}

std::optional<Refusal> fault_in_types(const Parts& parts) {
  const auto types = xml_tree(parts.at("[Content_Types].xml"));
  if (!types) return types.error();
  for (const Node& type : types->children) {
    const std::string_view content = type.attribute("ContentType");
    if (content.find("macroEnabled") != std::string_view::npos ||
        content.find("vbaProject") != std::string_view::npos) {
      return Refusal{"word_has_macros"};
    }
  }
  return std::nullopt;
}

std::string folder_of(std::string_view part) { return std::string(part.substr(0, part.rfind('/') + 1)); }

// "../customXml/item1.xml" from "word/" is "customXml/item1.xml".
std::string resolved(std::string folder, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  while (target.starts_with("../")) {
    target.remove_prefix(3);
    if (!folder.empty()) folder.pop_back();
    folder = folder_of(folder);
  }
  return folder + std::string(target);
}

std::string related_to(const Parts& parts, std::string_view part, std::string_view type) {
  const std::string folder = folder_of(part);
  const auto file = parts.find(fmt::format("{}_rels/{}.rels", folder, part.substr(folder.size())));
  if (file == parts.end()) return {};
  const auto all = relations(file->second);
  if (!all) return {};
  const auto found = std::ranges::find(*all, type, &Relation::type);
  return found == all->end() || found->external ? std::string() : resolved(folder, found->target);
}

}  // namespace

std::string WordPackage::related(std::string_view type) const { return related_to(parts, document, type); }

Result<WordPackage, Refusal> word_package(Parts parts) {
  if (auto fault = fault_in_types(parts)) return refuse(std::move(*fault));
  if (auto fault = fault_in_relations(parts)) return refuse(std::move(*fault));
  std::string document = related_to(parts, "", "officeDocument");
  if (document.empty()) document = "word/document.xml";
  if (!parts.contains(document)) return refuse(Refusal{"word_structure_lost"});
  // A workbook or a presentation has a main part too.
  if (!document.starts_with("word/") && parts.contains("xl/workbook.xml")) return refuse(Refusal{"word_not_docx"});
  return WordPackage{std::move(parts), std::move(document)};
}

Result<WordPackage, Refusal> word_package(std::string_view file) {
  auto parts = unpacked(file);
  if (!parts) return refuse(parts.error());
  return word_package(std::move(*parts));
}

}  // namespace simpul::docx
