#include "drafting/printed_paper.h"

#include <fmt/format.h>

#include <algorithm>

#include "encoding/base64.h"
#include "printed_clauses.h"

namespace simpul::drafting {
namespace {

using dossiers::DocumentType;
using negotiation::BlockKind;
using negotiation::ClauseKind;
using paper::Runs;
using paper::RunStyle;

constexpr std::size_t label_bytes_max = 12;  // "Lampiran", "Tembusan"

Runs plain(std::string words) { return {{std::move(words), RunStyle::Plain}}; }

std::string words_of(const Runs& runs) {
  std::string out;
  for (const paper::Run& run : runs) out += run.text;
  return out;
}

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

bool is_letter(DocumentType type) { return type == DocumentType::OfferLetter || type == DocumentType::ReplyLetter; }

// Lays the clauses of one paper out in the manner of its type.
class Sheets {
 public:
  Sheets(paper::Paper& paper, DocumentType type) : paper_(paper), letter_(is_letter(type)) {}

  void add(const PrintedClause& clause) {
    switch (clause.kind) {
      case ClauseKind::Title:
        return letter_ ? letter_head(clause) : title(clause);
      case ClauseKind::Parties:
      case ClauseKind::Considerations:
        heading(clause, {});
        body(clause);
        if (letter_ && clause.kind == ClauseKind::Parties) put(paper::Pause{});
        return;
      case ClauseKind::Closing:
        put(paper::Pause{});
        heading(clause, {});
        return body(clause);
      case ClauseKind::Article:
        heading(clause, clause.label);
        return body(clause);
      case ClauseKind::Signatures:
        return signatures(clause);
      case ClauseKind::Attachment:
        return attachment(clause);
    }
  }

 private:
  void put(paper::Body body, paper::ChangeBar bar = paper::ChangeBar::None) {
    paper_.blocks.push_back({std::move(body), bar});
  }
  void note(const std::string& words, paper::Alignment alignment = paper::Alignment::Left) {
    if (!words.empty()) put(paper::Note{plain(words), alignment});
  }

  void title(const PrintedClause& clause) {
    if (!clause.heading.empty()) put(paper::TitleLine{clause.heading}, clause.bar);
    for (const PrintedBlock& block : clause.blocks) put(paper::TitleLine{block.words}, block.bar);
  }

  // The office and its seat as letterhead, then place and date at the right, then "Nomor: …" and its like: the order
  // in which the templates of letters have them.
  void letter_head(const PrintedClause& clause) {
    const auto first_label = std::ranges::find_if(clause.blocks, label_of, &PrintedBlock::words);
    const auto before = static_cast<std::size_t>(first_label - clause.blocks.begin());
    for (std::size_t i = 0; i < clause.blocks.size(); ++i) {
      const PrintedBlock& block = clause.blocks[i];
      if (const std::size_t label = i < before ? 0 : label_of(block.words)) {
        labelled(block, label);
      } else if (i >= before) {
        put(paper::Paragraph{block.words, 0, paper::Alignment::Left}, block.bar);
      } else if (i + 1 == before && i > 0) {
        put(paper::Paragraph{block.words, 0, paper::Alignment::Right}, block.bar);
      } else if (block.bar == paper::ChangeBar::None) {
        auto& head = paper_.letterhead;
        (i == 0 ? head.names : head.addresses).push_back(words_of(block.words));
      } else {
        put(paper::TitleLine{block.words}, block.bar);
      }
    }
    put(paper::Pause{});
  }

  // How many bytes of "Nomor: 12" are the label; 0 where there is none.
  static std::size_t label_of(const Runs& words) {
    if (words.empty() || words.front().style == RunStyle::Open) return 0;
    const std::string& text = words.front().text;
    const std::size_t colon = text.find(':');
    if (colon == std::string::npos || colon > label_bytes_max || text.find(' ') < colon) return 0;
    return colon;
  }

  void labelled(const PrintedBlock& block, std::size_t label) {
    paper::Labelled out;
    const paper::Run& front = block.words.front();
    out.label = {{front.text.substr(0, label), front.style}};
    out.words = block.words;
    out.words.front().text = ": " + trimmed(front.text.substr(label + 1));
    put(std::move(out), block.bar);
  }
  static std::string trimmed(std::string text) {
    text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
    return text;
  }

  void heading(const PrintedClause& clause, Runs label) {
    if (label.empty() && clause.heading.empty()) return note(clause.note);
    put(paper::Heading{std::move(label), clause.heading}, clause.bar);
    note(clause.note, paper::Alignment::Centred);
  }

  // Items are set in below an ayat, and stand at the edge below a paragraph.
  void body(const PrintedClause& clause) {
    bool below_ayat = false;
    for (const PrintedBlock& block : clause.blocks) {
      note(block.note);
      switch (block.kind) {
        case BlockKind::Paragraph:
          below_ayat = false;
          put(paper::Paragraph{block.words, 0, letter_ ? alignment(clause) : paper::Alignment::Justified}, block.bar);
          break;
        case BlockKind::Ayat:
          below_ayat = true;
          put(paper::Item{block.mark, block.words, 0}, block.bar);
          break;
        case BlockKind::Huruf:
        case BlockKind::Angka:
          put(paper::Item{block.mark, block.words, below_ayat ? block.depth : block.depth - 1}, block.bar);
          break;
        case BlockKind::Table:
          put(paper::Table{block.rows}, block.bar);
          break;
      }
    }
  }
  // Whom a letter is addressed to stands in lines of their own.
  static paper::Alignment alignment(const PrintedClause& clause) {
    return clause.kind == ClauseKind::Parties ? paper::Alignment::Left : paper::Alignment::Justified;
  }

  void signatures(const PrintedClause& clause) {
    note(clause.note);
    const auto is_table = [](const PrintedBlock& block) { return block.kind == BlockKind::Table; };
    const bool with_table = std::ranges::any_of(clause.blocks, is_table);
    if (!with_table) return one_signatory(clause);
    for (const PrintedBlock& block : clause.blocks) {
      note(block.note);
      if (is_table(block)) {
        put(columns(block), block.bar);
      } else {
        put(paper::Paragraph{block.words, 0, paper::Alignment::Centred}, block.bar);
      }
    }
  }

  // One column for each who signs: the last row is the name, what stands above it is printed above the signature.
  static paper::Signatures columns(const PrintedBlock& block) {
    paper::Signatures out;
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      const auto& row = block.rows[r];
      if (out.signatories.size() < row.size()) out.signatories.resize(row.size());
      for (std::size_t i = 0; i < row.size(); ++i) {
        const bool is_name = r > 0 && r + 1 == block.rows.size();
        if (is_name) {
          out.signatories[i].name = row[i];
        } else {
          out.signatories[i].above.push_back(row[i]);
        }
      }
    }
    return out;
  }

  void one_signatory(const PrintedClause& clause) {
    if (clause.blocks.empty()) return;
    paper::Signatory out;
    auto bar = paper::ChangeBar::None;
    for (const PrintedBlock& block : clause.blocks) {
      if (&block == &clause.blocks.back() && clause.blocks.size() > 1) {
        out.name = block.words;
      } else {
        out.above.push_back(block.words);
      }
      bar = std::max(bar, block.bar);
    }
    put(paper::Signatures{{std::move(out)}}, bar);
  }

  // Below a letter stands who gets a copy; of every other paper an attachment is a page of its own.
  void attachment(const PrintedClause& clause) {
    if (letter_) {
      heading(clause, {});
    } else {
      if (!clause.removed) put(paper::PageStart{});
      Runs label = clause.label;
      for (paper::Run& run : label) std::ranges::transform(run.text, run.text.begin(), capital);
      heading(clause, std::move(label));
    }
    body(clause);
  }

  paper::Paper& paper_;
  bool letter_;
};

paper::Paper empty_paper(const PrintedAs& as) {
  paper::Paper out;
  out.size = as.size;
  out.title = as.title;
  out.made_at = as.made_at;
  out.footer.page = "Halaman {page} dari {pages}";
  out.watermark = as.watermark;
  return out;
}

void at_head(paper::Paper& paper, paper::Note note) {
  const bool first = paper.blocks.empty() || !std::holds_alternative<paper::Note>(paper.blocks.front().body);
  if (first) paper.blocks.insert(paper.blocks.begin(), {paper::Pause{}, paper::ChangeBar::None});
  paper.blocks.insert(paper.blocks.begin(), {std::move(note), paper::ChangeBar::None});
}

void note_open(paper::Paper& paper, std::size_t open) {
  if (open == 0) return;
  paper::Note note{plain(fmt::format("Naskah ini memuat {} isian yang belum diisi, ditandai ", open))};
  note.words.push_back({"[seperti ini]", RunStyle::Open});
  note.words.push_back({".", RunStyle::Plain});
  at_head(paper, std::move(note));
}

paper::Note legend(const Compared& compared) {
  return {{{"Perbandingan " + compared.before + " dengan " + compared.after + ". Cara membaca: ", RunStyle::Plain},
           {"ditambahkan", RunStyle::Inserted},
           {", ", RunStyle::Plain},
           {"dihapus", RunStyle::Deleted},
           {", ", RunStyle::Plain},
           {"dipindahkan", RunStyle::Moved},
           {". Garis di tepi kiri menandai bagian yang berubah, garis ganda bagian yang dipindahkan. Nomor dan "
            "acuan mengikuti naskah yang baru. Lembar ini untuk dibaca, bukan untuk ditandatangani.",
            RunStyle::Plain}}};
}

}  // namespace

std::string verification_address(const std::string& origin, const Digest& text) {
  return origin.empty() ? std::string() : fmt::format("{}/periksa/{}", origin, text.text());
}

std::string verification_code(const std::string& origin, const Digest& text) {
  if (origin.empty()) return {};
  std::string out = origin;
  std::ranges::transform(out, out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
  return out + "/P/" + base32(text.bytes);
}

std::string short_fingerprint(const Digest& hash) {
  const std::string hex = hash.text();
  return fmt::format("{} {} {} {}", hex.substr(0, 4), hex.substr(4, 4), hex.substr(8, 4), hex.substr(12, 4));
}

paper::Paper printed_paper(const negotiation::DocumentText& text, const Library& library, const PrintedAs& as) {
  paper::Paper out = empty_paper(as);
  PrintedWords words(library, as.values);
  Sheets sheets(out, as.document);
  for (const PrintedClause& clause : printed_clauses(text, words)) sheets.add(clause);
  note_open(out, words.open());
  const Digest hash = hash_of(text);
  out.footer.fingerprint = "Sidik naskah " + short_fingerprint(hash);
  out.footer.address = verification_address(as.verify_origin, hash);
  out.footer.code = verification_code(as.verify_origin, hash);
  return out;
}

paper::Paper printed_redline(const negotiation::Redline& redline, const Library& library, const PrintedAs& as,
                             const Compared& compared) {
  paper::Paper out = empty_paper(as);
  PrintedWords words(library, as.values);
  Sheets sheets(out, as.document);
  for (const PrintedClause& clause : printed_changes(redline, words)) sheets.add(clause);
  note_open(out, words.open());
  at_head(out, legend(compared));
  out.footer.fingerprint = "Sidik naskah lama " +
                           short_fingerprint(hash_of(side_of(redline, negotiation::Side::Before))) + ", baru " +
                           short_fingerprint(hash_of(side_of(redline, negotiation::Side::After)));
  return out;
}

}  // namespace simpul::drafting
