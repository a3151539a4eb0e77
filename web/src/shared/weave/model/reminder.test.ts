import { expect, it } from 'vitest';
import { agreement, pair, seven, today, turnsOfAugust } from './kaltim-jatim.fixture';
import { reminderText } from './reminder';
import { turnSentence } from './turn-sentence';

it('tells the awaited side what is due, without names of people', () => {
  const sentence = turnSentence(turnsOfAugust, pair, [agreement, ...seven], today, 'id');
  if (!sentence) throw new Error('somebody is awaited');
  const text = reminderText(
    {
      sentence,
      title: 'Pembangunan daerah',
      parties: 'Kalimantan Timur – Jawa Timur',
      link: 'https://simpul.contoh.go.id/kerja-sama/abc',
    },
    'id',
  );
  expect(text).toBe(
    '*Giliran Gubernur Jawa Timur:* menandatangani kesepakatan bersama sejak Kamis, 28 Juli 2022 (14 hari).\n' +
      'Kerja sama: Pembangunan daerah (Kalimantan Timur – Jawa Timur).\nBuka: https://simpul.contoh.go.id/kerja-sama/abc (perlu masuk)',
  );
});
