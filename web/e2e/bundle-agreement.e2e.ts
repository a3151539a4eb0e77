// Two verifiers, written apart from each other from docs/formats/bundle.md, must give the same bytes for every file:
// the program's and the one of the page, over the vectors and over bundles that somebody tampered with.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { told } from '../src/shared/proof/verifier/bundle.fixture.ts';
import { resultText, type Result } from '../src/shared/proof/verifier/result.ts';
import { sourceOfBytes } from '../src/shared/proof/verifier/source.ts';
import { keyWords } from '../src/shared/proof/verifier/spoken-words.ts';
import { bytesOfBase64 } from '../src/shared/proof/verifier/bytes.ts';
import { verifyBundle } from '../src/shared/proof/verifier/verify.ts';
import { tampered } from './stage/bundle-mutations.ts';

const program = process.env['SIMPUL_PROGRAM'] ?? resolve(import.meta.dirname, '../../build/release/simpul');
const seed = Number(process.env['SIMPUL_SEED'] ?? 20_261_123);
const mutations = Number(process.env['SIMPUL_MUTATIONS'] ?? 2_000);
const atOnce = 2;

const vectors = resolve(import.meta.dirname, '../../tests/conformance/bundles');
const folder = mkdtempSync(join(tmpdir(), 'simpul-bundles-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function programSays(path: string, ...more: readonly string[]): Promise<string> {
  return new Promise((done, fail) => {
    execFile(program, ['verify', path, ...more], { maxBuffer: 1 << 26 }, (fault, output, complaint) => {
      // A verdict against the file is an answer; to die of it is not.
      if (fault && typeof fault.code !== 'number') fail(new Error(`${path}: ${fault.message}\n${complaint}`));
      else done(output.trimEnd());
    });
  });
}

async function pageSays(bytes: Uint8Array): Promise<string> {
  return resultText((await verifyBundle(sourceOfBytes(bytes))).result);
}

const whole = (): Uint8Array[] =>
  readdirSync(vectors)
    .filter((name) => name.startsWith('proven') && name.endsWith('.zip'))
    .map((name) => new Uint8Array(readFileSync(join(vectors, name))));

describe('the program and the page', () => {
  it('say the same of every vector', async () => {
    const names = readdirSync(vectors).filter((name) => name.endsWith('.zip'));
    expect(names.length).toBeGreaterThan(50);
    for (const name of names) {
      const path = join(vectors, name);
      expect(await programSays(path, '--json'), name).toBe(await pageSays(new Uint8Array(readFileSync(path))));
    }
  });

  it(`say the same of ${mutations} bundles that somebody tampered with`, async () => {
    const files = tampered(seed, whole());
    const codes = new Map<string, number>();
    const differences: string[] = [];
    let turn = 0;
    const work = async (): Promise<void> => {
      while (turn < mutations) {
        const mine = turn;
        turn += 1;
        const { value: bytes } = (await files.next()) as { value: Uint8Array };
        const path = join(folder, `${mine}.zip`);
        writeFileSync(path, bytes);
        const [program, page] = await Promise.all([programSays(path, '--json'), pageSays(bytes)]);
        if (program !== page) differences.push(`seed ${seed}, file ${mine}:\n${program}\n${page}`);
        else rmSync(path);
        const { verdict, problems } = JSON.parse(page) as Result;
        for (const code of new Set([verdict, ...problems.map((one) => one.code)]))
          codes.set(code, (codes.get(code) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
    console.log(
      `${[...codes]
        .sort(([, one], [, other]) => other - one)
        .map(([code, n]) => `${code} ${n}`)
        .join(', ')}`,
    );
    expect(differences.slice(0, 5)).toEqual([]);
    // Mutations that only ever break the archive would prove little.
    expect(codes.size).toBeGreaterThan(18);
    expect(codes.get('proven')).toBeGreaterThan(0);
  });

  it('read the same words out of a key', async () => {
    const bytes = told();
    const path = join(folder, 'words.zip');
    writeFileSync(path, bytes);
    const words = await programSays(path);
    const { governments } = JSON.parse(await pageSays(bytes)) as Result;
    expect(governments.length).toBe(2);
    for (const { key } of governments) expect(words).toContain(keyWords(bytesOfBase64(key) ?? new Uint8Array(0)));
  });
});
