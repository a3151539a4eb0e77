import { describe, expect, it } from 'vitest';
import {
  agreement,
  bengkulu,
  jatim,
  kaltim,
  kaur,
  pair,
  paper,
  pksTurn,
  seven,
  today,
  turn,
  turnsOfAugust,
} from './kaltim-jatim.fixture';
import { shortTurn, turnSentence, turnSentences } from './turn-sentence';

const documents = [agreement, ...seven];

describe('turnSentence', () => {
  it('says who, what and since when in one sentence', () => {
    const sentence = turnSentence(turnsOfAugust, pair, documents, today, 'id');
    expect(sentence?.text).toBe(
      'Giliran Gubernur Jawa Timur menandatangani kesepakatan bersama sejak Kamis, 28 Juli 2022 (14 hari)',
    );
    expect(sentence?.threads).toEqual(['b']);
    expect(sentence?.days).toBe(14);
  });

  it('says the same in English', () => {
    expect(turnSentence(turnsOfAugust, pair, documents, today, 'en')?.text).toBe(
      'It is the turn of the Governor of Jawa Timur to sign the joint agreement since Thursday, 28 July 2022 (14 days)',
    );
  });

  it('puts both sides that owe the same seven papers into one sentence', () => {
    const [, agencies, third] = turnSentences(turnsOfAugust, {
      regions: pair,
      documents,
      today: '2022-08-25',
      language: 'id',
    });
    expect(agencies?.text).toBe(
      'Giliran perangkat daerah Kalimantan Timur dan Jawa Timur menandatangani 7 perjanjian kerja sama sejak Kamis, 11 Agustus 2022 (14 hari)',
    );
    expect(agencies?.threads).toEqual(['a', 'b']);
    expect(third).toBeUndefined();
  });

  it('keeps sides apart that owe different papers', () => {
    const turns = [turn('64', { ...pksTurn, documents: ['pks-1'] }), turn('35', pksTurn)];
    expect(turnSentences(turns, { regions: pair, documents, today, language: 'id' })).toHaveLength(2);
  });

  it('names several heads under one title, and under their own where the titles differ', () => {
    const governors = turnSentence([turn('64'), turn('35')], pair, documents, today, 'id');
    expect(governors?.who).toBe('Giliran Gubernur Kalimantan Timur dan Jawa Timur');
    const mixed = turnSentence([turn('17.04'), turn('17.71')], [kaur, bengkulu], documents, today, 'id');
    expect(mixed?.who).toBe('Giliran Bupati Kaur dan Wali Kota Bengkulu');
    expect(mixed?.threads).toEqual(['a', 'b']);
  });

  it('names the agency of a single paper, and says so where it is unknown', () => {
    const named = paper('pks-1', { agencies: { '35': 'Dinas Perkebunan' } });
    const one = turn('35', { ...pksTurn, documents: ['pks-1'] });
    expect(turnSentence([one], pair, [named], today, 'id')?.who).toBe('Giliran Dinas Perkebunan Jawa Timur');
    expect(turnSentence([one], pair, [paper('pks-1')], today, 'id')?.who).toBe(
      'Giliran perangkat daerah Jawa Timur (belum diketahui yang mana)',
    );
  });

  it('says that the day is unknown instead of inventing one', () => {
    const { since: _since, ...unknown } = turn('35');
    const sentence = turnSentence([unknown], pair, documents, today, 'id');
    expect(sentence?.text).toBe(
      'Giliran Gubernur Jawa Timur menandatangani kesepakatan bersama (sejak kapan belum diketahui)',
    );
    expect(sentence?.days).toBeUndefined();
  });

  it('calls the government where no person or agency acts', () => {
    const reply = turn('17.04', {
      actor: 'cooperation_unit',
      act: 'reply_to_offer',
      stage: 'offer',
      documents: [],
    });
    expect(turnSentence([reply], [kaltim, kaur], [], today, 'id')?.who).toBe(
      'Giliran Pemerintah Kabupaten Kaur',
    );
  });

  it('says "semua pihak" where more are awaited than a sentence can name', () => {
    const regions = [kaltim, jatim, kaur, bengkulu];
    const all = (more: object) => regions.map((region) => turn(region.code, more));
    expect(turnSentence(all({}), regions, documents, today, 'id')?.who).toBe('Giliran semua kepala daerah');
    const sentence = turnSentence(all(pksTurn), regions, documents, today, 'id');
    expect(sentence?.who).toBe('Giliran perangkat daerah semua pihak');
    const unit = { actor: 'cooperation_unit', act: 'report', documents: [] };
    expect(turnSentence(all(unit), regions, documents, today, 'id')?.who).toBe('Giliran semua pihak');
  });

  it('has nothing to say where nobody is awaited', () => {
    expect(turnSentence([], pair, documents, today, 'id')).toBeUndefined();
  });
});

describe('shortTurn', () => {
  it('fits a row and keeps the days apart', () => {
    const context = { regions: [kaltim, jatim], documents: [], today, language: 'id' as const };
    const rows = turnSentences(turnsOfAugust, context).map((sentence) => shortTurn(sentence, context));
    expect(rows).toEqual([
      { act: 'Gubernur Jawa Timur menandatangani KB', age: '14 hari' },
      { act: 'Kedua pihak menandatangani 7 PKS', age: 'hari ini' },
    ]);
  });

  it('says "semua pihak" where all are awaited, and leaves "Pemerintah" to the whole sentence', () => {
    const regions = [kaltim, jatim, kaur];
    const context = { regions, documents: [], today: '2026-02-01', language: 'id' as const };
    const unit = (party: string) =>
      turn(party, { actor: 'cooperation_unit', act: 'assess_burden', documents: [] });
    const short = (parties: string[]) => {
      const [sentence] = turnSentences(parties.map(unit), context);
      return sentence && shortTurn(sentence, context);
    };
    expect(short(['64', '35', '17.04'])).toEqual({
      act: 'Semua pihak menilai perlunya DPRD',
      age: '1.284 hari',
    });
    expect(short(['64', '17.04'])?.act).toBe('Kalimantan Timur dan Kabupaten Kaur menilai perlunya DPRD');
  });
});
