// What a signed file proves: as a whole, and each thing that was examined on its own.
import type { ExaminedSignature, SignatureReport } from '../../../shared/api/generated/schemas';

export type Verdict = ExaminedSignature['verdict'];
export type Result = 'good' | 'bad' | 'unknown';

// One signature that is disproven spoils the file, one in doubt leaves it in doubt.
export function verdictOf(report: Pick<SignatureReport, 'signatures'>): Verdict {
  const verdicts = report.signatures.map((one) => one.verdict);
  if (verdicts.includes('disproven')) return 'disproven';
  return verdicts.length > 0 && verdicts.every((one) => one === 'proven') ? 'proven' : 'undeterminable';
}

const results = {
  integrity: { intact: 'good', changed: 'bad', unreadable: 'unknown' },
  coverage: { whole_file: 'good', whole_revision: 'good', partial: 'bad' },
  later: { none: 'good', signatures_only: 'good', other: 'bad', undeterminable: 'unknown' },
  trust: { trusted: 'good', unknown_issuer: 'unknown', broken: 'bad', expired: 'bad', not_yet_valid: 'bad' },
  revocation: { good: 'good', revoked: 'bad', undeterminable: 'unknown' },
} as const satisfies { readonly [Part in Examined]: Readonly<Record<ExaminedSignature[Part], Result>> };

type Examined = 'integrity' | 'coverage' | 'later' | 'trust' | 'revocation';
type Keys = { [Part in Examined]: `${Part}_${ExaminedSignature[Part]}` }[Examined];

export interface PartResult {
  // The sentence that tells it: "integrity_intact".
  readonly key: Keys;
  readonly result: Result;
}

export function resultsOf(one: Pick<ExaminedSignature, Examined>): PartResult[] {
  return [
    { key: `integrity_${one.integrity}`, result: results.integrity[one.integrity] },
    { key: `coverage_${one.coverage}`, result: results.coverage[one.coverage] },
    { key: `later_${one.later}`, result: results.later[one.later] },
    { key: `trust_${one.trust}`, result: results.trust[one.trust] },
    { key: `revocation_${one.revocation}`, result: results.revocation[one.revocation] },
  ];
}
