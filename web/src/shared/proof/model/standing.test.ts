import { describe, expect, it } from 'vitest';
import { say } from '../bundle-messages';
import { brokenBy, problemCodes, type ProblemCode } from '../verifier/result';
import { adviceFor, inGroups, placeOf, standingOf } from './standing';
import { fileNameOf, opensHere } from './saving';

const standing = (...codes: ProblemCode[]): string =>
  standingOf(brokenBy(codes.map((code) => ({ code, where: 'threads/64.jsonl:3' }))));

describe('the seal of a result', () => {
  it('says "does not match" where something does not fit, and leaves open what is only missing', () => {
    expect(standingOf({ ...brokenBy([]), verdict: 'proven' })).toBe('proven');
    expect(standing('file_missing', 'witnesses_too_few', 'entry_missing', 'opening_missing')).toBe('undeterminable');
    expect(standing('file_missing', 'signature_fails')).toBe('disproven');
    expect(standing('archive_not_canonical')).toBe('disproven');
    expect(standingOf(brokenBy([{ code: 'archive_malformed', where: '0' }]))).toBe('undeterminable');
    expect(standingOf(brokenBy([{ code: 'archive_malformed', where: '30' }]))).toBe('disproven');
  });
  it('has a sentence and an advice for every problem', () => {
    const { id, en } = say.catalogue;
    for (const code of problemCodes) {
      const keys = [`problem_${code}`, `advice_${adviceFor({ code, where: '7' })}`] as (keyof typeof id)[];
      for (const key of keys) expect(`${id[key]} ${en[key]}`).not.toContain('undefined');
    }
  });
  it('names the place of each', () => {
    expect(placeOf({ code: 'signature_fails', where: 'threads/16.03.jsonl:12' })).toMatchObject({
      kind: 'event',
      code: '16.03',
      number: 12,
    });
    expect(placeOf({ code: 'proof_fails', where: 'logs/0123456789abcdef/proofs.jsonl:5' }).kind).toBe('proof');
    expect(placeOf({ code: 'archive_malformed', where: '12' }).kind).toBe('byte');
    expect(placeOf({ code: 'file_differs', where: 'files/aa' }).kind).toBe('entry');
    expect(placeOf({ code: 'opening_missing', where: '' }).kind).toBe('whole');
    expect(placeOf({ code: 'manifest_malformed', where: '' }).kind).toBe('member');
    expect(inGroups('0123456789')).toBe('0123 4567 89');
  });
});

describe('a file of a bundle', () => {
  const held = (name: string, title?: string) => ({ name, title, digest: 'ab'.repeat(32), dataAt: 0, size: 1 });
  it('is saved under its own name, which leads nowhere else', () => {
    expect(fileNameOf(held('files/x.pdf', 'Naskah final'))).toBe('Naskah final.pdf');
    expect(fileNameOf(held('files/x.pdf', '../../etc\u202e/naskah.PDF'))).toBe('....etcnaskah.PDF');
    expect(fileNameOf(held('files/x.json'))).toBe('abababababab.json');
    expect(fileNameOf(held('files/x', ' '))).toBe('abababababab');
  });
  it('is opened only where nothing in it can run', () => {
    expect(['pdf', 'png', 'jpg', 'html', 'svg', 'json'].filter((one) => opensHere(held(`files/x.${one}`)))).toEqual([
      'pdf',
      'png',
      'jpg',
    ]);
    expect(opensHere(held('files/constructor'))).toBe(false);
  });
});
