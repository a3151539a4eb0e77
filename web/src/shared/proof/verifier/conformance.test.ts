// The vectors of docs/formats/bundle.md: files and the results that both verifiers give, byte for byte.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { problemCodes, resultText } from './result';
import { sourceOfBytes } from './source';
import { verifyBundle } from './verify';

const folder = fileURLToPath(new URL('../../../../../tests/conformance/bundles/', import.meta.url));
const names = readdirSync(folder).filter((name) => name.endsWith('.zip'));

it('are there for every problem there is', () => {
  const told = names.map((name) => name.replace(/[-.].*/, ''));
  expect(problemCodes.filter((code) => !told.includes(code))).toEqual([]);
});

it.each(names)('%s', async (name) => {
  const bytes = new Uint8Array(readFileSync(folder + name));
  const wanted = readFileSync(folder + name.replace(/\.zip$/, '.json'), 'utf8').trimEnd();
  expect(resultText((await verifyBundle(sourceOfBytes(bytes))).result)).toBe(wanted);
});
