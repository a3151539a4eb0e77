import { describe, expect, it } from 'vitest';
import { broughtText, changedHereToo, joinsDraft } from './brought';
import { clausesOf, textOf, type DocumentText, type TextClause } from '../../../shared/texts/model/text';

const clause = (name: string, words = name): TextClause => ({
  clause: name, kind: 'article', blocks: [{ kind: 'paragraph', text: words }],
});
const text = (...clauses: TextClause[]): DocumentText => textOf(clauses);
const shown = (one: DocumentText): string =>
  clausesOf(one).map(({ clause: name, blocks }) => `${name}=${blocks?.[0]?.text ?? ''}`).join(' ');

const base = text(clause('a'), clause('b'), clause('c'));
const none = new Set<string>();

describe('a file that came back', () => {
  it('changes only what it changed, though the draft went on meanwhile', () => {
    const mine = text(clause('a', 'a here'), clause('b'), clause('c'));
    const file = text(clause('a'), clause('b', 'b file'), clause('c'), clause('d'));
    expect(shown(broughtText({ base, mine, file }, none))).toBe('a=a here b=b file c=c d=d');
    expect(changedHereToo({ base, mine, file })).toEqual([]);
  });

  it('has its wording where both changed a clause, and says so', () => {
    const mine = text(clause('a'), clause('b', 'b here'), clause('c'));
    const file = text(clause('a'), clause('b', 'b file'), clause('c'));
    expect(changedHereToo({ base, mine, file })).toEqual(['b']);
    expect(shown(broughtText({ base, mine, file }, none))).toBe('a=a b=b file c=c');
    expect(shown(broughtText({ base, mine, file }, new Set(['b'])))).toBe('a=a b=b here c=c');
  });

  it('leaves out what is not wanted: a change, an addition, a removal', () => {
    const file = text(clause('a', 'a file'), clause('x'), clause('c'));
    const brought = { base, mine: base, file };
    expect(shown(broughtText(brought, none))).toBe('a=a file x=x c=c');
    expect(shown(broughtText(brought, new Set(['a'])))).toBe('a=a x=x c=c');
    expect(shown(broughtText(brought, new Set(['x'])))).toBe('a=a file c=c');
    expect(shown(broughtText(brought, new Set(['b'])))).toBe('a=a file b=b x=x c=c');
    expect(shown(broughtText(brought, new Set(['a', 'b', 'x'])))).toBe('a=a b=b c=c');
  });

  it('is the draft where there is none, or where nobody knows what it was made from', () => {
    const file = text(clause('x'));
    expect(joinsDraft({ base, mine: text(), file })).toBe(false);
    expect(broughtText({ base, mine: text(), file }, none)).toBe(file);
    expect(broughtText({ base: undefined, mine: base, file }, none)).toBe(file);
  });
});
