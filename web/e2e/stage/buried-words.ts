// Finds words in an answer however they are buried: packed, compressed, or written in another alphabet of bytes.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Reply } from './client.ts';
import { partsOf } from './word.ts';

// In Base64 three bytes become four signs, so a word has three looks; the signs at its edges depend on its neighbours.
function base64Of(word: string): string[] {
  return [0, 1, 2].map((before) => {
    const signs = Buffer.from('\0'.repeat(before) + word).toString('base64').replace(/=+$/, '');
    return signs.slice(Math.ceil((before * 4) / 3), -2);
  });
}

export function formsOf(word: string): readonly Buffer[] {
  const wide = Buffer.from(word, 'utf16le');
  const hex = Buffer.from(word).toString('hex');
  const spelled = [word, ...base64Of(word), hex, hex.toUpperCase()];
  return [...spelled.map((one) => Buffer.from(one)), wide, Buffer.from(wide).swap16()];
}

function outputOf(program: string, ...asked: string[]): Buffer {
  return execFileSync(program, asked, { maxBuffer: 2 ** 28, stdio: ['ignore', 'pipe', 'ignore'] });
}

// The words of a PDF as a reader has them, and its objects without compression: what it attaches, and says of itself.
function layersOfPdf(bytes: Buffer): Buffer[] {
  const folder = mkdtempSync(join(tmpdir(), 'simpul-words-'));
  try {
    const file = join(folder, 'read.pdf');
    writeFileSync(file, bytes);
    const unpacked = ['--warning-exit-0', '--stream-data=uncompress', '--object-streams=disable', file, '-'];
    return [outputOf('pdftotext', file, '-'), outputOf('qpdf', ...unpacked)];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Everything of an answer that can hold words.
export function layersOf(reply: Reply): readonly Buffer[] {
  const bytes = Buffer.from(reply.bytes);
  const plain = [bytes, Buffer.from(JSON.stringify([...reply.headers]))];
  if (bytes.subarray(0, 5).toString() === '%PDF-') return [...plain, ...layersOfPdf(bytes)];
  if (bytes.subarray(0, 2).toString() === 'PK') return [...plain, ...partsOf(bytes).values()];
  return plain;
}

export function says(layers: readonly Buffer[], word: string): boolean {
  return formsOf(word).some((form) => layers.some((layer) => layer.includes(form)));
}
