#pragma once

// A paper ready to be drawn: every word decided, nothing left to compute but where lines and pages end. All text is
// UTF-8 in one line per value (text/normal_form.h); numbers of clauses and pages are words already.

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

#include "kernel/instant.h"

namespace simpul::paper {

// F4 is the folio of Indonesian offices, 215 x 330 mm; A4 is 210 x 297 mm.
enum class Size { A4, F4 };

// How words are marked, so that a black and white copy still tells them apart. Inserted is underlined, Deleted struck
// through, Moved underlined twice; Open, what somebody still has to fill in, stands on grey.
enum class RunStyle { Plain, Inserted, Deleted, Moved, Open };

struct Run {
  std::string text;
  RunStyle style = RunStyle::Plain;

  bool operator==(const Run&) const = default;
};
using Runs = std::vector<Run>;

enum class Alignment { Justified, Left, Centred, Right };

// One centred line above the text: "KESEPAKATAN BERSAMA".
struct TitleLine {
  Runs words;

  bool operator==(const TitleLine&) const = default;
};

// "Pasal 5" and below it "RUANG LINGKUP"; either may be empty. Listed among the bookmarks.
struct Heading {
  Runs label;
  Runs words;

  bool operator==(const Heading&) const = default;
};

struct Paragraph {
  Runs words;
  unsigned depth = 0;  // steps it is set in
  Alignment alignment = Alignment::Justified;

  bool operator==(const Paragraph&) const = default;
};

// "(2)" or "b." and the words that hang beside it. At most `depth_max` steps are drawn.
struct Item {
  Runs mark;
  Runs words;
  unsigned depth = 0;

  bool operator==(const Item&) const = default;
};
inline constexpr unsigned depth_max = 6;

// "Nomor", a colon, and what stands behind it; those that follow each other have their colons in line.
struct Labelled {
  Runs label;
  Runs words;

  bool operator==(const Labelled&) const = default;
};

// Small words beside the text that are no part of it: the legend of a redline, what moved whence.
struct Note {
  Runs words;
  Alignment alignment = Alignment::Left;

  bool operator==(const Note&) const = default;
};

// The first row is the head and is repeated on every page. Rows may differ in length; what is missing is empty.
struct Table {
  std::vector<std::vector<Runs>> rows;

  bool operator==(const Table&) const = default;
};

// Lines above the place to sign, and the name below it.
struct Signatory {
  std::vector<Runs> above;
  Runs name;

  bool operator==(const Signatory&) const = default;
};

struct Signatures {
  std::vector<Signatory> signatories;  // in printed order

  bool operator==(const Signatures&) const = default;
};

// Some air before what follows, where nothing else sets it apart; none at the head of a page.
struct Pause {
  bool operator==(const Pause&) const = default;
};

// What follows begins on a new page.
struct PageStart {
  bool operator==(const PageStart&) const = default;
};

using Body = std::variant<TitleLine, Heading, Paragraph, Item, Labelled, Note, Table, Signatures, Pause, PageStart>;

// A bar in the left margin beside what is not as it was: one line, or two where it moved.
enum class ChangeBar { None, Changed, Moved };

struct Block {
  Body body;
  ChangeBar bar = ChangeBar::None;

  bool operator==(const Block&) const = default;
};

struct Letterhead {
  std::vector<std::string> names;      // large, centred
  std::vector<std::string> addresses;  // small, below them

  bool empty() const { return names.empty() && addresses.empty(); }
  bool operator==(const Letterhead&) const = default;
};

// At the foot of every page. Empty values are left out.
struct Footer {
  std::string fingerprint;  // "Sidik naskah 3f2a 91c0 77de 05b1"
  std::string page;         // "Halaman {page} dari {pages}"
  std::string address;      // where the paper is verified, in words and as a link
  std::string code = {};    // what the QR code says; the address where empty

  bool operator==(const Footer&) const = default;
};

struct Paper {
  Size size = Size::A4;
  std::string title;               // of the file, for readers that list documents
  std::string language = "id-ID";  // BCP 47
  Instant made_at;                 // stands in the file: take it from what was recorded, never from the clock
  Letterhead letterhead;
  std::vector<Block> blocks;
  Footer footer;
  std::string watermark;  // "RANCANGAN", behind the text and in the footer; empty for none

  bool operator==(const Paper&) const = default;
};

}  // namespace simpul::paper
