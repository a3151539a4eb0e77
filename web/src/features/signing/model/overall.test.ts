import { describe, expect, it } from 'vitest';
import type { ExaminedSignature, KnownPaper } from '../../../shared/api/generated/schemas';
import { conclusionOf, type Parts } from './overall';
import type { PdfLook } from './pdf-look';
import type { DigestResult } from './signed-digest';

const kaltim = { code: '64', name: 'Kalimantan Timur', kind: 'provinsi', head_title: 'Gubernur' } as const;
const jatim = { code: '35', name: 'Jawa Timur', kind: 'provinsi', head_title: 'Gubernur' } as const;
const paper = (kind: KnownPaper['kind'], complete: boolean): KnownPaper => ({
  kind, complete, type: 'joint_agreement', title: 'KB Pangan', parties: [], later: [],
  signatures: [
    { party: kaltim, office: 'Gubernur', method: 'wet', on: '2022-08-12' },
    { party: jatim, office: 'Gubernur', method: 'wet', on: '2022-07-28' },
  ],
});
const signature = (verdict: ExaminedSignature['verdict']): ExaminedSignature => ({
  field: 'a', verdict, integrity: 'intact', coverage: 'whole_file', later: 'none', trust: 'trusted', revocation: 'good',
  findings: [],
});
const file = (...digests: DigestResult[]): PdfLook => ({ isPdf: true, digests, tail: 'covered' });
const looks: readonly (PdfLook | undefined)[] = [
  undefined, { isPdf: false, digests: [], tail: 'added' }, file(), file('same'), file('different'), file('unknown'),
];
const knowns = { nothing: [], text: [paper('text', true)], openText: [paper('text', false)],
  file: [paper('signed_file', true)], openFile: [paper('signed_file', false)], scan: [paper('scan', true)] };
const verdicts: readonly (ExaminedSignature['verdict'] | 'bare' | undefined)[] =
  [undefined, 'bare', 'proven', 'disproven', 'undeterminable'];

function every(): { parts: Parts; digest: DigestResult | undefined; examined: string | undefined }[] {
  return looks.flatMap((look) => Object.values(knowns).flatMap((known) => verdicts.map((examined) => ({
    digest: look?.digests[0], examined,
    parts: {
      look, known,
      report: examined === undefined ? undefined
        : { ...({} as NonNullable<Parts['report']>), signatures: examined === 'bare' ? [] : [signature(examined)] },
    },
  }))));
}

describe('the conclusion', () => {
  it('never calls proven what anything speaks against, whatever else holds', () => {
    for (const { parts, digest, examined } of every()) {
      const { overall, disproven } = conclusionOf(parts);
      if (digest !== 'different' && examined !== 'disproven') continue;
      expect(overall).toBe('disproven');
      expect(disproven.length).toBeGreaterThan(0);
    }
  });

  it('calls disproven only what something speaks against', () => {
    for (const { parts, digest, examined } of every()) {
      if (conclusionOf(parts).overall === 'disproven') expect([digest, examined].join()).toMatch(/different|disproven/);
    }
  });

  it('calls proven only what is on record complete, or whose every signature holds', () => {
    for (const { parts, examined } of every()) {
      const { overall, proven } = conclusionOf(parts);
      if (overall !== 'proven') continue;
      expect(examined === 'proven' || parts.known.some((one) => one.complete)).toBe(true);
      expect(parts.known.every((one) => one.complete)).toBe(true);
      expect(proven.length).toBeGreaterThan(0);
    }
  });

  it('says of what it cannot determine what that is', () => {
    for (const { parts } of every()) {
      const { overall, reason, unknown } = conclusionOf(parts);
      if (overall === 'undeterminable' && reason !== 'notPdf') expect(unknown.length).toBeGreaterThan(0);
    }
  });

  it('tells a known text from a signed one, and names the last day of signing', () => {
    expect(conclusionOf({ known: knowns.openText })).toMatchObject({
      overall: 'open', reason: 'agreedOpen', disproven: [{ key: 'notEverybody' }], unknown: [{ key: 'paperItself' }],
    });
    expect(conclusionOf({ known: knowns.text })).toMatchObject({
      overall: 'proven', reason: 'agreed',
      proven: [{ key: 'sameText' }, { key: 'everybodySigned', last: '2022-08-12' }],
    });
  });

  it('never calls proven what a later paper ended, and names what changed it', () => {
    const changed: KnownPaper = { ...paper('text', true), later: [{ type: 'amendment', title: 'Adendum' }] };
    expect(conclusionOf({ known: [changed] })).toMatchObject({
      overall: 'proven', disproven: [{ key: 'later', title: 'Adendum' }],
    });
    const ended: KnownPaper = { ...paper('signed_file', true), later: [{ type: 'termination', title: 'Pengakhiran' }] };
    const report = { signatures: [signature('proven')] } as unknown as Parts['report'];
    expect(conclusionOf({ look: file('same'), known: [ended], report }))
      .toMatchObject({ overall: 'ended', reason: 'ended', disproven: [{ key: 'later', title: 'Pengakhiran' }] });
  });

  it('leaves a known file in doubt where a signature in it is, and a scan without any proven by the record', () => {
    const report = { signatures: [signature('undeterminable')] } as unknown as Parts['report'];
    expect(conclusionOf({ look: file('same'), known: knowns.file, report }).reason)
      .toBe('signaturesDoubtful');
    const bare = { signatures: [] } as unknown as Parts['report'];
    expect(conclusionOf({ look: file(), known: knowns.scan, report: bare }))
      .toMatchObject({ reason: 'recorded', unknown: [{ key: 'nothingSigned' }] });
  });

  it('says that whose a signature is was not looked at before the file was sent', () => {
    expect(conclusionOf({ look: file('same'), known: [] }).unknown.map((one) => one.key))
      .toEqual(['notHere', 'owners']);
  });
});
