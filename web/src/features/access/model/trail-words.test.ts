import { describe, expect, it } from 'vitest';
import type { AuditEntry } from '../../../shared/api/generated/schemas';
import { entryDetails, entrySentence } from './trail-words';

function entry(part: Partial<AuditEntry>): AuditEntry {
  return {
    number: 1,
    at: '2022-08-11T02:00:00.000Z',
    kind: 'sign_in',
    outcome: 'done',
    actor_name: 'Dewi',
    subject_name: 'Budi',
    address: '10.0.0.1',
    detail: {},
    ...part,
  };
}

describe('entrySentence', () => {
  it('tells who did what', () => {
    expect(entrySentence(entry({}))).toBe('Budi masuk');
    expect(entrySentence(entry({ kind: 'account_disabled' }))).toBe('Akun Budi dinonaktifkan');
  });

  it('tells a refusal as a refusal', () => {
    expect(entrySentence(entry({ outcome: 'refused' }))).toBe('Percobaan masuk sebagai Budi ditolak');
    expect(entrySentence(entry({ kind: 'account_reset', outcome: 'refused' }))).toBe(
      'Akun Budi diatur ulang (ditolak)',
    );
  });

  it('does not leave a stranger without a word', () => {
    expect(entrySentence(entry({ outcome: 'refused', subject_name: '' }))).toContain('tidak dikenal');
  });
});

describe('entryDetails', () => {
  it('says which roles became which', () => {
    const changed = entry({
      kind: 'account_changed',
      detail: { roles_before: 'legal', roles: 'staff,legal', name_before: 'Bud' },
    });
    expect(entryDetails(changed)).toEqual(['Peran: Hukum menjadi Staf kerja sama dan Hukum', 'Nama sebelumnya: Bud']);
  });

  it('passes over details it has no words for', () => {
    expect(entryDetails(entry({ detail: { reason: 'password' } }))).toEqual([]);
    expect(entryDetails(entry({ kind: 'account_reset', detail: { scope: 'both' } }))).toHaveLength(1);
  });
});
