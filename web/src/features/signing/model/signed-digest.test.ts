import { describe, expect, it } from 'vitest';
import { childrenOf, elementAt } from './der';
import { checkedSignatures, coveredRanges, type DigestResult } from './signed-digest';
import { plain, signed } from './signed-file.fixture';

const signedDigests = async (bytes: Uint8Array): Promise<DigestResult[]> =>
  (await checkedSignatures(bytes)).map((one) => one.digest);

function flipped(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('what a signature covers', () => {
  it('is what it was made for, by every algorithm and beneath later signatures', async () => {
    for (const name of ['sha256', 'sha384', 'sha512']) {
      expect(await signedDigests(signed(plain, '-md', name)), name).toEqual(['same']);
    }
    expect(await signedDigests(signed(signed(plain)))).toEqual(['same', 'same']);
  });

  it('is told to differ after a single bit was changed, for each signature that covers it', async () => {
    const first = signed(plain);
    const twice = signed(first);
    expect(await signedDigests(flipped(twice, 20))).toEqual(['different', 'different']);
    // Beyond the first signature: only the second covers it.
    expect(await signedDigests(flipped(twice, first.length + 3))).toEqual(['same', 'different']);
  });

  it('is not decided where it cannot be: no attributes, another algorithm, not a signature', async () => {
    expect(await signedDigests(signed(plain, '-noattr'))).toEqual(['unknown']);
    expect(await signedDigests(signed(plain, '-md', 'sha1'))).toEqual(['unknown']);
    const whole = signed(plain);
    const at = whole.indexOf('<30') + 1;
    expect(await signedDigests(Buffer.concat([whole.subarray(0, at), Buffer.from('zz'), whole.subarray(at + 2)])))
      .toEqual(['unknown']);
    expect(await signedDigests(flipped(whole, at + 1))).toEqual(['unknown']);
    expect(await signedDigests(plain)).toEqual([]);
  });

  it('is nothing where the range is a trick', () => {
    const asked = (numbers: string): unknown => coveredRanges(Buffer.from(`%PDF-1.7 /ByteRange [${numbers}] tail`))[0];
    expect(asked('0 5 9 4')).toEqual({ gap: 5, rest: 9, end: 13 });
    for (const numbers of ['3 5 9 4', '0 9 9 4', '0 9 5 4', '0 5 9 4000', '0 5 99999999999999999999 1']) {
      expect(asked(numbers), numbers).toBeUndefined();
    }
    const many = Buffer.from('%PDF-1.7 /ByteRange [0 5 9 4]'.repeat(500));
    expect(coveredRanges(many).length).toBe(50);
  });
});

describe('DER', () => {
  const element = (...bytes: number[]): unknown => elementAt(Uint8Array.from(bytes), 0)?.content;

  it('is read only as far as there are bytes', () => {
    expect(element(0x04, 0x01, 0x07)).toEqual(Uint8Array.of(7));
    expect(element(0x04, 0x81, 0x01, 0x07)).toEqual(Uint8Array.of(7));
    const cut = [[], [4], [4, 2, 7], [4, 0x80, 0, 0], [4, 0x85, 0, 0, 0, 0, 1, 7], [4, 0x82, 1], [0x1f, 1, 7]];
    for (const bytes of cut) {
      expect(element(...bytes), bytes.join(' ')).toBeUndefined();
    }
  });

  it('has children that fill their parent, or none', () => {
    const of = (tag: number, ...bytes: number[]): unknown =>
      childrenOf(elementAt(Uint8Array.from(bytes), 0), tag)?.length;
    expect(of(0x30, 0x30, 4, 4, 0, 4, 0)).toBe(2);
    expect(of(0x31, 0x30, 4, 4, 0, 4, 0)).toBeUndefined();
    expect(of(0x30, 0x30, 3, 4, 0, 4)).toBeUndefined();
    expect(of(0x04, 0x04, 2, 4, 0)).toBeUndefined();
  });
});
