import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { keyWords, words } from './spoken-words';

const source = fileURLToPath(new URL('../../../../../src/foundation/text/spoken_words.cpp', import.meta.url));

it('has the words of the node, in their order', () => {
  expect(words).toEqual([...readFileSync(source, 'utf8').matchAll(/"([a-z]+)"/g)].map((found) => found[1]));
  expect(new Set(words).size).toBe(256);
});

it('reads a key as ten words', () => {
  const [one, other] = [keyWords(new Uint8Array(32)), keyWords(new Uint8Array(32).fill(1))];
  expect(one.split(' ').length).toBe(10);
  expect(one).not.toBe(other);
});
