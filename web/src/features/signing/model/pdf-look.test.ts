import { describe, expect, it } from 'vitest';
import { hashOf, lookInto } from './pdf-look';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return bytes;
};

describe('a file looked into on the device', () => {
  const signed = (length: number): string => `%PDF-1.7 /ByteRange [0 10 20 ${length}]`;

  it('shows its signatures, and whether the last one reaches its end', () => {
    const whole = signed(12);
    expect(whole.length).toBe(32);
    expect(lookInto(bytesOf(whole))).toEqual({ isPdf: true, signatures: 1, reachesEnd: true });
    expect(lookInto(bytesOf(`${whole} more`))).toEqual({ isPdf: true, signatures: 1, reachesEnd: false });
  });

  it('may have no signature, and may be no PDF', () => {
    expect(lookInto(bytesOf('%PDF-1.4'))).toEqual({ isPdf: true, signatures: 0, reachesEnd: false });
    expect(lookInto(bytesOf('PK surat'))).toEqual({ isPdf: false, signatures: 0, reachesEnd: false });
  });

  it('has the hash that every other program gives it', async () => {
    expect(await hashOf(bytesOf('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
