import { describe, expect, it } from 'vitest';
import type { PreflightCheck, PreflightReport } from '../../../shared/api/generated/schemas';
import { sorted, standingChecks, stands } from './checks';

const check = (code: PreflightCheck['code'], result: PreflightCheck['result']): PreflightCheck => ({ code, result });
const codes = (checks: readonly PreflightCheck[]): string[] => checks.map((one) => one.code);
const report: PreflightReport = {
  document: 'kb', outcome: 'not_determinable',
  checks: [
    check('text_agreed', 'passed'), check('paraf_whole', 'not_determinable'),
    check('certificate_fit', 'not_determinable'),
  ],
};

describe('checks', () => {
  it('leave the certificate to the moment the key is opened', () => {
    const before = sorted(report.checks, 'before');
    expect(codes(before.doubts)).toEqual(['paraf_whole']);
    expect(codes(before.later)).toEqual(['certificate_fit']);
    expect(codes(sorted(report.checks, 'after').doubts)).toEqual(['paraf_whole', 'certificate_fit']);
  });

  it('count what opening the key made known on top of what was known', () => {
    const result = { document: 'kb', signed: false, checks: [check('certificate_fit', 'not_determinable')] };
    const now = standingChecks(report, result);
    expect(codes(now.doubts)).toEqual(['paraf_whole', 'certificate_fit']);
    expect(now.later).toEqual([]);
    expect(codes(now.passed)).toEqual(['text_agreed']);
  });

  it('hold nobody back for a certificate that does not fit: another key may', () => {
    const withKey = { document: 'kb', signed: false, checks: [check('certificate_fit', 'failed')] };
    expect(stands(standingChecks(report, withKey))).toBe(false);
    const withOrder = { document: 'kb', signed: false, checks: [check('order_reached', 'failed')] };
    expect(stands(standingChecks(report, withOrder))).toBe(true);
  });

  it('are none before they were asked for', () => {
    expect(standingChecks(undefined, undefined)).toEqual({ failed: [], doubts: [], passed: [], later: [] });
  });
});
