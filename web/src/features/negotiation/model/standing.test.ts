import { describe, expect, it } from 'vitest';
import type { Negotiation, Round } from '../../../shared/api/generated/schemas';
import { writtenText } from './drawn-texts.fixture';
import { redlineOf, onlyChanged } from './redline';
import { firstComparison, opposite, textChoices, textTurn } from './standing';
import { talksOf, threadsOf } from './threads';

const round = (party: string, text: string, at: string): Round =>
  ({ party, recorded_by: party, text, at, has_clauses: true });
const view = (hash: string) => ({ hash, text: writtenText(), numbers: [], references: {} });
const agreement = { clauses: [], articles_agreed: 0, articles: 0, same_order: true, whole: false };
const seen = (part: Partial<Negotiation>) =>
  ({ own: '62', signatories: ['62', '51'], rounds: [], texts: [], agreement, ...part }) as unknown as Negotiation;
const draft = (hash: string, sent: boolean) => ({ saved_at: '', saved_by: '', view: view(hash), sent });

describe('whose turn it is', () => {
  const ours = round('62', 'a', '1');
  const theirs = round('51', 'b', '2');

  it('follows the last round', () => {
    expect(textTurn(seen({}))).toEqual({ kind: 'nothing' });
    expect(textTurn(seen({ draft: draft('a', false) }))).toEqual({ kind: 'unsent' });
    expect(textTurn(seen({ rounds: [ours], draft: draft('a', true) }))).toEqual({ kind: 'theirs', round: ours,
      awaited: ['51'] });
    expect(textTurn(seen({ rounds: [ours], draft: draft('c', false) }))).toEqual({ kind: 'unsent' });
    expect(textTurn(seen({ rounds: [ours, theirs], draft: draft('c', false) }))).toEqual({ kind: 'ours',
      round: theirs });
    expect(textTurn(seen({ rounds: [ours, theirs], agreed_text: 'a' }))).toEqual({ kind: 'agreed' });
  });

  it('lays the side beside that spoke last, or the one asked for', () => {
    const texts = [
      { party: '62', round: ours, view: view('a') },
      { party: '51', round: theirs, view: view('b') },
      { party: '35', round: round('35', 'c', '3'), view: view('c') },
    ];
    expect(opposite(seen({ texts }))).toBe('35');
    expect(opposite(seen({ texts }), '51')).toBe('51');
    expect(opposite(seen({ texts }), '62')).toBe('35');
    expect(opposite(seen({ texts: texts.slice(0, 1) }))).toBeUndefined();
  });

  it('offers texts newest first, and compares what the last round changed', () => {
    const page = seen({ rounds: [ours, theirs, round('51', 'd', '4')], draft: draft('c', false) });
    expect(textChoices(page).map((one) => one.hash)).toEqual(['c', 'd', 'b', 'a']);
    expect(firstComparison(page)).toEqual({ from: 'a', to: 'd' });
    expect(firstComparison(seen({ rounds: [ours], draft: draft('c', false) }))).toEqual({ from: 'a', to: 'c' });
    expect(firstComparison(seen({ rounds: [ours] }))).toBeUndefined();
  });
});

describe('a redline', () => {
  it('has the numbers of both texts and only what differs where asked', () => {
    const numbers = [{ label: 'Pasal 1', blocks: [{ label: 'Pasal 1 ayat (1)', mark: '(1)', depth: 0 }] },
      { label: 'Pasal 2', blocks: [] }];
    const same = { run: 'same' as const, text: 'x' };
    const clauses = redlineOf({
      from: '', to: '', numbers_before: numbers, numbers_after: numbers,
      clauses: [
        { change: 'moved', before: 0, after: 1, was: { clause: 'a', kind: 'article' },
          is: { clause: 'a', kind: 'article' }, heading: [same],
          blocks: [{ change: 'same', before: 0, after: 0, is: { kind: 'ayat' }, text: [same], rows: [] }] },
        { change: 'same', before: 1, after: 0, is: { clause: 'b', kind: 'article' }, heading: [], blocks: [] },
      ],
    });
    expect(clauses.map((one) => [one.name, one.before, one.after])).toEqual([['a', 'Pasal 1', 'Pasal 2'],
      ['b', 'Pasal 2', 'Pasal 1']]);
    expect(onlyChanged(clauses).map((one) => [one.name, one.blocks.length])).toEqual([['a', 0]]);
  });
});

describe('threads', () => {
  const comment = (name: string, clause?: string, answers?: string) =>
    ({ comment: name, party: '62', text: '', body: name, at: '', settled: false, clause, answers });

  it('gather answers under what began them', () => {
    const threads = threadsOf([comment('a', 'x'), comment('b', 'x', 'a'), comment('c', 'x', 'b'), comment('d', 'y'),
      comment('e', 'y', 'lost')]);
    expect(threads.map((one) => [one.first.comment, one.answers.map((each) => each.comment)])).toEqual([
      ['a', ['b', 'c']], ['d', []], ['e', []],
    ]);
  });

  it('stand in the order of the text, what is gone last', () => {
    const notes = [{ note: 'n', body: '', at: '', by: '', settled: true }];
    const comments = [comment('a', 'gone'), comment('b', 'biaya'), comment('c', 'maksud')];
    const talks = talksOf({ comments, notes }, ['maksud', 'biaya']);
    expect(talks.map((one) => [one.clause, one.open])).toEqual([[undefined, 0], ['maksud', 1], ['biaya', 1],
      ['gone', 1]]);
  });
});
