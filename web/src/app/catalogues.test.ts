// Every sentence of every area: both languages say it with the same facts, and the Indonesian one has no English in it.
import { describe, expect, it } from 'vitest';

interface Catalogue {
  readonly id: Readonly<Record<string, string>>;
  readonly en: Readonly<Record<string, string>>;
}

const modules = import.meta.glob<Record<string, unknown>>(['../**/*messages.ts', '../**/role-names.ts'], {
  eager: true,
});

function isSay(value: unknown): value is { catalogue: Catalogue } {
  return typeof value === 'function' && 'catalogue' in value;
}

const catalogues = Object.entries(modules).flatMap(([file, module]) =>
  Object.values(module)
    .filter(isSay)
    .map((say) => ({ file, ...say.catalogue })),
);

function factsOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ''))].sort();
}

// Words that people who write software let slip into Indonesian (ux-anchors 7 and 10).
const english = new RegExp(
  String.raw`\b(submit|invalid|error|please|oops|deadline|login|logout|password|upload|download|email|link|online|offline|` +
    String.raw`approve|approval|user|username|update|edit|delete|save|cancel|search|setting|settings|dashboard|file|form|` +
    String.raw`sorry|loading|refresh|browser|server|draft|review|status sync|sync|click|klik)\b`,
  'i',
);

describe('catalogues', () => {
  it('are found', () => {
    expect(catalogues.length).toBeGreaterThan(5);
  });

  it.each(catalogues)('$file says everything in both languages', ({ id, en }) => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(id).sort());
    for (const [key, sentence] of Object.entries(id)) {
      expect(sentence.trim(), key).not.toBe('');
      expect(en[key]?.trim(), key).not.toBe('');
      expect(factsOf(en[key] ?? ''), key).toEqual(factsOf(sentence));
    }
  });

  it.each(catalogues)('$file has no English word in Indonesian', ({ id }) => {
    expect(Object.values(id).filter((sentence) => english.test(sentence))).toEqual([]);
  });

  it.each(catalogues)('$file blames nobody and shouts at nobody', ({ id }) => {
    expect(Object.values(id).filter((sentence) => /!|\b(mohon|maaf|silakan|gagal)\b/i.test(sentence))).toEqual([]);
  });
});
