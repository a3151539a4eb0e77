#include "word_reader.h"

#include <algorithm>
#include <memory>

#include "document_reader.h"
#include "text/normal_form.h"

namespace simpul::docx {
namespace {

using manuscript::ReadComment;
using manuscript::WordReading;

constexpr std::size_t comments_max = 2'000;
constexpr std::size_t piece_bytes = 16'000;
constexpr std::size_t carried_bytes_max = 8u << 20;

// A part that is not there is no fault: most files lack some.
Result<std::unique_ptr<Node>, Refusal> tree_of(const WordPackage& package, std::string_view type) {
  const auto part = package.parts.find(package.related(type));
  if (part == package.parts.end()) return std::unique_ptr<Node>();
  auto tree = xml_tree(part->second);
  if (!tree) return refuse(tree.error());
  return std::make_unique<Node>(std::move(*tree));
}

// What is said about a comment in a part of its own (MS-DOCX 2.5): which one it answers, and whether it is done.
struct Extension {
  std::string answers;  // w14:paraId of the other
  bool done = false;
};
std::map<std::string, Extension, std::less<>> extensions(const Node* tree) {
  std::map<std::string, Extension, std::less<>> out;
  if (!tree) return out;
  for (const Node& node : tree->children) {
    if (node.name != "w15:commentEx") continue;
    const std::string_view done = node.attribute("w15:done");
    out.emplace(std::string(node.attribute("w15:paraId")),
                Extension{std::string(node.attribute("w15:paraIdParent")), done == "1" || done == "true"});
  }
  return out;
}

std::string clipped(std::string text) {
  if (text.size() <= piece_bytes) return text;
  std::size_t end = piece_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

class Comments {
 public:
  Comments(const std::map<std::string, CommentAnchor, std::less<>>& anchors, const Node* extended)
      : anchors_(anchors), extended_(extensions(extended)) {}

  void read(const Node& tree) {
    for (const Node& node : tree.children) {
      if (node.name == "w:comment" && out_.size() < comments_max) add(node);
    }
    for (std::size_t i = 0; i < out_.size(); ++i) {
      const auto answered = places_.find(answers_[i]);
      if (answered != places_.end() && answered->second != i) out_[i].answers = answered->second;
    }
  }

  std::vector<ReadComment> take() { return std::move(out_); }

 private:
  void add(const Node& node) {
    ReadComment comment{normal_line(clipped(std::string(node.attribute("w:author")))),
                        moment_in(node.attribute("w:date")), clipped(words_in(node))};
    if (const auto anchor = anchors_.find(node.attribute("w:id")); anchor != anchors_.end()) {
      comment.part = anchor->second.part;
      comment.quoted = normal_line(anchor->second.quoted);
    }
    std::string paragraph;
    for (const Node& child : node.children) {
      if (child.name == "w:p") paragraph = child.attribute("w14:paraId");
    }
    const auto extension = extended_.find(paragraph);
    if (extension != extended_.end()) comment.resolved = extension->second.done;
    answers_.push_back(extension == extended_.end() ? "" : extension->second.answers);
    if (!paragraph.empty()) places_.emplace(paragraph, out_.size());
    out_.push_back(std::move(comment));
  }

  const std::map<std::string, CommentAnchor, std::less<>>& anchors_;
  std::map<std::string, Extension, std::less<>> extended_;
  std::map<std::string, std::size_t, std::less<>> places_;  // w14:paraId of the last paragraph to the comment
  std::vector<std::string> answers_;
  std::vector<ReadComment> out_;
};

void read_carried(const Node& root, WordReading& reading) {
  reading.made_from = Digest::parse(root.attribute("hash"));
  std::string text;
  for (const Node& child : root.children) text += child.text;
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; });
  const bool base64 = std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
  if (!base64 || text.size() > carried_bytes_max) return;
  for (std::size_t at = 0; at < text.size(); at += piece_bytes) reading.carried.push_back(text.substr(at, piece_bytes));
}

// The text a file was made from lies in a part of its own; programs that drop such parts often keep the property.
Result<bool, Refusal> read_origin(const WordPackage& package, WordReading& reading) {
  for (const auto& [name, bytes] : package.parts) {
    const bool custom = name.starts_with("customXml/") && bytes.find("urn:simpul:manuscript:1") != std::string::npos;
    if (!custom && name != "docProps/custom.xml") continue;
    const auto tree = xml_tree(bytes);
    if (!tree) return refuse(tree.error());
    if (tree->name == "simpul:text") read_carried(*tree, reading);
    for (const Node& property : tree->children) {
      if (property.attribute("name") != "SimpulNaskah" || reading.made_from) continue;
      std::string value;
      for (const Node& typed : property.children) {
        for (const Node& text : typed.children) value += text.text;
      }
      reading.made_from = Digest::parse(value);
    }
  }
  return true;
}

}  // namespace

Result<WordReading, Refusal> read_word(Parts parts) {
  const auto package = word_package(std::move(parts));
  if (!package) return refuse(package.error());
  const auto document = xml_tree(package->parts.at(package->document));
  if (!document) return refuse(document.error());
  const Node* body = document->name == "w:document" ? document->child("w:body") : nullptr;
  if (!body) return refuse(Refusal{"word_structure_lost"});
  std::map<std::string_view, std::unique_ptr<Node>> trees;
  for (const char* type : {"styles", "numbering", "footnotes", "endnotes", "comments", "commentsExtended"}) {
    auto tree = tree_of(*package, type);
    if (!tree) return refuse(tree.error());
    trees[type] = std::move(*tree);
  }
  DocumentReader reader(trees["styles"].get(), trees["numbering"].get(), trees["footnotes"].get(),
                        trees["endnotes"].get());
  reader.read_body(*body);
  if (reader.is_too_large()) return refuse(Refusal{"word_too_complex"});
  Comments comments(reader.anchors(), trees["commentsExtended"].get());
  if (trees["comments"]) comments.read(*trees["comments"]);
  WordReading reading = reader.take();
  reading.comments = comments.take();
  if (auto read = read_origin(*package, reading); !read) return refuse(read.error());
  return reading;
}

Result<WordReading, Refusal> read_word(std::string_view file) {
  auto parts = unpacked(file);
  if (!parts) return refuse(parts.error());
  return read_word(std::move(*parts));
}

}  // namespace simpul::docx
