import { describe, expect, it } from 'vitest';
import { insertedMark, plainLine, splitMarks } from './marks';

const labels = new Map([['lingkup', 'Pasal 2'], ['lingkup/tani', 'Pasal 2 huruf a']]);

describe('marks', () => {
  it('stand apart from the words around them', () => {
    expect(splitMarks('menurut [[lingkup/tani]] oleh {{pihak.1.nama}}.', labels)).toEqual([
      { kind: 'words', text: 'menurut ' },
      { kind: 'reference', name: 'lingkup/tani', label: 'Pasal 2 huruf a' },
      { kind: 'words', text: ' oleh ' },
      { kind: 'variable', name: 'pihak.1.nama' },
      { kind: 'words', text: '.' },
    ]);
  });

  it('that lead nowhere or cannot be read stay visible', () => {
    expect(splitMarks('[[hilang]]', labels)).toEqual([{ kind: 'reference', name: 'hilang', label: undefined }]);
    for (const broken of ['{{Nama}}', '{{a..b}}', '[[ lingkup ]]', '[[a/b/c]]', '{{', '[[']) {
      expect(splitMarks(broken, labels), broken).toEqual([{ kind: 'unreadable', text: broken }]);
    }
  });

  it('that open in another lose only their brackets', () => {
    expect(splitMarks('{{a {{b}}', labels)).toEqual([
      { kind: 'unreadable', text: '{{' },
      { kind: 'words', text: 'a ' },
      { kind: 'variable', name: 'b' },
    ]);
  });

  it('leave out nothing of the line', () => {
    const line = 'x [[lingkup]] y {{z}} [[? }} w';
    const whole = splitMarks(line, new Map()).map((part) => {
      if (part.kind === 'variable') return `{{${part.name}}}`;
      return part.kind === 'reference' ? `[[${part.name}]]` : part.text;
    });
    expect(whole.join('')).toBe(line);
  });

  it('are read in words', () => {
    expect(plainLine('menurut [[lingkup]] dan {{maksud}}', labels)).toBe('menurut Pasal 2 dan …maksud…');
  });

  it('are put between words with the spaces they need', () => {
    expect(insertedMark('menurut ini', 7, 7, '[[a]]')).toEqual({ line: 'menurut [[a]] ini', at: 13 });
    expect(insertedMark('', 0, 0, '{{a}}')).toEqual({ line: '{{a}}', at: 5 });
    expect(insertedMark('pada xx.', 5, 7, '[[a]]')).toEqual({ line: 'pada [[a]].', at: 10 });
  });
});
