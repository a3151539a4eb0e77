import { describe, expect, it } from 'vitest';
import { fileName } from './file-names';
import { variableWords } from '../../../shared/texts/model/variables';

const variable = (name: string, id: string, en: string) => ({
  name, type: 'text', derived: false, called: { id, en }, meaning: { id, en },
});
const library = {
  variables: [
    variable('pihak.nomor', 'nomor naskah', 'number of the paper'), variable('judul', 'judul kerja sama', 'subject'),
    variable('lingkup.judul', 'bidang atau kegiatan', 'field or activity'),
  ],
  lists: [
    { prefix: 'pihak', item: { id: 'PIHAK {ke}', en: 'PIHAK {ke}' } },
    { prefix: 'lingkup', item: { id: 'lingkup ke-{n}', en: 'scope item {n}' } },
  ],
};

describe('a variable in a text', () => {
  it.each([
    ['pihak.1.nomor', 'nomor naskah PIHAK KESATU', 'number of the paper of PIHAK KESATU'],
    ['pihak.11.nomor.kapital', 'nomor naskah PIHAK KE-11', 'number of the paper of PIHAK KE-11'],
    ['lingkup.2.judul', 'bidang atau kegiatan lingkup ke-2', 'field or activity of scope item 2'],
    ['judul.kapital', 'judul kerja sama', 'subject'],
    ['isian.daerah_sendiri', 'isian daerah sendiri', 'isian daerah sendiri'],
  ])('%s is called by what it means', (name, id, en) => {
    expect(variableWords(library, 'id')(name)).toBe(id);
    expect(variableWords(library, 'en')(name)).toBe(en);
  });

  it('is read as it is written while the library is on its way', () => {
    expect(variableWords(undefined, 'id')('pihak.1.nomor')).toBe('pihak 1 nomor');
  });
});

describe('the name of a saved file', () => {
  it('has letters that every device keeps', () => {
    expect(fileName('Nota Kesepahaman', 'putaran 2, Bali', 'a4', 'pdf'))
      .toBe('nota-kesepahaman-putaran-2-bali-a4.pdf');
    expect(fileName('Perjanjian “Pangan”', 'naskah kita', '', 'docx')).toBe('perjanjian-pangan-naskah-kita.docx');
  });
});
