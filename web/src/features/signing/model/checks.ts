// What the checks before signing leave to do: nothing, something to mend first, or something to take upon oneself.
import type { PreflightCheck, PreflightReport, SittingReport } from '../../../shared/api/generated/schemas';

export interface Sorted {
  readonly failed: readonly PreflightCheck[];
  // To be taken on one by one by whoever signs.
  readonly doubts: readonly PreflightCheck[];
  readonly passed: readonly PreflightCheck[];
  // Known only when the key is opened.
  readonly later: readonly PreflightCheck[];
}

// Before the key is opened nobody knows the certificate: that is no doubt yet. After it, it is.
export function sorted(checks: readonly PreflightCheck[], when: 'before' | 'after'): Sorted {
  const isLater = (one: PreflightCheck): boolean =>
    when === 'before' && one.code === 'certificate_fit' && one.result === 'not_determinable';
  return {
    failed: checks.filter((one) => one.result === 'failed'),
    doubts: checks.filter((one) => one.result === 'not_determinable' && !isLater(one)),
    passed: checks.filter((one) => one.result === 'passed'),
    later: checks.filter(isLater),
  };
}

export type SittingResult = SittingReport['results'][number];

// The checks that count now: those before signing, and what opening the key made known on top of them.
export function standingChecks(report: PreflightReport | undefined, result: SittingResult | undefined): Sorted {
  const before = sorted(report?.checks ?? [], 'before');
  if (!result || result.signed) return before;
  const after = sorted(result.checks ?? [], 'after');
  const codes = new Set([...after.failed, ...after.doubts, ...after.passed].map((one) => one.code));
  const isOlder = (one: PreflightCheck): boolean => !codes.has(one.code);
  return {
    failed: [...before.failed.filter(isOlder), ...after.failed],
    doubts: [...before.doubts.filter(isOlder), ...after.doubts],
    passed: [...before.passed.filter(isOlder), ...after.passed],
    later: before.later.filter(isOlder),
  };
}

// A failure that another key may mend stops nobody from trying again with it.
export function stands(checks: Sorted): boolean {
  return checks.failed.some((one) => one.code !== 'certificate_fit');
}
