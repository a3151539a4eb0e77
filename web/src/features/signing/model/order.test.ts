import { describe, expect, it } from 'vitest';
import { moved, startingOrder } from './order';
import { paper, slot } from './signing.fixture';

describe('the order of signing', () => {
  it('moves a party by one place and stops at either end', () => {
    expect(moved(['64', '35', '51'], '35', -1)).toEqual(['35', '64', '51']);
    expect(moved(['64', '35', '51'], '35', 1)).toEqual(['64', '51', '35']);
    expect(moved(['64', '35'], '64', -1)).toEqual(['64', '35']);
    expect(moved(['64', '35'], '35', 1)).toEqual(['64', '35']);
    expect(moved(['64', '35'], '99', 1)).toEqual(['64', '35']);
  });

  it('begins with what is set, and after it whoever was left out', () => {
    const slots = [slot('64'), slot('35'), slot('51')];
    expect(startingOrder(paper('x', { slots, order: ['35'] }))).toEqual(['35', '64', '51']);
    expect(startingOrder(paper('x', { slots }))).toEqual(['64', '35', '51']);
  });
});
