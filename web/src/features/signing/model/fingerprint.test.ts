import { describe, expect, it } from 'vitest';
import { base64Of } from './bytes';
import { inFours, shortFingerprint } from './fingerprint';

describe('a fingerprint', () => {
  it('is read four letters at a time, the first sixteen of it for short', () => {
    expect(inFours('0123456789')).toBe('0123 4567 89');
    expect(shortFingerprint('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef');
  });
});

describe('the bytes of a key file', () => {
  it('become base64, however many there are', () => {
    expect(base64Of(new Uint8Array([0, 255, 16]))).toBe('AP8Q');
    const many = Uint8Array.from({ length: 100_000 }, (_, index) => index % 256);
    expect(Buffer.from(base64Of(many), 'base64').equals(Buffer.from(many))).toBe(true);
  });
});
