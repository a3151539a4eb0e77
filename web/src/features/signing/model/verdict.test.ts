import { describe, expect, it } from 'vitest';
import type { ExaminedSignature } from '../../../shared/api/generated/schemas';
import { resultsOf, verdictOf } from './verdict';

const one = (verdict: ExaminedSignature['verdict'], more: Partial<ExaminedSignature> = {}): ExaminedSignature => ({
  field: 'a', verdict, integrity: 'intact', coverage: 'whole_file', later: 'none', trust: 'trusted', revocation: 'good',
  findings: [], ...more,
});

describe('a signed file', () => {
  it('proves no more than its weakest signature', () => {
    expect(verdictOf({ signatures: [one('proven'), one('proven')] })).toBe('proven');
    expect(verdictOf({ signatures: [one('proven'), one('undeterminable')] })).toBe('undeterminable');
    expect(verdictOf({ signatures: [one('undeterminable'), one('disproven')] })).toBe('disproven');
    expect(verdictOf({ signatures: [] })).toBe('undeterminable');
  });

  it('tells each part on its own, and what is not known apart from what is wrong', () => {
    const parts = resultsOf(
      one('undeterminable', { trust: 'unknown_issuer', revocation: 'undeterminable', later: 'other' }));
    expect(parts.map(({ key, result }) => `${key} ${result}`)).toEqual([
      'integrity_intact good', 'coverage_whole_file good', 'later_other bad', 'trust_unknown_issuer unknown',
      'revocation_undeterminable unknown',
    ]);
  });
});
