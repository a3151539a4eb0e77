import { describe, expect, it } from 'vitest';
import { circlesOf, importsOf, refusal, roomOf } from './fence.mjs';

describe('layers', () => {
  it('a feature is a room of its own', () => {
    expect(roomOf('features/register/ui/register-page.svelte')).toBe('features/register');
    expect(roomOf('shared/ui/field.svelte')).toBe('shared');
  });

  it('shared uses nothing above it and features never use each other', () => {
    expect(refusal('shared', 'features/register')).toContain('above');
    expect(refusal('shared', 'app')).toContain('above');
    expect(refusal('features/a', 'features/b')).toContain('never');
    expect(refusal('features/a', 'app')).toContain('above');
  });

  it('app may use all, and everybody may use shared', () => {
    expect(refusal('app', 'features/a')).toBeUndefined();
    expect(refusal('features/a', 'shared')).toBeUndefined();
    expect(refusal('features/a', 'features/a')).toBeUndefined();
  });
});

describe('imports', () => {
  it('are found in every form', () => {
    const text =
      `import x from './a';\nimport type { Y } from "./b";\n` +
      `const z = () => import('./c.svelte');\nimport './d.css';`;
    expect(importsOf(text).map((one) => [one.target, one.isType, one.isLazy])).toEqual([
      ['./a', false, false],
      ['./b', true, false],
      ['./c.svelte', false, true],
      ['./d.css', false, false],
    ]);
  });

  it('that go round in a circle are named', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['a']],
      ['d', ['a']],
    ]);
    expect(circlesOf(graph)).toEqual([['a', 'b', 'c', 'a']]);
    expect(
      circlesOf(
        new Map([
          ['a', ['b']],
          ['b', []],
        ]),
      ),
    ).toEqual([]);
  });
});
