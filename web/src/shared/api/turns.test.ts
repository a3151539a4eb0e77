import { describe, expect, it } from 'vitest';
import { Turns } from './turns';

describe('turns', () => {
  it('come one after another, in the order of the line', () => {
    const turns = new Turns();
    const begun: string[] = [];
    const leave = ['a', 'b', 'c'].map((name) => turns.enter(() => begun.push(name)));
    expect(begun).toEqual(['a']);
    leave[0]?.();
    expect(begun).toEqual(['a', 'b']);
    leave[0]?.();
    expect(begun).toEqual(['a', 'b']);
  });

  it('pass over whoever left before', () => {
    const turns = new Turns();
    const begun: string[] = [];
    const leave = ['a', 'b', 'c'].map((name) => turns.enter(() => begun.push(name)));
    leave[1]?.();
    leave[0]?.();
    expect(begun).toEqual(['a', 'c']);
    leave[2]?.();
    turns.enter(() => begun.push('d'));
    expect(begun).toEqual(['a', 'c', 'd']);
  });
});
