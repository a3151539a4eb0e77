// One sitting: who signs, by which way, and which documents are consented to, each on its own.
import type {
  NewSignature, RegionCode, SigningHolder, SigningIntent, SigningKey, SigningMethod, SigningDocument, Sitting,
} from '../../../shared/api/generated/schemas';
import type { ScanDoubt } from '../../../shared/scans/scan-look.svelte.ts';
import type { Sorted } from './checks';

export type Way = 'file' | 'token' | 'bsre' | 'paper';

export interface SittingDraft {
  holder: string;
  // The surat kuasa, or '' where the office itself gives the power.
  mandate: string;
  way: Way;
  place: string;
  on: string;
  // The fingerprint consented to, by document: another text needs another consent. '' stands for a text on paper only.
  consents: Record<string, string>;
  // Codes of the checks taken on, by document.
  doubts: Record<string, string[]>;
}

// The office whose power reaches furthest stands first; whoever signs usually is the head of region.
export function newSitting(holders: readonly SigningHolder[], way: Way, today: string): SittingDraft {
  const holder = holders.find((one) => one.office_kind === 'head_of_region') ?? holders[0];
  return {
    holder: holder?.holder ?? '', mandate: startingMandate(holder), way, place: '', on: today,
    consents: {}, doubts: {},
  };
}

// Whoever is not the head of region signs by surat kuasa where there is one (PP 28/2018 article 2(2)).
export function startingMandate(holder: SigningHolder | undefined): string {
  if (!holder || holder.office_kind === 'head_of_region') return '';
  return holder.mandates?.[0]?.mandate ?? '';
}

export function methodOf(way: Way): SigningMethod {
  return way === 'paper' ? 'wet' : way === 'bsre' ? 'bsre' : 'pades';
}

export function intentOf(draft: SittingDraft, documents: readonly string[]): SigningIntent {
  return {
    documents: [...documents], method: methodOf(draft.way), holder: draft.holder, ...powerOf(draft),
  };
}

function powerOf(draft: SittingDraft): { authority: 'office' | 'mandate'; mandate?: string | undefined } {
  return draft.mandate === '' ? { authority: 'office' } : { authority: 'mandate', mandate: draft.mandate };
}

// The documents consented to in the very text that is shown now.
export function consented(draft: SittingDraft, documents: readonly SigningDocument[]): SigningDocument[] {
  return documents.filter((one) => draft.consents[one.document] === (one.text ?? ''));
}

export function sittingOf(draft: SittingDraft, documents: readonly SigningDocument[], key: SigningKey): Sitting {
  const consents = consented(draft, documents).map(({ document, text }) => {
    const doubts = draft.doubts[document] ?? [];
    return { document, text: text ?? '', ...(doubts.length > 0 ? { doubts: [...doubts] } : {}) };
  });
  const place = draft.place.trim();
  return { consents, holder: draft.holder, ...powerOf(draft), ...(place === '' ? {} : { place }), key };
}

export interface InkEvidence {
  readonly party: RegionCode;
  readonly scan?: string | undefined;
  // The doubt that somebody answers for who records a scan that could not be told to show the text.
  readonly takesOn?: ScanDoubt | undefined;
}

// Ink is recorded as it stands on the paper.
export function inkOf(
  draft: SittingDraft, document: SigningDocument, holder: SigningHolder,
  { party, scan, takesOn }: InkEvidence,
): NewSignature {
  const mandate = holder.mandates?.find((one) => one.mandate === draft.mandate);
  return {
    document: document.document, party, method: 'wet', text: document.text,
    signer: { name: holder.name, office: holder.office, office_kind: holder.office_kind as
      NewSignature['signer']['office_kind'], agency: holder.agency },
    holder: holder.holder, capacity: holder.capacity,
    authority: mandate ? 'mandate' : 'office',
    mandate: mandate && { number: mandate.number, dated: mandate.dated, giver: mandate.giver },
    on: draft.on, place: draft.place.trim() || undefined,
    evidence: scan === undefined ? undefined : { scan, ...(takesOn === undefined ? {} : { takes_on: takesOn }) },
  };
}

export interface KeyDraft {
  // Base64 of the chosen file.
  pkcs12: string;
  passphrase: string;
  pin: string;
  nik: string;
  proof: 'passphrase' | 'one_time_code';
  oneTimeCode: string;
}

export function emptyKey(): KeyDraft {
  return { pkcs12: '', passphrase: '', pin: '', nik: '', proof: 'passphrase', oneTimeCode: '' };
}

export function keyOf(way: Exclude<Way, 'paper'>, key: KeyDraft): SigningKey {
  switch (way) {
    case 'file': return { kind: 'file', pkcs12: key.pkcs12, passphrase: key.passphrase };
    case 'token': return { kind: 'token', pin: key.pin };
    case 'bsre':
      return key.proof === 'one_time_code'
        ? { kind: 'bsre', nik: key.nik.trim(), one_time_code: key.oneTimeCode.trim() }
        : { kind: 'bsre', nik: key.nik.trim(), passphrase: key.passphrase };
    default: return way satisfies never;
  }
}

export type SittingFault =
  | 'noConsent' | 'openDoubt' | 'noHolder' | 'noKeyFile' | 'noPassphrase' | 'noPin' | 'badNik'
  | 'noCode' | 'noDay';

export interface GivenFault {
  readonly pointer: string;
  readonly fault: SittingFault;
  readonly document?: string;
}

const nikForm = /^\d{16}$/;

// What is missing before anything is sent; `pointer` names the field.
export function faultsOf(
  draft: SittingDraft, key: KeyDraft, documents: readonly SigningDocument[], checks: (document: string) => Sorted,
): GivenFault[] {
  const chosen = consented(draft, documents);
  const faults: GivenFault[] = draft.holder === '' ? [{ pointer: '/holder', fault: 'noHolder' }] : [];
  if (chosen.length === 0) faults.push({ pointer: '/consents', fault: 'noConsent' });
  for (const { document } of chosen) {
    const open = openDoubts(draft, document, checks(document));
    if (open.length > 0) faults.push({ pointer: `/doubts/${document}/${open[0] ?? ''}`, fault: 'openDoubt', document });
  }
  return [...faults, ...(draft.way === 'paper' ? dayFaults(draft) : keyFaults(draft.way, key))];
}

export function openDoubts(draft: SittingDraft, document: string, checks: Sorted): string[] {
  const taken = draft.doubts[document] ?? [];
  return checks.doubts.map((one) => one.code).filter((code) => !taken.includes(code));
}

// One doubt is open again in every document.
export function withoutDoubt(doubts: SittingDraft['doubts'], code: string): SittingDraft['doubts'] {
  const rest = Object.entries(doubts).map(([document, taken]) => [document, taken.filter((one) => one !== code)]);
  return Object.fromEntries(rest) as SittingDraft['doubts'];
}

function dayFaults(draft: SittingDraft): GivenFault[] {
  return draft.on === '' ? [{ pointer: '/on', fault: 'noDay' }] : [];
}

function keyFaults(way: Exclude<Way, 'paper'>, key: KeyDraft): GivenFault[] {
  const wanted: (GivenFault | false)[] = {
    file: () => [
      key.pkcs12 === '' && { pointer: '/key/pkcs12', fault: 'noKeyFile' as const },
      key.passphrase === '' && { pointer: '/key/passphrase', fault: 'noPassphrase' as const },
    ],
    token: () => [key.pin === '' && { pointer: '/key/pin', fault: 'noPin' as const }],
    bsre: () => [
      !nikForm.test(key.nik.trim()) && { pointer: '/key/nik', fault: 'badNik' as const },
      key.proof === 'passphrase' && key.passphrase === ''
        && { pointer: '/key/passphrase', fault: 'noPassphrase' as const },
      key.proof === 'one_time_code' && key.oneTimeCode.trim() === ''
        && { pointer: '/key/one_time_code', fault: 'noCode' as const },
    ],
  }[way]();
  return wanted.filter((one) => one !== false);
}
