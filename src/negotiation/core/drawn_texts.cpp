#include "drawn_texts.h"

#include <algorithm>

namespace simpul::negotiation {

DocumentText written_text() {
  Block table{.kind = BlockKind::Table, .rows = {{"Bidang", "Perangkat daerah"}, {"Pertanian", ""}}};
  Block cost = block(BlockKind::Ayat, "Biaya dibebankan kepada:");
  cost.id = *BlockId::parse("sumber");
  return {{
      clause("judul", ClauseKind::Title, "", {paragraph("KESEPAKATAN BERSAMA"), paragraph("NOMOR {{nomor.kesatu}}")}),
      clause("pihak", ClauseKind::Parties, "", {block(BlockKind::Angka, "Gubernur Kalimantan Timur;")}),
      clause("dasar", ClauseKind::Considerations, "", {block(BlockKind::Huruf, "bahwa daerah perlu bekerja sama;")}),
      clause("lingkup", ClauseKind::Article, "RUANG LINGKUP",
             {paragraph("Ruang lingkup meliputi:"), block(BlockKind::Huruf, "pertanian; dan"),
              block(BlockKind::Huruf, "pariwisata, dengan biaya menurut [[biaya/sumber]].")}),
      clause("biaya", ClauseKind::Article, "PEMBIAYAAN",
             {block(BlockKind::Ayat, "Jangka waktu {{jangka_waktu.tahun}} tahun."), cost,
              block(BlockKind::Huruf, "APBD; dan"), block(BlockKind::Angka, "provinsi;"),
              block(BlockKind::Angka, "kabupaten/kota;"), block(BlockKind::Huruf, "sumber lain yang sah.")}),
      clause("penutup", ClauseKind::Closing, "", {paragraph("Dibuat dalam rangkap 2 (dua) “asli”.")}),
      clause("ttd", ClauseKind::Signatures, "", {}),
      clause("rencana", ClauseKind::Attachment, "RENCANA KERJA", {table}),
  }};
}

std::string Drawing::sentence(std::size_t words) {
  static const char* const known[] = {
      "pihak",    "kesatu", "kedua",        "wajib",   "menyediakan",      "data",     "kerja", "sama",
      "selama",   "5",      "tahun",        "sebesar", "Rp1.500",          "dan",      "atau",  "[[biaya]]",
      "{{nama}}", "(dua)",  "pembangunan,", "menurut", "\u201casli\u201d", "caf\u00e9"};
  std::string out;
  for (std::size_t i = 0; i < words; ++i) out += (i == 0 ? "" : " ") + std::string(known[below(std::size(known))]);
  return out;
}

Block Drawing::table() {
  Block out{.kind = BlockKind::Table};
  const std::size_t width = 1 + below(4);
  out.rows.resize(1 + below(5), std::vector<std::string>(width));
  for (auto& row : out.rows) {
    for (std::string& cell : row) cell = one_in(6) ? "" : sentence(1 + below(3));
  }
  out.rows[0][0] = "Bidang";
  return out;
}

Block Drawing::drawn_block(ClauseKind kind) {
  if (one_in(8)) return table();
  static constexpr BlockKind kinds[] = {BlockKind::Paragraph, BlockKind::Ayat, BlockKind::Huruf, BlockKind::Angka};
  Block out = block(kinds[below(std::size(kinds))], sentence(3 + below(25)));
  if (kind != ClauseKind::Article && out.kind == BlockKind::Ayat) out.kind = BlockKind::Huruf;
  if (one_in(3)) out.id = *BlockId::parse("b" + std::to_string(++names_));
  return out;
}

Clause Drawing::drawn_clause() {
  Clause out =
      clause("c" + std::to_string(++names_), ClauseKind::Article, sentence(below(4)), {paragraph(sentence(6))});
  for (std::size_t i = below(8); i > 0; --i) out.blocks.push_back(drawn_block(out.kind));
  return out;
}

DocumentText Drawing::text(std::size_t count) {
  DocumentText out;
  out.clauses.push_back(clause("judul", ClauseKind::Title, "", {paragraph(sentence(4))}));
  for (std::size_t i = 0; i < count; ++i) out.clauses.push_back(drawn_clause());
  out.clauses.push_back(clause("lampiran", ClauseKind::Attachment, sentence(2), {table()}));
  return out;
}

void Drawing::edit(Block& block) {
  if (block.kind != BlockKind::Table) {
    if (one_in(3)) block.text.insert(block.text.find(' ') + 1, "baru ");
    else block.text += " " + sentence(1 + below(3));
    return;
  }
  switch (below(3)) {
    case 0:
      block.rows[below(block.rows.size())][below(block.rows[0].size())] += "baru";
      break;
    case 1:
      block.rows.insert(block.rows.begin() + 1, std::vector<std::string>(block.rows[0].size(), sentence(2)));
      break;
    default:
      for (auto& row : block.rows) row.insert(row.begin(), sentence(1));
  }
}

void Drawing::edit(Clause& clause) {
  if (clause.blocks.empty() || one_in(6)) clause.heading += "BARU";
  else if (clause.blocks.size() > 1 && one_in(4)) clause.blocks.erase(clause.blocks.end() - 1);
  else if (one_in(4)) clause.blocks.push_back(drawn_block(clause.kind));
  else edit(clause.blocks[below(clause.blocks.size())]);
}

DocumentText Drawing::reworked(DocumentText text) {
  for (std::size_t edits = below(8); edits > 0 && text.clauses.size() > 2; --edits) {
    const std::size_t last = text.clauses.size() - 1;  // title and attachment stay where they are
    const std::size_t at = 1 + below(last);
    const auto place = text.clauses.begin() + static_cast<std::ptrdiff_t>(at);
    switch (at == last ? 0 : below(6)) {
      case 0:
      case 1: edit(text.clauses[at]); break;
      case 2: text.clauses.erase(place); break;
      case 3: text.clauses.insert(place, drawn_clause()); break;
      case 4: text.clauses[at].clause = *ClauseId::parse("c" + std::to_string(++names_)); break;
      default: {
        const auto other = text.clauses.begin() + 1 + static_cast<std::ptrdiff_t>(below(last - 1));
        if (place < other) std::rotate(place, place + 1, other + 1);
        else std::rotate(other, place, place + 1);
        std::ranges::reverse(text.clauses[at].blocks);
        if (text.clauses[at].kind == ClauseKind::Article) {
          std::ranges::partition(text.clauses[at].blocks, [](const Block& one) {
            return one.kind == BlockKind::Paragraph;
          });
        }
      }
    }
  }
  return text;
}

}  // namespace simpul::negotiation
