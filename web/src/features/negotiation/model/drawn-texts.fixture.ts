// Small texts that the tests of this folder share.
import type { BlockKind, DocumentText, TextBlock, TextClause } from '../../../shared/texts/model/text';

export function block(kind: BlockKind, text: string, id?: string): TextBlock {
  return id === undefined ? { kind, text } : { kind, text, id };
}

export function article(clause: string, ...blocks: TextBlock[]): TextClause {
  return { clause, kind: 'article', heading: clause.toUpperCase(), blocks };
}

export function writtenText(): DocumentText {
  return {
    v: 1,
    clauses: [
      { clause: 'judul', kind: 'title', blocks: [block('paragraph', 'KESEPAKATAN BERSAMA')] },
      article('maksud', block('ayat', 'Maksudnya ialah {{maksud}}.'), block('ayat', 'Lihat [[lingkup]].')),
      article('lingkup', block('paragraph', 'Meliputi:'), block('huruf', 'tani;', 'tani'), block('angka', 'padi;'),
        block('huruf', 'niaga.')),
      article('biaya', block('ayat', 'Biaya menurut [[lingkup/tani]].')),
      { clause: 'penutup', kind: 'closing', blocks: [block('paragraph', 'Demikian.')] },
    ],
  };
}
