import { describe, expect, it } from 'vitest';
import { storyOf } from './event-parts';
import { agreement, dossier, event, pair, seven, sevenIds, signature, today } from './kaltim-jatim.fixture';
import { nextMeeting } from './next-meeting';
import { filtered, reversed, timelineOf } from './timeline';
import type { WovenEvent } from '../../api/generated/schemas';

const documents = [agreement, ...seven];
const rowsOf = (events: readonly WovenEvent[]) => timelineOf(events, storyOf(events, pair, documents, 'id'));

const opened = event('dossier.opened', { title: 'x', parties: [{ region: '64' }, { region: '35' }] });
const registered = sevenIds.map((document) =>
  event('dossier.document_registered', {
    document,
    type: 'cooperation_agreement',
    title: document,
    final_on: '2022-08-11',
  }),
);
const signedByJatim = event('signing.signature_recorded', signature('kb', '35'), {
  author: '35',
  crossing: 'signed',
  crossing_document: 'kb',
});

describe('timelineOf', () => {
  it('tells neighbours that say the same in one row and keeps the single ones behind it', () => {
    const rows = rowsOf([opened, ...registered]);
    expect(rows).toHaveLength(2);
    expect(rows[1]?.sentence.text).toBe(
      'Kalimantan Timur mendaftarkan 7 perjanjian kerja sama, naskah final sejak 11 Agustus 2022.',
    );
    expect(rows[1]?.members).toHaveLength(7);
  });

  it('lets the threads change sides where they meet, and only there', () => {
    const [before, crossing, after] = rowsOf([
      opened,
      signedByJatim,
      event('dossier.occurrence_recorded', { what: 'note', text: 'x' }),
    ]);
    expect(before?.crossings).toBe(0);
    expect([crossing?.before, crossing?.after, crossing?.crossings]).toEqual([[0, 1], [1, 0], 1]);
    expect(after?.knots).toEqual([{ lane: 1, thread: 'a', shape: 'full' }]);
  });

  it('shows who recorded for whom', () => {
    const [row] = rowsOf([event('signing.signature_recorded', signature('kb', '35'))]);
    expect(row?.knots).toEqual([
      { lane: 0, thread: 'a', shape: 'full' },
      { lane: 1, thread: 'b', shape: 'open' },
    ]);
    expect(row?.sentence.recordedBy).toBe('dicatat oleh Kalimantan Timur');
  });

  it('keeps a void event alone, on its author thread', () => {
    const refused = { code: 'party_has_signed', title: 'Sudah ditandatangani.', detail: '' };
    const rows = rowsOf([
      ...registered.slice(0, 2),
      event('dossier.document_registered', registered[0]?.body ?? {}, { refused }),
    ]);
    expect(rows.map((row) => row.events.length)).toEqual([2, 1]);
    expect(rows[1]?.knots).toEqual([{ lane: 0, thread: 'a', shape: 'void' }]);
  });

  it('tells the day of the thing, not of its record', () => {
    const [row] = rowsOf([event('signing.signature_recorded', signature('kb', '64', { place: 'Samarinda' }))]);
    expect([row?.day, row?.place]).toEqual(['2022-07-28', 'Samarinda']);
    expect(rowsOf([opened])[0]?.day).toBeUndefined();
  });

  it('turns any number of lanes around', () => {
    expect(reversed([0, 1, 2])).toEqual([2, 1, 0]);
  });
});

describe('filtered', () => {
  it('finds what a party did and what was recorded about it', () => {
    const about = event('signing.signature_recorded', signature('kb', '35'));
    expect(filtered([opened, about], { party: '35' })).toEqual([about]);
    expect(filtered([opened, about], { topic: 'signing' })).toEqual([about]);
    expect(filtered([opened, about], {})).toHaveLength(2);
  });
});

describe('nextMeeting', () => {
  const context = { regions: pair, documents, today, language: 'id' as const };

  it('tells when the threads meet', () => {
    expect(nextMeeting(dossier.standing.turns, context)).toEqual({
      text: 'Benang bertemu ketika Gubernur Jawa Timur menandatangani.',
      meets: true,
      parties: ['35'],
    });
    expect(nextMeeting(dossier.standing.turns.slice(1), context)?.text).toBe(
      'Benang bertemu ketika perangkat daerah Kalimantan Timur dan Jawa Timur menandatangani 7 perjanjian kerja sama.',
    );
  });

  it('tells the next act where no threads meet', () => {
    const next = nextMeeting(
      [{ party: '64', actor: 'cooperation_unit', act: 'report', stage: 'reporting', documents: [] }],
      context,
    );
    expect(next).toEqual({
      text: 'Pemerintah Provinsi Kalimantan Timur menyampaikan laporan.',
      meets: false,
      parties: ['64'],
    });
  });

  it('is silent when all is done', () => {
    expect(nextMeeting([], context)).toBeUndefined();
  });
});
