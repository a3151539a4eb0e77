import { describe, expect, it } from 'vitest';
import { faultAt, isTurnedAway, troubleOf } from './trouble';

const problem = {
  type: 'urn:simpul:refusal:end_before_start',
  title: 'Tanggal berakhir mendahului tanggal mulai.',
  status: 422,
  detail: 'Tidak ada data yang berubah. Perbaiki tanggalnya.',
  instance: '7K2Q',
  errors: [{ code: 'end_before_start', pointer: '/end', title: 'Mendahului mulai', detail: 'Perbaiki', facts: {} }],
};

describe('troubleOf', () => {
  it('keeps the words and the fields of a refusal', () => {
    const trouble = troubleOf(422, problem);
    expect(trouble).toMatchObject({ kind: 'refused', code: 'end_before_start', request: '7K2Q', title: problem.title });
    expect(faultAt(trouble, '/end')?.title).toBe('Mendahului mulai');
    expect(faultAt(trouble, '/start')).toBeUndefined();
  });

  it('tells an ended session from a refused password', () => {
    expect(troubleOf(401, { ...problem, type: 'urn:simpul:refusal:sign_in_needed' }).kind).toBe('signed_out');
    expect(troubleOf(401, { ...problem, type: 'urn:simpul:refusal:sign_in_refused' }).kind).toBe('refused');
    expect(troubleOf(401, undefined).kind).toBe('signed_out');
  });

  it('tells whom the server sends away for a moment from whom it refuses', () => {
    for (const code of ['own_files_still_read', 'server_busy']) {
      expect(isTurnedAway(troubleOf(429, { ...problem, type: `urn:simpul:refusal:${code}` }))).toBe(true);
    }
    expect(isTurnedAway(troubleOf(422, problem))).toBe(false);
    expect(isTurnedAway(troubleOf(502, undefined))).toBe(false);
  });

  it('tells that somebody else changed the thing', () => {
    expect(troubleOf(412, problem).kind).toBe('stale');
  });

  it('does not take the page of a proxy for an answer', () => {
    expect(troubleOf(502, undefined)).toEqual({ kind: 'broken', status: 502 });
    expect(troubleOf(500, { message: 'oops' })).toEqual({ kind: 'broken', status: 500 });
  });
});
