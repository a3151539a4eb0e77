import { describe, expect, it } from 'vitest';
import type { OldAgreementReading, ReadParty, ReadProposal } from '../../../shared/api/generated/schemas';
import { articlesIn, bodyOf, fieldOf, gapsOf, type Standing } from './registration';
import { addParty, allItems, giveNumber, itemNamed, marksOf, reviewOf, type Review } from './review';

const read = (value: string, more: Partial<ReadProposal> = {}): ReadProposal => ({
  certainty: value === '' ? 'missing' : 'certain', value, words: value, places: [], doubts: [], ...more,
});
const party = (region: string, name: string, number = ''): ReadParty => ({
  region: read(region), name, agency: read(''), number: read(number), signatory: read('Orang'),
  office: read('Gubernur'),
});
const place = { page: 2, left: 10, top: 10, width: 50, height: 10 };
const reading = {
  kind: read('joint_agreement'), title: read('Pangan', { places: [place] }), signed_on: read('2022-07-28'),
  place: read('Surabaya'), start: read('2022-07-28'), end: read(''), term: read('P5Y'),
  parties: [party('64', 'Kalimantan Timur', '119/1'), party('35', 'Jawa Timur')],
  numbers: [read('120/7')], articles: [{ number: 1, heading: read('Maksud') }, { number: 2, heading: read('Biaya') }],
  pages: [], findings: [], registration: { partners: ['35'], document_title: 'KB tentang Pangan' },
} as OldAgreementReading;
const standing: Standing = { own: '64', needsParent: false, speaking: [] };
const file = { hash: 'h', name: 'kb.pdf' };

function settled(): Review {
  const review = reviewOf(reading);
  for (const item of allItems(review)) item.isSettled = true;
  review.cooperation = 'ksdd_sukarela';
  return review;
}
const reasons = (review: Review, more: Partial<Standing> = {}): string[] =>
  gapsOf(review, { ...standing, ...more }).map(({ pointer, reason }) => `${pointer} ${reason}`);

describe('what still has to be looked at', () => {
  it('is everything that was proposed, until a person said so of each', () => {
    const review = reviewOf(reading);
    review.cooperation = 'ksdd_sukarela';
    const open = reasons(review);
    expect(open).toContain('/document_type unconfirmed');
    expect(open).toContain('/party-1/region unconfirmed');
    expect(open).not.toContain('/end unconfirmed');
    expect(open.length).toBe(allItems(review).filter((one) => one.value !== '').length);
    expect(reasons(settled())).toEqual([]);
  });

  it('is what no machine proposes and what was left empty', () => {
    const review = settled();
    review.cooperation = '';
    const title = itemNamed(review, 'title');
    if (title) title.value = ' ';
    expect(reasons(review)).toEqual(['/title needed', '/cooperation kindNeeded']);
    expect(reasons(review, { needsParent: true })).toEqual(['/parent parentNeeded']);
  });

  it('is a partner, the own government, a day for signatures, a length and headings that can be read', () => {
    const review = settled();
    for (const [name, value] of [['signed_on', ''], ['term', 'lama']] as const) {
      const item = itemNamed(review, name);
      if (item) item.value = value;
    }
    review.articles.value = '1. Maksud\nBiaya';
    expect(reasons(review, { own: '51' })).toEqual([
      '/term termUnreadable', '/articles articleUnreadable', '/parties ownMissing', '/signed_on signerNeedsDay',
    ]);
  });

  it('is the letter of whoever signs for an agency', () => {
    const review = settled();
    const [first] = review.parties;
    if (first) first.officeKind = 'agency_head';
    expect(reasons(review)).toEqual(['/party-0/mandate-number mandateNeeded']);
  });

  it('is not the letter of a party that speaks for itself', () => {
    const review = settled();
    const [, second] = review.parties;
    if (second) second.officeKind = 'agency_head';
    expect(reasons(review, { speaking: ['35'] })).toEqual([]);
    expect(reasons(review)).toEqual(['/party-1/mandate-number mandateNeeded']);
  });

  it('is the name of a party that no register knows', () => {
    const name = read('', { certainty: 'doubtful', words: 'PT AIR BERSlH' });
    const review = reviewOf({ ...reading, parties: [...reading.parties, { ...party('', ''), region: name }] });
    for (const item of allItems(review)) item.isSettled = item.key !== '/party-2/region';
    review.cooperation = 'ksdd_sukarela';
    expect(reasons(review)).toEqual(['/party-2/region unconfirmed']);
    expect(review.parties[2]?.region.value).toBe('PT AIR BERSlH');
  });

  it('is nothing that the screen does not ask', () => {
    const dinas = { ...party('18', 'Lampung'), agency: read('Dinas Air') };
    const review = reviewOf({ ...reading, parties: [...reading.parties, dinas] });
    for (const item of allItems(review)) item.isSettled = item.name !== 'agency' && item.name !== 'title';
    const [, , third] = review.parties;
    if (!third) throw new Error('three parties');
    third.isRegion = false;
    review.cooperation = 'ksdd_sukarela';
    review.dossier = 'd';
    review.parent = 'p';
    expect(reasons(review, { needsParent: true })).toEqual([]);
    third.isRegion = true;
    expect(reasons(review, { needsParent: true })).toEqual(['/party-2/agency unconfirmed']);
  });
});

describe('the form that registers it', () => {
  it('carries what was confirmed and leaves out what is not there', () => {
    const body = bodyOf(settled(), standing, file);
    expect(body).toMatchObject({
      title: 'Pangan', cooperation: 'ksdd_sukarela', document_type: 'joint_agreement',
      document_title: 'KB tentang Pangan', signed_on: '2022-07-28', term: 'P5Y', file: 'h',
      articles: [{ number: 1, heading: 'Maksud' }, { number: 2, heading: 'Biaya' }],
      parties: [{ region: '64', number: '119/1', signer: { name: 'Orang', office_kind: 'head_of_region' } },
        { region: '35' }],
    });
    expect(body).not.toHaveProperty('end');
    expect(body).not.toHaveProperty('others');
  });

  it('names a party that is no region apart, and says nothing for one that speaks for itself', () => {
    const review = settled();
    addParty(review);
    const [, second, third] = review.parties;
    if (!second || !third) throw new Error('three parties');
    third.isRegion = false;
    third.region.value = 'PT Sinar';
    const body = bodyOf(review, { ...standing, needsParent: true, speaking: ['35'] }, file);
    expect(body.parties).toHaveLength(2);
    expect(body.parties?.[1]).toEqual({ region: '35' });
    expect(body.others).toEqual([{ name: 'PT Sinar' }]);
    expect(body).not.toHaveProperty('title');
    expect(fieldOf('/others/0/name', review)).toBe(`/party-${third.id}/region`);
    expect(fieldOf('/parties/1/signer/mandate', review)).toBe(`/party-${second.id}/mandate-number`);
    expect(fieldOf('/signed_on', review)).toBe('/signed_on');
  });

  it('gives a loose number to the party that a person names', () => {
    const review = settled();
    const [loose] = review.loose;
    const [, second] = review.parties;
    if (!loose || !second) throw new Error('a number and two parties');
    giveNumber(review, loose, second);
    expect(review.loose).toEqual([]);
    expect(bodyOf(review, standing, file).parties?.[1]?.number).toBe('120/7');
  });

  it('reads headings one a line, with or without the word pasal', () => {
    expect(articlesIn('Pasal 1: Maksud\n\n2) Biaya\n3')).toEqual([
      { number: 1, heading: 'Maksud' }, { number: 2, heading: 'Biaya' }, { number: 3 },
    ]);
  });
});

describe('the marks on the pages', () => {
  it('stand where the words were read, once for each page', () => {
    expect(marksOf(allItems(reviewOf(reading)))).toEqual([
      { key: '/document_title', name: 'document_title', page: 2, places: [place] },
      { key: '/title', name: 'title', page: 2, places: [place] },
    ]);
  });
});
