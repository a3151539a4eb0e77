import { describe, expect, it } from 'vitest';
import { hashOf, lookInto } from './pdf-look';
import { plain, signed } from './signed-file.fixture';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};

// A range around the first signature of a file that ends where the file does, of the same length wherever it stands.
function forgedInto(bytes: Buffer, before: string, after: string): Buffer {
  const [, gap, rest] = /ByteRange \[0 (\d+) (\d+)/.exec(bytes.toString('latin1')) ?? [];
  const written = (length: number): Buffer =>
    Buffer.concat([bytes, Buffer.from(`${before}/ByteRange [0 ${gap} ${rest} ${String(length).padStart(9)}]${after}`)]);
  return written(written(0).length - Number(rest));
}

describe('a file looked into on the device', () => {
  it('shows its signatures, and whether the last one reaches its end', async () => {
    const once = signed(plain);
    expect(await lookInto(once)).toEqual({ isPdf: true, digests: ['same'], tail: 'covered' });
    expect(await lookInto(signed(once))).toEqual({ isPdf: true, digests: ['same', 'same'], tail: 'covered' });
    const more = Buffer.concat([once, Buffer.from('more')]);
    expect(await lookInto(more)).toEqual({ isPdf: true, digests: ['same'], tail: 'added' });
    expect(await lookInto(signed(plain, '-md', 'sha1'))).toEqual(
      { isPdf: true, digests: ['unknown'], tail: 'unknown' });
  });

  it('does not believe a range that was written after the last signature', async () => {
    const once = signed(plain);
    for (const [before, after] of [['% ', '\n'], ['8 0 obj <<>> stream\n', '\nendstream endobj\n']] as const) {
      const forged = forgedInto(once, before, after);
      const range = /.*ByteRange \[0 \d+ (\d+) +(\d+)\]/s.exec(forged.toString('latin1'));
      expect(Number(range?.[1]) + Number(range?.[2])).toBe(forged.length);
      expect(await lookInto(forged)).toEqual({ isPdf: true, digests: ['same'], tail: 'added' });
    }
    // Around a gap of its own in which there is no signature: it is not believed, and hides nothing.
    const [before, after] = ['8 0 obj <<>> stream\n/ByteRange [0 5 9 ', ']\nendstream endobj\n'];
    const length = once.length + before.length + 9 + after.length;
    const alone = Buffer.concat([once, Buffer.from(before + String(length - 9).padStart(9) + after)]);
    expect(await lookInto(alone)).toEqual({ isPdf: true, digests: ['same', 'unknown'], tail: 'unknown' });
  });

  it('may have no signature, and may be no PDF', async () => {
    expect(await lookInto(bytesOf('%PDF-1.4'))).toMatchObject({ isPdf: true, digests: [] });
    expect(await lookInto(bytesOf('PK surat'))).toMatchObject({ isPdf: false, digests: [] });
  });

  it('has the hash that every other program gives it', async () => {
    expect(await hashOf(bytesOf('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
