// What all that was examined of a document comes to: one verdict with its reason, and what is proven, what is not and
// what cannot be determined, each by whom. The parts may come in one after the other; each answer can only replace it.
import type { ExaminedSignature, KnownPaper, SignatureReport } from '../../../shared/api/generated/schemas';
import type { PdfLook } from './pdf-look';
import { verdictOf } from './verdict';

// open: known and true, but not everybody has signed, so it binds nobody yet.
// ended: true, but a later paper ended it.
export type Overall = 'proven' | 'open' | 'ended' | 'undeterminable' | 'disproven';
export type Reason =
  | 'changed' | 'signatureBad' | 'signaturesGood' | 'signaturesDoubtful' | 'recorded' | 'recordedOpen' | 'agreed'
  | 'agreedOpen' | 'ended' | 'notPdf' | 'notKnown';

export interface Parts {
  // Of a file; absent where only a hash was asked about.
  readonly look?: PdfLook | undefined;
  readonly known: readonly KnownPaper[];
  readonly report?: SignatureReport | undefined;
}

export type Item =
  | { readonly key: 'untouched' | 'touched' | 'untold' | 'signed' | 'forged' | 'doubtful'; readonly number: number;
      readonly signature?: ExaminedSignature }
  | { readonly key: 'sameFile' | 'sameText' | 'everybodySigned' | 'notEverybody' | 'later'; readonly title: string;
      readonly last?: string }
  | { readonly key: 'paperItself' | 'owners' | 'notHere' | 'nothingSigned' };

export interface Conclusion {
  readonly overall: Overall;
  readonly reason: Reason;
  readonly proven: readonly Item[];
  readonly disproven: readonly Item[];
  readonly unknown: readonly Item[];
}

const isFile = (one: KnownPaper): boolean => one.kind !== 'text';

function reasonOf({ look, known, report }: Parts): Reason {
  const examined = report && report.signatures.length > 0 ? verdictOf(report) : undefined;
  if (examined === 'disproven') return 'signatureBad';
  if (look?.digests.includes('different')) return 'changed';
  if (look && !look.isPdf) return 'notPdf';
  if (examined === 'undeterminable') return 'signaturesDoubtful';
  // A later paper of the same hash may be open where another one is complete; the complete one speaks.
  const speaks = known.find((one) => one.complete) ?? known[0];
  if (speaks && !speaks.complete) return isFile(speaks) ? 'recordedOpen' : 'agreedOpen';
  if (speaks?.later.some((one) => one.type === 'termination')) return 'ended';
  if (examined === 'proven') return 'signaturesGood';
  if (speaks) return isFile(speaks) ? 'recorded' : 'agreed';
  return 'notKnown';
}

const overalls = {
  changed: 'disproven', signatureBad: 'disproven', signaturesGood: 'proven', signaturesDoubtful: 'undeterminable',
  ended: 'ended', recorded: 'proven', recordedOpen: 'open', agreed: 'proven', agreedOpen: 'open', notPdf: 'undeterminable',
  notKnown: 'undeterminable',
} as const satisfies Readonly<Record<Reason, Overall>>;

const byDevice = { same: 'untouched', different: 'touched', unknown: 'untold' } as const;
const byNode = { proven: 'signed', disproven: 'forged', undeterminable: 'doubtful' } as const;

function ofPaper(one: KnownPaper): Item[] {
  const last = one.signatures.map((each) => each.on).sort().at(-1);
  return [
    { key: isFile(one) ? 'sameFile' : 'sameText', title: one.title },
    ...(one.complete && last ? [{ key: 'everybodySigned' as const, title: one.title, last }] : []),
  ];
}

export function conclusionOf(parts: Parts): Conclusion {
  const { look, known, report } = parts;
  const reason = reasonOf(parts);
  if (reason === 'notPdf') return { reason, overall: overalls[reason], proven: [], disproven: [], unknown: [] };
  const device = (look?.digests ?? []).map((one, at): Item => ({ key: byDevice[one], number: at + 1 }));
  const node = (report?.signatures ?? []).map(
    (one, at): Item => ({ key: byNode[one.verdict], number: at + 1, signature: one }));
  const of = (...keys: string[]): Item[] => [...device, ...node].filter((one) => keys.includes(one.key));
  return {
    reason,
    overall: overalls[reason],
    proven: [...known.flatMap(ofPaper), ...of('untouched', 'signed')],
    disproven: [
      ...of('touched', 'forged'),
      ...known.filter((one) => !one.complete).map((one): Item => ({ key: 'notEverybody', title: one.title })),
      ...known.flatMap((one) => one.later).map((one): Item => ({ key: 'later', title: one.title })),
    ],
    unknown: [
      ...of('untold', 'doubtful'),
      ...(known.length === 0 ? [{ key: 'notHere' as const }] : []),
      ...(!look && known.length > 0 ? [{ key: 'paperItself' as const }] : []),
      ...(look?.isPdf && look.digests.length === 0 ? [{ key: 'nothingSigned' as const }] : []),
      ...(look && look.digests.length > 0 && !report ? [{ key: 'owners' as const }] : []),
    ],
  };
}
