// Words that stand in a text as it is read: what is open in it, and its tables.
import { messages } from '../i18n/messages';

export const say = messages(
  {
    table: 'Tabel',
    openVariable: 'belum terisi',
    brokenMark: 'acuan tidak dikenal',
  },
  {
    table: 'Table',
    openVariable: 'not filled yet',
    brokenMark: 'unknown reference',
  },
);
