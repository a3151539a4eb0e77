import { describe, expect, it } from 'vitest';
import { paper, signing, slot } from './signing.fixture';
import { arranged, awaitingByWay, awaitingOwn, inOrder, readyForOwn, signingTurn, tallyOf } from './standing';

const agreement = paper('kb', { type: 'joint_agreement', parent: undefined });
const signed = { state: 'signed' } as const;

describe('documents', () => {
  it('stand under the agreement they belong to', () => {
    const rows = arranged([paper('pks-1'), agreement, paper('lain', { parent: 'tidak-ada' })]);
    expect(rows.map(({ document, isChild }) => [document.document, isChild])).toEqual([
      ['kb', false], ['pks-1', true], ['lain', false],
    ]);
  });

  it('await one’s own pen until it is signed, electronically only with an agreed text', () => {
    const all = signing([
      agreement, paper('dibahas', { text_state: 'open', text: undefined }),
      paper('selesai', { slots: [slot('64', signed), slot('35')] }), paper('milik-lain', { slots: [slot('35')] }),
      paper('di-kertas', { text_state: 'none', text: undefined }),
      paper('nanti', { slots: [slot('35'), slot('64', { state: 'waits', waits_for: '35', place: 2 })] }),
    ]);
    expect(awaitingOwn(all).map((one) => one.document)).toEqual(['kb', 'di-kertas', 'nanti']);
    expect(awaitingByWay(all, true).map((one) => one.document)).toEqual(['kb', 'di-kertas', 'nanti']);
    expect(awaitingByWay(all, false).map((one) => one.document)).toEqual(['kb', 'nanti']);
    expect(readyForOwn(all).map((one) => one.document)).toEqual(['kb', 'di-kertas']);
  });

  it('show their slots by place', () => {
    const one = paper('pks', { slots: [slot('64', { place: 2 }), slot('35', { place: 1 })] });
    expect(inOrder(one).map(({ party }) => party)).toEqual(['35', '64']);
  });
});

describe('whose pen is awaited', () => {
  it('is one’s own before all', () => {
    expect(signingTurn(signing([agreement, paper('pks')]))).toEqual({ kind: 'ours', count: 2 });
  });

  it('is the other side’s once one has signed', () => {
    const half = paper('pks', { slots: [slot('64', signed), slot('35')] });
    expect(signingTurn(signing([half]))).toEqual({ kind: 'theirs', parties: ['35'], count: 1 });
  });

  it('is nobody’s while texts are open, while a party refuses, and once all is signed', () => {
    expect(signingTurn(signing([paper('x', { text_state: 'open' })])).kind).toBe('texts_open');
    const refused = paper('x', { slots: [slot('64', signed), slot('35', { state: 'refused' })] });
    expect(signingTurn(signing([refused]))).toEqual({ kind: 'refused', parties: ['35'] });
    const whole = paper('x', { complete: true, slots: [slot('64', signed), slot('35', signed)] });
    expect(signingTurn(signing([whole])).kind).toBe('complete');
    expect(signingTurn(signing([])).kind).toBe('empty');
  });

  it('is not one’s own where one has refused oneself', () => {
    const refused = paper('x', { slots: [slot('64', { state: 'refused' }), slot('35', signed)] });
    expect(signingTurn(signing([refused]))).toEqual({ kind: 'refused', parties: ['64'] });
  });

  it('counts documents and signatures', () => {
    const whole = paper('x', { complete: true, slots: [slot('64', signed), slot('35', signed)] });
    expect(tallyOf([whole, agreement])).toEqual({ complete: 1, documents: 2, signed: 2, slots: 4 });
  });
});
